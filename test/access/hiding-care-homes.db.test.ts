import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../src/modules/access/index.ts';
import { testDatabase } from '../support/database.ts';
import { allRoles } from './access-world.ts';
import { careTraces, plantKeptChildren, plantKeptHomes } from './hiding-care.ts';
import type { KeptCare } from './hiding-care.ts';
import { nightly } from './hiding-night.ts';
import { partTwins } from './hiding-twins.ts';
import { ask, difference, openFace, pages, send } from './hiding-visits.ts';
import type { Visited } from './hiding-visits.ts';
import { makeCounty } from './hiding-world.ts';
import type { County } from './hiding-world.ts';
import { fill } from './visit.ts';

/*
 * Where a child in care lives, whose homes are withheld, is found by nobody without right: two databases, the same but for the places,
 * are asked the same questions, and answer the same. The file of a return holds the place by law, for who may have the file.
 */
let county: County;
let kept: KeptCare;
let one: Visited;
let other: Visited;
/** Every route that was asked. */
const tried = new Set<string>();

beforeAll(async () => {
  const origin = await testDatabase();
  county = await makeCounty(origin);
  kept = await plantKeptChildren(origin.owner, county);
  // Before they part: what a night found has the same ids in both.
  await nightly(origin);
  const twins = await partTwins(origin);
  [one, other] = [await openFace(twins[0]), await openFace(twins[1])];
  await plantKeptHomes(one, kept, 0);
  await plantKeptHomes(other, kept, 1);
}, 300_000);
afterAll(async () => {
  for (const { face } of [one, other]) await face.close();
  await one.close();
  await other.close();
});

/** Asks both for each of these as the role: what differs, and what names a place that was not asked for by its name. */
async function faults(role: Role, urls: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const url of urls) {
    const told = await ask(one, county, role, url);
    const differs = difference(told, await ask(other, county, role, url));
    if (differs !== undefined) found.push(`${url}: ${differs}`);
    const named = url.includes('?q=') ? undefined : careTraces.exec(told.body)?.[0];
    if (named !== undefined) found.push(`${url}: names ${named}`);
  }
  return found;
}

/** Every page about a child, the fact and the finding that name the home among them. */
function pagesAbout(personId: string): readonly string[] {
  const about = pages.filter(({ path }) => /:(personId|otherId)/.test(path));
  for (const { route } of about) tried.add(route);
  const place = { ...kept.place, personId };
  return [
    ...about.map(({ path }) => fill(path, place)),
    `/children/${personId}/facts/episode/${kept.place['episode']}`,
    `/children/${personId}/contested/episode/${kept.place['contestedId']}`,
    `/duplicates/${personId}/${kept.beside}`,
    `/people/${personId}/family?on=2026-06-01`,
  ];
}

describe('where a child in care lives, of whom all know', () => {
  it.each(allRoles)(
    'is told to no %s who does not work with them, on no page of theirs',
    async (role) => {
      expect(await faults(role, pagesAbout(kept.child))).toEqual([]);
    },
    240_000,
  );

  it('is not told by another child’s page who is placed in the same home, nor where the family of one is who fled', async () => {
    const { rows } = await one.owner.query<{ person_id: string; id: string }>(
      'select person_id, id from care.episode where person_id = any($1) order by person_id, starts desc, id',
      [[kept.beside, kept.son]],
    );
    const facts = rows.map(({ person_id, id }) => `/children/${person_id}/facts/episode/${id}`);
    for (const role of ['director', 'front door', 'analyst'] as const)
      expect(await faults(role, [...facts, ...pagesAbout(kept.beside), ...pagesAbout(kept.son)])).toEqual([]);
  }, 240_000);
});

describe('where a child in care lives whose record is sensitive (R1)', () => {
  const lists = () => [
    ...['Keptruby', 'Keptruby Quietcare', '66500991'].flatMap((q) =>
      [
        '/search',
        '/people/new',
        `/people/${kept.child}/facts/family/new`,
        `/people/${kept.child}/relatives/new`,
      ].map((path) => `${path}?q=${encodeURIComponent(q)}`),
    ),
    '/duplicates',
    '/contested',
    '/our-children',
    '/returns/ssda903/2026/figures/file-Episodes',
    `/sensitive/${kept.sensitive}`,
    `/duplicates/${kept.sensitive}/${kept.child}`,
  ];

  it.each(allRoles)(
    'is on no list and no page for a %s',
    async (role) => {
      const named: string[] = [];
      for (const url of lists()) {
        const told = await ask(one, county, role, url);
        const differs = difference(told, await ask(other, county, role, url));
        if (differs !== undefined) named.push(`${url}: ${differs}`);
        if (careTraces.test(told.body)) named.push(`${url}: names a place`);
      }
      expect([...named, ...(await faults(role, pagesAbout(kept.sensitive)))]).toEqual([]);
    },
    240_000,
  );

  it('is named by a search with whom to ask, and opened by who looked anyway, but for the home', async () => {
    const found = await ask(one, county, 'front door', '/search?q=Keptruby');
    expect(found.body).toContain('Keptruby');
    expect(found.body).toContain('sensitive record. Ask');
    expect((await ask(one, county, 'front door', `/children/${kept.sensitive}`)).status).not.toBe(200);
    const looked = await ask(one, county, 'director', `/children/${kept.sensitive}`);
    expect(looked.status).toBe(200);
    expect(looked.body).toContain('ddress withheld');
  });
});

