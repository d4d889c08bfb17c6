import type { Database, Write } from '../platform/database/database.ts';
import { sql } from '../platform/database/database.ts';
import { lastReturn, placementCode, takesUrn } from './placement-codes.ts';
import {
  isInCare,
  generateNorthmoor,
  type Northmoor,
  type NorthmoorFamily,
  type NorthmoorOptions,
} from './northmoor.ts';
import type { CareChild } from './care-child.ts';
import type { CareEpisode } from './care-episodes.ts';
import { dateOf, type Day } from './days.ts';
import type { FamilyChild } from './family.ts';
import type { Home } from './homes-registry.ts';
import { findHousehold } from './household.ts';
import { addRelationships, addResponsibility } from './kinship.ts';
import { addChildResidence, addHousehold, addIdentifier, addNumbers, addPerson } from './person-rows.ts';
import { northmoor } from './places.ts';
import { Random } from './random.ts';
import { RowBook } from './row-book.ts';
import { upnOf } from './upn.ts';

/** Told now and then while a county is written. */
export type DemoProgress = (state: {
  readonly step: string;
  readonly done: number;
  readonly total: number;
}) => void;

export type DemoReport = {
  readonly children: number;
  readonly people: number;
  readonly families: number;
  readonly rows: number;
};

/** The database holds real people, or a county already: nothing invented is put beside them. */
export class NotAnEmptyDatabase extends Error {}

const loader = { account: null, role: 'loader' } as const;

/**
 * Writes a county into an empty database, all or nothing, and makes it a demonstration database for good.
 * @throws NotAnEmptyDatabase when it has been used before
 */
export async function writeNorthmoor(
  database: Database,
  options: NorthmoorOptions,
  progress: DemoProgress = () => undefined,
): Promise<DemoReport> {
  return database.transaction(loader, null, async (db) => {
    await claim(db);
    const county = generateNorthmoor(options);
    return writeCounty(db, county, progress);
  });
}

async function claim(db: Write): Promise<void> {
  const used = await db.first<{ used: boolean }>(sql`
    select exists (select from people.person) or exists (select from platform.installation where kind <> 'demonstration') as used`);
  if (used?.used !== false)
    throw new NotAnEmptyDatabase('This database is in use already; Northmoor needs an empty one.');
  await db.run(sql`insert into platform.installation (kind, code, name) values ('demonstration', ${northmoor.code}, ${northmoor.name})
    on conflict (one) do update set code = excluded.code, name = excluded.name`);
}

async function writeCounty(db: Write, county: Northmoor, progress: DemoProgress): Promise<DemoReport> {
  // Rows about nobody in particular get their ids from a stream of their own, so that the generator stays as it is.
  const ids = new Random(county.options.seed, 0x7fff0004);
  const book = new RowBook(() => ids.id());
  addWorkforce(book, county);
  addRegistry(book, county);
  const count = { children: 0, people: 0, families: 0, inCare: 0 };
  for (const family of county.families()) {
    count.people += addFamily(book, county, family, count.children);
    count.children += family.children.length;
    count.families++;
    count.inCare += family.children.filter((child) => isInCare(child, county.endDay)).length;
    if (!book.isFull()) continue;
    await book.empty(db);
    progress({ step: 'families', done: count.inCare, total: county.options.children });
  }
  await book.empty(db);
  progress({ step: 'families', done: count.inCare, total: county.options.children });
  return { children: count.children, people: count.people, families: count.families, rows: book.written };
}

function addWorkforce(book: RowBook, { workforce, endDay }: Northmoor): void {
  for (const { id, name } of workforce.teams) book.add('workforce.team', [id, name]);
  for (const { id, reference, name, job, team, starts, ends } of workforce.workers) {
    book.add('workforce.worker', [id, reference, name, job, team.id, dateOf(starts), shown(ends, endDay)]);
  }
}

function addRegistry(book: RowBook, { places, registry }: Northmoor): void {
  for (const { postcode, authority, easting, northing } of places.all) {
    book.add('homes.postcode', [
      postcode.replace(' ', ''),
      authority,
      authority,
      String(easting),
      String(northing),
    ]);
  }
  for (const { id, urn, name, provider, place } of registry.services) {
    book.add('homes.home', [
      id,
      urn,
      name,
      place.town,
      '{U1,U2,U3,U4,U5,U6}',
      `{${provider}}`,
      place.postcode,
      'demonstration',
    ]);
  }
  for (const home of registry.homes) addHome(book, home);
}

