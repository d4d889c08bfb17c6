import { where } from '../../frame/index.ts';
import type { TableWith } from '../../frame/index.ts';
import { allYears } from '../rule.ts';
import type { Rule, Source } from '../rule.ts';
import type { Return903 } from '../tables.ts';

/** A column that a rule is about, and where it is. */
type OneColumn<Field extends string> = {
  readonly code: string;
  readonly source: Source;
  readonly field: Field;
  readonly table: (all: Return903) => TableWith<Field>;
  readonly years?: Rule['years'];
};

/** A rule that a column holds real dates where it holds anything. */
export function dateRule<Field extends string>(one: OneColumn<Field>): Rule {
  const { code, source, field, table: tableIn, years = allYears } = one;
  return {
    code,
    needs: [source],
    fields: [field],
    years,
    meaning: `${field} is given but is not a real date (dd/mm/yyyy).`,
    fails: (all) => {
      const table = tableIn(all);
      return where(table, (row) => table[field].isNoDate(row));
    },
  };
}

/** A rule that a column holds one of these codes where it holds anything. */
export function codeRule<Field extends string>(one: OneColumn<Field>, codes: readonly string[]): Rule {
  const { code, source, field, table: tableIn, years = allYears } = one;
  return {
    code,
    needs: [source],
    fields: [field],
    years,
    meaning: `${field} is given but is not one of ${codes.join(', ')}.`,
    fails: (all) => {
      const table = tableIn(all);
      const isKnown = table[field].among(codes);
      return where(table, (row) => table[field].isFilled(row) && !isKnown(row));
    },
  };
}
