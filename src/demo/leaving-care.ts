import type { CareChild } from './care-child.ts';
import { birthdayOf, collectionEnd, collectionYear } from './days.ts';
import type { Years } from './health.ts';
import { weights, type Random } from './random.ts';

/** How a young person who has left care was doing around a birthday. */
export type LeavingCareYear = {
  readonly year: number;
  readonly inTouch: string;
  readonly activity: string;
  readonly accommodation: string;
};

/** Published shares of young people aged 19 to 21 (national-figures.ts, care leavers); finer codes are an assumption. */
const touch = weights({ YES: 94, NO: 3.5, REFU: 1.2, NREQ: 1.3 });
const activities = weights({
  ...{ F1: 6, F2: 19, F4: 3.4, F5: 20, P1: 0.3, P2: 4.5, P4: 0.6, P5: 3.6 },
  ...{ G4: 13, G5: 23.5, G6: 6 },
});
const stayed = weights({ Z1: 78, U1: 12, B1: 4, D1: 5, U2: 1 });
const elsewhere = weights({
  ...{ U1: 43, D1: 21, B1: 13, E1: 3, K1: 5, T1: 2, C1: 3, Y1: 2, Z1: 3 },
  ...{ U2: 0.7, D2: 0.7, V2: 0.8, W2: 0.6, S2: 1.2, X2: 1.6, Y2: 0.4 },
});

const notOwed: readonly string[] = ['E2', 'E3', 'E11', 'E12', 'E15'];

/** Around each birthday from the 17th to the 21st in the years asked for, once care has ended for good. */
export function planLeavingCare(random: Random, child: CareChild, { first, last }: Years): LeavingCareYear[] {
  const end = Math.max(...child.periods.map((period) => period.end));
  const reason = child.periods.at(-1)?.episodes.at(-1)?.reasonEnded ?? '';
  if (notOwed.includes(reason) || !isOwed(child, end)) return [];
  return [17, 18, 19, 20, 21].flatMap((age) => {
    const birthday = birthdayOf(child.birth, age);
    const year = collectionYear(birthday);
    // At 17 and 18 only those who had left before the birthday (checks 1007 and 1016).
    const left = age <= 18 ? end < birthday : end <= birthday;
    const asked = left && year >= first && year <= last && end < collectionEnd(year);
    return asked ? [drawYear(random, { year, age, reason })] : [];
  });
}

/** Thirteen weeks in care from 14 on, some of it at 16 or 17 (Children Act 1989, schedule 2, paragraph 19B). */
function isOwed({ birth, periods }: CareChild, end: number): boolean {
  const fourteenth = birthdayOf(birth, 14);
  const days = periods.reduce(
    (sum, period) => sum + Math.max(0, period.end - Math.max(period.start, fourteenth)),
    0,
  );
  return days >= 91 && end > birthdayOf(birth, 16);
}

function drawYear(
  random: Random,
  { year, age, reason }: { year: number; age: number; reason: string },
): LeavingCareYear {
  const inTouch = random.weighted(touch);
  if (inTouch !== 'YES') return { year, inTouch, activity: '0', accommodation: '0' };
  const staysPut = reason === 'E17' && random.chance(age <= 19 ? 0.8 : 0.55);
  const accommodation = random.weighted(staysPut ? stayed : elsewhere);
  // At 17 nobody stays put (check 3001); foyers take nobody who was under 18 when the year began (check 347).
  const tooYoung =
    (age === 17 && accommodation.startsWith('Z')) || (age <= 18 && accommodation.startsWith('T'));
  return {
    year,
    inTouch,
    activity: random.weighted(activities),
    accommodation: tooYoung ? 'U1' : accommodation,
  };
}
