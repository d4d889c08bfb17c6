import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFace } from '../../apps/serve.ts';
import { plantChild } from '../../../test/support/plant-care.ts';
import type { TestDatabase } from '../../../test/support/database.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { instant } from '../../platform/dates/instant.ts';
import { plainDate } from '../../platform/dates/plain-date.ts';
import type { Role } from '../access/index.ts';
import { addStaffAccount, grantRole, startSession } from '../access/index.ts';

const now = instant(Date.parse('2026-11-22T10:00:00Z'));
const today = plainDate('2026-11-22');

let test: TestDatabase;
let server: FastifyInstance;
const cookies = new Map<Role, string>();
const accounts = new Map<Role, string>();
const children: string[] = [];

beforeAll(async () => {
  test = await testDatabase();
  server = await createFace({ database: test.database, face: 'staff', now: () => now });
});
afterAll(async () => {
  await server.close();
  await test.close();
});

async function signIn(role: Role): Promise<string> {
  const known = cookies.get(role);
  if (known) return known;
  const token = await test.database.transaction({ account: null, role: 'loader' }, today, async (db) => {
    const account = await addStaffAccount(db, { name: role, email: null, passwordHash: null });
    await grantRole(db, account, role, plainDate('2020-01-01'));
    accounts.set(role, account);
    return startSession(db, 'staff', account, now);
  });
  cookies.set(role, `kith_staff=${token}`);
  return `kith_staff=${token}`;
}

async function open(role: Role, url: string) {
  return server.inject({ method: 'GET', url, headers: { cookie: await signIn(role) } });
}

/** The words of a page, without its marks. */
function wordsOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#(?:39|x27);/g, '’')
    .replace(/\s+/g, ' ');
}

async function read(role: Role, url: string): Promise<string> {
  const answer = await open(role, url);
  expect(answer.statusCode, url).toBe(200);
  return wordsOf(answer.body);
}

/** The list counts as long as nobody has to wait, and shows older counts till then; asked again, it has counted more. */
async function listUntil(wanted: RegExp, role: Role, url = '/measures'): Promise<string> {
  let words = '';
  for (let asked = 0; asked < 100 && !wanted.test(words); asked += 1) words = await read(role, url);
  expect(words).toMatch(wanted);
  return words;
}

describe('before anything is loaded', () => {
  it('says what to do', async () => {
    const words = await read('director', '/our-children');
    expect(words).toContain('Load your SSDA903 files');
    expect(words).toContain('Northmoor');
    await listUntil(/is not in the settings/, 'director');
  });
});

