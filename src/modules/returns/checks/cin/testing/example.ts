import { describe, expect, it } from 'vitest';
import { openCin } from '../open-return.ts';
import type { GivenTable } from '../open-return.ts';
import { isInForce } from '../rule.ts';
import type { CinRule } from '../rule.ts';
import { ruleColumns } from '../tables.ts';
import type { CinReturn, RuleTable } from '../tables.ts';
import { toPlaces } from './rule-cases.ts';

/** What a rule must find, and by the rows it leaves alone what it must not. */
export type Example = {
  readonly rule: string;
  /** 2026 where none is given. */
  readonly year?: number;
  /**
   * The tables by name: the first line names the columns, cells are separated by spaces, '-' is blank and '_' a space.
   * Rows are about child 1, its episode 1, and assessment or plan 1, where no column says otherwise: `child`,
   * `episode`, `part`.
   */
  readonly tables: Readonly<Partial<Record<RuleTable, string>>>;
  /** Rows found by 'Table field'; {} when nothing is wrong. */
  readonly fails: Readonly<Record<string, readonly number[]>>;
};

/** Makes the return of an example; its reference date is 31 March of the year unless the header says otherwise. */
export function openExample({ year = 2026, tables }: Example): CinReturn {
  const header = tables.Header ?? `Year ReferenceDate\n${year} ${year}-03-31`;
  const given: Partial<Record<RuleTable, GivenTable>> = {};
  for (const [name, text] of Object.entries({ ...tables, Header: header })) {
    given[name as RuleTable] = readTable(name as RuleTable, text);
  }
  return openCin(given, year);
}

function readTable(name: RuleTable, text: string): GivenTable {
  const [header = [], ...lines] = text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
  const cells = (column: string): (string | null)[] => {
    const at = header.indexOf(column);
    return lines.map((line) => toCell(at < 0 ? undefined : line[at]));
  };
  const ofOne = (column: string): string[] => cells(column).map((cell) => cell ?? '1');
  const known: readonly string[] = ruleColumns[name];
  const columns = Object.fromEntries(known.map((column) => [column, cells(column)]));
  const keys = { CINdetailsID: ofOne('episode'), AssessmentID: ofOne('part'), CPPID: ofOne('part') };
  for (const [key, values] of Object.entries(keys)) if (known.includes(key)) columns[key] = values;
  const unknown = header.filter(
    (column) => !known.includes(column) && !['child', 'episode', 'part'].includes(column),
  );
  if (unknown.length > 0) throw new Error(`${name} has no column ${unknown.join(', ')}`);
  const child = name === 'Header' ? lines.map(() => -1) : ofOne('child').map((id) => Number(id) - 1);
  return { child, columns };
}

function toCell(text: string | undefined): string | null {
  return text === undefined || text === '-' ? null : text.replaceAll('_', ' ');
}

function placesOf({ fails }: Example): string[] {
  return Object.entries(fails)
    .flatMap(([place, rows]) => rows.map((row) => `${place} ${row}`))
    .sort();
}

/** Runs each example against its rule, and holds every rule to having one that fails and something that passes. */
export function checkExamples(name: string, rules: readonly CinRule[], examples: readonly Example[]): void {
  describe(name, () => {
    for (const rule of rules) {
      const own = examples.filter((example) => example.rule === rule.code);
      it.each(own.map((example, i) => [i, example] as const))(
        `${rule.code}, example %#: ${rule.meaning}`,
        (_, example) => {
          expect(isInForce(rule, example.year ?? 2026), 'in force in the year of the example').toBe(true);
          expect(toPlaces(rule.fails(openExample(example)))).toEqual(placesOf(example));
        },
      );
      it(`${rule.code} has an example that fails and one, or a row, that passes`, () => {
        expect(own.some(({ fails }) => Object.keys(fails).length > 0)).toBe(true);
        expect(own.some(hasPassing)).toBe(true);
      });
    }
    it('has no example of another rule', () => {
      const codes = rules.map(({ code }) => code);
      expect(examples.filter(({ rule }) => !codes.includes(rule))).toEqual([]);
    });
  });
}

/** Nothing is found, or some row of a table in which something is found is left alone. */
function hasPassing({ tables, fails }: Example): boolean {
  const places = Object.entries(fails);
  return (
    places.length === 0 ||
    places.some(([place, rows]) => countRows(tables[place.split(' ')[0] as RuleTable]) > rows.length)
  );
}

function countRows(text = ''): number {
  return Math.max(text.trim().split('\n').length - 1, 0);
}
