import type { VNode } from 'preact';
import type { Listed, ListedWorry } from '../../practice/index.ts';
import { callerWords, listed, worryStates } from '../../practice/index.ts';
import { formatInstant } from '../../../platform/dates/instant.ts';
import type { Instant } from '../../../platform/dates/plain-date.ts';
import { href } from '../../../platform/http/path.ts';
import { Button } from '../../../platform/views/components/button.tsx';
import { Pagination } from '../../../platform/views/components/pagination.tsx';
import { StackedTable } from '../../../platform/views/components/responsive-table.tsx';
import { CsrfField } from '../../../platform/views/csrf-field.tsx';
import { paths } from './front-door-paths.ts';

export type ListProps = {
  readonly worries: readonly ListedWorry[];
  readonly names: ReadonlyMap<string, string>;
  readonly workers: ReadonlyMap<string, string>;
  readonly list: Listed;
  readonly page: number;
  readonly hasMore: boolean;
  readonly now: Instant;
  readonly days: number;
  /** Who may only look, does not record. */
  readonly mayWork: boolean;
  readonly csrf: string;
};

/** Who got in touch and waits: what is due first stands first. */
export function ListView(props: ListProps): VNode {
  const { worries, list, page, hasMore, mayWork, csrf, days } = props;
  return (
    <>
      <h1 class="govuk-heading-l">At the front door</h1>
      {mayWork ? (
        <form method="post" action={paths.list}>
          <CsrfField token={csrf} />
          <Button preventDoubleClick>Somebody gets in touch</Button>
        </form>
      ) : null}
      <Filters list={list} />
      {worries.length === 0 ? <Empty list={list} /> : <WorryTable {...props} />}
      {page > 1 || hasMore ? (
        <Pagination
          {...(page > 1 ? { previous: { href: pageHref(list, page - 1), text: 'Previous page' } } : {})}
          {...(hasMore ? { next: { href: pageHref(list, page + 1), text: 'Next page' } } : {})}
        />
      ) : null}
      <p class="govuk-body-s">
        A decision is due {days === 1 ? 'one working day' : `${days} working days`} after somebody gets in
        touch. The rule is from Working Together to Safeguard Children, as commonly known and not checked
        against its text; an administrator can change it.
      </p>
    </>
  );
}

const pageHref = (list: Listed, page: number) => `${paths.list}?show=${list}&page=${page}`;

function Filters({ list }: { readonly list: Listed }): VNode {
  return (
    <p class="govuk-body">
      Show:{' '}
      {(Object.entries(listed) as [Listed, string][]).map(([value, text], index) => (
        <>
          {index > 0 ? ' · ' : ''}
          {value === list ? (
            <strong aria-current="true">{text}</strong>
          ) : (
            <a class="govuk-link" href={`${paths.list}?show=${value}`}>
              {text}
            </a>
          )}
        </>
      ))}
    </p>
  );
}

const emptyWords: Readonly<Record<Listed, string>> = {
  waiting: 'Nobody waits. When somebody gets in touch, record it here while they speak.',
  decide: 'No decision waits.',
  unfinished: 'Nothing is unfinished.',
  ended: 'Nothing has ended yet.',
};

function Empty({ list }: { readonly list: Listed }): VNode {
  return <p class="govuk-body">{emptyWords[list]}</p>;
}

function WorryTable({ worries, names, workers, list, now }: ListProps): VNode {
  return (
    <StackedTable
      caption={listed[list]}
      captionClasses="govuk-visually-hidden"
      head={[
        { text: list === 'ended' ? 'Ended' : 'Decision due' },
        { text: 'Who got in touch' },
        { text: 'About' },
        { text: 'Where it stands' },
        { text: 'Taken by' },
      ]}
      rows={worries.map((one) => [
        { text: list === 'ended' ? (one.endedAt ? formatInstant(one.endedAt) : '') : dueWords(one, now) },
        {
          text: (
            <a class="govuk-link" href={href(paths.worry, { worryId: one.id })}>
              {one.state === 'unfinished'
                ? `Unfinished: ${one.typedWords ?? 'nothing written yet'}`
                : callerWords(one)}
            </a>
          ),
        },
        { text: aboutWords(one, names) },
        { text: worryStates[one.state] },
        { text: workers.get(one.recordedBy ?? '') ?? 'Not known' },
      ])}
    />
  );
}

function aboutWords({ children }: ListedWorry, names: ReadonlyMap<string, string>): string {
  const known = children.flatMap((id) => names.get(id) ?? []);
  return known.length === 0 ? 'No child is named' : known.join(', ');
}

/** When the decision is due; with a word where the time has passed. Decided worries have no such time any more. */
function dueWords({ dueAt, state }: ListedWorry, now: Instant): VNode | string {
  if (state === 'to answer') return 'Decided';
  if (dueAt === null) return 'Not known yet';
  if (dueAt >= now) return formatInstant(dueAt);
  return (
    <>
      <strong>Overdue</strong>, was due {formatInstant(dueAt)}
    </>
  );
}
