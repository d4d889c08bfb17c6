import type { VNode } from 'preact';
import type { PersonCard } from '../../people/index.ts';
import type { Worry, WorryCheck } from '../../practice/index.ts';
import { callerWords, isOpen, worryStates } from '../../practice/index.ts';
import { formatInstant } from '../../../platform/dates/instant.ts';
import type { Instant } from '../../../platform/dates/plain-date.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { InsetText } from '../../../platform/views/components/inset-text.tsx';
import { ChecksPart } from './checks-part-view.tsx';
import type { ChildLine } from './children-part-view.tsx';
import { ChildrenPart } from './children-part-view.tsx';
import type { HistoryOf } from './history-queries.ts';
import { HistoryPart, SaidPart } from './worry-parts-view.tsx';

export type WorryLinks = Readonly<
  Record<
    'words' | 'children' | 'checks' | 'answers' | 'advice' | 'handOver' | 'decision' | 'reply' | 'letter',
    string
  >
>;

export type WorryProps = {
  readonly worry: Worry;
  readonly children: readonly ChildLine[];
  readonly suggested: readonly PersonCard[];
  readonly found: readonly PersonCard[] | null;
  readonly typed: string;
  readonly history: readonly HistoryOf[];
  readonly checks: readonly WorryCheck[];
  readonly links: WorryLinks;
  readonly mayWork: boolean;
  readonly mayDecide: boolean;
  readonly now: Instant;
  readonly csrf: string;
};

/** One worry, from the first word to the answer. */
export function WorryView(props: WorryProps): VNode {
  const { worry, mayWork, links, history } = props;
  return (
    <>
      <span class="govuk-caption-l">{worryStates[worry.state]}</span>
      <h1 class="govuk-heading-l">{headingOf(worry)}</h1>
      <DueLine worry={worry} now={props.now} />
      <NextStep {...props} />
      <SaidPart worry={worry} wordsHref={mayWork && isOpen('words', worry.state) ? links.words : null} />
      <ChildrenPart {...props} />
      <HistoryPart history={history} />
      {worry.state === 'unfinished' ? null : <ChecksPart {...props} />}
    </>
  );
}

function headingOf(worry: Worry): string {
  return worry.state === 'unfinished' ? 'Unfinished' : `${callerWords(worry)} got in touch`;
}

function DueLine({ worry, now }: { readonly worry: Worry; readonly now: Instant }): VNode | null {
  if (worry.dueAt === null || worry.state === 'ended' || worry.state === 'to answer') return null;
  return (
    <p class="govuk-body">
      {worry.dueAt < now ? <strong>Overdue. </strong> : null}A decision {worry.dueAt < now ? 'was' : 'is'} due{' '}
      {formatInstant(worry.dueAt)}.
    </p>
  );
}

/** What can be done now, one thing before the others. */
function NextStep(props: WorryProps): VNode | null {
  const { worry, links, mayWork, mayDecide } = props;
  if (worry.state === 'unfinished' && mayWork) return <Next href={links.words} text="Finish what was said" />;
  if (worry.state === 'gathering' && mayWork) return <Gathering {...props} />;
  if (worry.state === 'to decide')
    return mayDecide ? (
      <Next href={links.decision} text="Decide" />
    ) : (
      <InsetText>A manager decides. You can still record what partners say.</InsetText>
    );
  return mayWork ? <Answering {...props} /> : null;
}

function Answering({ worry, links }: WorryProps): VNode | null {
  if (worry.state === 'to answer') return <Next href={links.reply} text="Tell whoever got in touch" />;
  if (worry.reply === null) return null;
  return (
    <p class="govuk-body">
      <a class="govuk-link" href={links.letter}>
        The answer as a letter
      </a>
    </p>
  );
}

function Next({ href, text }: { readonly href: string; readonly text: string }): VNode {
  return (
    <p class="govuk-body">
      <Button href={href}>{text}</Button>
    </p>
  );
}

function Gathering({ links, children }: WorryProps): VNode {
  return (
    <div class="govuk-button-group">
      {children.length > 0 ? <Button href={links.handOver}>Ask for a decision</Button> : null}
      <Button href={links.advice} classes="govuk-button--secondary">
        End with advice
      </Button>
    </div>
  );
}
