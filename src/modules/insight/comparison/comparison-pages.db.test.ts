import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFace } from '../../../apps/serve.ts';
import { writeStatistics } from '../../../demo/statistics/write-statistics.ts';
import type { TestDatabase } from '../../../../test/support/database.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { instant } from '../../../platform/dates/instant.ts';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { addStaffAccount, grantRole, startSession } from '../../access/index.ts';

const now = instant(Date.parse('2026-11-22T10:00:00Z'));
const today = plainDate('2026-11-22');
const loader = { account: null, role: 'loader' } as const;

let test: TestDatabase;
let server: FastifyInstance;
let cookie: string;
beforeAll(async () => {
  test = await testDatabase();
  server = await createFace({ database: test.database, face: 'staff', now: () => now });
  const token = await test.database.transaction(loader, today, async (db) => {
    const account = await addStaffAccount(db, { name: 'Director', email: null, passwordHash: null });
    await grantRole(db, account, 'director', plainDate('2020-01-01'));
    return startSession(db, 'staff', account, now);
  });
  cookie = `kith_staff=${token}`;
});
afterAll(async () => {
  await server.close();
  await test.close();
});

async function read(url: string, status = 200): Promise<string> {
  const answer = await server.inject({ method: 'GET', url, headers: { cookie } });
  expect(answer.statusCode, url).toBe(status);
  return answer.body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
}

const pages = [
  '/insight/comparison',
  '/insight/comparison/moves',
  '/insight/spending',
  '/insight/statistics',
];

describe('before statistics are loaded', () => {
  it.each(pages)('%s says how to load them', async (url) => {
    expect(await read(url)).toContain('kith stats load');
  });
});

describe('with statistics of invented authorities', () => {
  beforeAll(() =>
    test.database.transaction(loader, today, (db) => writeStatistics(db, { seed: 1, children: 300 })),
  );

  it.each(pages)('%s says that they are invented, and names no licence', async (url) => {
    const words = await read(url);
    expect(words).toContain('None of these authorities exists');
    expect(words).not.toContain('Open Government Licence');
  });

  it('set one’s own authority beside its neighbours unless another is asked for', async () => {
    expect(await read('/insight/comparison')).toMatch(
      /Northmoor: better than the middle of its neighbours on \d+ measures?, worse on \d+/,
    );
    expect(await read('/insight/comparison?area=951')).toContain('Great Marrow: better');
    await read('/insight/comparison?area=123', 404);
    await read('/insight/comparison/nothing', 404);
  });

  it('head every measure with its value and where that stands', async () => {
    const words = await read('/insight/comparison/in-care?with=951');
    expect(words).toMatch(
      /Children in care: 67 per 10,000 children, (lower|higher) than \d+ of 10 neighbours/,
    );
    expect(words).toMatch(/Deprivation goes with \d+% of the differences between authorities/);
    expect(words).toContain('Great Marrow');
    expect(words).toContain('nobody is named');
  });

  it('say what moved spending', async () => {
    expect(await read('/insight/spending?from=2020')).toMatch(
      /Northmoor’s spending on children in care rose by £[\d.]+ million from 2020 to 2025, mostly by dearer weeks/,
    );
  });

  it('ask for an authority where nobody has said which this is', async () => {
    await test.owner.query(`update platform.setting set value = '"000"' where key = 'own_area'`);
    const words = await read('/insight/comparison');
    expect(words).toContain('Choose one to look at');
    expect(await read('/insight/comparison?area=999')).toContain('Northmoor: better');
  });
});
