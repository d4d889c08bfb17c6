import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../src/modules/access/index.ts';
import { readRecordHistories } from '../../src/modules/insight/forecast/histories/record-histories.ts';
import { listMeasures } from '../../src/modules/insight/index.ts';
import { waysToPart } from '../../src/modules/insight/measures/group-words.ts';
import { importReturns } from '../../src/modules/returns/index.ts';
import { sql } from '../../src/platform/database/database.ts';
import { testDatabase } from '../support/database.ts';
import { actionTable, rolesOf } from './access-table.ts';
import { allRoles, today } from './access-world.ts';
import { listForms } from './hiding-forms.ts';
import { nightly } from './hiding-night.ts';
import { partTwins } from './hiding-twins.ts';
import { ask, difference, openFace, pages, send } from './hiding-visits.ts';
import type { Told, Visited } from './hiding-visits.ts';
import { hiddenPhone, hiddenPostcode, makeCounty, plantHidden } from './hiding-world.ts';
import { plantInTwins } from './hiding-withheld.ts';
import { returnOf } from './hiding-return.ts';
import type { County, Hidden } from './hiding-world.ts';
import { fill, tableRoutes } from './visit.ts';

/*
 * Nothing of a restricted record can be found: two databases, the same but that one of them holds hidden people, are asked the
 * same questions. Every answer is the same: its bytes, its status, its headers, and how many statements it took. How long an
 * answer takes follows from these: the work is the same by design, and is not timed here.
 */
let county: County;
let hiding: Visited;
let never: Visited;
let hidden: readonly Hidden[];
/** Every address that was asked, as its route. */
const tried = new Set<string>();

beforeAll(async () => {
  const origin = await testDatabase();
  county = await makeCounty(origin);
  const [one, other] = await partTwins(origin);
  [hiding, never] = [await openFace(one), await openFace(other)];
  hidden = await plantHidden(one.owner, county);
  await plantInTwins(county.withheld, one.owner, other.owner);
  for (const twin of [hiding, never]) await nightly(twin);
}, 300_000);
afterAll(async () => {
  for (const { face } of [hiding, never]) await face.close();
  for (const twin of [hiding, never]) await twin.close();
});

async function compare(work: (twin: Visited) => Promise<Told>): Promise<string | undefined> {
  return difference(await work(hiding), await work(never));
}

/** Asks both for each of these as the role: what differs. */
async function differences(role: Role, urls: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const url of urls) {
    const differs = await compare((twin) => ask(twin, county, role, url));
    if (differs !== undefined) found.push(`${url}: ${differs}`);
  }
  return found;
}

/** Counting goes on in these for as long as a page may take: how far it comes is a matter of the machine. */
const stillCounting = ['/insight/early-warning', '/insight/signals', '/insight/signals/:measure'];
/** Information governance reads that there are restrictions and who answers for them, not of whom (ADR 16). */
const mayKnowThatThereIsOne = ['/restrictions'];
/** The same answer for all who may have it: asked for as two of them, and as one who may not. */
const forCounty = rolesOf(actionTable['seeCountyFigures']?.[1] ?? '');
const isForCounty = ({ action }: { readonly action: string }) => action === 'seeCountyFigures';

describe('every page, of people who are not hidden', () => {
  it('that counts for as long as it may is the same from what is kept', async () => {
    const lock = "hashtext('insight.county_count')";
    for (const { owner } of [hiding, never]) await owner.query(`select pg_advisory_lock(${lock})`);
    const urls = stillCounting.map((path) => fill(path, county.place));
    const found = await differences('director', urls);
    for (const { owner } of [hiding, never]) await owner.query(`select pg_advisory_unlock(${lock})`);
    for (const url of stillCounting) tried.add(`GET ${url}`);
    expect(found).toEqual([]);
  }, 60_000);

  it.each(allRoles)(
    'is the same for a %s as if there were nobody else',
    async (role) => {
      const all = pages.filter(
        (route) =>
          !stillCounting.includes(route.path) &&
          !(role === 'guardian' && mayKnowThatThereIsOne.includes(route.path)) &&
          (!isForCounty(route) || !forCounty.includes(role) || role === 'director'),
      );
      for (const { route } of all) tried.add(route);
      const urls = all.map(({ path }) => fill(path, county.place));
      if (role === 'director')
        // What a process reads once for all.
        for (const { face } of [hiding, never])
          for (const url of ['/insight/evidence', '/insight/forecast'])
            await face.inject({ url, headers: { cookie: county.cookies.get(role) ?? '' } });
      expect(await differences(role, urls)).toEqual([]);
    },
    120_000,
  );
});

