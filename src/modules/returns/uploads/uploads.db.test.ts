import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase } from '../../../../test/support/database.ts';
import type { TestDatabase } from '../../../../test/support/database.ts';
import { makeReturn } from '../../../../test/support/made-returns.ts';
import { createFace } from '../../../apps/serve.ts';
import { instant } from '../../../platform/dates/instant.ts';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import type { Role } from '../../access/index.ts';
import { addStaffAccount, grantRole, startSession } from '../../access/index.ts';
import { runUploads } from './run-uploads.ts';

const now = instant(Date.parse('2026-11-22T10:00:00Z'));
const today = plainDate('2026-11-22');
let t: TestDatabase;
let server: FastifyInstance;
beforeAll(async () => {
  t = await testDatabase();
  server = await createFace({ database: t.database, face: 'staff', now: () => now });
});
afterAll(async () => {
  await server.close();
  await t.close();
});

function signIn(role: Role): Promise<string> {
  return t.database.transaction({ account: null, role: 'loader' }, today, async (db) => {
    const account = await addStaffAccount(db, { name: role, email: null, passwordHash: null });
    await grantRole(db, account, role, plainDate('2020-01-01'));
    return `kith_staff=${await startSession(db, 'staff', account, now)}`;
  });
}

const open = (cookie: string, url: string) => server.inject({ method: 'GET', url, headers: { cookie } });
const tokenIn = (html: string) => /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';

type Part = { readonly name: string; readonly file?: string; readonly content: string };

function send(cookie: string, parts: readonly Part[]) {
  const body = parts
    .map(
      ({ name, file, content }) =>
        `--cut\r\nContent-Disposition: form-data; name="${name}"${file === undefined ? '' : `; filename="${file}"\r\nContent-Type: text/csv`}\r\n\r\n${content}\r\n`,
    )
    .join('');
  const headers = { cookie, 'content-type': 'multipart/form-data; boundary=cut' };
  return server.inject({ method: 'POST', url: '/imports', headers, payload: `${body}--cut--\r\n` });
}

const count = async (table: string) =>
  Number((await t.owner.query(`select count(*) from ${table}`)).rows[0].count);

it('shows what would come in, loads it when asked to, and keeps no copy of the files', async () => {
  const analyst = await signIn('analyst');
  const form = await open(analyst, '/imports');
  expect(form.body).toContain('Load returns');
  const files = makeReturn({ year: 2026, children: 25, seed: 3 }).map(({ name, text }) => ({
    name: 'first',
    file: name,
    content: text,
  }));
  const asked = await send(analyst, [
    { name: '_csrf', content: tokenIn(form.body) },
    { name: 'la', content: 'E10000015' },
    { name: 'year', content: '' },
    ...files,
  ]);
  expect(asked.statusCode).toBe(303);
  const dry = String(asked.headers['location']);
  expect((await open(analyst, dry)).body).toMatch(/Looking at the files|What would come in/);
  await runUploads(t.database);
  const looked = await open(analyst, dry);
  expect(looked.body).toContain('What would come in');
  expect(looked.body).toContain('2025 to 2026');
  expect(await count('people.person')).toBe(0);

  const headers = { cookie: analyst, 'content-type': 'application/x-www-form-urlencoded' };
  const load = await server.inject({
    method: 'POST',
    url: `${dry}/load`,
    headers,
    payload: `_csrf=${encodeURIComponent(tokenIn(looked.body))}`,
  });
  expect(load.statusCode).toBe(303);
  await runUploads(t.database);
  expect((await open(analyst, String(load.headers['location']))).body).toContain('The files are loaded');
  expect(await count('people.person')).toBeGreaterThan(0);
  expect(await count('platform.file')).toBe(0);

  const { body } = await open(analyst, dry);
  await server.inject({
    method: 'POST',
    url: `${dry}/load`,
    headers,
    payload: `_csrf=${encodeURIComponent(tokenIn(body))}`,
  });
  await runUploads(t.database);
  expect((await open(analyst, '/imports')).body).toContain('The files were not loaded');
});

it('says what is missing instead of taking half a form', async () => {
  const analyst = await signIn('analyst');
  const form = await open(analyst, '/imports');
  const answer = await send(analyst, [
    { name: '_csrf', content: tokenIn(form.body) },
    { name: 'year', content: 'soon' },
  ]);
  expect(answer.statusCode).toBe(422);
  expect(answer.body).toContain('Select the files of the return');
  expect(answer.body).toContain('Collection year must be a year');
});

it('says what a file is when it is no return', async () => {
  const analyst = await signIn('analyst');
  const form = await open(analyst, '/imports');
  const asked = await send(analyst, [
    { name: '_csrf', content: tokenIn(form.body) },
    { name: 'la', content: 'E10000015' },
    { name: 'first', file: 'x.csv', content: 'a,b\n1,2\n' },
  ]);
  await runUploads(t.database);
  expect((await open(analyst, String(asked.headers['location']))).body).toContain(
    'None of the files is a table of the return',
  );
});

it('is not for those who do not load returns', async () => {
  expect((await open(await signIn('social worker'), '/imports')).statusCode).toBe(403);
});

it('takes a census too, and counts the rows of its tables', async () => {
  const analyst = await signIn('analyst');
  const form = await open(analyst, '/imports');
  const xml = `<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>2026</Year></CollectionDetails></Header><Children><Child>
    <ChildIdentifiers><LAchildID>Z1</LAchildID><Sex>F</Sex></ChildIdentifiers><CINdetails><CINreferralDate>soon</CINreferralDate></CINdetails></Child></Children></Message>`;
  const asked = await send(analyst, [
    { name: '_csrf', content: tokenIn(form.body) },
    { name: 'la', content: 'E10000015' },
    { name: 'year', content: '' },
    { name: 'first', file: 'census.xml', content: xml },
  ]);
  await runUploads(t.database);
  const looked = (await open(analyst, String(asked.headers['location']))).body;
  expect(looked).toContain('What would come in');
  expect(looked).toContain('census.xml, CINdetails, row 1');
});