describe('with children in care', () => {
  beforeAll(async () => {
    for (let index = 0; index < 57; index += 1) {
      children.push(
        await plantChild(test.owner, {
          given: `Given${String(index).padStart(2, '0')}`,
          born: index < 3 ? '2024-06-01' : '2012-06-01',
          episodes: [{ starts: index < 56 ? '2024-02-01' : '2026-10-25', home: index < 20 ? 'U6' : 'K2' }],
          workers: [['SW1', '2024-02-01']],
        }),
      );
    }
    await test.owner.query(
      "insert into platform.installation (kind) values ('demonstration') on conflict do nothing",
    );
    await signIn('social worker');
    for (const child of children.slice(0, 2)) await relate('worker', child);
    await relate('brother or sister', children[2] ?? '');
  });

  const relate = (kind: string, child: string) =>
    test.owner.query("insert into access.relation values ($1, $2, $3, '2020-01-01', null, 'test')", [
      accounts.get('social worker'),
      child,
      kind,
    ]);

  it('opens on our children, or on one’s own account for a role without figures', async () => {
    expect((await open('director', '/')).headers['location']).toBe('/our-children');
    expect((await open('lead member', '/')).headers['location']).toBe('/our-children');
    expect((await open('administrator', '/')).headers['location']).toBe('/account/password');
    expect((await open('administrator', '/our-children')).statusCode).toBe(403);
  });

  it('says how many there are, and each finding as a heading', async () => {
    const words = await read('director', '/our-children');
    expect(words).toContain('57 children are in our care');
    expect(words).toContain('20 of 57 live in a family');
    expect(words).toContain('How far from home they live is not known');
    expect(words).toContain('Who has brothers and sisters in our care is not known');
  });

  it('shows another day, and says so where nobody was in our care then', async () => {
    expect(await read('director', '/our-children?on=2024-01-31')).toContain('Nobody is in our care');
    expect(await read('director', '/our-children?on=nonsense')).toContain('57 children are in our care');
  });

  it('opens a figure into its definition and its children, fifty a page, all of them on the trail', async () => {
    const first = await open('director', '/our-children/home?on=2026-11-22');
    const words = wordsOf(first.body);
    expect(words).toContain('The kind of home as recorded that day');
    expect(words).toContain('57 children');
    expect(first.body.match(/href="\/children\//g)).toHaveLength(50);
    const second = await open('director', '/our-children/home?on=2026-11-22&page=2');
    expect(second.body.match(/href="\/children\//g)).toHaveLength(7);
    const { rows } = await test.owner.query<{ subjects: string[] }>(
      "select subjects from access.read_log where audit_name = 'FigureRead' order by at, id",
    );
    expect(rows.map(({ subjects }) => subjects.length)).toEqual([50, 7]);
    expect(new Set(rows.flatMap(({ subjects }) => subjects))).toEqual(new Set(children));
  });

  it('opens one part of a figure', async () => {
    const part = await open('director', '/our-children/home?on=2026-11-22&part=foster');
    expect(part.body.match(/href="\/children\//g)).toHaveLength(20);
    expect(wordsOf(part.body)).toContain('20 children: In a foster home');
  });

  it('knows no figure and no part of another name', async () => {
    expect((await open('director', '/our-children/wealth')).statusCode).toBe(404);
    expect((await open('director', '/our-children/home?part=castle')).statusCode).toBe(404);
    expect((await open('director', '/measures/M-XX-99')).statusCode).toBe(404);
  });

  it('tells a social worker that the figures are of their own children, and counts and lists those only', async () => {
    const words = await read('social worker', '/our-children');
    expect(words).toContain('figures of your own children');
    expect(words).toContain('2 of your children are in our care');
    const list = await open('social worker', '/our-children/age');
    expect(list.body.match(/href="\/children\//g)).toHaveLength(2);
    expect((await open('social worker', '/measures')).statusCode).toBe(403);
  });

  it('shows a lead member figures without children, at the end of a quarter, with small numbers left out', async () => {
    const page = await open('lead member', '/our-children');
    expect(wordsOf(page.body)).toContain('56 children are in our care');
    expect(wordsOf(page.body)).toContain('30 September 2026');
    expect(wordsOf(page.body)).toContain('1 to 4 too few to show');
    expect(page.body).not.toContain('/children/');
    expect(page.body).not.toMatch(/part=/);
    const figure = await open('lead member', '/our-children/home');
    expect(figure.body).not.toContain('/children/');
    expect(figure.body).not.toContain('Given');
    expect(wordsOf((await open('lead member', '/our-children/starting')).body)).not.toContain('All');
    expect((await open('lead member', '/measures/M-CL-01/children')).statusCode).toBe(403);
  });

  it('shows every measure, its line over two years and its children', async () => {
    await listUntil(/Three or more homes in a year How many[^?]*\? 0%/, 'analyst');
    const one = await open('analyst', '/measures/M-CL-08');
    expect(one.body).toContain('<svg');
    expect(wordsOf(one.body)).toContain('0 57');
    expect(wordsOf(one.body)).toContain('make no new home');
    const list = await open('analyst', '/measures/M-CL-01/children?on=2026-11-22&page=2');
    expect(list.body.match(/href="\/children\//g)).toHaveLength(7);
    expect(list.body).toContain('on=2026-11-22&amp;page=1');
    expect(await read('lead member', '/measures/M-CL-04')).toContain('30 Sep 2026');
  });

  it('narrows the list to a family and to words, and says what cannot be worked out', async () => {
    const words = await listUntil(
      /Children in care who live with/,
      'analyst',
      '/measures?family=homes&words=family',
    );
    expect(words).toContain('Children in care who live with');
    expect(words).not.toContain('Three or more homes in a year How many');
    expect(await read('analyst', '/measures?words=liberty%20zebra')).toContain('0 measures');
    expect(await read('analyst', '/measures?family=fostering')).toContain(
      'Enquiries of those who might foster',
    );
  });

  it('parts a measure into groups, each opened into its children on the trail', async () => {
    const page = await open('director', '/measures/M-CL-01?on=2026-11-22&by=age');
    expect(wordsOf(page.body)).toContain('Age: from 3 (1 to 4) to 54 (10 to 15)');
    expect(page.body).toContain('by=age&amp;group=1-4');
    const group = await open('director', '/measures/M-CL-01/children?on=2026-11-22&by=age&group=1-4');
    expect(group.body.match(/href="\/children\//g)).toHaveLength(3);
    expect(wordsOf(group.body)).toContain('Only 1 to 4');
    const { rows } = await test.owner.query<{ subjects: string[] }>(
      "select subjects from access.read_log where audit_name = 'MeasureChildrenRead' order by id desc limit 1",
    );
    expect(rows[0]?.subjects).toHaveLength(3);
    expect(await read('director', '/measures/M-CL-01?by=shoe')).not.toContain('Group by group');
  });

  it('hides small groups from those who see counts only, with others that would give them away', async () => {
    const words = await read('lead member', '/measures/M-CL-01?by=age');
    expect(words).toContain('The groups are too small to be shown');
    expect(words).not.toMatch(/10 to 15/);
    expect(await read('lead member', '/measures/M-CL-02?by=age')).toContain('given for whole years');
  });

  it('shows a measure over any period, beside its pair, and that it was counted otherwise before', async () => {
    const page = await open('director', '/measures/M-CL-08?on=2026-11-22&from=2026-06-01');
    expect(wordsOf(page.body)).toContain('Beside it:');
    expect(page.body.match(/M-CL-08\/children\?on=/g)?.length).toBe(7);
    await test.owner.query(
      `insert into insight.measure_day (measure, day, by, "group", value, counts, definition, made_at)
       values ('M-CL-08', '2026-09-30', 'all', 'all', 12.5, '[]', 'earlier', '2026-10-01T02:10:00Z')`,
    );
    const words = await read('director', '/measures/M-CL-08?on=2026-11-22');
    expect(words).toContain('Until 1 October 2026 this was counted by another definition');
    expect(words).toContain('30 Sep 2026 12.5% 0%');
    expect(await read('lead member', '/measures/M-CL-08')).not.toContain('another definition');
  });

  it('shows the end of the month that the record reaches to, where that is long ago, and says so', async () => {
    await test.owner.query("update care.episode set starts = '2026-03-29' where starts = '2026-10-25'");
    const words = await read('director', '/our-children');
    expect(words).toContain(
      'Nothing newer than March 2026 is recorded, so these are the figures of 31 March 2026',
    );
    expect(words).toContain('Tuesday 31 March 2026');
    expect(await read('director', '/our-children?on=2026-11-22')).not.toContain('Nothing newer');
  });

  it('escapes what people are called', async () => {
    const person = await plantChild(test.owner, {
      given: '<script>alert(1)</script>',
      episodes: [{ starts: today }],
    });
    const list = await open('director', '/our-children/time-in-care?part=under-6-months');
    expect(list.body).toContain(`/children/${person}`);
    expect(list.body).not.toContain('<script>alert');
  });
});
