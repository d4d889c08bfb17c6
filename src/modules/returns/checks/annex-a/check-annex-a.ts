import { getAnnexAColumn } from '../../../../formats/index.ts';
import type { AnnexAList, AnnexALists } from '../../../../formats/index.ts';
import type { PlainDate } from '../../../../platform/dates/plain-date.ts';
import { cellRules } from './cell-rules.ts';
import { dateRules } from './date-rules.ts';
import { listRules } from './list-rules.ts';
import { rowRules } from './row-rules.ts';
import { Lists } from './rule.ts';
import type { AnnexARule } from './rule.ts';

/** All rules on the lists of Annex A. */
export const annexARules: readonly AnnexARule[] = [...cellRules, ...dateRules, ...rowRules, ...listRules];

/** What a rule found: a cell of a list, or a row where `column` is null. `column` and `meaning` as people read them. */
export type AnnexAFinding = {
  readonly rule: string;
  readonly severity: AnnexARule['severity'];
  readonly list: AnnexAList;
  /** From 0 below the list's header. */
  readonly row: number;
  readonly column: string | null;
  readonly child: string | null;
  readonly value: string | null;
  readonly meaning: string;
};

/** Everything that the rules find in lists of a date, by list and row. Pure: no database, no clock. */
export function checkAnnexA(lists: AnnexALists, asOf: PlainDate): readonly AnnexAFinding[] {
  const on = new Lists(lists, asOf);
  const found = annexARules.flatMap(({ code, severity, meaning, find }) =>
    find(on).map(({ list, row, column }) => ({
      rule: code,
      severity,
      list,
      row,
      column:
        column === null
          ? null
          : getAnnexAColumn(list, list === 11 && column === 'child' ? 'adopter' : column).name,
      child: on.child(list, row),
      value: column === null ? null : on.cell(list, row, column),
      meaning,
    })),
  );
  return found.sort((a, b) => a.list - b.list || a.row - b.row);
}
