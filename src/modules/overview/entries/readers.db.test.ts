import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plantAccount, plantPerson, signIn } from '../../../../test/access/access-world.ts';
import { plantRestriction } from '../../../../test/access/plant-restriction.ts';
import type { TestDatabase } from '../../../../test/support/database.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { now } from '../../../../test/support/staff-face.ts';
import { createFace } from '../../../apps/serve.ts';
import type { AccountId, Role } from '../../access/index.ts';
import { newId } from '../../../platform/ids/ids.ts';

/** What is planted: a word for each passage, which stands nowhere else. Three children, one visit, every audience. */
const planted = {
  shared: 'quilsharedword',
  'remark about one': 'quilremarkone',
  'remark about two': 'quilremarktwo',
  'for one to read': 'quilforchildone',
  'named, about one': 'quilnamedone',
} as const;

let test: TestDatabase;
let face: FastifyInstance;
let children: readonly string[] = [];
const accounts = new Map<string, AccountId>();

beforeAll(async () => {
  test = await testDatabase();
  face = await createFace({ database: test.database, face: 'staff', now: () => now });
  children = [await plantChild(), await plantChild(), await plantChild()];
  const [one = '', two = '', three = ''] = children;
  await tie(one, two);
  await tie(one, three);
  for (const [name, role] of readers) accounts.set(name, await reader(role));
  await finishVisit();
}, 60_000);
afterAll(async () => {
  await face.close();
  await test.close();
});

const readers: readonly (readonly [string, Role])[] = [
  ['the writer', 'front door'],
  ['the named person', 'reviewing officer'],
  ['a colleague', 'front door'],
  ['a service manager', 'service manager'],
  ['a director', 'director'],
  ['information governance', 'guardian'],
];

async function reader(role: Role): Promise<AccountId> {
  const account = await plantAccount(test.owner, role);
  await test.owner.query(
    "insert into access.relation (account_id, subject_id, kind, starts, source) values ($1, access.everyone(), 'role: test', '2020-01-01', 'test')",
    [account],
  );
  return account;
}

async function plantChild(): Promise<string> {
  const { person } = await plantPerson(test.owner);
  return person;
}

const tie = (one: string, other: string) =>
  test.owner.query(
    `insert into people.relationship (id, person_id, other_id, role, other_role) values ($1, $2, $3, 'sister', 'sister')`,
    [newId(), one, other],
  );

const idOf = (name: string): AccountId => {
  const account = accounts.get(name);
  if (!account) throw new Error(`Nobody is ${name}`);
  return account;
};

async function open(name: string, url: string): Promise<{ status: number; body: string }> {
  const { cookie } = await signIn(test, idOf(name));
  const { statusCode, body } = await face.inject({ url, headers: { cookie } });
  return { status: statusCode, body };
}

async function send(name: string, url: string, fields: Readonly<Record<string, string>>): Promise<string> {
  const { cookie, csrf } = await signIn(test, idOf(name));
  const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded' };
  const payload = new URLSearchParams({ ...fields, _csrf: csrf }).toString();
  const { headers: told, statusCode, body } = await face.inject({ method: 'POST', url, headers, payload });
  return String(told['location'] ?? `${statusCode} ${body}`);
}

const visit = () => ({
  purpose: planted.shared,
  gained: 'A plan',
  sleeps: 'as recorded',
  place: 'where they live',
  'visited_on-day': '20',
  'visited_on-month': '11',
  'visited_on-year': '2026',
  seen_0: 'alone',
  seen_1: 'alone',
  seen_2: 'not part',
  remark_0: planted['remark about one'],
  remark_1: planted['remark about two'],
  for_child_0: planted['for one to read'],
  words_0: planted['named, about one'],
  words_for_0: 'named',
  named: idOf('the named person'),
});

async function finishVisit(): Promise<void> {
  const form = await send('the writer', `/children/${children[0]}/visits`, {});
  const check = await send('the writer', form, { ...visit(), version: '1', step: 'finish' });
  expect(check).toBe(`${form}/check`);
  const { body } = await open('the writer', check);
  const files = /name="files" value="([^"]*)"/.exec(body)?.[1] ?? '';
  expect(await send('the writer', form, { version: '2', files, step: 'confirm' })).toMatch(/saved=yes/);
}

/** Which planted words the pages of a child show to somebody: the list, each entry, each draft. */
async function shown(name: string, child: string | undefined): Promise<readonly string[]> {
  const { rows } = await test.owner.query<{ url: string }>(
    `select '/children/' || person_id || '/entries/' || id as url from practice.entry where person_id = $1
     union all select '/children/' || person_id || '/visits/' || draft_id from practice.entry_draft where person_id = $1`,
    [child],
  );
  const urls = [
    `/children/${child}`,
    `/children/${child}/entries`,
    '/unfinished',
    ...rows.map(({ url }) => url),
  ];
  const pages = await Promise.all(urls.map((url) => open(name, url)));
  return Object.entries(planted)
    .filter(([, word]) => pages.some(({ body }) => body.includes(word)))
    .map(([what]) => what);
}

