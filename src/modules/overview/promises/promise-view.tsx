import type { ComponentChildren, VNode } from 'preact';
import { formatDate } from '../../../platform/dates/format-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { Tag } from '../../../platform/views/components/tag.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import type { Promised, PromiseState, PromiseVersion, Turn, TurnKind } from '../../practice/index.ts';
import { currentOf, duenessOf, promiseState, promiseStates, standingTurns } from '../../practice/index.ts';

const tones: Readonly<Record<PromiseState, string>> = {
  open: 'govuk-tag--sky',
  kept: 'govuk-tag--gold',
  confirmed: 'govuk-tag--leaf',
  'could not say': 'govuk-tag--leaf',
  'not so': 'govuk-tag--clay',
  broken: 'govuk-tag--clay',
  mistake: 'govuk-tag--grey',
};

export type PromiseProps = {
  readonly promise: Promised;
  /** Where the child's promises stand. */
  readonly here: string;
  readonly today: PlainDate;
  /** The token for pressing something; null for who may only read. */
  readonly csrf: string | null;
  /** What follows the words: links, buttons. */
  readonly children?: ComponentChildren;
};

/** One promise: the words, who and by when, and how it stands. */
export function PromiseView({ promise, today, children }: PromiseProps): VNode {
  const { words, byWhom, toWhom, dueOn, whose, madeOn } = currentOf(promise);
  return (
    <section class="kith-goal" aria-labelledby={`p-${promise.promiseId}`}>
      <h3 class="govuk-heading-m govuk-!-margin-bottom-1 kith-as-typed" id={`p-${promise.promiseId}`}>
        “{words}”
      </h3>
      <p class="govuk-body-s govuk-!-margin-bottom-2">
        {byWhom} promised {toWhom} on {formatDate(madeOn)}
        {whose === null ? '' : `, in the words of ${whose}`}
      </p>
      <p class="govuk-body">
        <strong>By {formatDate(dueOn)}</strong> <StateTag promise={promise} today={today} />
      </p>
      <LastTurn promise={promise} />
      {children}
    </section>
  );
}

/** How a promise stands, in a word or two; where it is late, that too. */
export function StateTag({ promise, today }: Pick<PromiseProps, 'promise' | 'today'>): VNode {
  const state = promiseState(promise.turns);
  const isLate = duenessOf(promise, today) === 'late';
  return (
    <>
      <Tag classes={tones[state]}>{promiseStates[state]}</Tag>
      {isLate ? <Tag classes="govuk-tag--clay govuk-!-margin-left-1">The day has passed</Tag> : null}
    </>
  );
}

function LastTurn({ promise }: Pick<PromiseProps, 'promise'>): VNode | null {
  const last = standingTurns(promise.turns).at(-1);
  return last ? <TurnWords turn={last} promise={currentOf(promise)} /> : null;
}

type TurnProps = { readonly turn: Turn; readonly promise: PromiseVersion };

/** What became of a promise, in words. */
export function TurnWords({ turn, promise }: TurnProps): VNode {
  const isChild = promise.toKind === 'child';
  return (
    <>
      {turnLines(turn, promise.toWhom).map(([title, words, said]) => (
        <p class={`govuk-body govuk-!-margin-bottom-1${said === 'by them' && isChild ? ' kith-voice' : ''}`}>
          {title}
          {words === null ? '' : ': '}
          {words === null ? null : (
            <span class="kith-as-typed">{said === 'seen' ? words : `“${words}”`}</span>
          )}
        </p>
      ))}
    </>
  );
}

/** Whose words they are: of staff, of whoever it was made to, or what was seen of them and is nobody's words. */
type Said = 'by staff' | 'by them' | 'seen';
type Line = readonly [title: string, words: string | null, said: Said];

type Telling = {
  readonly turn: Turn;
  readonly toWhom: string;
  readonly on: string;
  readonly who: string;
  /** ' (on the phone)', or nothing where it is not said how. */
  readonly how: string;
};

const askedLine = ({ who, toWhom, on, how }: Telling): Line => [
  `${who} asked ${toWhom} on ${on}${how}`,
  null,
  'by staff',
];

const tellings: Readonly<Record<TurnKind, (telling: Telling) => readonly Line[]>> = {
  kept: ({ turn, on }) => [[`Kept on ${on}, says who promised`, turn.words, 'by staff']],
  confirmed: (telling) => [
    [`${telling.toWhom} says that it was kept`, telling.turn.words, 'by them'],
    askedLine(telling),
  ],
  'not so': (telling) => [
    [`${telling.toWhom} says that it was not kept`, telling.turn.words, 'by them'],
    askedLine(telling),
  ],
  'could not say': (telling) => [
    [
      `${telling.toWhom} could not say${telling.turn.words === null ? '' : '. What was seen'}`,
      telling.turn.words,
      'seen',
    ],
    askedLine(telling),
  ],
  changed: ({ turn, toWhom, on, who, how }) => [
    [`${who} told ${toWhom} on ${on}${how} that it changes`, turn.words, 'by staff'],
    ...(turn.answer === null ? [] : [[`What ${toWhom} said or showed`, turn.answer, 'seen'] as const]),
  ],
  broken: ({ turn, on, who, how }) => [
    ['It was not kept', turn.words, 'by staff'],
    [`${who} apologised on ${on}${how}`, turn.apology, 'by staff'],
  ],
  mistake: ({ turn }) => [['It was no promise: written down by mistake', turn.words, 'by staff']],
  'taken back': ({ turn }) => [['What was said before was taken back', turn.words, 'by staff']],
};

/** The lines of a turn, each with whose words they are. */
export function turnLines(turn: Turn, toWhom: string): readonly Line[] {
  return tellings[turn.kind]({
    turn,
    toWhom,
    on: formatDate(turn.happenedOn),
    who: turn.byWhom ?? 'Somebody',
    how: turn.how === null ? '' : ` (${turn.how})`,
  });
}

/** One press: it is kept, today. */
export function KeptPress({ promise, here, csrf }: PromiseProps & { readonly csrf: string }): VNode {
  return (
    <form method="post" action={`${here}/${promise.promiseId}/kept`}>
      <CsrfField token={csrf} />
      <input type="hidden" name="quick" value="yes" />
      <input type="hidden" name="stamp" value={stampOf(promise)} />
      <Button classes="govuk-!-margin-bottom-2" preventDoubleClick>
        Kept<span class="govuk-visually-hidden">: {currentOf(promise).words}</span>
      </Button>
    </form>
  );
}

/** Tells whether somebody was faster: how often something was said of it. */
export const stampOf = ({ versions, turns }: Promised): string => String(versions.length + turns.length);
