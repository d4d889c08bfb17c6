import { where } from '../../frame/index.ts';
import type { RowTest } from '../../frame/index.ts';
import { allYears } from '../rule.ts';
import type { Rule, Source } from '../rule.ts';
import type { Return903, YearTables } from '../tables.ts';

/** What a rule says of itself; every year and the table alone, unless it says otherwise. */
type Words = Omit<Rule, 'needs' | 'years' | 'fails'> & Partial<Pick<Rule, 'years'>>;

/** A rule that looks at each row of one table, with whatever else it needs. */
export function rowRule(
  table: keyof YearTables,
  {
    fails,
    also = [],
    ...words
  }: Words & { readonly also?: readonly Source[]; fails: (all: Return903) => RowTest },
): Rule {
  return {
    years: allYears,
    ...words,
    needs: [sourceOf[table], ...also],
    fails: (all) => where(all[table], fails(all)),
  };
}

/** What the file of a table is called. */
export const sourceOf = {
  header: 'Header',
  episodes: 'Episodes',
  reviews: 'Reviews',
  uasc: 'UASC',
  oc2: 'OC2',
  oc3: 'OC3',
  ad1: 'AD1',
  placedAdoption: 'PlacedAdoption',
  prevPerm: 'PrevPerm',
  missing: 'Missing',
  swEpisodes: 'SWEpisodes',
  dolo: 'DoLo',
} as const satisfies Record<keyof YearTables, Source>;
