import type { CareChild } from './care-child.ts';
import { ageAt, birthdayOf, collectionYear, dateOf, yearLength, type Day } from './days.ts';
import { weights, type Random } from './random.ts';

/** Permanence before care started: in the return of the year in which it started. */
export type PreviousPermanence = {
  readonly year: number;
  readonly kind: string;
  readonly authority: string | null;
  readonly on: string | null;
};

export type Deprivation = { readonly from: Day; readonly to: Day };

/** Every girl has one: whether she is a mother, and since when. */
export type Motherhood = { readonly childBirth: Day | null };

const permanences = weights({ Z1: 95.4, P1: 1.3, P2: 2.4, P3: 0.9 });
const authorities = weights({ '999': 88, WAL: 5, SCO: 4, NUK: 3 });
const precisions = weights({ '10': 40, '7': 40, '4': 20 });

/** One row a year at most; the shares are an assumption. */
export function planPermanence(
  random: Random,
  { birth, periods, unaccompanied }: CareChild,
): PreviousPermanence[] {
  const found = new Map<number, PreviousPermanence>();
  const first = Math.min(...periods.map(({ start }) => start));
  for (const { start } of periods) {
    const year = collectionYear(start);
    const kind = unaccompanied || ageAt(birth, first) < 2 ? 'Z1' : random.weighted(permanences);
    found.set(
      year,
      kind === 'Z1'
        ? { year, kind, authority: null, on: null }
        : drawPermanence(random, { birth, first, year, kind }),
    );
  }
  return [...found.values()];
}

function drawPermanence(
  random: Random,
  { birth, first, year, kind }: { birth: Day; first: Day; year: number; kind: string },
): PreviousPermanence {
  // Unknown parts count as the latest possible, so the year before care started is the last one (check 632).
  const latest = Math.max(birth + 200, first - Math.round(yearLength));
  const on = dateOf(random.whole(birth + 100, latest)).slice(0, Number(random.weighted(precisions)));
  return { year, kind, authority: random.weighted(authorities), on };
}

/** Few: an order of the High Court for some stays in children's homes (the return has them from 2027). Shares are an assumption. */
export function planDeprivations(random: Random, { birth, periods }: CareChild): Deprivation[] {
  const found: Deprivation[] = [];
  for (const { stays, end } of periods) {
    stays.forEach(({ from, type }, index) => {
      const to = stays[index + 1]?.from ?? end;
      const possible =
        (type === 'K2' || type === 'other 2' || type === 'other 3') &&
        to - from > 70 &&
        ageAt(birth, from) > 11.5;
      if (possible && random.chance(0.05))
        found.push({ from: from + random.whole(1, 20), to: from + random.whole(28, 69) });
    });
  }
  return found;
}

/** Fitted to the published number of mothers among girls of 12 and over (national-figures.ts). Null for boys. */
export function planMotherhood(
  random: Random,
  { birth, child, periods }: CareChild,
  until: Day,
): Motherhood | null {
  if (child.person.sex === 'M') return null;
  const end = Math.min(until, Math.max(...periods.map((period) => period.end)));
  const start = Math.max(birthdayOf(birth, 15), periods.at(-1)?.start ?? 0);
  return { childBirth: end > start && random.chance(0.04) ? random.whole(start, end) : null };
}
