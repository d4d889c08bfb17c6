import type { VNode } from 'preact';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { InsetText } from '../../../platform/views/components/inset-text.tsx';
import { Pagination } from '../../../platform/views/components/pagination.tsx';
import { StackedTable } from '../../../platform/views/components/responsive-table.tsx';
import type { YearOfForm } from './check-queries.ts';
import { groupings, writeFindingsQuery } from './filter-form.ts';
import type { FindingsQuery, Grouping } from './filter-form.ts';
import { sayAge } from './finding-page.ts';
import type { Counted } from './finding-queries.ts';
import { YearHead, yearHref } from './year-head.tsx';

/** One line of findings counted together. */
export type CountLine = Counted & {
  readonly key: string;
  readonly href: string | undefined;
  readonly text: string;
  readonly note: string;
};

export type FindingsPage = {
  readonly of: YearOfForm;
  readonly asked: FindingsQuery;
  readonly lines: readonly CountLine[];
  /** What is looked at, where it is not everything: 'Team North', 'Ava Marsh'. */
  readonly only: string | undefined;
  readonly notChecked: readonly { readonly rule: string; readonly why: string }[];
  readonly isChecked: boolean;
  readonly ownOnly: boolean;
  readonly mayRead: boolean;
  readonly today: PlainDate;
  readonly next: string | undefined;
  readonly previous: string | undefined;
};

const names: Readonly<Record<Grouping, string>> = {
  rule: 'by rule',
  team: 'by team',
  child: 'by child',
  age: 'by age',
};

const firstColumn: Readonly<Record<Grouping, string>> = {
  rule: 'Rule',
  team: 'Team',
  child: 'Child',
  age: 'There for',
};

const secondColumns: Readonly<Partial<Record<Grouping, string>>> = { rule: 'What it finds', child: 'Team' };

/** What breaks the rules of a return, counted by rule, by team, by child or by how long it has been there. */
export function FindingsView({ page }: { page: FindingsPage }): VNode {
  const { of, asked, lines, only } = page;
  const base = yearHref(of, 'findings');
  return (
    <>
      <YearHead of={of} heading="To put right" place="findings" mayRead={page.mayRead} />
      {page.ownOnly ? <p class="govuk-body">Of the children of your team.</p> : null}
      {only === undefined ? null : (
        <p class="govuk-body">
          Only: <strong>{only}</strong>.{' '}
          <a class="govuk-link" href={base}>
            Show everything
          </a>
        </p>
      )}
      <p class="govuk-body">
        Counted:{' '}
        {groupings.map((by, index) => (
          <>
            {index > 0 ? ' · ' : ''}
            {by === asked.by ? (
              <strong>{names[by]}</strong>
            ) : (
              <a class="govuk-link" href={`${base}${writeFindingsQuery({ by, filter: asked.filter })}`}>
                {names[by]}
              </a>
            )}
          </>
        ))}
      </p>
      {lines.length > 0 ? <Lines page={page} /> : <Nothing page={page} />}
      <Ways page={page} />
      {page.notChecked.length > 0 ? <NotChecked rules={page.notChecked} /> : null}
    </>
  );
}

function Nothing({ page: { isChecked, only } }: { page: FindingsPage }): VNode {
  if (!isChecked)
    return (
      <InsetText>
        This year has not been checked yet. It is checked every night, after each import, and whenever
        somebody asks on{' '}
        <a class="govuk-link" href="/returns">
          Returns
        </a>
        .
      </InsetText>
    );
  return (
    <p class="govuk-body">{only === undefined ? 'Nothing breaks a rule.' : 'Nothing here breaks a rule.'}</p>
  );
}

function Lines({ page }: { page: FindingsPage }): VNode {
  const { asked, lines, today } = page;
  const secondColumn = secondColumns[asked.by];
  const isByChild = asked.by === 'child';
  return (
    <StackedTable
      classes="kith-dense"
      caption={`Counted ${names[asked.by]}`}
      captionClasses="govuk-visually-hidden"
      firstCellIsHeader
      head={[
        { text: firstColumn[asked.by] },
        ...(secondColumn === undefined ? [] : [{ text: secondColumn }]),
        { text: 'Open', format: 'numeric' },
        ...(isByChild ? [] : [{ text: 'Children', format: 'numeric' }]),
        { text: 'Explained', format: 'numeric' },
        { text: 'Oldest', format: 'numeric' },
      ]}
      rows={lines.map((line) => [
        {
          text:
            line.href === undefined ? (
              line.text
            ) : (
              <a class="govuk-link" href={line.href}>
                {line.text}
              </a>
            ),
        },
        ...(secondColumn === undefined ? [] : [{ text: line.note }]),
        { text: String(line.open), format: 'numeric' },
        ...(isByChild ? [] : [{ text: String(line.children), format: 'numeric' }]),
        { text: String(line.explained), format: 'numeric' },
        { text: sayAge(line.oldest, today).replace(' ', '\u00a0'), format: 'numeric' },
      ])}
    />
  );
}

function Ways({ page: { of, asked, lines, next, previous } }: { page: FindingsPage }): VNode {
  return (
    <>
      {next || previous ? (
        <Pagination
          landmarkLabel="Pages of findings"
          previous={previous ? { href: previous } : undefined}
          next={next ? { href: next } : undefined}
        />
      ) : null}
      {lines.length > 0 ? (
        <p class="govuk-body">
          <a
            class="govuk-link"
            href={`${yearHref(of, 'findings')}/download${writeFindingsQuery({ filter: asked.filter })}`}
          >
            Download these as CSV
          </a>
        </p>
      ) : null}
    </>
  );
}

function NotChecked({ rules }: { rules: FindingsPage['notChecked'] }): VNode {
  const reasons = [...new Set(rules.map(({ why }) => why))];
  return (
    <section aria-labelledby="not-checked">
      <h2 class="govuk-heading-m" id="not-checked">
        Not checked
      </h2>
      {reasons.map((why) => {
        const codes = rules.filter((one) => one.why === why).map(({ rule }) => rule);
        return (
          <p class="govuk-body">
            {codes.length === 1 ? 'Rule' : `${codes.length} rules`}: {codes.join(', ')}, because {why}.
          </p>
        );
      })}
    </section>
  );
}
