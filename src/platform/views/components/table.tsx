import type { VNode } from 'preact';
import { classNames } from './markup.ts';
import type { Attributes, Content, Extras, Options } from './markup.ts';

export type TableCell = Options<{
  text: Content;
  format: string;
  classes: string;
  colspan: number;
  rowspan: number;
  attributes: Attributes;
}>;

export type TableProps = Extras &
  Options<{
    caption: Content;
    captionClasses: string;
    head: readonly TableCell[];
    firstCellIsHeader: boolean;
  }> & { readonly rows: readonly (readonly TableCell[] | undefined)[] };

/**
 * A table of data. `format: 'numeric'` sets a column to the right. On a narrow screen put it in `ScrollRegion`,
 * or use `StackedTable`.
 */
export function Table(props: TableProps): VNode {
  return (
    <table class={classNames('govuk-table', props.classes)} {...props.attributes}>
      {props.caption && (
        <caption class={classNames('govuk-table__caption', props.captionClasses)}>{props.caption}</caption>
      )}
      {props.head && (
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">{props.head.map(headCell)}</tr>
        </thead>
      )}
      <tbody class="govuk-table__body">
        {props.rows.map((row) => row && bodyRow(row, props.firstCellIsHeader === true))}
      </tbody>
    </table>
  );
}

function headCell(cell: TableCell): VNode {
  const format = cell.format && `govuk-table__header--${cell.format}`;
  return (
    <th scope="col" class={classNames('govuk-table__header', format, cell.classes)} {...spans(cell)}>
      {cell.text}
    </th>
  );
}

function bodyRow(row: readonly TableCell[], firstIsHeader: boolean): VNode {
  return (
    <tr class="govuk-table__row">
      {row.map((cell, index) => (index === 0 && firstIsHeader ? rowHeader(cell) : bodyCell(cell)))}
    </tr>
  );
}

function rowHeader(cell: TableCell): VNode {
  return (
    <th scope="row" class={classNames('govuk-table__header', cell.classes)} {...spans(cell)}>
      {cell.text}
    </th>
  );
}

function bodyCell(cell: TableCell): VNode {
  const format = cell.format && `govuk-table__cell--${cell.format}`;
  return (
    <td class={classNames('govuk-table__cell', format, cell.classes)} {...spans(cell)}>
      {cell.text}
    </td>
  );
}

function spans({ colspan, rowspan, attributes }: TableCell): Attributes {
  return { colspan: colspan || undefined, rowspan: rowspan || undefined, ...attributes };
}
