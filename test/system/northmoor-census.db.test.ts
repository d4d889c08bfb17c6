import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../support/database.ts';
import { testDatabase } from '../support/database.ts';
import { parseInstant } from '../../src/platform/dates/instant.ts';
import { plainDate } from '../../src/platform/dates/plain-date.ts';
import { writeNorthmoor } from '../../src/demo/index.ts';
import { checkCin } from '../../src/modules/returns/checks/index.ts';
import { traceCin } from '../../src/modules/returns/index.ts';
import type { TracedCin } from '../../src/modules/returns/index.ts';

const options = { children: 300, seed: 1, endDate: plainDate('2026-03-31') };
const now = parseInstant('2026-11-22T09:00:00.000Z');

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
  await writeNorthmoor(test.database, options);
}, 120_000);
afterAll(() => test.close());

async function census(year: number): Promise<TracedCin['tables']> {
  if (!now) throw new Error('no such instant');
  const loader = { account: null, role: 'loader' } as const;
  const { tables } = await test.database.transaction(loader, options.endDate, (db) =>
    traceCin(db, { year }, now),
  );
  return tables;
}

describe('Northmoor’s own census', () => {
  it('has children in care and children in need, with everything that the census asks for', async () => {
    const tables = await census(2026);
    expect(tables.ChildIdentifiers.rows).toBeGreaterThan(1000);
    const open = (tables.CINdetails.columns['CINclosureDate'] ?? []).filter((closed) => closed === null);
    expect(open.length).toBeGreaterThan(700);
    for (const [name, { rows }] of Object.entries(tables))
      if (name !== 'PreProceedingsandFGDM') expect(rows, name).toBeGreaterThan(name === 'Header' ? 0 : 20);
  });

  it.each([2026, 2025])('of %s passes every check, queries too', async (year) => {
    const { findings, returnLevel } = checkCin(await census(year), year);
    const byRule = new Map<string, number>();
    for (const { rule } of findings) byRule.set(rule, (byRule.get(rule) ?? 0) + 1);
    expect({ byRule: Object.fromEntries(byRule), returnLevel, first: findings.slice(0, 3) }).toEqual({
      byRule: {},
      returnLevel: [],
      first: [],
    });
  });
});
