import type { VNode } from 'preact';
import { formatInstantInFull } from '../../../platform/dates/instant.ts';
import { Pagination } from '../../../platform/views/components/pagination.tsx';
import { StackedTable } from '../../../platform/views/components/responsive-table.tsx';
import { Table } from '../../../platform/views/components/table.tsx';
import type { LastRun, YearOfForm } from '../findings/check-queries.ts';
import { YearHead, yearHref } from '../findings/year-head.tsx';
import type { ReturnFigure } from './return-figures.ts';
import { nameYear } from './form-names.ts';

export type FigureLine = { readonly figure: ReturnFigure; readonly count: number | undefined };

export type FiguresPage = {
  readonly of: YearOfForm;
  readonly lines: readonly FigureLine[];
  readonly last: LastRun | undefined;
};

/** The figures of a year's return, each with the way into its rows. */
export function FiguresView({ page }: { page: FiguresPage }): VNode {
  const { of, lines, last } = page;
  const children = lines.filter(({ figure }) => figure.of === 'children');
  const files = lines.filter(({ figure }) => figure.of === 'rows');
  return (
    <>
      <YearHead of={of} heading="Figures" place="figures" mayRead />
      <p class="govuk-body">
        {last === undefined
          ? 'This year has not been counted yet: it is counted with each check.'
          : `As the files would be written on ${formatInstantInFull(last.ranAt)}. Each figure opens into its rows, and each row into the facts beneath it.`}
      </p>
      <Figures of={of} lines={children} caption="Children" />
      <Figures of={of} lines={files} caption="Rows of each file" />
    </>
  );
}

function Figures({
  of,
  lines,
  caption,
}: {
  of: YearOfForm;
  lines: readonly FigureLine[];
  caption: string;
}): VNode {
  return (
    <Table
      classes="kith-dense"
      caption={caption}
      captionClasses="govuk-table__caption--m"
      firstCellIsHeader
      head={[{ text: 'Figure' }, { text: caption === 'Children' ? 'Children' : 'Rows', format: 'numeric' }]}
      rows={lines.map(({ figure, count }) => [
        {
          text: (
            <a class="govuk-link" href={`${yearHref(of, 'figures')}/${figure.key}`}>
              {figure.name}
            </a>
          ),
        },
        { text: count === undefined ? 'Not counted' : String(count), format: 'numeric' },
      ])}
    />
  );
}

/** A row beneath a figure: whose it is, what stands in it, and the facts that it was made from. */
export type FigureRow = {
  readonly child: string;
  readonly childHref: string | undefined;
  readonly row: number;
  readonly cells: readonly { readonly name: string; readonly value: string }[];
  /** Without a link for those who may not open single facts. */
  readonly facts: readonly { readonly href: string | undefined; readonly text: string }[];
};

export type FigurePage = {
  readonly of: YearOfForm;
  readonly figure: ReturnFigure;
  readonly children: number;
  readonly total: number;
  readonly rows: readonly FigureRow[];
  readonly previous: string | undefined;
  readonly next: string | undefined;
};

/** One figure opened: what it counts, and its rows with the facts beneath them. */
export function ReturnFigureView({ page }: { page: FigurePage }): VNode {
  const { of, figure, children, total, rows } = page;
  return (
    <>
      <span class="govuk-caption-l">{nameYear(of)}</span>
      <h1 class="govuk-heading-l">{figure.name}</h1>
      <p class="govuk-body">{figure.definition}</p>
      <p class="govuk-body">
        <strong>{figure.of === 'children' ? `${children} children` : `${total} rows`}</strong>
        {figure.of === 'children' ? `, in ${total} rows` : ''}.
      </p>
      {rows.length === 0 ? (
        <p class="govuk-body">No row of the return is counted here.</p>
      ) : (
        <StackedTable
          classes="kith-dense"
          caption="Rows"
          captionClasses="govuk-visually-hidden"
          firstCellIsHeader
          head={[
            { text: 'Child' },
            { text: 'Row', format: 'numeric' },
            { text: 'What is there' },
            { text: 'Facts' },
          ]}
          rows={rows.map(rowCells)}
        />
      )}
      {page.next || page.previous ? (
        <Pagination
          landmarkLabel="Pages of rows"
          previous={page.previous ? { href: page.previous } : undefined}
          next={page.next ? { href: page.next } : undefined}
        />
      ) : null}
    </>
  );
}

function rowCells({ child, childHref, row, cells, facts }: FigureRow) {
  const link = (href: string, text: string) => (
    <a class="govuk-link" href={href}>
      {text}
    </a>
  );
  return [
    { text: childHref === undefined ? child : link(childHref, child) },
    { text: String(row), format: 'numeric' as const },
    { text: cells.map(({ name, value }) => `${name} ${value}`).join(' · ') },
    { text: <FactLinks facts={facts} child={child} /> },
  ];
}

function FactLinks({ facts, child }: Pick<FigureRow, 'facts' | 'child'>): VNode {
  return (
    <ul class="govuk-list govuk-!-font-size-16 govuk-!-margin-bottom-0">
      {facts.map(({ href, text }) => (
        <li>
          {href === undefined ? (
            text
          ) : (
            <a class="govuk-link" href={href}>
              {text}
              <span class="govuk-visually-hidden"> of {child}</span>
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}