describe('what is kept for all readers', () => {
  it('counts every measure, whole and in groups, as if there were nobody else', async () => {
    const count = ({ database }: Visited) =>
      database.transaction({ account: null, role: 'loader' }, today, (db) =>
        db.query(sql<{
          value: string;
        }>`select concat_ws(' ', measure, by, "group", numerator, denominator, value, counts) as value
          from insight.measure_day order by measure, by, "group"`),
      );
    const kept = await count(hiding);
    expect(kept.length).toBeGreaterThan(listMeasures().length * waysToPart.length);
    expect(kept).toEqual(await count(never));
  });

  it('forecasts from the same histories', async () => {
    const read = async ({ database }: Visited) =>
      JSON.stringify(
        await database.transaction({ account: null, role: 'counter' }, today, readRecordHistories),
      );
    expect(await read(hiding)).toBe(await read(never));
  });
});

const workers: readonly Role[] = [
  'director',
  'front door',
  'social worker',
  'personal adviser',
  'family help worker',
  'guardian',
];

describe('looking for somebody hidden', () => {
  const asked = () =>
    hidden.flatMap(({ given, family, localId, nhs, id }) => [
      `${given} ${family}`,
      family.slice(0, -2),
      family.replace('ui', 'iu'),
      given.slice(0, 5),
      localId,
      nhs,
      nhs.replace(/^(...)(...)/, '$1 $2 '),
      id,
    ]);

  it('by name, misspelt name, number, postcode, phone or address finds what there would be without them', async () => {
    const typed = [
      ...asked(),
      hiddenPostcode,
      hiddenPostcode.slice(0, 4),
      hiddenPhone,
      '900987',
      'Quillhidden Lane',
    ];
    const born = await datesOfBirth();
    const urls = [...typed, ...born].map((q) => `/search?q=${encodeURIComponent(q)}`);
    for (const role of workers.slice(0, 3)) expect(await differences(role, urls)).toEqual([]);
    const first = await ask(hiding, county, 'director', urls[0] ?? '');
    expect(first.body).toContain('Nobody');
    expect(first.statements).toBeGreaterThan(5);
  }, 120_000);

  it('through the page that adds somebody, and whom a relationship is with', async () => {
    const { personId = '' } = county.place;
    const urls = asked().flatMap((q) => [
      `/people/new?q=${encodeURIComponent(q)}`,
      `/people/${personId}/facts/family/new?q=${encodeURIComponent(q)}`,
    ]);
    expect(await differences('front door', urls)).toEqual([]);
  }, 60_000);

  async function datesOfBirth(): Promise<readonly string[]> {
    const { rows } = await hiding.owner.query<{ born: string }>(
      "select to_char(birth_date, 'DD/MM/YYYY') as born from people.person where id = any($1) and birth_date is not null",
      [hidden.map(({ id }) => id)],
    );
    return rows.map(({ born }) => born);
  }
});

describe('the id of somebody hidden', () => {
  const places = () =>
    hidden.slice(0, 3).flatMap(({ id }) => [
      { ...county.place, personId: id },
      { ...county.place, otherId: id },
    ]);

  it('typed into any address is the id of nobody', async () => {
    const about = pages.filter(({ path }) => /:(personId|otherId)/.test(path));
    const urls = [
      ...new Set(places().flatMap((place) => about.map(({ path }) => fill(path, place)))),
      ...hidden.map(({ id }) => `/people/${county.place['personId']}/facts/family/new?other=${id}`),
      ...hidden.map(({ id }) => `/returns/ssda903/2026/findings?person=${id}`),
    ];
    for (const role of workers.slice(0, 3)) expect(await differences(role, urls)).toEqual([]);
    const [{ id } = { id: '' }] = hidden;
    expect((await ask(hiding, county, 'director', `/people/${id}`)).status).toBe(404);
  }, 120_000);

  it('posted to any address, or in any form, is the id of nobody', async () => {
    const found: string[] = [];
    const about = tableRoutes.filter(
      ({ method, path }) => method === 'POST' && /:(personId|otherId)/.test(path),
    );
    for (const place of places().slice(0, 2))
      for (const { path, route } of about) {
        tried.add(route);
        const differs = await compare((twin) =>
          send(twin, county, 'front door', {
            url: fill(path, place),
            fields: { verdict: 'different', why: 'x' },
          }),
        );
        if (differs !== undefined) found.push(`${route}: ${differs}`);
      }
    const [{ id } = { id: '' }] = hidden;
    const family = {
      url: `/people/${county.place['personId']}/facts/family/new`,
      fields: { other: id, tie: 'sister' },
    };
    const differs = await compare((twin) => send(twin, county, 'front door', family));
    expect([...found, ...(differs === undefined ? [] : [differs])]).toEqual([]);
  }, 60_000);
});

