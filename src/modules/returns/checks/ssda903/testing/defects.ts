import { parseReturnDay, recode, toColumn } from '../../frame/index.ts';
import type { Column } from '../../frame/index.ts';
import { runRule, runRules } from '../run-rules.ts';
import type { Rule } from '../rule.ts';
import type { RuleResult } from '../run-rules.ts';
import type { Return903 } from '../tables.ts';

/**
 * A defect of csc-validator-be-903 (0.1.14) that comes to this: it sees another return than it was given. On what it
 * sees our rule must find exactly what the tool finds, row for row and in any set of files; what it makes of the return
 * itself the rule's examples show.
 */
type Defect = {
  readonly code: string;
  readonly years: readonly [first: number, last: number];
  readonly reason: string;
  readonly see: (all: Return903) => Return903;
};

const defects: readonly Defect[] = [
  {
    code: '146',
    years: [2025, 2025],
    reason: 'It has K3 in lower case among the codes.',
    see: ({ episodes, ...all }) => {
      const PLACE = withTexts(episodes.PLACE, (text) => (text === 'K3' ? 'UNKNOWN' : text));
      return { ...all, episodes: replaceIn(episodes, { PLACE }) };
    },
  },
  {
    code: '218',
    years: [2023, 2025],
    reason: 'It takes an authority that is not known for one outside England: the text nan begins with N.',
    see: ({ episodes, ...all }) => {
      const authorities = Array.from(episodes.PL_LA.codes, (_, row) => episodes.PL_LA.text(row) ?? 'NIR');
      return { ...all, episodes: replaceIn(episodes, { PL_LA: toColumn(authorities, parseReturnDay) }) };
    },
  },
  {
    code: '336',
    years: [2023, 2027],
    reason: 'It tests A3 and A4, where the Department’s text says A3 and A5.',
    see: ({ episodes, ...all }) => {
      const swapped: Readonly<Record<string, string>> = { A4: 'A5', A5: 'A4' };
      const PLACE = withTexts(episodes.PLACE, (text) => swapped[text] ?? text);
      return { ...all, episodes: replaceIn(episodes, { PLACE }) };
    },
  },
  {
    code: '165',
    years: [2025, 2027],
    reason: 'It still tests SEX 1 and 2 after the change to M and F.',
    see: (all) => ({ ...all, year: 2024 }),
  },
  {
    code: '347',
    years: [2024, 2027],
    reason: 'It tests ACCOM T; the codes of foyers are T1 and T2.',
    see: ({ oc3, ...all }) => {
      const ACCOM = withTexts(oc3.ACCOM, (text) => (text === 'T1' || text === 'T2' ? 'Y1' : text));
      return { ...all, oc3: replaceIn(oc3, { ACCOM }) };
    },
  },
  {
    code: '635',
    years: [2023, 2027],
    reason: 'It tests a blank PREV_PERM, where the Department’s text says Z1.',
    see: ({ prevPerm, ...all }) => {
      const PREV_PERM = withTexts(prevPerm.PREV_PERM, (text) => (text === 'Z1' ? 'P1' : text));
      return { ...all, prevPerm: replaceIn(prevPerm, { PREV_PERM }) };
    },
  },
  {
    code: '1007',
    years: [2023, 2027],
    reason: 'It does not match episodes that are still open: as if they had ended on the day they began.',
    see: ({ episodes, ...all }) => {
      const { DECOM, DEC } = episodes;
      const ends = Array.from(DEC.codes, (_, row) => DEC.text(row) ?? DECOM.text(row));
      return { ...all, episodes: replaceIn(episodes, { DEC: toColumn(ends, parseReturnDay) }) };
    },
  },
];

/** Runs the rules in force, each on what the tool sees of the return. */
export function runAsTheTool(rules: readonly Rule[], all: Return903): readonly RuleResult[] {
  return runRules(rules, all).map((result) => {
    const { rule } = result;
    const defect = defects.find(
      ({ code, years: [first, last] }) => code === rule.code && first <= all.year && all.year <= last,
    );
    return defect ? runRule(rule, defect.see(all)) : result;
  });
}

function withTexts(column: Column, change: (text: string) => string): Column {
  return toColumn(
    recode(column, (_, text) => change(text)),
    parseReturnDay,
  );
}

/** The table with other columns; the table given stays as it is. */
function replaceIn<T extends object>(table: T, columns: Readonly<Record<string, Column>>): T {
  return Object.assign(Object.create(table) as T, columns);
}
