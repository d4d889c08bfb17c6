import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sharedMissing, sharedPath } from '../../../../../test/support/shared.ts';
import { codeSets, readCsv, ssda903Tables } from '../../../../formats/index.ts';
import type { ColumnSpec } from '../../../../formats/index.ts';
import { formatRules } from './format-rules.ts';
import { openReturn, tableOf } from './open-return.ts';
import type { GivenCells } from './open-return.ts';
import { rules } from './rules.ts';
import { runRule } from './run-rules.ts';
import { ruleColumns } from './tables.ts';

describe('the rules on the SSDA903 return', () => {
  it('have codes of their own, and columns that the tables have', () => {
    expect(new Set(rules.map(({ code }) => code)).size).toBe(rules.length);
    const columns = new Set<string>(Object.values(ruleColumns).flat());
    expect(rules.flatMap(({ fields }) => fields).filter((field) => !columns.has(field))).toEqual([]);
  });

  it('are told in the documentation as they are declared', async () => {
    await expect(formatRules(rules)).toMatchFileSnapshot('../../../../../docs/data/ssda903-rules.md');
  });

  const list = sharedPath('reference/ssda903-rules.csv');
  if (list === null) it.skip(`are those of the reference (${sharedMissing})`, () => undefined);
  else {
    it('are those of the reference, in force in the same years', () => {
      const csv = readCsv(readFileSync(list));
      if (!csv.ok) throw new Error(csv.problem);
      const column = (name: string) => csv.columns[csv.header.indexOf(name)] ?? [];
      const [codes, first, last] = [column('code'), column('first_year'), column('last_year')];
      const stated = codes.map((code, i) => [
        code,
        first[i] === '' ? null : [Number(first[i]), Number(last[i])],
      ]);
      const ours = rules.map(({ code, years }) => [code, years === 'withdrawn' ? null : [...years]]);
      const byCode = (a: unknown[], b: unknown[]) => (String(a[0]) < String(b[0]) ? -1 : 1);
      expect(ours.sort(byCode)).toEqual(stated.sort(byCode));
    });
  }
});

/** Values that a column may hold, and those that it must not: rules meet both. */
function arbitraryCell({ type, codeSet, name }: ColumnSpec): fc.Arbitrary<string | null> {
  const wrong = fc.constantFrom(null, null, '', 'X', '0', '31/02/2026', '=1', '\u{1F476}', 'ZZ/ZZ/2020');
  if (name === 'CHILD') return fc.constantFrom('1', '2', '3', null);
  const codes = codeSet ? codeSets[codeSet].map(({ code }) => code) : [];
  if (codes.length > 0) return fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...codes) }, wrong);
  if (type === 'date' || type === 'partialDate')
    return fc.oneof({ weight: 5, arbitrary: arbitraryDate }, wrong);
  return fc.oneof(fc.constantFrom('XXXXXXX', 'SW1', 'UN4', 'A123456789012', '12', 'AL1 1AA'), wrong);
}

const arbitraryDate = fc
  .tuple(
    fc.integer({ min: 1, max: 31 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 2003, max: 2027 }),
  )
  .map(([day, month, year]) => `${String(day).padStart(2, '0')}/${String(month).padStart(2, '0')}/${year}`);

function arbitraryTable(columns: readonly ColumnSpec[]): fc.Arbitrary<GivenCells> {
  const row = fc.tuple(...columns.map(arbitraryCell));
  return fc
    .array(row, { maxLength: 8 })
    .map((rows) =>
      Object.fromEntries(columns.map(({ name }, i) => [name, rows.map((cells) => cells[i] ?? null)])),
    );
}

const arbitraryTables = fc.record(
  Object.fromEntries(ssda903Tables.map(({ table, columns }) => [table, arbitraryTable(columns)])),
  { requiredKeys: [] },
);

describe('every rule on any return', () => {
  it('finds rows that there are, once each and in order, and never throws', () => {
    const year = fc.integer({ min: 2023, max: 2027 });
    fc.assert(
      fc.property(arbitraryTables, arbitraryTables, year, (tables, last, asked) => {
        const all = openReturn({ year: asked, authority: 'E10000015', tables, last });
        for (const rule of rules) {
          for (const { table, rows } of runRule(rule, all).found) {
            const inOrder = [...new Set(rows)].sort((a, b) => a - b);
            expect(rows, `rule ${rule.code}`).toEqual(inOrder);
            expect((rows[0] ?? 0) >= 0 && (rows.at(-1) ?? 0) < table.rows, `rule ${rule.code}`).toBe(true);
          }
        }
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  it('stands a return without any table, and one without rows', () => {
    const empty = Object.fromEntries(ssda903Tables.map(({ table }) => [table, {}]));
    for (const tables of [{}, empty]) {
      const all = openReturn({ year: 2027, authority: 'E10000015', tables, last: tables });
      expect(rules.flatMap((rule) => runRule(rule, all).found)).toEqual([]);
      expect(tableOf(all, 'Episodes_last').rows).toBe(0);
    }
  });
});