const inOne = ['shared', 'remark about one', 'for one to read'];

describe('planted words', () => {
  it.each([
    ['the writer', [...inOne, 'named, about one']],
    ['the named person', [...inOne, 'named, about one']],
    ['a colleague', inOne],
    ['a service manager', inOne],
    ['a director', inOne],
    ['information governance', inOne],
  ])('of the first child are shown to %s as far as they are theirs', async (name, expected) => {
    expect(await shown(name, children[0])).toEqual(expected);
  });

  it.each(readers.map(([name]) => name))(
    'about one child are not in the record of another, for %s',
    async (name) => {
      expect(await shown(name, children[1])).toEqual(['shared', 'remark about two']);
      expect(await shown(name, children[2])).toEqual([]);
    },
  );

  it('for one person are kept from others by the database itself, whatever a page asks', async () => {
    const ask = async (name: string) => {
      await test.owner.query('begin');
      await test.owner.query(
        "select set_config('role', 'kith_app', true), set_config('kith.account', $1, true), set_config('kith.today', '2026-11-22', true)",
        [idOf(name)],
      );
      const { rows } = await test.owner.query('select 1 from practice.entry_passage where words = $1', [
        planted['named, about one'],
      ]);
      await test.owner.query('rollback');
      return rows.length;
    };
    expect([await ask('the named person'), await ask('a colleague'), await ask('a director')]).toEqual([
      1, 0, 0,
    ]);
  });

  it('of an unfinished visit are shown, marked, to duty and manager, without words for one person', async () => {
    const form = await send('the writer', `/children/${children[0]}/visits`, {});
    const unfinished = {
      ...visit(),
      purpose: 'quilunfinished',
      seen_1: 'not part',
      version: '1',
      step: 'later',
    };
    expect(await send('the writer', form, unfinished)).toBe('/unfinished?saved=yes');
    for (const name of ['a colleague', 'a service manager']) {
      const { status, body } = await open(name, form);
      expect([status, body.includes('Unfinished'), body.includes('quilunfinished')], name).toEqual([
        200,
        true,
        true,
      ]);
      expect(body).not.toContain(planted['named, about one']);
      expect(body).not.toContain(planted['remark about two']);
      expect((await open(name, `/children/${children[0]}/entries`)).body).toContain('A visit, last saved');
      expect((await open(name, '/unfinished')).body).toContain(form);
    }
    expect((await open('the named person', form)).status).toBe(404);
    expect((await open('a colleague', `/children/${children[1]}/entries`)).body).not.toContain(
      'A visit, last saved',
    );
    await test.owner.query(
      "update practice.entry_draft set finished_at = now() where shared ->> 'purpose' = 'quilunfinished'",
    );
  });

  it('that stand in two records are gone where one of the children is restricted, and the entry looks whole', async () => {
    const form = await send('the writer', `/children/${children[0]}/visits`, {});
    await send('the writer', form, { ...visit(), purpose: 'quilhiddenwith', version: '1', step: 'later' });
    expect((await open('a colleague', form)).body).toContain('quilhiddenwith');
    const id = await plantRestriction(test.owner, { level: 'R2', subjects: [children[1] ?? ''] });
    expect(await shown('a director', children[0])).toEqual(['remark about one', 'for one to read']);
    expect((await open('a director', `/children/${children[1]}/entries`)).status).toBe(404);
    expect((await open('a colleague', form)).status).toBe(404);
    await test.owner.query('delete from access.restriction_subject where restriction_id = $1', [id]);
  });
});

describe('what stands beside an entry', () => {
  it('leaves the entry as it was, with who, when and why', async () => {
    const { rows } = await test.owner.query<{ url: string }>(
      "select '/children/' || person_id || '/entries/' || id as url from practice.entry where person_id = $1",
      [children[0]],
    );
    const url = rows[0]?.url ?? '';
    const kept = { kind: 'disagreement', addition: 'It was not like that', who: 'Mum' };
    expect(await send('a colleague', url, { ...kept, who: '' })).toContain('422');
    expect(await send('a colleague', url, kept)).toBe(`${url}?saved=yes`);
    expect(
      await send('a colleague', url, { kind: 'amendment', addition: 'On the Friday', why: 'Wrong day' }),
    ).toBe(`${url}?saved=yes`);
    const { body } = await open('a director', url);
    for (const said of [
      'Mum sees it differently',
      'It was not like that',
      'On the Friday',
      'Why: Wrong day',
      planted.shared,
    ])
      expect(body).toContain(said);
    await expect(test.owner.query("update practice.entry_addition set words = 'x'")).rejects.toThrow(
      'insert-only',
    );
    await expect(test.owner.query("update practice.entry_passage set words = 'x'")).rejects.toThrow(
      'insert-only',
    );
  });
});
