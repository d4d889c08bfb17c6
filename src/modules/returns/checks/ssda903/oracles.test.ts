import { describe, expect, it } from 'vitest';
import { sharedMissing, sharedPath } from '../../../../../test/support/shared.ts';
import { rules } from './rules.ts';
import { runRule } from './run-rules.ts';
import { toRows } from './testing/check-examples.ts';
import { runAsTheTool } from './testing/defects.ts';
import { differencesOf } from './testing/differences.ts';
import { listDifferences, oracles } from './testing/oracles.ts';
import { listCases, openCase, rowsExpected } from './testing/rule-cases.ts';

/** KITH_RULES=101,102 looks at these alone while one is being written. */
const only = process.env['KITH_RULES']?.split(',');
const looked = rules.filter(({ code }) => !only || only.includes(code));

describe('small cases of others', () => {
  if (sharedPath('data/rule-cases') === null) it.skip(sharedMissing, () => undefined);
  for (const given of listCases()) {
    const rule = looked.find(({ code }) => code === given.rule);
    if (!rule) continue;
    it(`${given.rule} as csc-validator-be-903 tests it in ${given.ruleset}`, () => {
      const expected = differencesOf(given) ?? rowsExpected(given);
      expect(toRows(runRule(rule, openCase(given)))).toEqual(expected);
    });
  }
});

describe('whole returns checked by others', () => {
  if (sharedPath('data') === null) it.skip(sharedMissing, () => undefined);
  it.each(oracles().map((oracle) => [oracle.name, oracle] as const))(
    '%s: every rule finds the same rows, but for the differences we have said',
    (_, oracle) => {
      expect(listDifferences(oracle, runAsTheTool(looked, oracle.open()))).toEqual({});
    },
  );
});
