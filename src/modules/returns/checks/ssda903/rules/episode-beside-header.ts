import { rowsAt } from '../../frame/index.ts';
import type { Found, RowTest } from '../../frame/index.ts';
import { allYears } from '../rule.ts';
import type { Rule } from '../rule.ts';
import type { Return903 } from '../tables.ts';

type Words = Pick<Rule, 'code' | 'fields' | 'meaning' | 'changed' | 'differs' | 'isQuery'> &
  Partial<Pick<Rule, 'years'>>;

/** What is looked at in an episode alone, and then beside the child's header. */
type Beside = {
  /** Which episodes the rule is about, so that the header is not looked up for others. */
  readonly of?: (all: Return903) => RowTest;
  readonly fails: (all: Return903) => (episode: number, header: number) => boolean;
  /** Whether an episode of a child who is not in the header is looked at beside -1, nobody's row, which is blank. */
  readonly looksWithoutHeader?: true;
};

const needs: Rule['needs'] = ['Episodes', 'Header'];

/** A rule that looks at each episode beside the child's row in the header, and finds the episode. */
export function episodeBesideHeaderRule(rule: Words & Beside): Rule {
  return { years: allYears, needs, ...rule, fails: (all) => findBeside(all, rule)[0] };
}

/** As `episodeBesideHeaderRule`, but it finds both rows. */
export function episodeAndHeaderRule(rule: Words & Beside): Rule {
  return { years: allYears, needs, ...rule, fails: (all) => findBeside(all, rule) };
}

const NOBODY = [-1];

function findBeside(all: Return903, { of, fails, looksWithoutHeader }: Beside): readonly [Found, Found] {
  const { episodes, header } = all;
  const [isOf, isWrong] = [of?.(all), fails(all)];
  const found: [number[], number[]] = [[], []];
  for (let row = 0; row < episodes.rows; row++) {
    if (isOf?.(row) === false) continue;
    const own = header.rowsOf(episodes.child[row] ?? 0);
    for (const beside of own.length === 0 && looksWithoutHeader ? NOBODY : own) {
      if (!isWrong(row, beside)) continue;
      found[0].push(row);
      found[1].push(beside);
    }
  }
  return [rowsAt(episodes, found[0]), rowsAt(header, found[1])];
}
