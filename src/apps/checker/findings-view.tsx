import type { VNode } from 'preact';
import { Details } from '../../platform/views/components/details.tsx';
import { classNames } from '../../platform/views/components/markup.ts';
import { ScrollRegion } from '../../platform/views/components/responsive-table.tsx';
import { Tag } from '../../platform/views/components/tag.tsx';
import type { Desk } from './desk.ts';
import { formatCount } from './format-count.ts';
import type { Look, RuleLine, Seen, ShownFinding, ShownRow, Summary } from './messages.ts';
import { Go, Pager, sayTable } from './parts-view.tsx';
import { Search } from './search-view.tsx';

type FindingsLook = Extract<Look, { at: 'findings' }>;
type FindingsSeen = Extract<Seen, { at: 'findings' }>;
type FindingsProps = {
  readonly desk: Desk;
  readonly look: Look;
  readonly summary: Summary;
  readonly seen: FindingsSeen;
};

/** Findings one by one, each with the data of its row beside it. */
export function FindingsView({ desk, look, summary, seen }: FindingsProps): VNode | null {
  if (look.at !== 'findings') return null;
  const { total, page, pages, findings } = seen;
  const turn = (change: Partial<FindingsLook>) => void desk.lookAt({ ...look, page: 1, ...change });
  return (
    <>
      <FindingsTitle look={look} seen={seen} />
      <Search
        label="Child id, or part of it"
        text={look.text}
        tables={summary.tables}
        table={look.table}
        search={(text, table) => turn({ text, table })}
      />
      <p class="govuk-body" role="status">
        {formatCount(total, 'finding')}
        {pages > 1 && `, page ${page.toLocaleString('en-GB')} of ${pages.toLocaleString('en-GB')}`}
      </p>
      {findings.some(({ table }) => table.startsWith('Episodes')) && (
        <p class="govuk-hint">
          In Episodes, HOME_LA, PL_LA, PL_LOCATION and PL_DISTANCE are worked out from the postcodes.
        </p>
      )}
      {findings.map((finding, i) => (
        <FindingView key={`${page}-${i}`} {...{ desk, look, finding, word: summary.placeWord }} />
      ))}
      <Pager {...{ page, pages, total }} turn={(to) => turn({ page: to })} />
    </>
  );
}

function FindingsTitle({
  look,
  seen: { rule, childId },
}: {
  readonly look: FindingsLook;
  readonly seen: FindingsSeen;
}): VNode {
  if (rule) return <RuleTitle {...rule} />;
  return (
    <h2 class="govuk-heading-l" tabIndex={-1}>
      {look.child === undefined ? 'All findings' : sayChild(childId ?? '')}
    </h2>
  );
}

function RuleTitle({ code, meaning, isQuery, differs }: RuleLine): VNode {
  return (
    <>
      <h2 class="govuk-heading-l" tabIndex={-1}>
        Rule {code} {isQuery && <Tag classes="govuk-tag--gold">Query</Tag>}
      </h2>
      <p class="govuk-body">{meaning}</p>
      {isQuery && <p class="govuk-body">The value may well be right: it is asked whether it is.</p>}
      {differs && (
        <Details summary="Another tool says something else here">
          <p class="govuk-body">{differs}</p>
        </Details>
      )}
    </>
  );
}

function sayChild(id: string): string {
  return id === '' ? 'Rows without a child id' : `Child ${id}`;
}

/** 'line 2', or 'lines 2, 3 and 5'. */
function sayPlaces(places: readonly number[], word: string): string {
  const said = places.map((place) => place.toLocaleString('en-GB'));
  const last = said.pop() ?? '';
  return said.length === 0 ? `${word} ${last}` : `${word}s ${said.join(', ')} and ${last}`;
}

type FindingProps = {
  readonly desk: Desk;
  readonly look: FindingsLook;
  readonly finding: ShownFinding;
  readonly word: Summary['placeWord'];
};

function FindingView({ desk, look, finding, word }: FindingProps): VNode {
  const { code, meaning, isQuery, table, child, childId } = finding;
  const at = `${sayTable(table)}, ${sayPlaces(finding.places, word.toLowerCase())}`;
  const openRule = () => void desk.lookAt({ at: 'findings', rule: code, table: '', text: '', page: 1 });
  const openChild = () => void desk.lookAt({ at: 'findings', child, table: '', text: '', page: 1 });
  return (
    <article class="check-finding">
      <h3 class="govuk-heading-s check-finding__title">{at}</h3>
      {look.rule === undefined && (
        <p class="govuk-body check-finding__line">
          <Go act={openRule}>Rule {code}</Go>: {meaning}{' '}
          {isQuery && <Tag classes="govuk-tag--gold">Query</Tag>}
        </p>
      )}
      {look.child === undefined && (
        <p class="govuk-body check-finding__line">
          {childId === '' ? 'No child id' : <Go act={openChild}>Child {childId}</Go>}
        </p>
      )}
      <FindingRows finding={finding} word={word} label={`${at}: the row and others of the child`} />
    </article>
  );
}

/** The row, the child's other rows in the table, and the other year's; the columns that the rule is about come first. */
function FindingRows({
  finding,
  word,
  label,
}: Pick<FindingProps, 'finding' | 'word'> & { readonly label: string }): VNode {
  const { columns, fields, rows, moreRows } = finding;
  const isAbout = (i: number) => fields.includes(columns[i] ?? '');
  const order = [...columns.keys()].sort((a, b) => Number(isAbout(b)) - Number(isAbout(a)) || a - b);
  return (
    <ScrollRegion label={label}>
      <table class="govuk-table kith-dense check-rows">
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            <th scope="col" class="govuk-table__header">
              {word}
            </th>
            {order.map((i) => (
              <th
                scope="col"
                key={i}
                class={classNames('govuk-table__header', !isAbout(i) && 'check-rows__other')}
              >
                {columns[i]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody class="govuk-table__body">
          {rows.map((row) => (
            <RowView
              key={`${row.year} ${row.place}`}
              {...{ row, order, isAbout, mine: finding.table.endsWith('_last') ? 'last' : 'this' }}
            />
          ))}
        </tbody>
      </table>
      {moreRows > 0 && <p class="govuk-hint">{formatCount(moreRows, 'more row')} of the child not shown</p>}
    </ScrollRegion>
  );
}

type RowProps = {
  readonly row: ShownRow;
  readonly order: readonly number[];
  readonly isAbout: (column: number) => boolean;
  readonly mine: string;
};

function RowView({ row, order, isAbout, mine }: RowProps): VNode {
  const { year, place, isFound, cells } = row;
  const other = year === mine ? '' : year === 'last' ? 'last year, ' : 'this year, ';
  return (
    <tr class={classNames('govuk-table__row', isFound && 'check-rows__found')}>
      <th scope="row" class="govuk-table__header">
        {other}
        {place.toLocaleString('en-GB')}
        {isFound && <span class="check-rows__mark"> found</span>}
      </th>
      {order.map((i) => (
        <td key={i} class={classNames('govuk-table__cell', isFound && isAbout(i) && 'check-rows__about')}>
          {cells[i] ?? <span class="check-rows__blank">blank</span>}
        </td>
      ))}
    </tr>
  );
}
