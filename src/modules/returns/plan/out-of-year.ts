import { parseDate } from '../../../formats/ssda903/values.ts';
import type { ChildContext } from './child-context.ts';
import { cellOf, placeOf } from './return-set-rules.ts';
import type { ReturnTable } from './return-set-rules.ts';

/** Dates outside the year are often right (an episode may be reported late), so they are told and loaded. */
export function tellOutOfYear({ plan, set: { year } }: ChildContext, table: ReturnTable, row: number): void {
  const [from, to] = [`${year - 1}-04-01`, `${year}-03-31`];
  const tell = (column: string, isOut: (date: string) => boolean, problem: string) => {
    const value = cellOf(table, column, row);
    const date = value === null ? undefined : parseDate(value);
    if (date === undefined || !isOut(date)) return;
    plan.problems.push({ ...placeOf(table, row), field: column, value, problem, serious: false });
  };
  for (const column of table.kind.within) {
    tell(column, (date) => date < from || date > to, `It is not in the year to 31 March ${year}`);
  }
  for (const column of table.kind.before) tell(column, (date) => date > to, `It is after 31 March ${year}`);
}
