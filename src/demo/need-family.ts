import { birthdayOf, collectionYear, type Day } from './days.ts';
import type { Entrant } from './entry.ts';
import { makeFamily } from './family.ts';
import type { FamilyChild, FamilyShape } from './family-shape.ts';
import { drawCourse, drawDisabilities, planNeed, type Need } from './need.ts';
import type { Northmoor } from './northmoor.ts';
import { Random } from './random.ts';
import { allocate, type Allocation } from './worker-path.ts';

/** A child who is not in care, with the involvement. `number` counts the authority's children, apart from those in care. */
export type NeedChild = {
  readonly number: number;
  readonly child: FamilyChild;
  readonly disabilities: readonly string[];
  readonly need: Need;
  readonly allocations: readonly Allocation[];
};

export type NeedFamily = { readonly shape: FamilyShape; readonly children: readonly NeedChild[] };

/** For each child in care, so many others are in need at the end (England: about 400,000 and 80,000, children in care among them). */
const inNeedOfEachInCare = 4 / 3;

/** How far back referrals go. */
const history = 548;

/** Numbers of these children begin here: the county has fewer in care in any size. */
const firstNumber = 500_000;
const firstSeries = 0x40000000;

/** Families in which a child is or was in need and never in care, one at a time, until enough involvements are open. */
export function* needFamilies(county: Omit<Northmoor, 'families'>): Generator<NeedFamily> {
  const { options, endDay } = county;
  let left = Math.round(options.children * inNeedOfEachInCare);
  for (let series = 1, number = firstNumber; left > 0; series++) {
    const random = new Random(options.seed, firstSeries + series);
    const family = makeNeedFamily(random, county, { series, number });
    const open = family.children.filter(({ need }) => isOpen(need, endDay)).length;
    if (open > left) continue;
    left -= open;
    number += family.children.length;
    yield family;
  }
}

export function isOpen({ opened, closed, noFurtherAction }: Need, day: Day): boolean {
  return opened <= day && closed > day && !noFurtherAction;
}

function makeNeedFamily(
  random: Random,
  { places, workforce, endDay }: Omit<Northmoor, 'families'>,
  { series, number }: { series: number; number: number },
): NeedFamily {
  const course = drawCourse(random, endDay - random.whole(7, history));
  const { opened } = course;
  const entrants = drawEntrants(random, opened);
  const entry = { kind: 'family', start: opened, entrants } as const;
  const shape = makeFamily(random, places, { number: firstSeries + series, entry, leavings: new Map() });
  const post = workforce.pickPost(random, 'family help');
  const desks = [{ post, from: opened, reason: 'FCONTA' }];
  const children = shape.children
    .filter(({ ofMother }) => ofMother)
    .map((child, i): NeedChild => {
      const need = planNeed(random, course, endDay);
      const worked = need.noFurtherAction
        ? []
        : allocate(random, desks, opened, Math.min(need.closed, endDay + 1));
      const disabilities = drawDisabilities(random, need.code === 'N2' ? 1 : 0.12);
      return { number: number + i + 1, child, disabilities, need, allocations: worked };
    });
  return { shape, children };
}

/** One to four children under 17, the oldest first, two years apart or more. */
function drawEntrants(random: Random, opened: Day): Entrant[] {
  const count = Number(
    random.weighted([['1', 52] as const, ['2', 30] as const, ['3', 13] as const, ['4', 5] as const]),
  );
  const oldest = opened - random.whole(30 + (count - 1) * 800, 6100);
  return Array.from({ length: count }, (_, i) => ({
    birth: oldest + i * random.whole(730, 800),
    enters: null,
  })).filter(({ birth }) => birth < opened);
}

/** A number once the child is of school age, as in the return of children in care (upn.ts). */
export function isOfSchoolAge(birth: Day, endDay: Day): boolean {
  const august = Math.round(Date.UTC(collectionYear(endDay) - 2, 7, 31) / 86_400_000);
  return birthdayOf(birth, 4) <= august;
}
