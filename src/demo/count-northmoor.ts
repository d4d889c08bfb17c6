import type { CareChild } from './care-child.ts';
import type { CareFacts } from './care-facts.ts';
import type { CarePeriod } from './care-period.ts';
import { birthdayOf, collectionEnd, collectionStart, collectionYear, type Day } from './days.ts';
import type { HomeStay } from './home-path.ts';
import { findHousehold } from './household.ts';
import type { Northmoor, NorthmoorFamily } from './northmoor.ts';
import { isFar, type Place } from './places.ts';
import type { Allocation } from './worker-path.ts';

/** How many there are of each thing that national-figures.ts names. */
export type Counts = ReadonlyMap<string, number>;

class Tally {
  readonly counts = new Map<string, number>();

  add(what: string, times = 1): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + times);
  }

  addIf(holds: boolean, what: string): void {
    if (holds) this.add(what);
  }
}

/** The last year of the county (its six years, one on average, for starts and leavings), counted as the return's publication does. */
export function countNorthmoor(county: Northmoor): Counts {
  const tally = new Tally();
  for (const family of county.families()) {
    for (const child of family.children) {
      for (const period of child.periods) countFlows(tally, county, child, period);
      countStock(tally, county, family, child);
      const facts = family.facts.get(child);
      if (facts !== undefined) countFacts(tally, county, child, facts);
    }
    countApart(tally, county, family);
  }
  return tally.counts;
}

const years = 6;

function countFlows(
  tally: Tally,
  { fromDay, endDay }: Northmoor,
  child: CareChild,
  { start, end, episodes, legal }: CarePeriod,
): void {
  const flow = (name: string, day: Day, details: readonly string[]) => {
    if (day < fromDay || day > endDay) return;
    for (const detail of ['', ...details]) tally.add(`${name}${detail}`, 1 / years);
  };
  const [first] = legal.spells;
  const alone = child.unaccompanied ? [' alone'] : [];
  flow('starts', start, [` age ${ageBand(child.birth, start)}`, ` legal ${first?.status ?? ''}`, ...alone]);
  const reason = episodes[episodes.length - 1]?.reasonEnded ?? '';
  const grouped = [
    reason,
    ...(/^E1[12]$/.test(reason) ? ['adopted'] : []),
    ...(/^E4[5-8]$/.test(reason) ? ['guardian'] : []),
  ];
  flow('leaves', end, [` age ${leavingAge(child.birth, end)}`, ...grouped.map((each) => ` reason ${each}`)]);
}

function ageBand(birth: Day, day: Day): string {
  const reached = ['16', '10', '5', '1'].find((age) => birthdayOf(birth, Number(age)) <= day);
  return reached ?? '0';
}

function leavingAge(birth: Day, day: Day): string {
  return ['18', '17'].find((age) => birthdayOf(birth, Number(age)) <= day) ?? ageBand(birth, day);
}

const homeGroups: Readonly<Record<string, string>> = {
  kin: 'foster',
  adopters: 'adoption',
  "children's home": 'residential',
  secure: 'residential',
  'residential school': 'school',
  'mother and baby': 'other residential',
  'care home': 'other residential',
  hospital: 'other residential',
  custody: 'other residential',
};
const ethnicGroups: Readonly<Record<string, string>> = {
  ...{
    WIRI: 'white',
    WIRT: 'white',
    WROM: 'white',
    WOTH: 'white',
    MWBC: 'mixed',
    MWBA: 'mixed',
    MWAS: 'mixed',
    MOTH: 'mixed',
  },
  ...{
    AIND: 'asian',
    APKN: 'asian',
    ABAN: 'asian',
    AOTH: 'asian',
    CHNE: 'asian',
    BCRB: 'black',
    BAFR: 'black',
    BOTH: 'black',
  },
};

function countStock(tally: Tally, { endDay }: Northmoor, family: NorthmoorFamily, child: CareChild): void {
  const period = periodOn(child, endDay);
  const episode = period?.episodes.findLast(({ starts }) => starts <= endDay);
  if (period === undefined || episode === undefined) return;
  const { home } = episode.stay;
  const ethnicity = child.child.person.ethnicity ?? '';
  const kind = homeGroupOf(episode.stay);
  const details = [
    ...[
      `age ${ageBand(child.birth, endDay)}`,
      `sex ${child.child.person.sex}`,
      `legal ${episode.legal}`,
      `need ${child.need}`,
    ],
    ...[
      `home ${kind}`,
      `provider ${home.provider ?? ''}`,
      `ethnicity ${ethnicGroups[ethnicity] ?? ethnicity}`,
    ],
  ];
  tally.add('stock');
  for (const detail of details) tally.add(`stock ${detail}`);
  tally.addIf(child.unaccompanied, 'stock alone');
  tally.addIf(home.kind === 'kin', 'stock kin');
  tally.addIf(home.place.inside, 'stock inside');
  countDistance(tally, family, child, { kind, place: home.place });
  countStability(tally, { child, period, endDay, allocations: family.allocations.get(child) ?? [] });
}

