import { describe, expect, it } from 'vitest';
import { sharedMissing } from '../../../../../test/support/shared.ts';
import { checkCin } from './check-cin.ts';
import type { CinFinding } from './check-cin.ts';
import { openCin } from './open-return.ts';
import { cinRules } from './rules.ts';
import { differencesOf, differingRules, isOurs, isTheirs, returnDifferences } from './testing/differences.ts';
import { oracles, sharedIds } from './testing/oracles.ts';
import { listCases, openCase, placesExpected, toPlaces } from './testing/rule-cases.ts';

const cases = listCases();
const sets = oracles();

describe('small cases of others', () => {
  if (cases.length === 0) it.skip(sharedMissing, () => undefined);
  for (const given of cases) {
    it(`${given.rule} as csc-validator-be-cin tests it in ${given.ruleset}`, () => {
      const rule = cinRules.find(({ code }) => code === given.rule);
      const places = toPlaces(rule?.fails(openCase(given)) ?? []);
      if (given.return_level) expect(places).not.toEqual([]);
      else expect(places).toEqual([...(differencesOf(given)?.finds ?? placesExpected(given))].sort());
    });
  }
});

function toLine({ rule, table, field, row, child }: CinFinding): string {
  return [rule, table, field, row, child].join(',');
}

describe('whole returns checked by others', () => {
  if (sets.length === 0) it.skip(sharedMissing, () => undefined);
  it.each(sets.map((oracle) => [oracle.name, oracle] as const))(
    '%s: the same findings line for line, but for the differences we have said',
    (_, oracle) => {
      const { tables, findings } = oracle.open();
      const mixed = sharedIds(tables);
      const all = openCin(tables, 2026);
      const comparable = ({ child }: CinFinding): boolean => !mixed.has(child);
      const ours = checkCin(tables, 2026).findings.filter(comparable);
      const theirs = findings.filter(comparable);
      const [ourLines, theirLines] = [new Set(ours.map(toLine)), new Set(theirs.map(toLine))];
      const missing = theirs.filter((one) => !ourLines.has(toLine(one)) && !isTheirs(all, one));
      const extra = ours.filter((one) => !theirLines.has(toLine(one)) && !isOurs(all, one));
      expect({ missing: missing.map(toLine), extra: extra.map(toLine) }).toEqual({ missing: [], extra: [] });
      expect(ourLines.size).toBe(ours.length);
    },
  );

  it.each(sets.map((oracle) => [oracle.name, oracle] as const))(
    '%s: findings come in the order of the tool, but within one child, where the rows go up',
    (_, oracle) => {
      const { tables, findings } = oracle.open();
      const mixed = sharedIds(tables);
      const comparable = findings.filter(({ child }) => !mixed.has(child));
      const known = new Map(comparable.map((one, i) => [toLine(one), i]));
      const ours = checkCin(tables, 2026).findings.filter((one) => known.has(toLine(one)));
      const group = ({ rule, table, field, child }: CinFinding): string => [rule, table, field, child].join();
      const changes = ours.filter((one, i) => {
        const before = ours[i - 1];
        const place = known.get(toLine(one)) ?? -1;
        return before && group(before) !== group(one) && place < (known.get(toLine(before)) ?? -1);
      });
      expect(changes).toEqual([]);
    },
  );

  it.each(sets.map((oracle) => [oracle.name, oracle] as const))(
    '%s: the same rules are broken by the return as a whole',
    (_, oracle) => {
      const { tables, returnLevel } = oracle.open();
      const same = (codes: readonly string[]): string[] => codes.filter((code) => !returnDifferences[code]);
      expect(same(checkCin(tables, 2026).returnLevel)).toEqual(same(returnLevel));
    },
  );
});

it('every rule that differs says so in its declaration, and no other', () => {
  const said = cinRules.filter(({ differs }) => differs !== undefined).map(({ code }) => code);
  expect(said.sort()).toEqual([...differingRules].sort());
});
