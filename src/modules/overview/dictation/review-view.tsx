import type { VNode } from 'preact';
import type { DictatedPassage, Dictation } from '../../practice/index.ts';
import { checks, markForChecking } from '../../practice/index.ts';
import { formatInstant } from '../../../platform/dates/instant.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { NotificationBanner } from '../../../platform/views/components/notification-banner.tsx';
import { Select } from '../../../platform/views/components/select.tsx';
import { SummaryList } from '../../../platform/views/components/summary-list.tsx';
import { Textarea } from '../../../platform/views/components/textarea.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import { typedText } from '../../practice/index.ts';
import { formatLength, soundWords, stateWords } from './dictation-words.ts';

/** A part of the visit that words may go into, with what is typed there. */
export type Target = { readonly name: string; readonly title: string; readonly typed: string };

export type ReviewProps = {
  readonly action: string;
  readonly visit: string;
  readonly csrf: string;
  readonly dictation: Dictation;
  readonly isOn: boolean;
  readonly days: number;
  /** Whether the visit is still being written by this reader. */
  readonly isOpen: boolean;
  readonly names: readonly string[];
  readonly targets: readonly Target[];
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  /** How many passages the press before this page accepted, and how many were accepted before that. */
  readonly saved: { readonly now: number; readonly before: number } | null;
};

/** The engine's words beside what is typed: heard, checked, mended, accepted passage by passage or all at once. */
export function ReviewView(props: ReviewProps): VNode {
  const { dictation, isOn, days, saved, visit } = props;
  const isReady = dictation.state === 'ready' && dictation.discardedAt === null;
  return (
    <>
      {saved ? <Saved {...saved} visit={visit} /> : null}
      <h1 class="govuk-heading-l">Check what you dictated</h1>
      <p class="govuk-body">
        {formatInstant(dictation.receivedAt)}, {formatLength(dictation.seconds)}.{' '}
        {stateWords(dictation, isOn)}
      </p>
      {dictation.soundGoneAt === null ? (
        <audio
          class="kith-sound"
          controls
          preload="none"
          src={`${props.action}/sound`}
          aria-label="Your recording"
        />
      ) : null}
      <p class="govuk-hint">{soundWords(dictation, days)}</p>
      {isReady && dictation.passages.length > 0 ? <Passages {...props} /> : null}
      <Ways {...props} />
    </>
  );
}

function Saved({ now, before, visit }: { now: number; before: number; visit: string }): VNode {
  const said =
    now > 0
      ? `${now === 1 ? 'The passage is' : `${now} passages are`} accepted: it stands behind what was typed.`
      : `Nothing was added: ${before === 1 ? 'that passage was' : 'those passages were'} accepted before.`;
  return (
    <NotificationBanner type="success" title="Accepted">
      <p class="govuk-notification-banner__heading">{said}</p>
      <p class="govuk-body">
        <a class="govuk-link" href={visit}>
          Look at it in the visit, or put it right there
        </a>
      </p>
    </NotificationBanner>
  );
}

function Passages(props: ReviewProps): VNode {
  const { dictation, action, csrf, isOpen, targets } = props;
  const left = dictation.passages.filter(({ accepted }) => accepted === null);
  const title = (name: string) => targets.find((one) => one.name === name)?.title;
  return (
    <div class="govuk-grid-row">
      <form class="govuk-grid-column-two-thirds" method="post" action={action} novalidate>
        <CsrfField token={csrf} />
        {left.length === 0 ? null : <Key />}
        {dictation.passages.map((one) => (
          <Passage {...props} one={one} />
        ))}
        {isOpen && left.length > 1 ? <AcceptAll {...props} /> : null}
        {isOpen || left.length === 0 ? null : (
          <p class="govuk-body">The visit is finished. What is missing in it is added to the entry itself.</p>
        )}
      </form>
      <section class="govuk-grid-column-one-third" aria-labelledby="typed-so-far">
        <h2 class="govuk-heading-s" id="typed-so-far">
          Typed so far
        </h2>
        <TypedSoFar targets={targets.filter(({ typed, name }) => typed !== '' && title(name))} />
      </section>
    </div>
  );
}

