import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFace } from '../../src/apps/serve.ts';
import type { AccountId } from '../../src/modules/access/index.ts';
import { newId } from '../../src/platform/ids/ids.ts';
import type { TestDatabase } from '../support/database.ts';
import { testDatabase } from '../support/database.ts';
import { now, plantAccount, plantPerson, plantStand, signIn } from './access-world.ts';
import type { Stand } from './access-world.ts';
import { listShown, rowsAfter } from './trail.ts';
import type { Place, TableRoute } from './visit.ts';
import { fill, plantPlace, tableRoutes, visit } from './visit.ts';

let test: TestDatabase;
let face: FastifyInstance;
let manager: Stand;
/** For the few pages that are not for a service manager. */
let teamManager: AccountId;
/** For pages about the trail and about accounts, which are for nobody else. */
const watchers: Stand[] = [];
let place: Place;
/** A person related to the stand's, to be seen wherever the family is shown. */
let mother: { person: string; surname: string };
let relationship: string;
async function relate(parent: string, child: string): Promise<string> {
  const id = newId();
  await test.owner.query(
    "insert into people.relationship (id, person_id, other_id, role, other_role) values ($1, $2, $3, 'mother', 'daughter')",
    [id, parent, child],
  );
  return id;
}
beforeAll(async () => {
  test = await testDatabase();
  face = await createFace({
    database: test.database,
    face: 'staff',
    now: () => now,
  });
  manager = await plantStand(test.owner, 'service manager', 'everyone, by the role');
  teamManager = await plantAccount(test.owner, 'team manager');
  for (const role of ['guardian', 'director', 'administrator'] as const)
    watchers.push(await plantStand(test.owner, role, 'everyone, by the role'));
  place = await plantPlace(test.owner, manager);
  mother = await plantPerson(test.owner);
  relationship = await relate(mother.person, manager.person);
  await test.owner.query(
    "insert into people.likely_same (person_id, other_id, strength, reasons) values (least($1::uuid, $2::uuid), greatest($1::uuid, $2::uuid), 80, '{x}')",
    [manager.person, place['otherId']],
  );
  await test.owner.query(
    "insert into care.episode (id, person_id, starts, legal_status, placement_type, reason_new) values ($1, $2, '2026-01-01', 'C2', 'U6', 'S')",
    [newId(), manager.person],
  );
});
afterAll(async () => {
  await face.close();
  await test.close();
});

const pages = tableRoutes.filter(({ method }) => method === 'GET');
const forms = tableRoutes.filter(({ method }) => method === 'POST');
const accountFor = ({ roles }: TableRoute) =>
  roles.includes('service manager')
    ? manager.account
    : (watchers.find(({ role }) => roles.includes(role))?.account ?? teamManager);
const rest = (url: string) =>
  url.startsWith('/search')
    ? '/search?q=invented'
    : url.startsWith('/people/new')
      ? '/people/new?q=ida'
      : url;

