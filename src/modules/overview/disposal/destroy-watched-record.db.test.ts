import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plantAccount } from '../../../../test/access/access-world.ts';
import {
  plantBrokenGlass,
  plantConflict,
  plantRestriction,
} from '../../../../test/access/plant-restriction.ts';
import type { TestDatabase } from '../../../../test/support/database.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { carryOutDisposals } from './carry-out-disposals.ts';
import { proposeAndApprove } from './testing/plant-old-record.ts';

const today = plainDate('2026-11-22');

describe('a record whose time has ended, that was restricted, looked at and rung about', () => {
  let test: TestDatabase;
  let [guardian, manager, worker] = ['', '', ''];
  beforeAll(async () => {
    test = await testDatabase();
    guardian = await plantAccount(test.owner, 'guardian');
    manager = await plantAccount(test.owner, 'service manager');
    worker = await plantAccount(test.owner, 'social worker');
  }, 120_000);
  afterAll(() => test.close());

  const count = async (text: string, values: readonly unknown[]) =>
    (await test.owner.query<{ n: number }>(`select count(*)::int as n from ${text}`, [...values])).rows[0]?.n;

  async function oldRecord(): Promise<string> {
    const person = newId();
    await test.owner.query("insert into people.person (id, birth_date) values ($1, '1948-02-01')", [person]);
    await test.owner.query(
      `insert into care.episode (id, person_id, starts, ends) values ($1, $2, '1955-01-01', '1960-01-01')`,
      [newId(), person],
    );
    return person;
  }

  it('goes with its restriction, the reviews of it, and what was found of a look', async () => {
    const person = await oldRecord();
    const restriction = await plantRestriction(test.owner, {
      level: 'R2',
      subjects: [person],
      named: [worker],
    });
    const [call, look] = [newId(), newId()];
    await plantBrokenGlass(test.owner, {
      restriction,
      account: worker,
      subject: person,
      from: '2026-01-01',
      until: '2026-01-02',
    });
    await test.owner.query(
      `insert into access.restriction_review (id, restriction_id, finding, review_by_before, review_by)
       values ($1, $2, 'Still needed', '2026-02-01', '2027-02-01')`,
      [newId(), restriction],
    );
    await test.owner.query(
      `insert into people.call_back (id, asked_by, about_name, rings, ring_back, told) values ($1, $2, 'x', 'x', 'x', 'x')`,
      [call, worker],
    );
    await test.owner.query(
      `insert into people.call_back_answer (call_back_id, account_id, said, restriction_id) values ($1, $2, 'Rang back', $3)`,
      [call, guardian, restriction],
    );
    await test.owner.query(
      `insert into access.unusual_look (id, account_id, day, rule, subject_id, counted) values ($1, $2, '2026-01-01', 'x', $3, '{}')`,
      [look, worker, person],
    );
    await test.owner.query(
      `insert into access.unusual_finding (id, unusual_id, finding, note) values ($1, $2, 'explained', 'x')`,
      [newId(), look],
    );
    await proposeAndApprove(test.owner, person, guardian, manager);
    expect(await carryOutDisposals(test.database, today)).toBe(1);
    expect(await count('access.restriction where id = $1', [restriction])).toBe(0);
    expect(await count('access.unusual_look where subject_id = $1', [person])).toBe(0);
    // The call was answered, whoever it was about: it is not put before anybody again.
    expect(await count('people.call_back_answer where call_back_id = $1', [call])).toBe(1);
  });

  it('leaves hidden from somebody those of their family who are still there', async () => {
    const [person, cousin] = [await oldRecord(), newId()];
    await test.owner.query('insert into people.person (id) values ($1)', [cousin]);
    await plantConflict(test.owner, worker, person);
    await test.owner.query(
      `insert into access.conflict_of_interest (id, account_id, subject_id, why, source, starts, because_of)
       select gen_random_uuid(), account_id, $2, 'family', 'family of one declared', starts, id
         from access.conflict_of_interest where subject_id = $1`,
      [person, cousin],
    );
    await proposeAndApprove(test.owner, person, guardian, manager);
    expect(await carryOutDisposals(test.database, today)).toBe(1);
    expect(
      await count('access.conflict_of_interest where account_id = $1 and subject_id = $2 and ends is null', [
        worker,
        cousin,
      ]),
    ).toBe(1);
  });

  it('is destroyed though another, approved before it, cannot be', async () => {
    const [stuck, person] = [await oldRecord(), await oldRecord()];
    await test.owner.query(
      `create function public.stuck() returns trigger language plpgsql as $$ begin
         if old.id = '${stuck}' then raise exception 'cannot be destroyed'; end if; return old; end $$;
       create trigger stuck before delete on people.person for each row execute function public.stuck()`,
    );
    await proposeAndApprove(test.owner, stuck, guardian, manager);
    await proposeAndApprove(test.owner, person, guardian, manager);
    await expect(carryOutDisposals(test.database, today)).rejects.toThrow('cannot be destroyed');
    await test.owner.query('drop trigger stuck on people.person');
    expect(await count('people.person where id = $1', [stuck])).toBe(1);
    expect(await count('people.person where id = $1', [person])).toBe(0);
  });
});
