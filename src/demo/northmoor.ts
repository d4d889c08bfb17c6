import { makeCare, type CareChild, type FamilyInCare } from './care-child.ts';
import { collectionEnd, type Day } from './days.ts';
import { planFacts, type CareFacts } from './care-facts.ts';
import { adulthood, drawEntry } from './entry.ts';
import { makeFamily } from './family.ts';
import { HomesRegistry } from './homes-registry.ts';
import { planLeavings, type LeavingPlan } from './leaving.ts';
import { PlaceBook } from './places.ts';
import { Random } from './random.ts';
import { Workforce } from './workforce.ts';
import { toDayNumber, type PlainDate } from '../platform/dates/plain-date.ts';
import { allocate, planDesks, type Allocation } from './worker-path.ts';

/** How large, which chance, until when. `children` is how many are in care at the end of `endDate`. */
export type NorthmoorOptions = {
  readonly children: number;
  readonly seed: number;
  readonly endDate: PlainDate;
};

/** A family with all that is known of it, and its place in the order in which families were made. */
export type NorthmoorFamily = FamilyInCare & {
  readonly allocations: ReadonlyMap<CareChild, readonly Allocation[]>;
  readonly facts: ReadonlyMap<CareChild, CareFacts>;
};

export type Northmoor = {
  readonly options: NorthmoorOptions;
  readonly endDay: Day;
  /** The first day of the six years of history: every child in care on or after it is there, with the whole story. */
  readonly fromDay: Day;
  readonly places: PlaceBook;
  readonly registry: HomesRegistry;
  readonly workforce: Workforce;
  /** Families one at a time; running through them once makes the homes' bookings, so ask for them once only. */
  readonly families: () => Generator<NorthmoorFamily>;
};

/** Anything before this cannot reach the six years: a child who came at birth is grown up. */
const longestStory = Math.round(18.1 * 365.25);
const yearsOfHistory = 6;

/** The latest 31 March that is not after a day: the end of the last full collection year. */
export function defaultEndDate(today: PlainDate): PlainDate {
  const year = Number(today.slice(0, 4));
  return (today.slice(5) >= '03-31' ? `${year}-03-31` : `${year - 1}-03-31`) as PlainDate;
}

/**
 * Invents a county. The same options give the same people, down to their ids. Memory holds the homes, the postcodes and
 * the workers (in proportion to `children`), never the families: those come one at a time.
 */
export function generateNorthmoor(options: NorthmoorOptions): Northmoor {
  const endDay = toDayNumber(options.endDate);
  const fromDay = sixYearsBefore(options.endDate);
  const places = new PlaceBook(options.seed, options.children);
  const registry = new HomesRegistry(options.seed, options.children, places);
  const workforce = new Workforce(options.seed, options.children, {
    from: fromDay - longestStory,
    to: endDay,
  });
  const county = { options, endDay, fromDay, places, registry, workforce };
  return { ...county, families: () => families(county) };
}

function sixYearsBefore(endDate: PlainDate): Day {
  const [year, day] = [Number(endDate.slice(0, 4)) - yearsOfHistory, endDate.slice(4)];
  return day === '-03-31'
    ? collectionEnd(year) + 1
    : toDayNumber(endDate) - Math.round(yearsOfHistory * 365.25);
}

function* families(county: Omit<Northmoor, 'families'>): Generator<NorthmoorFamily> {
  const { options, endDay, fromDay } = county;
  let told = 0;
  for (let number = 1, left = options.children; left > 0; number++) {
    const random = new Random(options.seed, number);
    const start = endDay - random.whole(0, endDay - fromDay + longestStory);
    const entry = drawEntry(random, start);
    const leavings = planLeavings(random, entry);
    if (!reaches(leavings, county)) continue;
    const shape = makeFamily(random, county.places, { number, entry, leavings });
    const family = makeCare(random, county.registry, { shape, until: endDay, told });
    const inCare = family.children.filter((child) => isInCare(child, endDay)).length;
    // The last families must fit: a family that would bring too many is left out.
    if (inCare > left) continue;
    left -= inCare;
    told += family.children.length;
    const facts = family.children.map(
      (child) =>
        [child, planFacts(random, child, { fromDay, endDay, adulthood: adulthood(child.birth) })] as const,
    );
    yield { ...family, allocations: allocateAll(random, county, family), facts: new Map(facts) };
  }
}

/** Whether any child of the family is in care in the six years. */
function reaches(leavings: LeavingPlan, { fromDay, endDay }: Omit<Northmoor, 'families'>): boolean {
  for (const [{ enters }, { on }] of leavings)
    if (on >= fromDay && enters !== null && enters <= endDay) return true;
  return false;
}

/** In care at the end of a day. */
export function isInCare(child: CareChild, day: Day): boolean {
  return child.periods.some(({ start, end }) => start <= day && end > day);
}

function allocateAll(
  random: Random,
  { workforce, endDay }: Omit<Northmoor, 'families'>,
  { children }: FamilyInCare,
): Map<CareChild, readonly Allocation[]> {
  const desks = new Map<Day, ReturnType<typeof planDesks>>();
  const found = new Map<CareChild, readonly Allocation[]>();
  for (const child of children) {
    const own = child.periods.flatMap(({ start, end }) => {
      const shared = desks.get(start) ?? planDesks(random, workforce, start, endDay + 1);
      desks.set(start, shared);
      return allocate(random, shared, start, Math.min(end, endDay + 1));
    });
    found.set(child, own);
  }
  return found;
}
