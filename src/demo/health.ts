import type { CareChild } from './care-child.ts';
import { ageAt, birthdayOf, collectionEnd, collectionStart, type Day } from './days.ts';
import { weights, type Random } from './random.ts';

/** What the return asks of a child in care for the whole collection year; null where it does not ask. */
export type HealthYear = {
  readonly year: number;
  readonly sdqScore: number | null;
  readonly sdqReason: string | null;
  readonly convicted: boolean | null;
  readonly healthCheck: boolean | null;
  readonly immunisations: boolean;
  readonly teethCheck: boolean;
  readonly healthAssessment: boolean;
  readonly substanceMisuse: boolean;
  readonly interventionReceived: boolean | null;
  readonly interventionOffered: boolean | null;
};

export type Years = { readonly first: number; readonly last: number };

export function planHealth(random: Random, child: CareChild, { first, last }: Years): HealthYear[] {
  const found: HealthYear[] = [];
  for (let year = first; year <= last; year++)
    if (isInCareAllYear(child, year)) found.push(drawYear(random, child.birth, year));
  return found;
}

/** Neither a start after 1 April nor an end before 31 March (the return's "continuously looked after"). */
function isInCareAllYear({ periods }: CareChild, year: number): boolean {
  return periods.some(({ start, end }) => start <= collectionStart(year) && end >= collectionEnd(year));
}

function drawYear(random: Random, birth: Day, year: number): HealthYear {
  const end = collectionEnd(year);
  const age = ageAt(birth, end);
  // Published shares (national-figures.ts, health); how they differ by age is an assumption.
  const substanceMisuse = random.chance(age >= 16 ? 0.09 : age >= 13 ? 0.035 : 0.001);
  const received = substanceMisuse ? random.chance(0.45) : null;
  return {
    year,
    ...drawSdq(random, birth, year),
    convicted: birthdayOf(birth, 10) <= end ? random.chance(age >= 16 ? 0.035 : 0.012) : null,
    healthCheck: birthdayOf(birth, 5) > end ? random.chance(0.89) : null,
    immunisations: random.chance(age >= 16 ? 0.74 : 0.88),
    teethCheck: random.chance(age < 2 ? 0.62 : 0.825),
    healthAssessment: random.chance(0.9),
    substanceMisuse,
    interventionReceived: received,
    interventionOffered: received === false ? random.chance(0.8) : null,
  };
}

const reasons = weights({ SDQ2: 30, SDQ3: 12, SDQ4: 43, SDQ5: 15 });

/** A score or a reason from 4 to 17; nothing under four at the end or from 17 on at the start (checks 157, 186 to 189, 197B). */
function drawSdq(
  random: Random,
  birth: Day,
  year: number,
): { sdqScore: number | null; sdqReason: string | null } {
  const [fourth, seventeenth] = [birthdayOf(birth, 4), birthdayOf(birth, 17)];
  if (fourth > collectionEnd(year) || seventeenth < collectionStart(year))
    return { sdqScore: null, sdqReason: null };
  if (fourth > collectionStart(year)) return { sdqScore: null, sdqReason: 'SDQ1' };
  if (!random.chance(0.78)) return { sdqScore: null, sdqReason: random.weighted(reasons) };
  return { sdqScore: Math.min(40, Math.max(0, Math.round(14.8 + random.around() * 7.2))), sdqReason: null };
}
