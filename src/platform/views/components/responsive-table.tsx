import type { VNode } from 'preact';
import { classNames } from './markup.ts';
import type { Content } from './markup.ts';
import { Table } from './table.tsx';
import type { TableCell, TableProps } from './table.tsx';

/** Lets a wide table scroll by itself, by finger or keyboard, so that the page never does. */
export function ScrollRegion({ label, children }: { label: string; children: Content }): VNode {
  return (
    <div class="kith-scroll" role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}

/** A table whose rows become short lists on a narrow screen, each cell under its column's name. */
export function StackedTable(props: TableProps & { readonly head: readonly TableCell[] }): VNode {
  const rows = props.rows.map((row) => row?.map((cell, column) => labelled(cell, props.head[column])));
  return <Table {...props} rows={rows} classes={classNames('kith-stacked', props.classes)} />;
}

function labelled(cell: TableCell, heading: TableCell | undefined): TableCell {
  if (typeof heading?.text !== 'string') return cell;
  return { ...cell, attributes: { 'data-label': heading.text, ...cell.attributes } };
}