function homeGroupOf({ home, type }: HomeStay): string {
  return type === 'A5' ? 'adoption' : (homeGroups[home.kind] ?? home.kind);
}

function periodOn(child: CareChild, day: Day): CarePeriod | undefined {
  return child.periods.find(({ start, end }) => start <= day && end > day);
}

function countDistance(
  tally: Tally,
  { shape }: NorthmoorFamily,
  { homePostcode }: CareChild,
  { kind, place }: { kind: string; place: Place },
): void {
  const from = findHousehold(shape.households, shape.mother)?.place;
  if (homePostcode === null || from === undefined) return;
  const far = isFar(from, place);
  for (const suffix of ['', ` ${kind}`]) {
    tally.add(`near or far${suffix}`);
    tally.addIf(far, `far${suffix}`);
  }
}

const yearDays = 365;

/** Three or more homes, or social workers, with whom the child was in the year; one home for two years. */
function countStability(
  tally: Tally,
  {
    child,
    period,
    endDay,
    allocations,
  }: { child: CareChild; period: CarePeriod; endDay: Day; allocations: readonly Allocation[] },
): void {
  const moves = period.stays
    .filter(({ from, sameCarers }) => from <= endDay && !sameCarers)
    .map(({ from }) => from);
  const homesInYear = moves.filter((_, index) => (moves[index + 1] ?? Infinity) > endDay - yearDays).length;
  tally.addIf(homesInYear >= 3, 'stock three homes');
  const workers = new Set(
    allocations
      .filter(({ from, to }) => from <= endDay && to > endDay - yearDays)
      .map(({ worker }) => worker),
  );
  tally.addIf(workers.size >= 3, 'stock three workers');
  if (birthdayOf(child.birth, 16) <= endDay) return;
  tally.add('stock under 16');
  if (endDay - period.start < 2.5 * yearDays) return;
  tally.add('long in care');
  const adopting = period.stays.findLast(({ from }) => from <= endDay)?.home.kind === 'adopters';
  tally.addIf(adopting || endDay - (moves[moves.length - 1] ?? endDay) >= 2 * yearDays, 'settled');
}

/** Children in care who have a brother or sister in care in another home. */
function countApart(tally: Tally, { endDay }: Northmoor, { children }: NorthmoorFamily): void {
  const homes = children
    .map((child) => periodOn(child, endDay)?.stays.findLast(({ from }) => from <= endDay)?.home)
    .filter((home) => home !== undefined);
  tally.add('apart', homes.filter((home) => homes.some((other) => other !== home)).length);
}

function countFacts(tally: Tally, { endDay }: Northmoor, child: CareChild, facts: CareFacts): void {
  const year = collectionYear(endDay);
  const [first, last] = [collectionStart(year), collectionEnd(year)];
  if (child.periods.some(({ start, end }) => start <= last && end >= first)) {
    tally.add('year');
    const inYear = facts.missing.filter(({ from, to }) => from <= last && to >= first);
    tally.addIf(
      inYear.some(({ kind }) => kind === 'M'),
      'year missing',
    );
    tally.addIf(
      inYear.some(({ kind }) => kind === 'A'),
      'year away',
    );
  }
  countHealth(tally, facts, year);
  countLeaver(tally, child, facts, year);
}

function countHealth(tally: Tally, { health }: CareFacts, year: number): void {
  const found = health.find((each) => each.year === year);
  if (found === undefined) return;
  tally.add('health');
  tally.addIf(found.healthAssessment, 'health assessment');
  tally.addIf(found.teethCheck, 'health teeth');
  tally.addIf(found.immunisations, 'health immunisations');
  tally.addIf(found.substanceMisuse, 'health substance');
  tally.addIf(found.convicted !== null, 'health ten');
  tally.addIf(found.convicted === true, 'health convicted');
}

function countLeaver(tally: Tally, { birth }: CareChild, { leavingCare }: CareFacts, year: number): void {
  const found = leavingCare.find((each) => each.year === year);
  if (found === undefined || birthdayOf(birth, 19) > collectionEnd(year)) return;
  tally.add('leaver');
  tally.addIf(/^[FP]/.test(found.activity), 'leaver eet');
  tally.addIf(/^[FP]1$/.test(found.activity), 'leaver higher');
  tally.addIf(found.accommodation.endsWith('1'), 'leaver suitable');
  tally.addIf(found.inTouch === 'NO', 'leaver not in touch');
}