describe('pages of many', () => {
  const measures = ['M-CL-20', 'M-CL-28', 'M-HO-07', 'M-HO-09', 'M-HO-11', 'M-HO-13'];
  const many = () => {
    const figures = pages.filter(({ path }) => path === '/returns/:form/:year/figures/:counted');
    const other = pages.filter(
      ({ path }) =>
        !/:(personId|otherId)/.test(path) &&
        path !== '/annex-a/workbook' &&
        /^.(returns|contested|annex|my-few|our-children|duplicates)/.test(path),
    );
    for (const { route } of [...figures, ...other]) tried.add(route);
    tried.add('GET /measures/:measure/children').add('GET /search');
    const typed = [
      'ZY94 1AA',
      'ZY94',
      'QX14 9ZZ',
      'ZY93 1AA',
      'QX12 1ZZ',
      'SC940001',
      'Quietcare',
      '6610099',
    ];
    return [
      ...other.map(({ path }) => fill(path, county.place)),
      ...['looked-after', 'file-Episodes', 'moved'].map(
        (counted) => `/returns/ssda903/2026/figures/${counted}`,
      ),
      `/returns/ssda903/2026/findings?person=${kept.child}`,
      '/returns/ssda903/2026/rules/392c',
      '/contested?kind=episode',
      ...measures.map((measure) => `/measures/${measure}/children`),
      ...typed.flatMap((q) => ['/search', '/people/new'].map((path) => `${path}?q=${encodeURIComponent(q)}`)),
    ];
  };

  it.each(['director', 'analyst', 'service manager', 'front door', 'team manager', 'social worker'] as const)(
    'lists, searches, findings, figures and exports of them tell no %s',
    async (role) => {
      expect(await faults(role, many())).toEqual([]);
    },
    240_000,
  );

  it('show the finding and say that the address is withheld', async () => {
    const told = await ask(one, county, 'analyst', '/returns/ssda903/2026/rules/392c');
    expect(told.body).toContain('Keptella');
    expect(told.body).toContain('Address withheld');
  });
});

describe('a return, which holds by law where each child lives', () => {
  const freeze = async (twin: Visited) => {
    await send(twin, county, 'analyst', { url: '/returns/ssda903/2026/copies', fields: {} });
    const { rows } = await twin.owner.query<{ id: string }>(
      'select id from returns.frozen_copy order by number desc limit 1',
    );
    return `/returns/ssda903/2026/copies/${rows[0]?.id}`;
  };
  /** Without what no two files with other places have in common: their hashes. */
  const withoutHashes = (text: string) => text.replace(/\b[0-9a-f]{64}\b/g, '<hash>');

  it('gives it in the frozen file to who may have the file, and on no page of the copies', async () => {
    const told: string[] = [];
    for (const [twin, place] of [
      [one, 'ZY94 2BB'],
      [other, 'QX14 9ZZ'],
    ] as const) {
      await freeze(twin);
      await twin.owner.query(
        "update care.episode set urn = 'SC940002', legal_status = 'V2' where person_id = $1",
        [kept.child],
      );
      const copy = await freeze(twin);
      const file = await ask(twin, county, 'director', `${copy}/files/episodes.csv`);
      expect(file.body).toContain(place);
      expect(file.body).toContain('SC940002');
      expect((await ask(twin, county, 'front door', `${copy}/files/episodes.csv`)).status).toBe(403);
      const differences = await ask(twin, county, 'director', `${copy}/differences`);
      expect(differences.body).toContain('Address withheld');
      const shown = [differences, await ask(twin, county, 'director', copy)];
      told.push(withoutHashes(shown.map(({ body }) => body).join('\n')));
    }
    expect(told[0]).not.toMatch(careTraces);
    expect(told[0]).toBe(told[1]);
    for (const route of ['', '/files/:file', '/differences'])
      tried.add(`GET /returns/:form/:year/copies/:copyId${route}`);
  }, 120_000);

  it('gives it in the workbook for inspectors, and counts its rows on the page', async () => {
    const book = await ask(one, county, 'director', '/annex-a/workbook');
    expect(book.status).toBe(200);
    expect(book.body).not.toBe((await ask(other, county, 'director', '/annex-a/workbook')).body);
    tried.add('GET /annex-a/workbook');
  });
});

describe('what was tried', () => {
  it('is every page about a child, and the lists, figures, copies and searches', () => {
    expect(tried.size).toBeGreaterThanOrEqual(40);
    for (const route of [
      'GET /children/:personId/facts/:kind/:factId',
      'GET /children/:personId/findings/:findingId',
      'GET /people/:personId/subject-access/:requestId/review',
      'GET /returns/:form/:year/findings/download',
      'GET /returns/:form/:year/figures/:counted',
      'GET /returns/:form/:year/copies/:copyId/differences',
      'GET /measures/:measure/children',
      'GET /contested',
      'GET /search',
    ])
      expect([...tried]).toContain(route);
  });
});
