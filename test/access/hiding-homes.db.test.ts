import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../src/modules/access/index.ts';
import { testDatabase } from '../support/database.ts';
import { partTwins } from './hiding-twins.ts';
import { ask, difference, openFace, pages } from './hiding-visits.ts';
import type { Visited } from './hiding-visits.ts';
import { keptPlaces, plantWithheldHomes, traces } from './hiding-withheld.ts';
import { makeCounty } from './hiding-world.ts';
import type { County } from './hiding-world.ts';
import { fill } from './visit.ts';

/*
 * Where somebody lives cannot be found by anybody without right: two databases, the same but for where a few people live, and with
 * whom, are asked the same questions. Every answer is the same: its bytes, its status, its headers, and how many statements it took.
 */
let county: County;
let hiding: Visited;
let never: Visited;
/** Every route that was asked. */
const tried = new Set<string>();

beforeAll(async () => {
  const origin = await testDatabase();
  county = await makeCounty(origin);
  const [one, other] = await partTwins(origin);
  [hiding, never] = [await openFace(one), await openFace(other)];
  await plantWithheldHomes(one.owner, county.withheld, 0);
  await plantWithheldHomes(other.owner, county.withheld, 1);
}, 300_000);
afterAll(async () => {
  for (const { face } of [hiding, never]) await face.close();
  await hiding.close();
  await never.close();
});

/** Asks both for each of these as the role: what differs. */
async function differences(role: Role, urls: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const url of urls) {
    const differs = difference(await ask(hiding, county, role, url), await ask(never, county, role, url));
    if (differs !== undefined) found.push(`${url}: ${differs}`);
  }
  return found;
}

describe('where somebody lives, of whom all know', () => {
  /** Every page about these people: of their own, of the one whose page it is, and beside another. */
  const pagesOf = (ids: readonly string[]) => {
    const about = pages.filter(({ path }) => /:(personId|otherId)/.test(path));
    for (const { route } of about) tried.add(route);
    const urls = ids.flatMap((id) => [
      ...about.map(({ path }) => fill(path, { ...county.place, personId: id })),
      `/people/${id}/family?on=2026-06-01`,
      `/people/${id}/facts/homes/new`,
    ]);
    return [...new Set(urls)];
  };

  it.each(['director', 'social worker', 'front door', 'guardian', 'analyst', 'team manager'] as const)(
    'is told to no %s who does not work with them, on no page of theirs',
    async (role) => {
      const urls = pagesOf(county.withheld.fromEverybody);
      expect(urls.length).toBeGreaterThan(40);
      expect(await differences(role, urls)).toEqual([]);
    },
    120_000,
  );

  it('and withheld from somebody is on no page of hers, for whoever reads it', async () => {
    const urls = pagesOf([county.withheld.mother]);
    for (const role of ['director', 'front door', 'guardian'] as const)
      expect(await differences(role, urls)).toEqual([]);
  }, 120_000);

  it('is found neither by the place nor by the name, and stands in no answer', async () => {
    const { mother } = county.withheld;
    const typed = [
      'Quietly',
      ...keptPlaces.flatMap(({ lines, postcode }) => [lines, postcode, postcode.slice(0, 4)]),
    ];
    const urls = typed.flatMap((q) =>
      ['/search', '/people/new', `/people/${mother}/facts/family/new`, `/people/${mother}/relatives/new`].map(
        (path) => `${path}?q=${encodeURIComponent(q)}`,
      ),
    );
    for (const route of ['GET /search', 'GET /people/new', 'GET /duplicates']) tried.add(route);
    for (const role of ['director', 'social worker', 'front door'] as const)
      expect(await differences(role, [...urls, '/duplicates'])).toEqual([]);
    const found = await ask(hiding, county, 'director', '/search?q=Quietly');
    expect(found.body).toContain('Address withheld');
    expect(found.body).not.toMatch(traces);
    const own = await ask(hiding, county, 'director', `/people/${county.withheld.fromMother}`);
    expect(own.body).toMatch(traces);
  }, 120_000);
});

describe('what was tried', () => {
  it('is every page about a person, the family map and the form for a relative among them', () => {
    expect(tried.size).toBeGreaterThanOrEqual(40);
    for (const route of [
      'GET /people/:personId',
      'GET /people/:personId/history',
      'GET /people/:personId/family',
      'GET /people/:personId/relatives/new',
      'GET /people/:personId/withheld',
      'GET /people/:personId/facts/:kind/new',
      'GET /people/:personId/sharing/new',
      'GET /children/:personId',
      'GET /duplicates/:personId/:otherId',
    ])
      expect([...tried]).toContain(route);
  });
});