/** Foster families and relatives stand in no published list: they have no number of their own. */
const listedAs: Readonly<Partial<Record<Home['kind'], string>>> = {
  "children's home": '{K2}',
  supported: '{K3,H5}',
  'mother and baby': '{R3}',
  secure: '{K1}',
  'residential school': '{S1}',
  'care home': '{R1}',
  hospital: '{R2}',
  custody: '{R5}',
  foster: '{U4,U5,U6}',
  kin: '{U1,U3}',
  adopters: '{A5,A6}',
  other: '{Z1,Z11,Z12,Z13,Z14}',
};

function addHome(book: RowBook, { id, kind, urn, name, place, provider }: Home): void {
  const shared = kind === 'foster' || kind === 'kin' || kind === 'adopters';
  book.add('homes.home', [
    id,
    shared ? null : urn,
    name,
    place.town,
    listedAs[kind] ?? '{}',
    provider === null ? '{}' : `{${provider}}`,
    place.postcode,
    'demonstration',
  ]);
}

/** Returns how many people were added. */
function addFamily(book: RowBook, county: Northmoor, family: NorthmoorFamily, before: number): number {
  const { shape } = family;
  const born = shape.children.filter(({ person }) => (person.birth ?? 0) <= county.endDay);
  const adults = [
    shape.mother,
    ...shape.fathers.map(({ person }) => person),
    shape.partner,
    ...shape.kin.map(({ person }) => person),
  ].filter((person) => person !== null);
  const people = [...new Set([...adults, ...born.map(({ person }) => person)])];
  for (const person of people) addPerson(book, person, county.endDay);
  for (const household of shape.households) addHousehold(book, household);
  for (const home of family.homes) addHome(book, home);
  addRelationships(book, shape, born);
  born.forEach((child) => addHomeLife(book, county, family, child));
  family.children.forEach((child, index) =>
    addCareChild(book, county, family, { child, number: before + index + 1 }),
  );
  return people.length;
}

/** Children live with their mother whenever they are not in care. */
function addHomeLife(
  book: RowBook,
  { endDay }: Northmoor,
  { shape, children }: NorthmoorFamily,
  { person, ofMother }: FamilyChild,
): void {
  const home = findHousehold(shape.households, shape.mother);
  if (home === undefined || !ofMother || person.birth === null) return;
  const care = children.find(({ child }) => child.person === person)?.periods ?? [];
  let from: Day | null = person.birth;
  for (const { start, end, ending } of care) {
    if (from !== null) addChildResidence(book, { person, addressId: home.addressId, from, to: start });
    from = ending === 'home' && end <= endDay ? end : null;
  }
  if (from !== null) addChildResidence(book, { person, addressId: home.addressId, from, to: null });
}

function addCareChild(
  book: RowBook,
  county: Northmoor,
  family: NorthmoorFamily,
  { child, number }: { child: CareChild; number: number },
): void {
  const { person } = child.child;
  addNumbers(book, person, number);
  addIdentifier(book, person, { scheme: 'upn', issuer: '', value: upnOf(child, number, county.endDay) });
  addResponsibility(book, { shape: family.shape, child, until: county.endDay });
  for (const { worker, from, to, reason } of family.allocations.get(child) ?? []) {
    book.add('workforce.allocation', [
      book.id(),
      person.id,
      worker.id,
      dateOf(from),
      shown(to, county.endDay),
      reason,
      'demonstration',
    ]);
  }
  for (const period of child.periods) {
    for (const episode of period.episodes)
      if (episode.starts <= county.endDay) addEpisode(book, child, episode, county.endDay);
  }
}

function addEpisode(book: RowBook, child: CareChild, episode: CareEpisode, endDay: Day): void {
  const ends = episode.ends > endDay ? null : episode.ends;
  const { home, type } = episode.stay;
  const stretch = { type, starts: episode.starts, ends };
  const year = lastReturn(ends, endDay);
  book.add('care.episode', [
    book.id(),
    child.child.person.id,
    dateOf(episode.starts),
    shown(ends, endDay),
    episode.reasonNew,
    episode.legal,
    child.need,
    placementCode(stretch, year),
    home.kind === 'other' ? null : home.provider,
    ends === null ? null : episode.reasonEnded,
    ends === null ? null : episode.reasonPlaceChange,
    child.homePostcode,
    home.place.postcode,
    takesUrn(stretch, year) ? home.urn : null,
    'demonstration',
  ]);
}

/** What lies after the end date is not known yet. */
function shown(day: Day | null, endDay: Day): string | null {
  return day === null || day > endDay ? null : dateOf(day);
}
