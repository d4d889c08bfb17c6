import type { ComponentChildren, VNode } from 'preact';
import { formatDate } from '../../../platform/dates/format-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { SummaryRow } from '../../../platform/views/components/summary-list.tsx';
import { SummaryList } from '../../../platform/views/components/summary-list.tsx';
import { Tag } from '../../../platform/views/components/tag.tsx';
import type { AfterSupport, EdgeSupport, SupportState, TimeInCare } from '../../practice/index.ts';
import {
  afterSupport,
  costSoFar,
  currentSupport,
  endOf,
  formatPence,
  safeAtHome,
  plannedEndOf,
  standingSupportTurns,
  supportState,
  supportStates,
} from '../../practice/index.ts';

const tones: Readonly<Record<SupportState, string>> = {
  'to begin': 'govuk-tag--grey',
  now: 'govuk-tag--leaf',
  due: 'govuk-tag--clay',
  ended: 'govuk-tag--grey',
  mistake: 'govuk-tag--grey',
};

/** How support stands, in a word or two. */
export function SupportTag({ state }: { readonly state: SupportState }): VNode {
  return <Tag classes={tones[state]}>{supportStates[state]}</Tag>;
}

/** What the page of one support, and of all of a child's, knows beside it. */
export type SupportFacts = {
  readonly today: PlainDate;
  readonly born: PlainDate | null;
  readonly times: readonly TimeInCare[];
  /** The words of a goal of the plan; undefined where the reader may not read it. */
  readonly goalWords: (goalId: string) => string | undefined;
};

type Props = SupportFacts & { readonly support: EdgeSupport; readonly children?: ComponentChildren };

/** One support: what it is, why, until when, what it costs and how it ended. */
export function SupportView({ support, children, ...facts }: Props): VNode {
  const { today } = facts;
  const id = `s-${support.supportId}`;
  return (
    <section class="kith-goal" aria-labelledby={id}>
      <h2 class="govuk-heading-m govuk-!-margin-bottom-1 kith-as-typed" id={id}>
        {currentSupport(support).kind}
      </h2>
      <p class="govuk-body">
        <SupportTag state={supportState(support, today)} /> {timeWords(support, today)}
      </p>
      <SummaryList rows={rowsOf(support, facts)} />
      <Ended support={support} {...facts} />
      {children}
    </section>
  );
}

/** '1 September 2026 to 1 December 2026'; where its end is due, since when. */
export function timeWords(support: EdgeSupport, today: PlainDate): string {
  const { starts } = currentSupport(support);
  const [end, planned] = [endOf(support), plannedEndOf(support)];
  if (end) return `From ${formatDate(starts)} to ${formatDate(end.happenedOn)}`;
  return supportState(support, today) === 'due'
    ? `Since ${formatDate(starts)}. It was to end on ${formatDate(planned)}: say whether it ended or goes on`
    : `From ${formatDate(starts)} to ${formatDate(planned)}`;
}

const typed = (text: string): VNode => <span class="kith-as-typed">{text}</span>;

function rowsOf(support: EdgeSupport, facts: SupportFacts): readonly SummaryRow[] {
  const said = currentSupport(support);
  const goals = said.goals.flatMap((id) => facts.goalWords(id) ?? []);
  const review = standingSupportTurns(support).findLast(({ kind }) => kind === 'reviewed');
  const rows: readonly (readonly [string, VNode | null])[] = [
    ['Why now', typed(said.whyNow)],
    [
      'What would be different',
      <>
        “{typed(said.different)}” <span class="govuk-hint">{said.saidBy}</span>
      </>,
    ],
    ['Goals of the plan', goals.length === 0 ? null : typed(goals.join('; '))],
    ['Asked for by', typed(said.askedBy)],
    ['Agreed by', typed(said.agreedBy)],
    ['Given by', typed(said.givenBy)],
    ['Cost', <>{costWords(support, facts.today)}</>],
    [
      'Last looked at',
      review ? (
        <>
          {formatDate(review.happenedOn)}: {typed(review.words)}
          {review.said === null ? null : <> The family: “{typed(review.said)}”</>}
        </>
      ) : null,
    ],
  ];
  return rows.flatMap(([key, value]) =>
    value === null ? [] : [{ key: { text: key }, value: { text: value } }],
  );
}

/** '£250 a week, paid by the council. £2,000 so far'. */
export function costWords(support: EdgeSupport, today: PlainDate): string {
  const said = currentSupport(support);
  const soFar = costSoFar({ ...said, endedOn: endOf(support)?.happenedOn ?? null }, today);
  if (said.costPence === null || soFar === null) return 'None of its own was agreed, or none is known';
  const agreed = `${formatPence(said.costPence)} ${said.costPer === 'week' ? 'a week' : 'for all of it'}`;
  return `${agreed}, paid by ${said.paidBy ?? 'somebody'}. ${formatPence(soFar)} ${endOf(support) ? 'in all' : 'so far'}`;
}

function Ended({ support, ...facts }: Props): VNode | null {
  const end = endOf(support);
  if (!end) return null;
  return (
    <>
      <h3 class="govuk-heading-s">How it ended</h3>
      <p class="govuk-body">
        Safe at home at the end: {safeAtHome[end.home ?? 'not known'].toLowerCase()}.{' '}
        {end.said === null ? (
          <>No words of the family: {typed(end.unsaid ?? '')}</>
        ) : (
          <>“{typed(end.said)}”</>
        )}
      </p>
      <p class="govuk-body">In the worker’s words: {typed(end.words)}</p>
      <h3 class="govuk-heading-s">Since then, as care is recorded</h3>
      <ul class="govuk-list govuk-list--bullet">
        {afterSupport(end.happenedOn, facts).map((after) => (
          <li>
            After {after.months} months: {afterWords(after)}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Where a child was some months after support ended, in words. */
function afterWords({ is, on, since }: AfterSupport): string {
  const day = since === null ? '' : formatDate(since);
  switch (is) {
    case 'not yet':
      return `will be known on ${formatDate(on)}`;
    case 'grown up':
      return 'grown up by then';
    case 'in care':
      return `in our care since ${day}`;
    case 'was in care':
      return `not in our care; was in our care from ${day}`;
    case 'not in care':
      return 'not in our care in all that time';
  }
}

/** Tells whether somebody was faster: how often something was said of it. */
export const supportStamp = ({ versions, turns }: EdgeSupport): string =>
  String(versions.length + turns.length);
