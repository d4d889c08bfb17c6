import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plantAccount } from '../../../../test/access/access-world.ts';
import type { TestDatabase } from '../../../../test/support/database.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { carryOutDisposals } from './carry-out-disposals.ts';
import { findEndedRecords } from './find-ended-records.ts';
import { proposeAndApprove } from './testing/plant-old-record.ts';

const today = plainDate('2026-11-22');

describe('a record that something else stands on', () => {
  let test: TestDatabase;
  let [guardian, manager] = ['', ''];
  beforeAll(async () => {
    test = await testDatabase();
    guardian = await plantAccount(test.owner, 'guardian');
    manager = await plantAccount(test.owner, 'service manager');
  }, 120_000);
  afterAll(() => test.close());

  /** Somebody born on a day, helped as a child, whose own time ends at 25. */
  async function helped(born: string, open = false): Promise<string> {
    const id = newId();
    await test.owner.query('insert into people.person (id, birth_date) values ($1, $2)', [id, born]);
    await test.owner.query(
      `insert into practice.involvement (id, person_id, opened, closed, no_further_action) values ($1, $2, '2000-01-01', $3, false)`,
      [newId(), id, open ? null : '2001-01-01'],
    );
    return id;
  }
  const isDue = async (person: string) => {
    await findEndedRecords(test.database, today);
    const found = await test.owner.query('select 1 from access.disposal_due where subject_id = $1', [person]);
    return found.rowCount === 1;
  };
  const related = (person: string, other: string) =>
    test.owner.query(
      `insert into people.relationship (id, person_id, other_id, role, other_role) values ($1, $2, $3, 'mother', 'son')`,
      [newId(), person, other],
    );
  const hold = (person: string) =>
    test.owner.query(
      "insert into access.legal_hold (id, subject_id, because, set_by) values ($1, $2, 'an inquiry', $3)",
      [newId(), person, guardian],
    );
  const join = (second: string, first: string) =>
    test.owner.query(
      "insert into people.alias (id, person_id, canonical_id, why) values ($1, $2, $3, 'one person')",
      [newId(), second, first],
    );

  it('of a mother who was helped as a child stays with the record of her son', async () => {
    const [mother, son] = [await helped('1990-05-17'), await helped('2010-05-17', true)];
    expect(await isDue(mother)).toBe(true);
    await related(mother, son);
    expect(await isDue(mother)).toBe(false);
    const disposal = await proposeAndApprove(test.owner, mother, guardian, manager);
    expect(await carryOutDisposals(test.database, today)).toBe(0);
    const { rows } = await test.owner.query(
      'select decision, decided_because from access.disposal where id = $1',
      [disposal],
    );
    expect(rows).toEqual([
      { decision: 'stopped', decided_because: expect.stringContaining('not shown here') },
    ]);
  });

  it('of two brothers ends for both when both have had their time', async () => {
    const [one, other] = [await helped('1990-05-17'), await helped('1991-05-17')];
    await related(one, other);
    expect([await isDue(one), await isDue(other)]).toEqual([true, true]);
  });

  it('stays while a record is held that was joined with it later', async () => {
    const [first, second] = [await helped('1990-05-17'), await helped('1990-05-17')];
    await hold(second);
    await join(second, first);
    expect(await isDue(first)).toBe(false);
  });

  it('stays while it was decided to keep a record longer that was joined with it later', async () => {
    const [first, second] = [await helped('1990-05-17'), await helped('1990-05-17')];
    await test.owner.query(
      "insert into access.kept_longer (id, subject_id, until, because, decided_by) values ($1, $2, '2050-01-01', 'x', $3)",
      [newId(), second, guardian],
    );
    await join(second, first);
    expect(await isDue(first)).toBe(false);
  });

  it('stays while somebody has asked for a copy of it', async () => {
    const person = await helped('1990-05-17');
    await test.owner.query(
      `insert into overview.subject_access_request (id, person_id, asked_by, asker_name, received_on) values ($1, $2, 'the person', 'x', '2026-11-01')`,
      [newId(), person],
    );
    expect(await isDue(person)).toBe(false);
    await test.owner.query(
      "update overview.subject_access_request set state = 'withdrawn' where person_id = $1",
      [person],
    );
    expect(await isDue(person)).toBe(true);
  });

  it('that began at an adoption stays while the sealed one is kept, and nobody reads why', async () => {
    const [sealed, begun] = [await helped('2012-05-17'), newId()];
    await test.owner.query(
      "insert into people.person (id, birth_date, recorded_at) values ($1, '2012-05-17', '2015-01-01')",
      [begun],
    );
    expect(await isDue(begun)).toBe(true);
    const restriction = newId();
    await test.owner.query(
      `insert into access.restriction (id, level, why, reason, guardian_id, review_by) values ($1, 'R3', 'adoption', 'x', $2, '2027-01-01')`,
      [restriction, guardian],
    );
    await test.owner.query('insert into access.restriction_subject values ($1, $2)', [restriction, sealed]);
    await test.owner.query(
      "insert into access.sealed_link (restriction_id, sealed_id, new_id, order_on) values ($1, $2, $3, '2015-01-01')",
      [restriction, sealed, begun],
    );
    expect(await isDue(begun)).toBe(false);
    const disposal = await proposeAndApprove(test.owner, begun, guardian, manager);
    expect(await carryOutDisposals(test.database, today)).toBe(0);
    await expect(
      test.owner.query("select access.carry_out_disposal($1, array[$2]::uuid[], '{}')", [disposal, begun]),
    ).rejects.toThrow('nobody approved this');
    const { rows } = await test.owner.query('select decided_because from access.disposal where id = $1', [
      disposal,
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/adopt|seal|link/i);
  });
});
