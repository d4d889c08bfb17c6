import fc from 'fast-check';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createFace } from '../../src/apps/serve.ts';
import { addStaffAccount, grantRole, startSession } from '../../src/modules/access/index.ts';
import { runUploads } from '../../src/modules/returns/index.ts';
import { instant } from '../../src/platform/dates/instant.ts';
import { plainDate } from '../../src/platform/dates/plain-date.ts';
import type { TestDatabase } from '../support/database.ts';
import { testDatabase } from '../support/database.ts';
import type { SpoiltFile } from '../support/spoil-files.ts';
import { spoiltReturn } from '../support/spoil-files.ts';

const now = instant(Date.parse('2026-11-22T10:00:00Z'));
const runs = Number(process.env['KITH_FUZZ_RUNS'] ?? 40) / 2;
let t: TestDatabase;
let server: FastifyInstance;
let cookie = '';
const failures: Error[] = [];

beforeAll(async () => {
  t = await testDatabase();
  server = await createFace({
    database: t.database,
    face: 'staff',
    now: () => now,
    onFailure: (_, error) => void failures.push(error),
  });
  cookie = await t.database.transaction(
    { account: null, role: 'loader' },
    plainDate('2026-11-22'),
    async (db) => {
      const account = await addStaffAccount(db, { name: 'analyst', email: null, passwordHash: null });
      await grantRole(db, account, 'analyst', plainDate('2020-01-01'));
      return `kith_staff=${await startSession(db, 'staff', account, now)}`;
    },
  );
});
afterAll(async () => {
  await server.close();
  await t.close();
});

const open = (url: string) => server.inject({ method: 'GET', url, headers: { cookie } });
const fieldIn = (html: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? '';

/** Sends the form as bytes, so that nothing on the way mends the names. */
function send(token: string, files: readonly SpoiltFile[]) {
  const part = (head: string, content: Uint8Array) =>
    Buffer.concat([
      Buffer.from(`--cut\r\nContent-Disposition: form-data; ${head}\r\n\r\n`),
      content,
      Buffer.from('\r\n'),
    ]);
  const fields = [
    ['_csrf', token],
    ['la', 'E10000015'],
    ['year', '2026'],
  ] as const;
  const payload = Buffer.concat([
    ...fields.map(([name, value]) => part(`name="${name}"`, Buffer.from(value))),
    ...files.map(({ path, bytes }) =>
      part(`name="first"; filename="${path.slice('given/'.length)}"\r\nContent-Type: text/csv`, bytes),
    ),
    Buffer.from('--cut--\r\n'),
  ]);
  return server.inject({
    method: 'POST',
    url: '/imports',
    headers: { cookie, 'content-type': 'multipart/form-data; boundary=cut' },
    payload,
  });
}

it('an upload of spoilt files is shown, refused or loaded, and never answered with a server error', async () => {
  let [seed, shown] = [3000, 0];
  const answered: number[] = [];
  const token = fieldIn((await open('/imports')).body, '_csrf');
  const property = fc.asyncProperty(
    fc.constant(null).chain(() => spoiltReturn((seed += 1))),
    async ({ files }) => {
      const sent = await send(token, files);
      answered.push(sent.statusCode);
      if (sent.statusCode < 300 || sent.statusCode > 399) return expect(sent.statusCode).toBeLessThan(500);
      await runUploads(t.database);
      const page = await open(String(sent.headers.location));
      expect([page.statusCode, page.body.includes('Something went wrong')]).toEqual([200, false]);
      shown += 1;
    },
  );
  await fc.assert(property, { seed: 20_270_331, numRuns: runs, endOnFailure: true });
  expect(failures).toEqual([]);
  expect(shown, answered.join(' ')).toBeGreaterThan(runs / 2);
}, 300_000);

it.for([
  ['no parts at all', '', 'multipart/form-data; boundary=cut'],
  ['no boundary', 'x', 'multipart/form-data'],
  [
    'a body that stops in the middle',
    '--cut\r\nContent-Disposition: form-data; name="first"; filename="a.csv"\r\n\r\nCHILD',
    'multipart/form-data; boundary=cut',
  ],
  ['a form that is no upload', 'first=a', 'application/x-www-form-urlencoded'],
  ['something else', '{', 'application/json'],
] as const)('%s is refused as the sender’s mistake', async ([, payload, type]) => {
  const { statusCode } = await server.inject({
    method: 'POST',
    url: '/imports',
    headers: { cookie, 'content-type': type },
    payload,
  });
  expect(statusCode).toBeGreaterThanOrEqual(400);
  expect(statusCode).toBeLessThan(500);
});