function Key(): VNode {
  return (
    <p class="govuk-body">
      Recognition mishears. Look hardest at what is marked:{' '}
      {Object.entries(checks).map(([check, title]) => (
        <>
          <mark class={`kith-check kith-check--${check}`}>{title.toLowerCase()}</mark>{' '}
        </>
      ))}
    </p>
  );
}

function TypedSoFar({ targets }: { readonly targets: readonly Target[] }): VNode {
  if (targets.length === 0) return <p class="govuk-body">Nothing yet.</p>;
  return (
    <SummaryList
      rows={targets.map(({ title, typed }) => ({
        key: { text: title },
        value: { text: <span class="kith-as-typed">{typed}</span> },
      }))}
    />
  );
}

type PassageProps = ReviewProps & { readonly one: DictatedPassage };

function Passage(props: PassageProps): VNode {
  const { one, names, isOpen } = props;
  const marked = markForChecking(one.words, names);
  const number = one.place + 1;
  return (
    <section class="kith-dictated" aria-labelledby={`passage-${number}`}>
      <h2 class="govuk-heading-s" id={`passage-${number}`}>
        Passage {number}
      </h2>
      <p class="govuk-body">
        {marked.map(({ text, check }) =>
          check ? <mark class={`kith-check kith-check--${check}`}>{text}</mark> : text,
        )}
      </p>
      {one.accepted ? (
        <p class="govuk-hint">Accepted by you, {formatInstant(one.accepted.at)}.</p>
      ) : isOpen ? (
        <PassageFields {...props} />
      ) : null}
    </section>
  );
}

function PassageFields({ one, typed, errors, targets }: PassageProps): VNode {
  const [words, into] = [`words_${one.place}`, `into_${one.place}`];
  const number = one.place + 1;
  return (
    <>
      <Textarea
        name={words}
        id={words}
        rows={3}
        label={{ text: `As it should stand (passage ${number})` }}
        value={words in typed ? typedText(typed, words) : one.words}
        errorMessage={errorOf(errors, words)}
      />
      <Into name={into} text={`Where passage ${number} belongs`} {...{ typed, errors, targets }} />
      <Button name="step" value={`accept_${one.place}`} classes="govuk-button--secondary" preventDoubleClick>
        Accept passage {number}
      </Button>
    </>
  );
}

type IntoProps = Pick<ReviewProps, 'typed' | 'errors' | 'targets'> & {
  readonly name: string;
  readonly text: string;
};

/** Without a default: words about one child must not land in another's record by not looking. */
function Into({ name, text, typed, errors, targets }: IntoProps): VNode {
  return (
    <Select
      name={name}
      id={name}
      label={{ text }}
      value={typedText(typed, name)}
      errorMessage={errorOf(errors, name)}
      items={[{ value: '', text: 'Choose' }, ...targets.map((one) => ({ value: one.name, text: one.title }))]}
    />
  );
}

function AcceptAll({ typed, errors, targets }: ReviewProps): VNode {
  return (
    <>
      <h2 class="govuk-heading-m">All that are left</h2>
      <Into name="into_all" text="Where all of them belong" {...{ typed, errors, targets }} />
      <Button name="step" value="accept_all" preventDoubleClick>
        Accept all
      </Button>
    </>
  );
}

/** What else can be done with it. */
function Ways({ dictation, action, csrf }: ReviewProps): VNode | null {
  const { state, discardedAt, soundGoneAt } = dictation;
  if (discardedAt !== null) return null;
  return (
    <form method="post" action={action}>
      <CsrfField token={csrf} />
      <div class="govuk-button-group">
        {state === 'failed' && soundGoneAt === null ? (
          <Button name="step" value="again" preventDoubleClick>
            Try again
          </Button>
        ) : null}
        <Button name="step" value="discard" classes="govuk-button--secondary" preventDoubleClick>
          Throw this dictation away
        </Button>
      </div>
    </form>
  );
}

function errorOf(errors: readonly FieldError[], name: string): { text: string } | undefined {
  const found = errors.find(({ field }) => field === name);
  return found && { text: found.text };
}
