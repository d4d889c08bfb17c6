import { cinMessage } from '../../../../formats/cin/structure.ts';
import type { CinElement, CinTable } from '../../../../formats/cin/structure.ts';
import type { CinTables } from '../../../../formats/cin/tables.ts';
import { testOf } from '../../../../formats/cin/value-types.ts';
import { parseCinDay } from './open-return.ts';

/** A date that the schema allows and that rules take as missing. */
export type UnreadDate = {
  readonly table: CinTable;
  readonly field: string;
  readonly row: number;
  readonly text: string;
};

/**
 * Dates that are right by the schema, but that no rule can use: with a time zone ('2026-03-31Z') or outside the years
 * 1678 to 2261. Nothing else would tell of them. What is no date at all the schema check tells.
 */
export function listUnreadDates(tables: CinTables): readonly UnreadDate[] {
  return dateColumns.flatMap(({ table, field }) => {
    const cells = tables[table].columns[field] ?? [];
    const known = new Map<string, boolean>();
    return cells.flatMap((text, row) =>
      text !== null && isUnread(text, known) ? [{ table, field, row, text }] : [],
    );
  });
}

const isDate = testOf('date', 0);

/** Each different text is looked at once. */
function isUnread(text: string, known: Map<string, boolean>): boolean {
  let found = known.get(text);
  if (found === undefined) {
    found = Number.isNaN(parseCinDay(text)) && isDate(text);
    known.set(text, found);
  }
  return found;
}

const dateColumns = listDateColumns(cinMessage, undefined);

function listDateColumns(
  element: CinElement,
  parent: CinTable | undefined,
): readonly { readonly table: CinTable; readonly field: string }[] {
  const table = element.table ?? parent;
  if (element.type === 'date' && table) return [{ table, field: element.name }];
  return (element.children ?? []).flatMap((child) => listDateColumns(child, table));
}