describe('every page', () => {
  it.each(pages)('$route leaves one row: its name, who, and everybody whom it showed', async (route) => {
    const account = accountFor(route);
    const { cookie } = await signIn(test, account);
    let body = '';
    const rows = await rowsAfter(test.owner, async () => {
      const answer = await face.inject({ url: rest(fill(route.path, place)), headers: { cookie } });
      expect([200, 303]).toContain(answer.statusCode);
      body = answer.body;
    });
    expect(rows).toMatchObject([
      { audit_name: route.audit, account_id: account, outcome: 'done', detail: {}, face: 'staff' },
    ]);
    expect(rows.length).toBe(1);
    const told = new Set(rows[0]?.subjects);
    expect((await listShown(test.owner, body)).filter((id) => !told.has(id))).toEqual([]);
    if (route.isAboutPerson) expect([...told]).toContain(manager.person);
  });

  it('of a person shows their family, and says so: the test above looks at more than one', async () => {
    const { body } = await visit(
      { face, test },
      manager.account,
      { method: 'GET', path: '/children/:personId' },
      place,
    );
    expect(await listShown(test.owner, body)).toEqual([manager.person, mother.person].sort());
  });

  it.each([
    '/people/:personId/facts/family/',
    '/people/:personId/facts/responsibility/new',
    '/people/:personId/facts/family/new',
  ])('about the family, at %s, says whom of it was shown', async (path) => {
    const url = `${fill(path, place)}${path.endsWith('/') ? relationship : '?q=invented'}`;
    const { cookie } = await signIn(test, manager.account);
    let body = '';
    const rows = await rowsAfter(test.owner, async () => {
      const answer = await face.inject({ url, headers: { cookie } });
      expect(answer.statusCode).toBe(200);
      body = answer.body;
    });
    const shown = await listShown(test.owner, body);
    expect(shown).toContain(mother.person);
    expect(shown.filter((id) => !rows[0]?.subjects.includes(id))).toEqual([]);
  });

  it('names nobody in the trail whom it has not been asked about or shown', async () => {
    const { cookie } = await signIn(test, manager.account);
    const rows = await rowsAfter(test.owner, () =>
      face.inject({ url: '/our-children', headers: { cookie } }),
    );
    expect(rows[0]?.subjects).toEqual([]);
  });
});

describe('every form', () => {
  it.each(forms)('$route leaves one row with its name and the person', async (route) => {
    const one = await plantStand(test.owner, 'service manager', 'everyone, by the role');
    const own = await plantPlace(test.owner, one);
    await relate(mother.person, one.person);
    let body = '';
    const rows = await rowsAfter(test.owner, async () => {
      body = (await visit({ face, test }, one.account, route, own)).body;
    });
    expect(rows.length).toBe(1);
    expect(rows[0]).toMatchObject({ audit_name: route.audit, account_id: one.account, detail: {} });
    const told = new Set(rows[0]?.subjects);
    expect((await listShown(test.owner, body)).filter((id) => !told.has(id))).toEqual([]);
    if (route.isAboutPerson) expect(rows[0]?.subjects).toContain(one.person);
  });
});

describe('a refusal', () => {
  it.each(tableRoutes.filter(({ isAboutPerson }) => isAboutPerson))(
    'of $route by sight is in the trail, with who and whom',
    async (route) => {
      const stranger = await plantStand(test.owner, 'team manager', 'none');
      const rows = await rowsAfter(test.owner, () => visit({ face, test }, stranger.account, route, place));
      expect(rows).toMatchObject([
        {
          audit_name: route.audit,
          account_id: stranger.account,
          outcome: 'refused',
          subjects: [manager.person],
          detail: {},
        },
      ]);
    },
  );

  it.each(tableRoutes.filter(({ roles: held }) => !held.includes('administrator')))(
    'of $route by role is in the trail',
    async (route) => {
      const admin = await plantStand(test.owner, 'administrator', 'none');
      const rows = await rowsAfter(test.owner, () => visit({ face, test }, admin.account, route, place));
      expect(rows).toMatchObject([
        { audit_name: route.audit, account_id: admin.account, outcome: 'refused' },
      ]);
    },
  );

  it('of a form without its token is in the trail', async () => {
    const { cookie } = await signIn(test, manager.account);
    const url = fill('/people/:personId/about', place);
    const rows = await rowsAfter(test.owner, () =>
      face.inject({ method: 'POST', url, headers: { cookie }, payload: {} }),
    );
    expect(rows).toMatchObject([
      { audit_name: 'PersonChange', account_id: manager.account, outcome: 'refused' },
    ]);
  });

  it('of an address that is no id is in the trail, without what was typed', async () => {
    const { cookie } = await signIn(test, manager.account);
    const rows = await rowsAfter(test.owner, () =>
      face.inject({ url: '/children/Inventedaaa', headers: { cookie } }),
    );
    expect(rows).toMatchObject([{ audit_name: 'ChildRead', outcome: 'refused', subjects: [], detail: {} }]);
  });
});
