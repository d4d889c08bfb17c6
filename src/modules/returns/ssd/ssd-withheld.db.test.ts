import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { plantAccount } from '../../../../test/access/access-world.ts';
import { plantRestriction } from '../../../../test/access/plant-restriction.ts';
import type { TestDatabase } from '../../../../test/support/database.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { plantChild } from '../../../../test/support/plant-care.ts';
import { plantHome, plantWithheld } from '../../../../test/support/withheld-world.ts';
import { instant } from '../../../platform/dates/instant.ts';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { writeSsdExtract } from './write-ssd.ts';

/* Homes that are withheld from somebody leave the house in no extract, whoever the child is and whatever day it stands on. */
let test: TestDatabase;
let folder: string;
let recordedBy: string;
const now = instant(Date.UTC(2026, 4, 1, 9));

beforeAll(async () => {
  test = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), 'ssd-withheld-'));
  recordedBy = await plantAccount(test.owner, 'social worker');
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await test.close();
});

/** The whole of an extract with identities, as of a day. */
async function extract(asOf: string): Promise<string> {
  const out = join(folder, asOf);
  await writeSsdExtract(test.database, { asOf: plainDate(asOf), out, purpose: 'an invented purpose' }, now);
  return readdirSync(out)
    .map((file) => readFileSync(join(out, file), 'utf8'))
    .join('\n');
}

/** A child in care since 2019 with that home in care, who stays at times at another. */
async function plantInCare(place: {
  readonly postcode: string;
  readonly urn: string;
  readonly lines: string;
}): Promise<string> {
  const child = await plantChild(test.owner, { episodes: [{ starts: '2019-05-01', ...place }] });
  await plantHome(test.owner, child, { ...place, starts: '2019-06-01' });
  return child;
}

it('gives out no home of a restricted child whose homes are withheld', async () => {
  const place = { postcode: 'ZQ11 1AA', urn: 'SC950001', lines: '1 Ravenhidden Row' };
  const child = await plantInCare(place);
  await plantRestriction(test.owner, { level: 'R1', subjects: [child] });
  expect(await extract('2026-05-01')).toContain('ZQ11');
  await plantWithheld(test.owner, child, { from: null, recordedBy });
  const told = await extract('2026-05-02');
  expect(told).toContain(child);
  expect(told).not.toMatch(/ZQ11|SC950001|Ravenhidden/);
});

it('gives out no home that is withheld today, as of a day before it was', async () => {
  const place = { postcode: 'ZQ12 1AA', urn: 'SC950002', lines: '2 Ravenhidden Row' };
  const child = await plantInCare(place);
  expect(await extract('2020-05-01')).toContain('ZQ12');
  await plantWithheld(test.owner, child, { from: null, recordedBy, starts: '2020-06-01' });
  const told = await extract('2020-05-02');
  expect(told).toContain(child);
  expect(told).not.toMatch(/ZQ12|SC950002|2 Ravenhidden/);
});