describe('recording what a hidden record holds already', () => {
  it('is taken as if it were new: a person with the same name and birth, a number, an address, a phone', async () => {
    const { personId = '' } = county.place;
    const forms = await listForms(hiding, county, hidden);
    const found: unknown[] = [];
    for (const form of forms) found.push(await compare((twin) => send(twin, county, 'front door', form)));
    expect(found).toEqual(forms.map(() => undefined));
    for (const url of [
      '/duplicates',
      '/duplicates?page=2',
      `/search?q=${hidden[0]?.given}`,
      `/people/${personId}`,
      `/search?q=${encodeURIComponent(hiddenPostcode)}`,
    ])
      found.push(...(await differences('front door', [url])));
    expect(found).toEqual(forms.map(() => undefined));
  }, 60_000);
});

describe('a copy of a return', () => {
  it('that somebody without right prepares holds what there would be without them, under the same hash', async () => {
    const made: Told[] = [];
    for (const twin of [hiding, never]) {
      await send(twin, county, 'analyst', { url: '/returns/ssda903/2026/copies', fields: {} });
      const { rows } = await twin.owner.query<{ id: string }>(
        'select id from returns.frozen_copy order by number desc limit 1',
      );
      const copy = `/returns/ssda903/2026/copies/${rows[0]?.id}`;
      made.push(await ask(twin, county, 'analyst', copy));
      for (const file of ['header.csv', 'episodes.csv'])
        made.push(await ask(twin, county, 'analyst', `${copy}/files/${file}`));
    }
    expect(made.map(({ status }) => status)).toEqual(made.map(() => 200));
    expect(made.slice(0, 3)).toEqual(made.slice(3));
  }, 60_000);
});

describe('a return that names somebody hidden', () => {
  it('is tried and loaded as if they were new, and what it says stands in their own record', async () => {
    const [{ id, localId } = { id: '', localId: '' }] = hidden;
    const { rows } = await hiding.owner.query<{ born: string }>(
      "select to_char(birth_date, 'DD/MM/YYYY') as born from people.person where id = $1",
      [id],
    );
    const files = returnOf(localId, rows[0]?.born ?? '');
    const by = { account: county.accounts.get('analyst') ?? null, today };
    for (const dryRun of [true, false]) {
      const reports: unknown[] = [];
      for (const { database, owner } of [hiding, never]) {
        await owner.query("update platform.installation set kind = 'authority'");
        reports.push(
          await importReturns(database, files, { options: { dryRun }, by, progress: () => undefined }),
        );
      }
      expect(reports[0]).toEqual(reports[1]);
      expect(reports[0]).toMatchObject({ people: 2, children: 2, episodes: 2, contested: 0 });
    }
    const count = async (text: string) => (await hiding.owner.query(text)).rowCount;
    expect(await count(`select from returns.line where person_id = '${id}'`)).toBeGreaterThan(0);
    expect(await count(`select from people.identifier where value = '${localId}'`)).toBe(1);
  }, 60_000);
});

describe('what was tried', () => {
  it('is every page of the staff face, and every form about a person', () => {
    const all = tableRoutes.filter(
      ({ method, path }) => method === 'GET' || /:(personId|otherId)/.test(path),
    );
    expect([...tried].sort()).toEqual(all.map(({ route }) => route).sort());
    expect(tried.size).toBeGreaterThanOrEqual(40);
  });
});
