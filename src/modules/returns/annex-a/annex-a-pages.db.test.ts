import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase } from '../../../../test/support/database.ts';
import type { TestDatabase } from '../../../../test/support/database.ts';
import { createFace } from '../../../apps/serve.ts';
import { readAnnexA } from '../../../formats/index.ts';
import { instant } from '../../../platform/dates/instant.ts';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import type { Role } from '../../access/index.ts';
import { addStaffAccount, grantRole, startSession } from '../../access/index.ts';
import { importAnnexA } from './import-annex-a.ts';
import { madeRows, madeWorkbook } from './testing/made-lists.ts';

const now = instant(Date.parse('2026-01-31T10:00:00Z'));
const today = plainDate('2026-01-31');
let t: TestDatabase;
let server: FastifyInstance;
beforeAll(async () => {
  t = await testDatabase();
  server = await createFace({ database: t.database, face: 'staff', now: () => now });
  await importAnnexA(t.database, [madeWorkbook()], {
    asOf: today,
    la: 'E10000015',
    by: { account: null, today },
  });
});
afterAll(async () => {
  await server.close();
  await t.close();
});

const sessions = new Map<Role, Promise<string>>();

function signIn(role: Role): Promise<string> {
  const session =
    sessions.get(role) ??
    t.database.transaction({ account: null, role: 'loader' }, today, async (db) => {
      const account = await addStaffAccount(db, { name: role, email: null, passwordHash: null });
      await grantRole(db, account, role, plainDate('2020-01-01'));
      return `kith_staff=${await startSession(db, 'staff', account, now)}`;
    });
  sessions.set(role, session);
  return session;
}

const open = async (role: Role, url: string) =>
  server.inject({ method: 'GET', url, headers: { cookie: await signIn(role) } });

const downloads = async () =>
  (
    await t.owner.query(
      "select subjects from access.read_log where audit_name = 'AnnexADownload' and outcome = 'done'",
    )
  ).rows;

it('shows today’s lists, what is looked for first, and what Kith cannot fill', async () => {
  const { statusCode, body } = await open('director', '/annex-a');
  expect(statusCode).toBe(200);
  expect(body).toContain('31 January 2026');
  expect(body).toContain('List 8: Children in care');
  expect(body).toContain('Eligibility Category');
  expect(body).toContain('Kith holds no adopters yet');
  expect(body).toMatch(/>1<span class="govuk-visually-hidden">: Second or later protection plan/);
});

it('opens a number into the children behind it, each with the way to their page', async () => {
  const { body } = await open('analyst', '/annex-a/children?of=many-moves');
  const { rows } = await t.owner.query("select person_id from people.identifier where value = 'C3'");
  expect(body).toContain(`href="/children/${rows[0].person_id}"`);
  expect(body).toContain('Child C3');
  expect((await open('analyst', '/annex-a/children?of=weather')).statusCode).toBe(404);
});

it('gives the workbook, and the trail names everybody in it', async () => {
  const answer = await open('analyst', '/annex-a/workbook?on=2026-01-31');
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['content-disposition']).toContain('annex-a-2026-01-31.xlsx');
  const { lists, problems } = readAnnexA([{ name: 'x', bytes: answer.rawPayload }]);
  expect(problems).toEqual([]);
  expect(lists[8].columns['child']).toEqual(madeRows[8]?.map((row) => row['child']));
  const [read] = await downloads();
  expect(read.subjects).toHaveLength(4);
});

it('is not for those who do not read whole returns', async () => {
  for (const path of ['/annex-a', '/annex-a/children?of=not-seen', '/annex-a/workbook'])
    expect((await open('social worker', path)).statusCode).toBe(403);
});
