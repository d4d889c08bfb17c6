import { rowsAt, where } from '../../frame/index.ts';
import type { Found, RowTest } from '../../frame/index.ts';
import { allYears } from '../rule.ts';
import type { Rule } from '../rule.ts';
import type { Return903 } from '../tables.ts';

type Words = Pick<Rule, 'code' | 'fields' | 'meaning' | 'changed' | 'differs' | 'isQuery' | 'uses'> &
  Partial<Pick<Rule, 'years' | 'needs'>>;

/** A rule that looks at each episode. Every year and needs nothing but episodes, unless it says otherwise. */
export function episodeRule({ fails, ...words }: Words & { fails: (all: Return903) => RowTest }): Rule {
  return {
    years: allYears,
    needs: ['Episodes'],
    ...words,
    fails: (all) => where(all.episodes, fails(all)),
  };
}

/** What is looked at in an episode alone, and then beside the child's header. */
type Beside = {
  /** Which episodes the rule is about, so that the header is not looked up for others. */
  readonly of?: (all: Return903) => RowTest;
  readonly fails: (all: Return903) => (episode: number, header: number) => boolean;
  /** Whether an episode of a child who is not in the header is looked at beside -1, nobody's row, which is blank. */
  readonly looksWithoutHeader?: true;
};

/** A rule that looks at each episode beside the child's row in the header, and finds the episode. */
export function episodeBesideHeaderRule({ of, fails, looksWithoutHeader, ...words }: Words & Beside): Rule {
  return {
    years: allYears,
    needs: ['Episodes', 'Header'],
    ...words,
    fails: (all) => findBeside(all, { of, fails, looksWithoutHeader })[0],
  };
}

/** As `episodeBesideHeaderRule`, but it finds both rows. */
export function episodeAndHeaderRule({ of, fails, ...words }: Words & Beside): Rule {
  return {
    years: allYears,
    needs: ['Episodes', 'Header'],
    ...words,
    fails: (all) => findBeside(all, { of, fails }),
  };
}

const NOBODY = [-1];

function findBeside(
  all: Return903,
  {
    of,
    fails,
    looksWithoutHeader,
  }: { [Part in keyof Beside]: Beside[Part] | undefined } & Pick<Beside, 'fails'>,
): readonly [Found, Found] {
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
