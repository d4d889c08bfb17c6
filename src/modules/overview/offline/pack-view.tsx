import type { VNode } from 'preact';
import { formatDate } from '../../../platform/dates/format-date.ts';
import { Details } from '../../../platform/views/components/details.tsx';
import { SummaryList } from '../../../platform/views/components/summary-list.tsx';
import type { Entry, Goal } from '../../practice/index.ts';
import { seenWords, titleOf } from '../../practice/index.ts';

export type PackChild = {
  readonly firstName: string;
  /** Who is who to the child, with who they are: ['mother', 'Ida Invented: does not hear well']. */
  readonly around: readonly (readonly [string, string])[];
  readonly goals: readonly Goal[];
  readonly entries: readonly Entry[];
};

/** What is known of a family, to be read at their door without a network. */
export function PackView({ children }: { readonly children: readonly PackChild[] }): VNode {
  return (
    <section>
      {children.map(({ firstName, around, goals, entries }) => (
        <Details summary={`What is known of ${firstName}`}>
          <h3 class="govuk-heading-s">Around {firstName}</h3>
          {around.length === 0 ? <p>Nobody is written down.</p> : <SummaryList rows={around.map(toRow)} />}
          <h3 class="govuk-heading-s">Goals now</h3>
          {goals.length === 0 ? (
            <p>No goal is written down.</p>
          ) : (
            goals.map((goal) => <GoalLines goal={goal} />)
          )}
          <h3 class="govuk-heading-s">Last written</h3>
          {entries.length === 0 ? <p>No visit is written down yet.</p> : null}
          {entries.map((entry) => (
            <EntryLines entry={entry} firstName={firstName} />
          ))}
        </Details>
      ))}
    </section>
  );
}

const toRow = ([key, value]: readonly [string, string]) => ({ key: { text: key }, value: { text: value } });

function GoalLines({ goal }: { readonly goal: Goal }): VNode {
  return (
    <p>
      {goal.words}
      {goal.steps
        .filter(({ state }) => state === 'to do')
        .map(
          ({ who, words, byWhen }) =>
            ` ${who}: ${words}${byWhen === null ? '' : ` by ${formatDate(byWhen)}`}.`,
        )}
    </p>
  );
}

function EntryLines({ entry, firstName }: { readonly entry: Entry; readonly firstName: string }): VNode {
  return (
    <p>
      {formatDate(entry.happenedOn)}. {seenWords[entry.seen]}.
      {entry.passages.map(({ about, words }) => ` ${titleOf(about, firstName)}: ${words}`)}
    </p>
  );
}
