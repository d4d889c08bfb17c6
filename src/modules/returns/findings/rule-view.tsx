import type { VNode } from 'preact';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { Details } from '../../../platform/views/components/details.tsx';
import { InsetText } from '../../../platform/views/components/inset-text.tsx';
import { Pagination } from '../../../platform/views/components/pagination.tsx';
import { StackedTable } from '../../../platform/views/components/responsive-table.tsx';
import { SummaryList } from '../../../platform/views/components/summary-list.tsx';
import { Tag } from '../../../platform/views/components/tag.tsx';
import { formNames } from '../years/form-names.ts';
import type { YearOfForm } from './check-queries.ts';
import { callChild, mendHref, sayAge, sayCells } from './finding-page.ts';
import type { Finding } from './finding-queries.ts';
import { nameColumn, nameLine } from './plain-words.ts';
import type { RuleFacts } from './rule-facts.ts';
import { findSentence } from './rule-sentences.ts';

export type RulePage = {
  readonly of: YearOfForm;
  readonly rule: RuleFacts;
  readonly open: readonly Finding[];
  readonly explained: readonly Finding[];
  readonly total: number;
  readonly only: string | undefined;
  readonly mayMend: boolean;
  /** Something about one of these children was changed, and is being checked again. */
  readonly isChecking: boolean;
  readonly today: PlainDate;
  readonly previous: string | undefined;
  readonly next: string | undefined;
};

/** One rule: what it says, the rows that break it with the data beside them, and those that were explained. */
export function RuleView({ page }: { page: RulePage }): VNode {
  const { of, rule, open, explained, total } = page;
  return (
    <>
      <span class="govuk-caption-l">
        {formNames[of.form].official}, {of.year - 1} to {of.year}
      </span>
      <h1 class="govuk-heading-l">
        Rule {rule.code} {rule.isQuery ? <Tag classes="govuk-tag--grey">To look at</Tag> : null}
      </h1>
      <AboutRule rule={rule} />
      {page.isChecking ? (
        <InsetText>Kith is looking again at what was changed. This page comes back by itself.</InsetText>
      ) : null}
      <h2 class="govuk-heading-m">
        {total === 0 ? 'Nothing is open' : `${total} open`}
        {page.only === undefined ? '' : `, ${page.only}`}
      </h2>
      {open.length > 0 ? <Rows rows={open} page={page} caption="Open" /> : null}
      <Pages page={page} />
      {explained.length > 0 ? (
        <Details summary={`${explained.length} explained`}>
          <Rows rows={explained} page={page} caption="Explained" />
        </Details>
      ) : null}
    </>
  );
}

function Pages({ page: { next, previous } }: { page: RulePage }): VNode | null {
  if (!next && !previous) return null;
  return (
    <Pagination
      landmarkLabel="Pages of rows"
      previous={previous ? { href: previous } : undefined}
      next={next ? { href: next } : undefined}
    />
  );
}

function AboutRule({ rule }: { rule: RuleFacts }): VNode {
  const row = (key: string, text: string) => ({ key: { text: key }, value: { text } });
  const plain = findSentence(rule.form, rule.code);
  const fields = rule.fields.filter((field) => nameColumn(field) !== field);
  return (
    <SummaryList
      classes="kith-dense"
      rows={[
        row('What it finds', rule.meaning),
        ...(rule.isOfWhole ? [row('Is about', 'The return as a whole, and no one child in it.')] : []),
        ...(plain === undefined ? [] : [row('In plain words', `A child for whom ${plain}.`)]),
        ...(rule.findsRight === undefined ? [] : [row('Finds what is right too', rule.findsRight)]),
        ...(rule.changed === undefined ? [] : [row('Changed', rule.changed)]),
        row('Looks at', fields.map((field) => `${nameColumn(field)} (${field})`).join(', ')),
        row('Source', rule.source),
      ]}
    />
  );
}

function Rows({ rows, page, caption }: { rows: readonly Finding[]; page: RulePage; caption: string }): VNode {
  return (
    <StackedTable
      classes="kith-dense"
      caption={caption}
      captionClasses="govuk-visually-hidden"
      firstCellIsHeader
      head={[
        { text: 'Child' },
        { text: 'In' },
        { text: 'What is there' },
        { text: 'There for' },
        { text: 'What to do' },
      ]}
      rows={rows.map((one) => [
        { text: page.rule.isOfWhole ? 'The return as a whole' : <ChildName finding={one} /> },
        { text: nameLine(one) },
        { text: page.rule.isOfWhole ? 'See what it finds' : <DataBeside finding={one} /> },
        { text: sayAge(one.firstFoundAt, page.today) },
        {
          text: page.rule.isOfWhole ? (
            'Look for the rows that bring it about'
          ) : (
            <ToDo finding={one} mayMend={page.mayMend} />
          ),
        },
      ])}
    />
  );
}

function ChildName({ finding }: { finding: Finding }): VNode {
  const name = callChild(finding);
  return (
    <>
      {finding.personId === null ? (
        name
      ) : (
        <a class="govuk-link" href={`/children/${finding.personId}`}>
          {name}
        </a>
      )}
      {finding.reopened ? (
        <>
          {' '}
          <Tag classes="govuk-tag--yellow">Changed since explained</Tag>
        </>
      ) : null}
    </>
  );
}

/** What stands in the row and, where the rule looks at last year, what stood there then. */
function DataBeside({ finding }: { finding: Finding }): VNode {
  const before = finding.beside.filter(({ table }) => table.endsWith('_last')).slice(0, lastYearShown);
  return (
    <>
      <CellList finding={finding} />
      {before.map(({ cells }) => (
        <>
          <br />
          Last year:{' '}
          {sayCells(cells)
            .map(({ name, value }) => `${name}: ${value}`)
            .join(', ')}
        </>
      ))}
    </>
  );
}

/** More of last year's rows stand on the finding's own page. */
const lastYearShown = 3;

/** The values of a row by name: those that a rule looks at. */
function CellList({ finding }: { finding: Pick<Finding, 'cells'> }): VNode {
  const cells = sayCells(finding.cells);
  if (cells.length === 0) return <>Nothing in this row: see the other rows</>;
  return (
    <>
      {cells.map(({ name, value }, index) => (
        <>
          {index > 0 ? <br /> : null}
          {name}: <strong>{value}</strong>
        </>
      ))}
    </>
  );
}

function ToDo({ finding, mayMend }: { finding: Finding; mayMend: boolean }): VNode {
  const { personId, id } = finding;
  const mend = mayMend ? mendHref(finding) : undefined;
  const whose = <span class="govuk-visually-hidden">: {callChild(finding)}</span>;
  if (personId === null) return <>Put right where the files come from</>;
  return (
    <ul class="govuk-list govuk-!-font-size-16 govuk-!-margin-bottom-0">
      {mend === undefined ? null : (
        <li>
          <a class="govuk-link" href={mend}>
            {finding.factId === null ? 'Open the record' : 'Put it right'}
            {whose}
          </a>
        </li>
      )}
      <li>
        <a class="govuk-link" href={`/children/${personId}/findings/${id}`}>
          {finding.explained ? 'See why' : 'Look closer or explain'}
          {whose}
        </a>
      </li>
    </ul>
  );
}
