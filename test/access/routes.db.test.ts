import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFace } from '../../src/apps/serve.ts';
import { staffRoutes } from '../../src/apps/staff.ts';
import type { Role } from '../../src/modules/access/index.ts';
import type { TestDatabase } from '../support/database.ts';
import { testDatabase } from '../support/database.ts';
import type { Relationship } from './access-table.ts';
import { relationships, roleColumns } from './access-table.ts';
import { allRoles, now, plantStand } from './access-world.ts';
import type { TableRoute } from './visit.ts';
import { expectedEnding, plantPlace, tableRoutes, visit } from './visit.ts';

let test: TestDatabase;
let face: FastifyInstance;
let failures: string[] = [];
beforeAll(async () => {
  test = await testDatabase();
  const onFailure = (_: string, error: Error) => void failures.push(error.message);
  face = await createFace({ database: test.database, face: 'staff', now: () => now, onFailure });
});
afterAll(async () => {
  await face.close();
  await test.close();
});

const scopes: Readonly<Record<string, string>> = Object.fromEntries(Object.values(roleColumns));

/** Every route once for a new account in this role and relationship: what each came to, and what it should have. */
async function visitAll(role: Role, relationship: Relationship, routes: readonly TableRoute[]) {
  const stand = await plantStand(test.owner, role, relationship);
  const place = await plantPlace(test.owner, stand);
  failures = [];
  const found: string[] = [];
  const wanted: string[] = [];
  for (const route of routes) {
    const { ending, body } = await visit({ face, test }, stand.account, route, place);
    const expected = expectedEnding(route, stand);
    if (expected === 'not there') expect(body, route.route).not.toContain(stand.surname);
    found.push(`${route.route}: ${ending}`);
    wanted.push(`${route.route}: ${expected}`);
  }
  return { found, wanted, failures };
}

describe('over HTTP', () => {
  it('no two routes answer to the same address', () => {
    const shapes = staffRoutes(test.database).map(
      ({ method, path }) => `${method} ${path.replace(/:[A-Za-z]+/g, ':')}`,
    );
    expect(shapes.filter((shape, index) => shapes.indexOf(shape) !== index)).toEqual([]);
  });

  it.each(allRoles)('every route answers a %s as the table says', async (role) => {
    const relationship: Relationship = scopes[role] === 'all' ? 'everyone, by the role' : 'their worker now';
    const { found, wanted, failures: broken } = await visitAll(role, relationship, tableRoutes);
    expect(broken).toEqual([]);
    expect(found).toEqual(wanted);
  });

  const aboutPeople = tableRoutes.filter(({ isAboutPerson }) => isAboutPerson);
  it.each(Object.keys(relationships))(
    'every route about a person answers as the table says by: %s',
    async (name) => {
      const relationship =
        Object.keys(relationships).find((one): one is Relationship => one === name) ?? 'none';
      const managers = await visitAll('team manager', relationship, aboutPeople);
      expect(managers.found).toEqual(managers.wanted);
      expect(managers.failures).toEqual([]);
      expect(managers.found.length).toBeGreaterThan(15);
    },
  );

  it('every route sends whoever is not signed in to sign in, and shows nothing', async () => {
    const place = await plantPlace(
      test.owner,
      await plantStand(test.owner, 'director', 'everyone, by the role'),
    );
    for (const { method, path } of tableRoutes) {
      const url = path.replace(/:(\w+)/g, (_, name: string) => place[name] ?? 'x');
      const answer = await face.inject({ method, url });
      expect([answer.statusCode, answer.body], path).toEqual([303, '']);
      expect(answer.headers['location'], path).toMatch(/^\/sign-in/);
    }
  });

  it('an address that is no id, or somebody who is not there, is a page that is not there', async () => {
    const stand = await plantStand(test.owner, 'service manager', 'everyone, by the role');
    const nobody = {
      ...(await plantPlace(test.owner, stand)),
      personId: '00000000-0000-7000-8000-000000000000',
    };
    const odd = { ...nobody, personId: "' or 1=1 --" };
    for (const route of aboutPeople.filter(
      ({ roles, method }) => method === 'GET' && roles.includes('service manager'),
    )) {
      expect((await visit({ face, test }, stand.account, route, nobody)).ending, route.route).toBe(
        'not there',
      );
      expect((await visit({ face, test }, stand.account, route, odd)).ending, route.route).toBe('not there');
    }
  });

  it('nobody opens an upload that another account sent', async () => {
    const [one, other] = [
      await plantStand(test.owner, 'analyst', 'everyone, by the role'),
      await plantStand(test.owner, 'analyst', 'everyone, by the role'),
    ];
    const theirs = await plantPlace(test.owner, other);
    for (const route of tableRoutes.filter(({ path }) => path.includes(':taskId')))
      expect((await visit({ face, test }, one.account, route, theirs)).ending).toBe('not there');
  });

  it('nobody decides that a person they see is the same as one they do not', async () => {
    const stand = await plantStand(test.owner, 'team manager', 'their worker now');
    const stranger = await plantStand(test.owner, 'team manager', 'none');
    const place = { ...(await plantPlace(test.owner, stand)), otherId: stranger.person };
    // Of a silent match nothing may tell whether there is one: whoever is not asked is led to their own, empty list (matches.db.test.ts).
    const asked = ({ path }: { path: string }) =>
      path.includes(':otherId') && !path.startsWith('/restrictions/');
    for (const route of tableRoutes.filter(asked)) {
      const { ending, body } = await visit({ face, test }, stand.account, route, place);
      expect([route.route, ending]).toEqual([route.route, 'not there']);
      expect(body).not.toContain(stranger.surname);
    }
  });
});
