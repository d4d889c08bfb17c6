import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import pg from 'pg';
import { testDatabase } from '../../../../test/support/database.ts';
import type { TestDatabase } from '../../../../test/support/database.ts';
import { sharedPath } from '../../../../test/support/shared.ts';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { importReturns } from './import-returns.ts';

let t: TestDatabase;
const times = new Map<string, { n: number; ms: number }>();
const original = pg.Client.prototype.query;
// @ts-expect-error measuring
pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
  const q = args[0] as { text?: string } | string;
  const text = (typeof q === 'string' ? q : q.text ?? 'stream').replace(/\s+/g, ' ').slice(0, 110);
  const start = performance.now();
  // @ts-expect-error measuring
  const r = original.apply(this, args);
  if (r && typeof r.then === 'function') r.then(() => { const k = times.get(text) ?? { n: 0, ms: 0 }; k.n++; k.ms += performance.now() - start; times.set(text, k); }, () => undefined);
  return r;
};
const tell = () => { console.log([...times].sort((a, b) => b[1].ms - a[1].ms).slice(0, 16).map(([k, v]) => `${v.ms.toFixed(0)} ms ${v.n} ${k}`).join('\n')); times.clear(); };

beforeAll(async () => { t = await testDatabase(); });
afterAll(() => t.close());
const files = (folder: string) => readdirSync(folder).filter((n) => n.endsWith('.csv')).map((n) => ({ path: join(folder, n), bytes: readFileSync(join(folder, n)) }));
it('loads', async () => {
  const base = sharedPath('data/synthetic-ssda903/mixed-2026') ?? '';
  const given = [...files(join(base, 'this-year')), ...files(join(base, 'last-year'))];
  for (let i = 0; i < 2; i++) {
    const start = Date.now();
    const r = await importReturns(t.database, given, { options: { la: 'E10000015' }, by: { account: null, today: plainDate('2026-11-22') }, progress: () => undefined });
    console.log(Date.now() - start, 'ms'); tell();
    const { files: _f, problems, ...sums } = r;
    console.log(sums, problems.length);
  }
  expect(1).toBe(1);
}, 120_000);
