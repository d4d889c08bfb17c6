import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareAuditPartitions, writeAudit } from '../../src/modules/access/index.ts';
import { instant } from '../../src/platform/dates/instant.ts';
import { plainDate } from '../../src/platform/dates/plain-date.ts';
import { newId } from '../../src/platform/ids/ids.ts';
import type { TestDatabase } from '../support/database.ts';
import { testDatabase } from '../support/database.ts';
import { plantAccount, today } from './access-world.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.close());

describe('the months of the trail', () => {
  const loader = { account: null, role: 'loader' } as const;
  const prepare = (day: string) => test.database.transaction(loader, plainDate(day), prepareAuditPartitions);
  const entry = {
    name: 'MonthRead',
    account: null,
    face: 'staff',
    outcome: 'done',
    subjects: [],
    detail: {},
  } as const;
  const write = (at: string) =>
    test.database.transaction(loader, null, (db) =>
      writeAudit(db, { ...entry, correlation: newId() }, instant(Date.parse(at))),
    );
  async function listPlaces(): Promise<readonly string[]> {
    const { rows } = await test.owner.query<{ place: string }>(
      "select tableoid::regclass::text as place from access.read_log where audit_name = 'MonthRead' order by at",
    );
    return rows.map(({ place: name }) => name);
  }

  it('are made ahead, once, and take over what was written before they were there', async () => {
    await write('2027-01-31T23:59:59.999Z');
    await write('2027-02-01T00:00:00Z');
    expect(await listPlaces()).toEqual(['access.read_log_rest', 'access.read_log_rest']);
    expect(await prepare('2026-12-31')).toEqual([
      'read_log_2026_12',
      'read_log_2027_01',
      'read_log_2027_02',
      'read_log_2027_03',
    ]);
    expect(await prepare('2026-12-31')).toEqual([]);
    expect(await prepare('2027-01-01')).toEqual(['read_log_2027_04']);
    await write('2027-02-28T12:00:00Z');
    expect(await listPlaces()).toEqual([
      'access.read_log_2027_01',
      'access.read_log_2027_02',
      'access.read_log_2027_02',
    ]);
  });

  it('are made once also when several processes start together', async () => {
    const made = await Promise.all([1, 2, 3].map(() => prepare('2028-01-15')));
    expect(made.flat().sort()).toEqual([
      'read_log_2028_01',
      'read_log_2028_02',
      'read_log_2028_03',
      'read_log_2028_04',
    ]);
  });

  it('keep their rows from change, by whichever name they are called', async () => {
    for (const table of [
      'access.read_log',
      'access.read_log_2027_01',
      'access.read_log_rest',
      'access.read_log_2028_01',
    ])
      await expect(test.owner.query(`truncate ${table}`)).rejects.toThrow('insert-only');
    await expect(test.owner.query('delete from access.read_log_2027_01')).rejects.toThrow('insert-only');
    await expect(test.owner.query("update access.read_log_2027_02 set audit_name = 'X'")).rejects.toThrow(
      'insert-only',
    );
  });

  it('are nobody’s to read or write past the trail itself', async () => {
    const { rows } = await test.owner.query<{ name: string }>(`
      select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'access' and c.relispartition and c.relkind = 'r'
         and (has_any_column_privilege('kith_app', c.oid, 'select,insert,update') or has_any_column_privilege('kith_loader', c.oid, 'select,insert,update'))`);
    expect(rows).toEqual([]);
  });

  it('are not for the application to make', async () => {
    const account = await plantAccount(test.owner, 'director');
    const asApp = test.database.transaction({ account, role: 'app' }, today, prepareAuditPartitions);
    await expect(asApp).rejects.toThrow('permission denied');
  });
});
