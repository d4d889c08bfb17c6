import { episodeDifferences } from './differences-in-episodes.ts';
import type { Difference } from './difference.ts';
import { permanenceDifferences } from './differences-in-permanence.ts';
import type { RuleCase } from './rule-cases.ts';

const differences: readonly Difference[] = [
  {
    code: '1001',
    oracle: 'mixed-2026',
    keys: ['OC3 149 04001809'],
    reason:
      'When it leaves out the short break in row 1911 of this year’s episodes, it leaves out row 1911 of last year’s as well, which is the only episode of this young person. To us it counts.',
  },
  ...episodeDifferences,
  ...permanenceDifferences,
];

/** Whether a finding is one on which we differ on purpose. */
export function knownDifference(oracle: string, code: string, key: string): boolean {
  return differences.some(
    (one) => one.code === code && oracle === one.oracle && (one.keys === undefined || one.keys.includes(key)),
  );
}

/** What we find in a case of the tool's own tests, where we differ from it on purpose. */
export function differencesOf({ rule, ruleset }: RuleCase): Readonly<Record<string, number[]>> | undefined {
  return caseDifferences.find((one) => one.code === rule && one.ruleset === ruleset)?.finds;
}

type CaseDifference = {
  readonly code: string;
  readonly ruleset: string;
  readonly finds: Readonly<Record<string, number[]>>;
  readonly reason: string;
};

const caseDifferences: readonly CaseDifference[] = [
  {
    code: '233',
    ruleset: '2025_26',
    finds: { Episodes: [2, 3] },
    reason:
      'Its ends stand in a column that no file has, DATE_EPISODE_CEASED. We look at DEC, which is blank in all rows of the case.',
  },
  {
    code: '635',
    ruleset: '2022_23',
    finds: { PrevPerm: [1, 2, 3] },
    reason: 'It tests a blank PREV_PERM, where the Department’s text says Z1; we look for both.',
  },
];
