import type { VNode } from 'preact';
import { formatDate } from '../../../platform/dates/format-date.ts';
import { Details } from '../../../platform/views/components/details.tsx';
import { SummaryList } from '../../../platform/views/components/summary-list.tsx';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { Entry, Goal, KnowFirst } from '../../practice/index.ts';
import { knowFirstTitle, seenWords, titleOf } from '../../practice/index.ts';
import { additionLine } from '../entries/draft-state.ts';
import { KnowFirstWords } from '../family/know-first-view.tsx';
import type { ToldWarning } from '../family/read-warnings.ts';
import { WarningWords } from '../family/warnings-view.tsx';

export type PackChild = {
  readonly firstName: string;
  /** What the child wants people to know first. */
  readonly said: KnowFirst | undefined;
  /** Who is who to the child, with who they are: ['mother', 'Ida Invented: does not hear well']. */
  readonly around: readonly (readonly [string, string])[];
  readonly goals: readonly Goal[];
  readonly entries: readonly Entry[];
};

type PackProps = {
  readonly children: readonly PackChild[];
  readonly warnings: readonly ToldWarning[];
  readonly today: PlainDate;
};

/** What is known of a family, to be read at their door without a network: warnings unfolded, before everything. */
export function PackView({ children, warnings, today }: PackProps): VNode {
  return (
    <section>
      <PackWarnings warnings={warnings} today={today} />
      {children.map(({ firstName, said, around, goals, entries }) => (
        <Details summary={`What is known of ${firstName}`}>
          {said ? (
            <>
              <h3 class="govuk-heading-s">{knowFirstTitle(said.kind, firstName)}</h3>
              <KnowFirstWords said={said} firstName={firstName} />
            </>
          ) : null}
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

function PackWarnings({ warnings, today }: Pick<PackProps, 'warnings' | 'today'>): VNode | null {
  if (warnings.length === 0) return null;
  return (
    <div class="kith-warnings">
      <h2 class="govuk-heading-s govuk-!-margin-bottom-1">Before you go</h2>
      <ul class="govuk-list govuk-!-margin-bottom-1">
        {warnings.map((told) => (
          <li>
            <WarningWords told={told} today={today} />
          </li>
        ))}
      </ul>
    </div>
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
      {entry.additions.map((one) => (
        <>
          <br />
          <strong>{additionLine(one)}</strong>
        </>
      ))}
    </p>
  );
}
