import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFace } from '../../src/apps/serve.ts';
import {
  action,
  get,
  prepareAuditPartitions,
  roles,
  serveRoutes,
  writeAudit,
} from '../../src/modules/access/index.ts';
import { instant } from '../../src/platform/dates/instant.ts';
import { plainDate } from '../../src/platform/dates/plain-date.ts';
import { createServer } from '../../src/platform/http/server.ts';
import { newId } from '../../src/platform/ids/ids.ts';
import { createLog } from '../../src/platform/logs/log.ts';
import type { TestDatabase } from '../support/database.ts';
import { testDatabase } from '../support/database.ts';
import { now, plantPerson, plantStand, signIn, today } from './access-world.ts';
import type { Stand } from './access-world.ts';
import type { Place } from './visit.ts';
import { fill, plantPlace, tableRoutes, visit } from './visit.ts';

let test: TestDatabase;
let face: FastifyInstance;
let manager: Stand;
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
const lines: string[] = [];
const log = createLog({ write: (line) => lines.push(line) });
beforeAll(async () => {
  test = await testDatabase();
  face = await createFace({
    database: test.database,
    face: 'staff',
    now: () => now,
    onFailure: (correlation, error) =>
      log.error('request-failed', error, { correlation: correlation as never }),
  });
  manager = await plantStand(test.owner, 'service manager', 'everyone, by the role');
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

type Row = {
  audit_name: string;
  account_id: string | null;
  outcome: string;
  subjects: string[];
  detail: unknown;
  face: string;
  correlation_id: string;
};
async function rowsAfter(work: () => Promise<unknown>): Promise<readonly Row[]> {
  const before = await test.owner.query<{ id: string }>('select id from access.read_log');
  await work();
  const { rows } = await test.owner.query<Row>(
    'select audit_name, account_id, outcome, subjects, detail, face, correlation_id from access.read_log where not id = any($1) order by at, id',
    [before.rows.map(({ id }) => id)],
  );
  return rows;
}

/** Everybody whose id or name a page says. */
async function listShown(body: string): Promise<readonly string[]> {
  const { rows } = await test.owner.query<{ id: string; family: string | null }>(
    'select p.id, n.family from people.person p left join people.name n on n.person_id = p.id',
  );
  const shown = rows.filter(
    ({ id, family }) => body.includes(id) || (family !== null && body.includes(family)),
  );
  return [...new Set(shown.map(({ id }) => id))].sort();
}

const pages = tableRoutes.filter(({ method }) => method === 'GET');
const forms = tableRoutes.filter(({ method }) => method === 'POST');
const rest = (url: string) =>
  url.startsWith('/search')
    ? '/search?q=invented'
    : url.startsWith('/people/new')
      ? '/people/new?q=ida'
      : url;

describe('every page', () => {
  it.each(pages)('$route leaves one row: its name, who, and everybody whom it showed', async (route) => {
    const { cookie } = await signIn(test, manager.account);
    let body = '';
    const rows = await rowsAfter(async () => {
      const answer = await face.inject({ url: rest(fill(route.path, place)), headers: { cookie } });
      expect([200, 303]).toContain(answer.statusCode);
      body = answer.body;
    });
    expect(rows).toMatchObject([
      { audit_name: route.audit, account_id: manager.account, outcome: 'done', detail: {}, face: 'staff' },
    ]);
    expect(rows.length).toBe(1);
    const told = new Set(rows[0]?.subjects);
    expect((await listShown(body)).filter((id) => !told.has(id))).toEqual([]);
    if (route.isAboutPerson) expect([...told]).toContain(manager.person);
  });

  it('of a person shows their family, and says so: the test above looks at more than one', async () => {
    const { body } = await visit(
      { face, test },
      manager.account,
      { method: 'GET', path: '/children/:personId' },
      place,
    );
    expect(await listShown(body)).toEqual([manager.person, mother.person].sort());
  });

  it.each([
    '/people/:personId/facts/family/',
    '/people/:personId/facts/responsibility/new',
    '/people/:personId/facts/family/new',
  ])('about the family, at %s, says whom of it was shown', async (path) => {
    const url = `${fill(path, place)}${path.endsWith('/') ? relationship : '?q=invented'}`;
    const { cookie } = await signIn(test, manager.account);
    let body = '';
    const rows = await rowsAfter(async () => {
      const answer = await face.inject({ url, headers: { cookie } });
      expect(answer.statusCode).toBe(200);
      body = answer.body;
    });
    const shown = await listShown(body);
    expect(shown).toContain(mother.person);
    expect(shown.filter((id) => !rows[0]?.subjects.includes(id))).toEqual([]);
  });

  it('names nobody in the trail whom it has not been asked about or shown', async () => {
    const { cookie } = await signIn(test, manager.account);
    const rows = await rowsAfter(() => face.inject({ url: '/our-children', headers: { cookie } }));
    expect(rows[0]?.subjects).toEqual([]);
  });
});

describe('every form', () => {
  it.each(forms)('$route leaves one row with its name and the person', async (route) => {
    const one = await plantStand(test.owner, 'service manager', 'everyone, by the role');
    const own = await plantPlace(test.owner, one);
    await relate(mother.person, one.person);
    let body = '';
    const rows = await rowsAfter(async () => {
      body = (await visit({ face, test }, one.account, route, own)).body;
    });
    expect(rows.length).toBe(1);
    expect(rows[0]).toMatchObject({ audit_name: route.audit, account_id: one.account, detail: {} });
    const told = new Set(rows[0]?.subjects);
    expect((await listShown(body)).filter((id) => !told.has(id))).toEqual([]);
    if (route.isAboutPerson) expect(rows[0]?.subjects).toContain(one.person);
  });
});

describe('a refusal', () => {
  it.each(tableRoutes.filter(({ isAboutPerson }) => isAboutPerson))(
    'of $route by sight is in the trail, with who and whom',
    async (route) => {
      const stranger = await plantStand(test.owner, 'team manager', 'none');
      const rows = await rowsAfter(() => visit({ face, test }, stranger.account, route, place));
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
      const rows = await rowsAfter(() => visit({ face, test }, admin.account, route, place));
      expect(rows).toMatchObject([
        { audit_name: route.audit, account_id: admin.account, outcome: 'refused' },
      ]);
    },
  );

  it('of a form without its token is in the trail', async () => {
    const { cookie } = await signIn(test, manager.account);
    const url = fill('/people/:personId/about', place);
    const rows = await rowsAfter(() =>
      face.inject({ method: 'POST', url, headers: { cookie }, payload: {} }),
    );
    expect(rows).toMatchObject([
      { audit_name: 'PersonChange', account_id: manager.account, outcome: 'refused' },
    ]);
  });

  it('of an address that is no id is in the trail, without what was typed', async () => {
    const { cookie } = await signIn(test, manager.account);
    const rows = await rowsAfter(() => face.inject({ url: '/children/Inventedaaa', headers: { cookie } }));
    expect(rows).toMatchObject([{ audit_name: 'ChildRead', outcome: 'refused', subjects: [], detail: {} }]);
  });
});

describe('nothing personal', () => {
  const secret = 'Inventedsecret';
  const look = action('lookAround', 'nothing', roles);
  const boom = get('/boom/:personId', {
    action: look,
    audit: 'BoomRead',
    handle: ({ params }) => Promise.reject(new Error(`${secret} of ${params.personId} <ida@home.example>`)),
  });

  it('stands in a line of the log, whatever fails, and the line leads to the row of the trail', async () => {
    const server = await createServer({
      face: 'staff',
      secureCookies: false,
      uploadLimit: 1,
      hosts: [],
      drawProblem: ({ heading }, correlation) => `${heading} ${correlation}`,
      onFailure: (correlation, error) =>
        log.error('request-failed', error, { correlation: correlation as never }),
    });
    serveRoutes(server, [boom], {
      database: test.database,
      face: 'staff',
      secureCookies: false,
      now: () => now,
      today: () => today,
      frame: () => '',
    });
    const { cookie } = await signIn(test, manager.account);
    lines.length = 0;
    const answers: string[] = [];
    const rows = await rowsAfter(async () => {
      const answer = await server.inject({ url: `/boom/${manager.person}?q=${secret}`, headers: { cookie } });
      expect(answer.statusCode).toBe(500);
      answers.push(answer.body);
    });
    await server.close();
    expect(lines.length).toBe(1);
    expect(answers.join() + lines.join()).not.toContain(secret);
    expect(lines.join()).not.toContain('home.example');
    expect(rows).toMatchObject([{ audit_name: 'BoomRead', outcome: 'failed', detail: {} }]);
    expect(answers[0]).toContain(rows[0]?.correlation_id);
  });

  it('is logged by any page or form, for whoever asks', async () => {
    lines.length = 0;
    const odd = { ...place, personId: manager.person, kind: secret, figure: secret, measure: secret };
    const { cookie, csrf } = await signIn(test, manager.account);
    for (const { method, path } of tableRoutes.filter(({ path: each }) => !each.includes('sign-out'))) {
      const url = `${path.replace(/:(\w+)/g, (_, name: string) => new Map(Object.entries(odd)).get(name) ?? secret)}?q=${secret}&on=${secret}&page=${secret}`;
      const payload = {
        _csrf: csrf,
        name: secret,
        given: secret,
        email: `${secret}@home.example`,
        current: secret,
      };
      const answer = await (method === 'GET'
        ? face.inject({ url, headers: { cookie } })
        : face.inject({ method, url, headers: { cookie }, payload }));
      expect(answer.statusCode, url).toBeLessThan(500);
    }
    expect(lines).toEqual([]);
    const { rows } = await test.owner.query('select 1 from access.read_log l where l::text ~* $1', [
      `${secret}|home.example`,
    ]);
    expect(rows).toEqual([]);
  });
});

describe('the months of the trail', () => {
  const loader = { account: null, role: 'loader' } as const;
  const prepare = (day: string) => test.database.transaction(loader, plainDate(day), prepareAuditPartitions);
  const entry = {
    name: 'MonthRead',
    account: null,
    face: 'staff',
    outcome: 'done',
    subjects: [],
    detail: {},
  } as const;
  const write = (at: string) =>
    test.database.transaction(loader, null, (db) =>
      writeAudit(db, { ...entry, correlation: newId() }, instant(Date.parse(at))),
    );
  async function listPlaces(): Promise<readonly string[]> {
    const { rows } = await test.owner.query<{ place: string }>(
      "select tableoid::regclass::text as place from access.read_log where audit_name = 'MonthRead' order by at",
    );
    return rows.map(({ place: name }) => name);
  }

  it('are made ahead, once, and take over what was written before they were there', async () => {
    await write('2027-01-31T23:59:59.999Z');
    await write('2027-02-01T00:00:00Z');
    expect(await listPlaces()).toEqual(['access.read_log_rest', 'access.read_log_rest']);
    expect(await prepare('2026-12-31')).toEqual([
      'read_log_2026_12',
      'read_log_2027_01',
      'read_log_2027_02',
      'read_log_2027_03',
    ]);
    expect(await prepare('2026-12-31')).toEqual([]);
    expect(await prepare('2027-01-01')).toEqual(['read_log_2027_04']);
    await write('2027-02-28T12:00:00Z');
    expect(await listPlaces()).toEqual([
      'access.read_log_2027_01',
      'access.read_log_2027_02',
      'access.read_log_2027_02',
    ]);
  });

  it('are made once also when several processes start together', async () => {
    const made = await Promise.all([1, 2, 3].map(() => prepare('2028-01-15')));
    expect(made.flat().sort()).toEqual([
      'read_log_2028_01',
      'read_log_2028_02',
      'read_log_2028_03',
      'read_log_2028_04',
    ]);
  });

  it('keep their rows from change, by whichever name they are called', async () => {
    for (const table of [
      'access.read_log',
      'access.read_log_2027_01',
      'access.read_log_rest',
      'access.read_log_2028_01',
    ])
      await expect(test.owner.query(`truncate ${table}`)).rejects.toThrow('insert-only');
    await expect(test.owner.query('delete from access.read_log_2027_01')).rejects.toThrow('insert-only');
    await expect(test.owner.query("update access.read_log_2027_02 set audit_name = 'X'")).rejects.toThrow(
      'insert-only',
    );
  });

  it('are nobody’s to read or write past the trail itself', async () => {
    const { rows } = await test.owner.query<{ name: string }>(`
      select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'access' and c.relispartition and c.relkind = 'r'
         and (has_any_column_privilege('kith_app', c.oid, 'select,insert,update') or has_any_column_privilege('kith_loader', c.oid, 'select,insert,update'))`);
    expect(rows).toEqual([]);
  });

  it('are not for the application to make', async () => {
    const asApp = test.database.transaction(
      { account: manager.account, role: 'app' },
      today,
      prepareAuditPartitions,
    );
    await expect(asApp).rejects.toThrow('permission denied');
  });
});
