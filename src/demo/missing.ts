import type { CareChild } from './care-child.ts';
import { ageAt, birthdayOf, yearLength, type Day } from './days.ts';
import { weights, type Random } from './random.ts';

/** `to` is the day on which the child was back. */
export type MissingEpisode = { readonly kind: 'M' | 'A'; readonly from: Day; readonly to: Day };

/**
 * Who goes missing, and how often: fitted to the published share of children with a missing episode in a year, and with
 * a time away without authorisation (national-figures.ts). How often each goes, and for how long, is an assumption.
 */
const prone = { fromAge: 11.5, share: 0.33, perYear: 2.6, away: 0.13 };

const lengths = weights({ '0': 22, '1': 52, '2': 12, '3': 6, '5': 4, '9': 3, '21': 1 });

export function planMissing(random: Random, child: CareChild): MissingEpisode[] {
  const goes = random.chance(child.unaccompanied ? prone.share * 0.6 : prone.share);
  if (!goes) return [];
  const from = birthdayOf(child.birth, 11);
  return child.periods.flatMap(({ start, end }) =>
    planPeriod(random, child.birth, { from: Math.max(start, from), before: end }),
  );
}

function planPeriod(
  random: Random,
  birth: Day,
  { from, before }: { from: Day; before: Day },
): MissingEpisode[] {
  const found: MissingEpisode[] = [];
  let day = from;
  while (day < before) {
    day += 2 + Math.round(random.wait(yearLength / prone.perYear) * (ageAt(birth, day) < 14 ? 1.8 : 1));
    const to = day + Number(random.weighted(lengths));
    // Back before care ends: a missing episode lies within a period of care (check 577).
    if (to >= before) return found;
    if (ageAt(birth, day) >= prone.fromAge)
      found.push({ kind: random.chance(prone.away) ? 'A' : 'M', from: day, to });
    day = to + 1;
  }
  return found;
}
