import { describe, expect, it } from 'vitest';
import type { Rule } from '../rule.ts';
import { isInForce } from '../rule.ts';
import { runRule } from '../run-rules.ts';
import type { RuleResult } from '../run-rules.ts';
import { openExample } from './example.ts';
import type { Example } from './example.ts';

/** The rows found by table, as examples write them. */
export function toRows(result: RuleResult): Record<string, readonly number[]> {
  const rows: Record<string, number[]> = {};
  for (const { table, rows: found } of result.found) {
    const all = new Set([...(rows[table.name] ?? []), ...found]);
    rows[table.name] = [...all].sort((a, b) => a - b);
  }
  return rows;
}

/** Runs each example against its rule, and holds every rule to having one that fails and one row that passes. */
export function checkExamples(name: string, rules: readonly Rule[], examples: readonly Example[]): void {
  describe(name, () => {
    for (const rule of rules) {
      const own = examples.filter((example) => example.rule === rule.code);
      it.each(own.map((example, i) => [i, example] as const))(
        `${rule.code}, example %#: ${rule.meaning}`,
        (_, example) => {
          const isMeant =
            rule.years === 'withdrawn' ? 'in force in no year' : 'in force in the year of the example';
          expect(isInForce(rule, example.year ?? 2026), isMeant).toBe(rule.years !== 'withdrawn');
          expect(toRows(runRule(rule, openExample(example)))).toEqual(example.fails);
        },
      );
      it(`${rule.code} has an example that fails and a row that passes`, () => {
        expect(own.some(({ fails }) => Object.keys(fails).length > 0)).toBe(true);
        expect(own.some((example) => countPassing(rule, example) > 0)).toBe(true);
      });
    }
  });
}

/** Rows of the tables in which the example has findings (or, with none, all its rows) that the rule leaves alone. */
function countPassing(rule: Rule, { tables, fails }: Example): number {
  const looked =
    Object.keys(fails).length > 0 ? Object.keys(fails) : rule.needs.filter((one) => one in tables);
  return looked.reduce((sum, name) => sum + countRows(tables[name]) - (fails[name]?.length ?? 0), 0);
}

function countRows(text = ''): number {
  return Math.max(text.trim().split('\n').length - 1, 0);
}
