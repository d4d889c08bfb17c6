import { describe, expect, it } from 'vitest';
import { openReturn } from './open-return.ts';
import { allYears } from './rule.ts';
import type { Rule } from './rule.ts';
import { runRules } from './run-rules.ts';

const rule = (code: string, fails: Rule['fails']): Rule => ({
  code,
  needs: [],
  fields: [],
  years: allYears,
  meaning: 'Something is wrong.',
  fails,
});
const broken = new Error('No such column');
const rules = [
  rule('1', () => {
    throw broken;
  }),
  rule('2', () => []),
];
const all = openReturn({ year: 2026, authority: 'E10000015', tables: {} });

describe('a rule that throws', () => {
  it('is told of, and silences no other rule', () => {
    const faults: unknown[] = [];
    const results = runRules(rules, all, undefined, (one, error) => faults.push(one.code, error));
    expect(faults).toEqual(['1', broken]);
    expect(results.map((result) => result.rule.code)).toEqual(['2']);
  });

  it('stops a check that nobody asked to go on', () => {
    expect(() => runRules(rules, all)).toThrow(broken);
  });
});
