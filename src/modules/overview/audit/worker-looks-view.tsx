import type { VNode } from 'preact';
import type { AccountDay, AuditedAccount } from '../../access/index.ts';
import { formatDate, formatLong } from '../../../platform/dates/format-date.ts';
import { formatTime } from '../../../platform/dates/instant.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { Input } from '../../../platform/views/components/input.tsx';
import { Pagination } from '../../../platform/views/components/pagination.tsx';
import { StackedTable } from '../../../platform/views/components/responsive-table.tsx';
import { auditedHref, paths } from './audit-paths.ts';
import { rolesInWords } from './looks-page.ts';
import type { Days } from './period-form.ts';
import { PeriodForm } from './period-view.tsx';
import { isDownload, searchName } from './trail-names.ts';

export type AuditStartProps = {
  readonly words: string;
  readonly accounts: readonly AuditedAccount[];
  /** How many findings wait, as far as they are counted: 100 means that many or more. */
  readonly waiting: number;
};

/** The way in: what stood out, one worker, one record. */
export function AuditStartView({ words, accounts, waiting }: AuditStartProps): VNode {
  return (
    <>
      <h1 class="govuk-heading-l">Who saw what</h1>
      <p class="govuk-body">
        <a class="govuk-link" href={paths.unusual}>
          Unusual looking
        </a>
        : {waiting === 0 ? 'nothing waits' : `${waiting >= 100 ? '100 or more' : waiting} to look at`}. For
        one record, open the child’s page and choose <em>Who looked at this record</em>.
      </p>
      <form method="get" action={paths.start} role="search">
        <Input
          name="q"
          label={{ text: 'What did this worker see' }}
          hint={{ text: 'Name or e-mail address of an account' }}
          value={words}
          autocomplete="off"
        />
        <Button>Find</Button>
      </form>
      {words !== '' && accounts.length === 0 && <p class="govuk-body">No account fits this.</p>}
      <ul class="govuk-list">
        {accounts.map(({ id, name, roles, closedAt }) => (
          <li>
            <a class="govuk-link" href={auditedHref(id)}>
              {name}
            </a>{' '}
            {closedAt ? 'Closed' : rolesInWords(roles)}
          </li>
        ))}
      </ul>
    </>
  );
}

export type AccountDaysProps = {
  readonly account: { readonly id: string; readonly name: string };
  readonly days: Days;
  readonly list: readonly AccountDay[];
};

/** What an account did, day by day. */
export function AccountDaysView({ account, days, list }: AccountDaysProps): VNode {
  const path = auditedHref(account.id);
  return (
    <>
      <span class="govuk-caption-l">{account.name}</span>
      <h1 class="govuk-heading-l">What this worker saw</h1>
      <p class="govuk-body">
        From {formatDate(days.from)} to {formatDate(days.to)}. Looking is part of the work: how much somebody
        looked says nothing about how well they work.
      </p>
      <PeriodForm action={path} days={days} />
      {list.length === 0 ? (
        <p class="govuk-body">Nothing was done with this account in these days.</p>
      ) : (
        <StackedTable
          caption="Days"
          captionClasses="govuk-visually-hidden"
          head={[
            { text: 'Day' },
            { text: 'Between' },
            { text: 'Records opened', format: 'numeric' },
            { text: 'Searches', format: 'numeric' },
            { text: 'Downloads', format: 'numeric' },
            { text: 'Refused', format: 'numeric' },
          ]}
          rows={list.map((one) => [
            {
              text: (
                <a class="govuk-link" href={`${path}/days/${one.day}`}>
                  {formatLong(one.day)}
                </a>
              ),
            },
            { text: `${formatTime(one.firstAt)} and ${formatTime(one.lastAt)}` },
            { text: String(one.people), format: 'numeric' },
            { text: String(one.pages[searchName] ?? 0), format: 'numeric' },
            { text: String(downloadsOf(one)), format: 'numeric' },
            { text: String(one.refused), format: 'numeric' },
          ])}
        />
      )}
    </>
  );
}

function downloadsOf({ pages }: AccountDay): number {
  return Object.entries(pages).reduce((sum, [name, times]) => sum + (isDownload(name) ? times : 0), 0);
}

export type LookRow = {
  readonly at: string;
  readonly what: string;
  readonly outcome: string;
  readonly whom: readonly { readonly href: string; readonly name: string }[];
  readonly others: number;
};
export type AccountDayProps = {
  readonly account: { readonly id: string; readonly name: string };
  readonly day: PlainDate;
  readonly rows: readonly LookRow[];
  readonly next: string | undefined;
};

/** One day, request by request. */
export function AccountDayView({ account, day, rows, next }: AccountDayProps): VNode {
  return (
    <>
      <span class="govuk-caption-l">{account.name}</span>
      <h1 class="govuk-heading-l">{formatLong(day)}</h1>
      {rows.length === 0 ? (
        <p class="govuk-body">Nothing was done with this account that day.</p>
      ) : (
        <StackedTable
          caption="What was done, the newest first"
          captionClasses="govuk-visually-hidden"
          head={[{ text: 'When' }, { text: 'What' }, { text: 'Whom it showed' }]}
          rows={rows.map((row) => [
            { text: row.at },
            { text: row.outcome === 'done' ? row.what : `${row.what}: ${row.outcome}` },
            { text: <Whom row={row} /> },
          ])}
        />
      )}
      {next && <Pagination next={{ href: next, text: 'Earlier that day' }} />}
    </>
  );
}

function Whom({ row }: { readonly row: LookRow }): VNode {
  if (row.whom.length === 0) return <>Nobody</>;
  return (
    <>
      {row.whom.map(({ href, name }, index) => (
        <>
          {index > 0 ? ', ' : ''}
          <a class="govuk-link" href={href}>
            {name}
          </a>
        </>
      ))}
      {row.others > 0 ? ` and ${row.others} more` : ''}
    </>
  );
}
