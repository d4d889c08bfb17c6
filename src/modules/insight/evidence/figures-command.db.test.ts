import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FastifyInstance } from 'fastify';
import type { TestDatabase } from '../../../../test/support/database.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { createFace } from '../../../apps/serve.ts';
import type { CommandInput } from '../../../platform/cli/command.ts';
import { instant } from '../../../platform/dates/instant.ts';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { addStaffAccount, grantRole, startSession } from '../../access/index.ts';
import type { Role } from '../../access/index.ts';
import { writeFolder } from '../statistics/published-folder.test-support.ts';
import { readFolder } from '../statistics/read-folder.ts';
import { saveStatistics } from '../statistics/save-statistics.ts';
import { figuresCommand } from './figures-command.ts';

const now = instant(Date.parse('2026-11-22T10:00:00Z'));
const today = plainDate('2026-11-22');
const loader = { account: null, role: 'loader' } as const;

let test: TestDatabase;
let server: FastifyInstance;
beforeAll(async () => {
  test = await testDatabase();
  server = await createFace({ database: test.database, face: 'staff', now: () => now });
});
afterAll(async () => {
  await server.close();
  await test.close();
});

const revised = '2024 release (revised long series)';
const line = Array.from(
  { length: 10 },
  (_, index) => `cla_31_march,${2011 + index},${65_000 + index * 1500},${revised},Long`,
);

const folder = (...rows: readonly string[]) => ({
  'la_geographies.csv': `la_code,ons_code,la_name,first_year,last_year,all_ons_codes,region_code,region_name,ons_la_type,ofsted_la_urn,county_council,lait_region,current,ccn_group_2020_assumed,boundary_note
881,E10000012,Westshire,2010,2025,E10000012,E12000006,East of England,County,2,True,East of England,True,True,
`,
  'national.csv': ['series,year,value,vintage,source', ...line, ...rows, ''].join('\n'),
  'cla_characteristics.csv': `group,category,year,geo_level,geo_code,value,flag,src
placement,Foster placements,2011,la,855,257.0,,CLA-2011
placement,Foster placements,2020,la,855,465.0,,CLA-2025
`,
});

async function load(files: Readonly<Record<string, string>>, invented = false): Promise<void> {
  const { dir, dispose } = writeFolder(files);
  const read = await readFolder(dir).finally(dispose);
  await test.database.transaction(loader, today, (db) => saveStatistics(db, read, invented));
}

type Printed = {
  readonly id: string;
  readonly claimed: unknown;
  readonly computed: unknown;
  readonly unit: string;
  readonly status: string;
  readonly reason: string;
};

async function run(json: boolean): Promise<string> {
  const out: string[] = [];
  const input: CommandInput = {
    options: { json },
    words: [],
    lists: {},
    open: () => Promise.resolve({ database: test.database, close: () => Promise.resolve() }),
    now,
    today,
    out: (text) => void out.push(text),
    progress: () => undefined,
  };
  expect(await figuresCommand.run(input)).toBe(0);
  return out.join('\n');
}

async function figure(id: string): Promise<Printed | undefined> {
  return (JSON.parse(await run(true)) as readonly Printed[]).find((one) => one.id === id);
}

async function open(role: Role, url: string) {
  const token = await test.database.transaction(loader, today, async (db) => {
    const account = await addStaffAccount(db, { name: role, email: null, passwordHash: null });
    await grantRole(db, account, role, plainDate('2020-01-01'));
    return startSession(db, 'staff', account, now);
  });
  return server.inject({ method: 'GET', url, headers: { cookie: `kith_staff=${token}` } });
}

async function read(url: string): Promise<string> {
  const answer = await open('director', url);
  expect(answer.statusCode, url).toBe(200);
  return answer.body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
}

describe('before anything is loaded', () => {
  it('prints every figure without a value, but for sums of the documents’ own numbers', async () => {
    const figures = JSON.parse(await run(true)) as readonly Printed[];
    expect(figures).toHaveLength(123);
    const some = figures.filter(({ computed }) => computed !== null).map(({ id }) => id);
    expect(some.sort()).toEqual(['A26', 'F39', 'F44', 'F50']);
  });

  it('says on the page how to load statistics', async () => {
    expect(await read('/insight/evidence')).toContain('kith stats load');
    expect(await read('/insight/evidence/F01')).toContain('Not known');
  });
});

describe('with statistics loaded', () => {
  beforeAll(() => load(folder('cla_31_march,2025,80000,2025 release,Release')));

  it('prints what the contract asks for, in its order', async () => {
    const [first] = JSON.parse(await run(true)) as readonly object[];
    const keys = Object.keys(first ?? {}).slice(0, 7);
    expect(keys).toEqual(['id', 'claimed', 'computed', 'unit', 'status', 'method', 'inputs']);
    expect(await figure('F01')).toMatchObject({ claimed: 86_000, computed: 86_000, status: 'reproduced' });
    expect(await figure('F57')).toMatchObject({ claimed: [257, 465], computed: [257, 465] });
    expect(await figure('F12')).toMatchObject({ computed: null, status: 'not computable' });
    expect((await figure('F12'))?.reason).toContain('Gross spend on children in care, 2020');
  });

  it('prints a table for people', async () => {
    const text = await run(false);
    expect(text).toMatch(/^figure +claimed +ours +unit +how it stands/);
    expect(text).toMatch(/F01 +86,000 +86,000 +children +reproduced/);
    expect(text).toContain('F12  not computable: Gross spend on children in care, 2020');
  });

  it('shows the figures by document, narrowed as asked', async () => {
    const all = await read('/insight/evidence');
    expect(all).toContain('No Good Options');
    expect(all).toContain('assumed list');
    expect(all).toContain('In March 2025 there were 80,000 children in care: 6,000 fewer');
    const holding = await read('/insight/evidence?document=1&outcome=holds');
    expect(holding).toContain('Children in care in England in 2025, lower end');
    expect(holding).not.toContain('Children in need at 31 March 2011 and 2016');
  });

  it('opens a figure to its recipe, inputs with edition and source, and an honest word', async () => {
    const words = await read('/insight/evidence/F01');
    for (const part of ['Least-squares line', revised, 'Long', '65,000 … 78,500', 'An honest word']) {
      expect(words).toContain(part);
    }
    expect((await open('director', '/insight/evidence/X99')).statusCode).toBe(404);
  });

  it('is closed to who may not see figures of the county', async () => {
    expect((await open('social worker', '/insight/evidence')).statusCode).toBe(403);
  });

  it('changes with what is loaded', async () => {
    await load(folder('cla_31_march,2020,90000,as quoted in seed,Report'));
    expect((await figure('F01'))?.computed).not.toBe(86_000);
    expect(await read('/insight/evidence')).not.toContain('In March 2025 there were 80,000');
    expect(await figure('F04')).toMatchObject({ computed: 90_000, status: 'not matched by what is loaded' });
  });

  it('says of invented statistics that they are', async () => {
    await load(folder('cla_31_march,2025,80000,2025 release,Synthetic, made for the demonstration'), true);
    expect(await read('/insight/evidence')).toContain('synthetic, made for the demonstration');
    expect(await read('/insight/evidence/F01')).toContain('synthetic, made for the demonstration');
  });
});
