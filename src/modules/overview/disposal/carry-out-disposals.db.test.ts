import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plantAccount } from '../../../../test/access/access-world.ts';
import type { TestDatabase } from '../../../../test/support/database.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { carryOutDisposals } from './carry-out-disposals.ts';
import { findHits, plantOldRecord, proposeAndApprove } from './testing/plant-old-record.ts';
import type { OldRecord } from './testing/plant-old-record.ts';

const today = plainDate('2026-11-22');

describe('a record that two people agreed to destroy', () => {
  let test: TestDatabase;
  let guardian: string;
  let manager: string;
  let record: OldRecord;
  beforeAll(async () => {
    test = await testDatabase();
    guardian = await plantAccount(test.owner, 'guardian');
    manager = await plantAccount(test.owner, 'service manager');
    record = await plantOldRecord(test.owner, 'Quillonia Vexworth');
  }, 120_000);
  afterAll(() => test.close());

  const others = async () => {
    const { rows } = await test.owner.query<{ said: string }>(
      `select md5(string_agg(t::text, '' order by t::text)) as said from (
         select p::text from people.person p where p.id = $1 union all select n::text from people.name n where n.person_id = $1
         union all select h::text from people.name_history h where h.person_id = $1
         union all select e::text from care.episode e where e.person_id = $1
         union all select a::text from people.address a where a.id = $2) t`,
      [record.sibling, record.sharedAddress],
    );
    return rows[0]?.said;
  };
  const proof = async (id: string) =>
    (await test.owner.query('select * from access.disposal where id = $1', [id])).rows[0];

  it('is all there before, in many tables', async () => {
    const hits = await findHits(test.owner, record);
    expect(new Set(hits).size).toBeGreaterThan(15);
  });

  it('stays whole when something fails in the middle', async () => {
    const before = await findHits(test.owner, record);
    const id = await proposeAndApprove(test.owner, record.person, guardian, manager);
    await test.owner
      .query(`create function public.fail_late() returns trigger language plpgsql as $$ begin raise exception 'the disk is gone'; end $$;
      create trigger fail_late before delete on people.person_history for each row execute function public.fail_late()`);
    await test.owner.query("update people.person set gender = 'x' where id = $1", [record.person]);
    await expect(carryOutDisposals(test.database, today)).rejects.toThrow('the disk is gone');
    await test.owner.query('drop trigger fail_late on people.person_history');
    expect((await findHits(test.owner, record)).length).toBeGreaterThanOrEqual(before.length);
    expect(await proof(id)).toMatchObject({ destroyed_at: null, subject_id: record.person });
    await test.owner.query("update access.disposal set decision = 'stopped' where id = $1", [id]);
  });

  it('stays while it is held, whoever approved', async () => {
    const hold = newId();
    await test.owner.query(
      "insert into access.legal_hold (id, subject_id, because, set_by) values ($1, $2, 'an inquiry', $3)",
      [hold, record.person, guardian],
    );
    const id = await proposeAndApprove(test.owner, record.person, guardian, manager);
    expect(await carryOutDisposals(test.database, today)).toBe(0);
    expect(await proof(id)).toMatchObject({ decision: 'stopped', destroyed_at: null });
    await test.owner.query('delete from access.legal_hold where id = $1', [hold]);
  });

  it('is not destroyed by the loader on its own word, nor is history', async () => {
    const asLoader = (text: string, values: unknown[]) =>
      test.owner
        .query('begin')
        .then(() => test.owner.query('set local role kith_loader'))
        .then(() => test.owner.query(text, values))
        .finally(() => test.owner.query('rollback'));
    const id = newId();
    await test.owner.query(
      `insert into access.disposal (id, subject_id, class, rule, until, proposed_by, proposed_because)
       values ($1, $2, 'looked after', 'x', '2020-01-01', $3, 'x')`,
      [id, record.person, guardian],
    );
    await expect(
      asLoader("select access.carry_out_disposal($1, array[$2]::uuid[], '{}')", [id, record.person]),
    ).rejects.toThrow('nobody approved this');
    await expect(
      asLoader('delete from people.name_history where person_id = $1', [record.person]),
    ).rejects.toThrow('insert-only');
    await expect(
      asLoader('insert into access.disposal_running (subject_id) values ($1)', [record.person]),
    ).rejects.toThrow('permission denied');
    await test.owner.query('delete from access.disposal where id = $1', [id]);
  });

  it('cannot be approved by whoever proposed it', async () => {
    await expect(proposeAndApprove(test.owner, record.person, guardian, guardian)).rejects.toThrow(
      'two_people',
    );
    await test.owner.query('delete from access.disposal where decision is null');
  });

  it('is gone from every column of the database, and only it', async () => {
    const before = await others();
    const id = await proposeAndApprove(test.owner, record.person, guardian, manager);
    expect(await carryOutDisposals(test.database, today)).toBe(1);
    expect(await findHits(test.owner, record)).toEqual([]);
    expect(await others()).toBe(before);
    const left = await proof(id);
    expect(left).toMatchObject({ subject_id: null, proposed_by: guardian, decided_by: manager });
    expect(left.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(left.subject_hash).toMatch(/^[0-9a-f]{64}$/);
    expect(left.row_counts).toMatchObject({ 'people.person': 2, 'care.episode': 1 });
    const trail = await test.owner.query('select 1 from access.read_log where $1 = any(subjects)', [
      record.person,
    ]);
    expect(trail.rowCount).toBe(1);
    expect((await test.owner.query('select 1 from access.disposal_running')).rowCount).toBe(0);
  });
});
