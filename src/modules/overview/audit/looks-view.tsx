import type { VNode } from 'preact';
import { formatDate, formatMonth } from '../../../platform/dates/format-date.ts';
import { Pagination } from '../../../platform/views/components/pagination.tsx';
import { StackedTable } from '../../../platform/views/components/responsive-table.tsx';
import type { MonthOfLooks } from '../../access/index.ts';
import { auditedHref } from './audit-paths.ts';
import type { LookLine, LooksOfDay } from './looks-page.ts';
import type { Days } from './period-form.ts';
import { PeriodForm } from './period-view.tsx';

export type LooksProps = {
  readonly name: string;
  readonly path: string;
  readonly days: Days;
  readonly looks: readonly LooksOfDay[];
  readonly next: string | undefined;
};

/** Who looked at one person's record, day by day. */
export function LooksView({ name, path, days, looks, next }: LooksProps): VNode {
  return (
    <>
      <span class="govuk-caption-l">{name}</span>
      <h1 class="govuk-heading-l">Who looked at this record</h1>
      <p class="govuk-body">
        From {formatDate(days.from)} to {formatDate(days.to)}: everybody who opened the record, was shown this
        person on a page about others, or was refused. Second records of the same person are in it.
      </p>
      <p class="govuk-body">
        <a class="govuk-link" href={`${path}/summary?from=${days.from}&to=${days.to}`}>
          A summary for the family, in numbers
        </a>
      </p>
      <PeriodForm action={path} days={days} />
      {looks.length === 0 && <p class="govuk-body">Nobody looked in these days. Choose others above.</p>}
      {looks.map((day) => (
        <Day day={day} />
      ))}
      {next && <Pagination next={{ href: next, text: 'Earlier days' }} />}
    </>
  );
}

function Day({ day }: { readonly day: LooksOfDay }): VNode {
  return (
    <section>
      <h2 class="govuk-heading-m">{day.title}</h2>
      <StackedTable
        caption={`Who looked on ${day.title}`}
        captionClasses="govuk-visually-hidden"
        head={[{ text: 'Who' }, { text: 'When' }, { text: 'What' }, { text: 'By what right' }]}
        rows={day.lines.map((line) => [
          { text: <Who line={line} /> },
          { text: line.when },
          { text: line.what.join('; ') },
          { text: line.by },
        ])}
      />
    </section>
  );
}

function Who({ line }: { readonly line: LookLine }): VNode {
  return (
    <>
      {line.accountId ? (
        <a class="govuk-link" href={auditedHref(line.accountId)}>
          {line.who}
        </a>
      ) : (
        line.who
      )}
      <br />
      {line.roles}
    </>
  );
}

export type FamilyProps = {
  readonly name: string;
  readonly days: Days;
  readonly months: readonly MonthOfLooks[];
};

/** What can be told to the family or printed for it: how many people looked, in each month, and no name of a worker. */
export function FamilySummaryView({ name, days, months }: FamilyProps): VNode {
  return (
    <>
      <h1 class="govuk-heading-l">Who has looked at {name}’s record</h1>
      <p class="govuk-body">
        From {formatDate(days.from)} to {formatDate(days.to)}. Everybody who works here and opens the record
        is written down, with the time and the reason why they may.
      </p>
      {months.length === 0 && <p class="govuk-body">Nobody looked in these days.</p>}
      <ul class="govuk-list">
        {months.map(({ month, accounts, opened }) => (
          <li>
            <strong>{formatMonth(month)}</strong>: {accounts === 1 ? '1 person' : `${accounts} people`} looked
            in, and opened the record {opened === 1 ? 'once' : `${opened} times`}.
          </li>
        ))}
      </ul>
      <p class="govuk-body">
        To be told who they were, or if somebody looked who should not have, ask the person who guards records
        here.
      </p>
    </>
  );
}
