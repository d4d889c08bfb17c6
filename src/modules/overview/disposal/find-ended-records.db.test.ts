import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../../../../test/support/database.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { findEndedRecords } from './find-ended-records.ts';

const today = plainDate('2026-11-22');

describe('the nightly look for records whose time has ended', () => {
  let test: TestDatabase;
  const ids = new Map<string, string>();
  beforeAll(async () => {
    test = await testDatabase();
    const person = async (name: string, born: string | null) => {
      const id = newId();
      ids.set(name, id);
      await test.owner.query(
        `insert into people.person (id, birth_date, recorded_at) values ($1, $2, '2010-01-01')`,
        [id, born],
      );
      return id;
    };
    const help = (id: string, opened: string, closed: string | null, nothing = false) =>
      test.owner.query(
        `insert into practice.involvement (id, person_id, opened, closed, no_further_action) values (gen_random_uuid(), $1, $2, $3, $4)`,
        [id, opened, closed, nothing],
      );
    const care = (id: string, starts: string, ends: string | null) =>
      test.owner.query(
        `insert into care.episode (id, person_id, starts, ends) values (gen_random_uuid(), $1, $2, $3)`,
        [id, starts, ends],
      );
    await help(await person('helped, 26', '2000-05-17'), '2010-01-01', '2011-01-01');
    await help(await person('helped, 24', '2002-05-17'), '2010-01-01', '2011-01-01');
    await help(await person('helped, still open', '2000-05-17'), '2010-01-01', null);
    await help(await person('helped, birth not known', null), '2010-01-01', '2011-01-01');
    await help(await person('nothing came of it', '2015-05-17'), '2018-01-01', '2018-01-02', true);
    const cared = await person('in care once, 40', '1986-05-17');
    await help(cared, '1996-01-01', '1997-01-01');
    await care(cared, '1997-01-01', '1998-01-01');
    await care(await person('in care once, 76', '1950-05-17'), '1960-01-01', '1961-01-01');
    await person('only named, long ago', '1960-01-01');
    const [mother, child] = [await person('a mother', '1960-01-01'), await person('a child', '2010-01-01')];
    await help(child, '2020-01-01', null);
    await test.owner.query(
      `insert into people.relationship (id, person_id, other_id, role, other_role) values (gen_random_uuid(), $1, $2, 'mother', 'son')`,
      [mother, child],
    );
    // Helped long ago in one record, in care in another: one person, kept as long as the longest.
    const [one, other] = [
      await person('one of two', '1990-01-01'),
      await person('other of two', '1990-01-01'),
    ];
    await help(one, '2000-01-01', '2001-01-01');
    await care(other, '2000-01-01', '2001-01-01');
    await test.owner.query(
      "insert into people.alias (id, person_id, canonical_id, why) values (gen_random_uuid(), $1, $2, 'x')",
      [other, one],
    );
    const account = newId();
    await test.owner.query("insert into access.account (id, face, name) values ($1, 'staff', 'x')", [
      account,
    ]);
    const held = await person('held', '1950-05-17');
    await care(held, '1960-01-01', '1961-01-01');
    await test.owner.query(
      "insert into access.legal_hold (id, subject_id, because, set_by) values (gen_random_uuid(), $1, 'x', $2)",
      [held, account],
    );
    const longer = await person('kept longer', '1950-05-17');
    await care(longer, '1960-01-01', '1961-01-01');
    await test.owner.query(
      "insert into access.kept_longer (id, subject_id, until, because, decided_by) values (gen_random_uuid(), $1, '2050-01-01', 'x', $2)",
      [longer, account],
    );
  });
  afterAll(() => test.close());

  const listed = async () => {
    const { rows } = await test.owner.query<{ subject_id: string; class: string; until: string }>(
      'select subject_id, class, until::text from access.disposal_due',
    );
    const names = new Map([...ids].map(([name, id]) => [id, name]));
    return rows
      .map(({ subject_id, class: inClass, until }) => [names.get(subject_id), inClass, until])
      .sort();
  };

  it('lists those whose longest class has ended, and nobody else', async () => {
    expect(await findEndedRecords(test.database, today)).toEqual({ looked: ids.size - 1, due: 4 });
    expect(await listed()).toEqual([
      ['helped, 26', 'family help', '2025-05-17'],
      ['in care once, 76', 'looked after', '2025-05-17'],
      ['nothing came of it', 'no further action', '2024-01-02'],
      ['only named, long ago', 'named only', '2016-01-01'],
    ]);
  });

  it('goes by the rule that holds now, and takes off the list what is kept again', async () => {
    await test.owner.query(
      `insert into access.retention_rule (class, counts_from, years, basis, source, starts, because, recorded_at)
       values ('family help', 'birth', 30, 'local', 'x', '2026-11-01', 'The cabinet decided.', '2026-11-01'),
              ('no further action', 'last event', 50, 'local', 'x', '2030-01-01', 'To come.', '2026-11-01')`,
    );
    await findEndedRecords(test.database, today);
    expect((await listed()).map(([name]) => name)).toEqual([
      'in care once, 76',
      'nothing came of it',
      'only named, long ago',
    ]);
  });

  it('does it for 5,000 people within seconds', async () => {
    await test.owner
      .query(`insert into people.person (id, birth_date, source_year) select gen_random_uuid(), '1980-01-01'::date + (n * 3), 1 from generate_series(1, 5000) n;
      insert into practice.involvement (id, person_id, opened, closed) select gen_random_uuid(), id, '2000-01-01', '2001-01-01' from people.person where source_year = 1;
      insert into care.episode (id, person_id, starts, ends) select gen_random_uuid(), id, '2000-01-01', '2001-01-01' from people.person where source_year = 1 and birth_date >= '2000-01-01';
      analyze`);
    const from = performance.now();
    const { looked } = await findEndedRecords(test.database, today);
    console.info(`findEndedRecords: ${looked} people in ${Math.round(performance.now() - from)} ms`);
    expect(looked).toBeGreaterThan(5_000);
  });
});
