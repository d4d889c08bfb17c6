import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../../../../test/support/database.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { instant } from '../../../platform/dates/instant.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { writeAudit } from './audit-trail.ts';
import { sealAudit, verifyAudit } from './seal-audit.ts';

const nobody = { account: null, role: 'loader' } as const;
const at = instant(Date.parse('2026-11-22T09:00:00Z'));

describe('the audit trail', () => {
  let test: TestDatabase;
  const outside = new Map<string, string>();
  beforeAll(async () => {
    test = await testDatabase();
    for (let block = 0; block < 3; block += 1) await writeAndSeal();
  });
  afterAll(() => test.close());

  async function writeAndSeal() {
    for (let row = 0; row < 5; row += 1) {
      const entry = {
        name: 'ChildRead',
        account: null,
        face: 'staff',
        outcome: 'done',
        detail: { row },
      } as const;
      const one = { ...entry, subjects: [newId()], correlation: newId() };
      await test.database.transaction(nobody, null, (db) => writeAudit(db, one, at));
    }
    await sealWhenItCan();
  }

  /** A block waits for every transaction of the server that began before it, those of other tests' databases too. */
  async function sealWhenItCan() {
    const waiting = `select count(*)::int as rows from access.read_log where written_in >= pg_snapshot_xmin(pg_current_snapshot())`;
    const until = Date.now() + 20_000;
    while ((await test.owner.query(waiting)).rows[0].rows > 0 && Date.now() < until)
      await new Promise((resolve) => setTimeout(resolve, 20));
    const sealed = await test.database.transaction(nobody, null, sealAudit);
    if (sealed) outside.set(sealed.number, sealed.root);
    return sealed;
  }

  const verify = () => test.database.transaction(nobody, null, (db) => verifyAudit(db, outside));

  /** Does harm past every trigger, as somebody with the database's own rights could, looks, and puts it back. */
  async function afterHarm(harm: string) {
    await test.owner.query('begin');
    await test.owner.query("set local session_replication_role = 'replica'");
    await test.owner.query(harm);
    await test.owner.query('commit');
    return verify();
  }

  it('is whole when nothing was touched', async () => {
    const verdict = await verify();
    expect(verdict).toMatchObject({ blocks: 3, rows: 15, unsealed: 0, problems: [] });
  });

  it('seals nothing when nothing was written', async () => {
    expect(await test.database.transaction(nobody, null, sealAudit)).toBeUndefined();
  });

  it('leaves the rows of a transaction that is still running for the next block', async () => {
    let finish = () => {};
    const held = new Promise<void>((resolve) => (finish = resolve));
    const entry = {
      name: 'LateRead',
      account: null,
      face: 'staff',
      outcome: 'done',
      detail: {},
      subjects: [],
    } as const;
    let written = () => {};
    const isWritten = new Promise<void>((resolve) => (written = resolve));
    const late = test.database.transaction(nobody, null, async (db) => {
      await writeAudit(db, { ...entry, correlation: newId() }, at);
      written();
      await held;
    });
    await isWritten;
    expect(await test.database.transaction(nobody, null, sealAudit)).toBeUndefined();
    finish();
    await late;
    expect((await sealWhenItCan())?.rows).toBe(1);
    expect((await verify()).problems).toEqual([]);
  });

  it('refuses to change or delete a row, even for the owner', async () => {
    await expect(test.owner.query("update access.read_log set audit_name = 'X'")).rejects.toThrow(
      'insert-only',
    );
    await expect(test.owner.query('delete from access.audit_block')).rejects.toThrow('insert-only');
  });

  it('tells a changed row, a slipped-in row, a deleted row, and a re-rooted block', async () => {
    const changed = await afterHarm(
      'update access.read_log set detail = \'{"row": 99}\' where detail = \'{"row": 2}\'',
    );
    expect(changed.problems.length).toBeGreaterThanOrEqual(3);
    await afterHarm('update access.read_log set detail = \'{"row": 2}\' where detail = \'{"row": 99}\'');
    expect((await verify()).problems).toEqual([]);

    const slipped =
      await afterHarm(`insert into access.read_log (id, at, face, audit_name, outcome, correlation_id, written_in)
      select gen_random_uuid(), at, face, 'Slipped', outcome, correlation_id, written_in from access.read_log order by id limit 1`);
    expect(slipped.problems.map(({ block }) => block)).toEqual(['1']);
    const deleted = await afterHarm("delete from access.read_log where audit_name = 'Slipped'");
    expect(deleted.problems).toEqual([]);

    const gone = await afterHarm(
      'delete from access.read_log where id = (select max(id::text)::uuid from access.read_log)',
    );
    expect(new Set(gone.problems.map(({ block }) => block)).size).toBe(1);
    const rerooted = await afterHarm(`update access.audit_block k set root = b.root, row_count = b.row_count
      from (select q.number, r.* from access.audit_block q, access.block_root(q.previous, q.from_xid, q.to_xid) r) b
      where k.number = 4 and b.number = 4`);
    expect(rerooted.problems).toContainEqual({
      block: '4',
      problem: 'its root differs from the one kept outside the database',
    });
    expect(new Set(rerooted.problems.map(({ block }) => block))).toEqual(new Set(['4']));
  });
});
