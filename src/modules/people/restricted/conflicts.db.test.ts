import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plantPerson } from '../../../../test/access/access-world.ts';
import type { RestrictionWorld } from '../../../../test/access/restriction-world.ts';
import { ending, restrictionWorld } from '../../../../test/access/restriction-world.ts';
import type { TestDatabase } from '../../../../test/support/database.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { sql } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/ids/ids.ts';
import {
  addConflict,
  authorise,
  declareConflict,
  endConflict,
  listConflicts,
  listOwnConflicts,
  settleConflicts,
} from '../../access/index.ts';
import { ties } from '../family/relationship-rules.ts';

const every = { perPage: 1000, offset: 0 };

let test: TestDatabase;
let world: RestrictionWorld;
let guardian: string;
beforeAll(async () => {
  test = await testDatabase();
  world = restrictionWorld(test);
  guardian = await world.account('guardian');
}, 120_000);
afterAll(() => test.close());

const child = async () => (await plantPerson(test.owner)).person;
const relate = (person: string, role: string, other: string, otherRole: string) =>
  test.owner.query(
    'insert into people.relationship (id, person_id, other_id, role, other_role) values ($1, $2, $3, $4, $5)',
    [newId(), person, other, role, otherRole],
  );

const declare = (by: string, subject: string, account = by) =>
  ending(
    world.as(by, async (db) =>
      addConflict(db, await authorise(db, declareConflict, subject), { account, why: 'invented' }),
    ),
  );
const end = (by: string, conflict: string) =>
  ending(
    world.as(by, async (db) =>
      endConflict(db, await authorise(db, settleConflicts, null), { conflict, because: 'invented' }),
    ),
  );
const conflictOf = async (account: string, subject: string) =>
  (await world.as(guardian, (db) => listConflicts(db, every))).find(
    (one) => one.account === account && one.subject === subject,
  )?.id ?? '';

describe('somebody whom one knows', () => {
  it('is hidden from oneself once declared, with their close family of today and no further', async () => {
    const [brother, niece, friend, niecesSchoolmate] = [
      await child(),
      await child(),
      await child(),
      await child(),
    ];
    await relate(brother, 'father', niece, 'daughter');
    await relate(brother, 'friend', friend, 'friend');
    await relate(niece, 'sister', niecesSchoolmate, 'sister');
    const worker = await world.account('front door');
    expect(await declare(worker, brother)).toBe('done');
    const seen = [brother, niece, friend, niecesSchoolmate].map((one) => world.sees(worker, one));
    expect(await Promise.all(seen)).toEqual([false, false, true, true]);
    expect(await world.sees(guardian, brother)).toBe(true);
  });

  it('brings family that is recorded later, from that moment', async () => {
    const [brother, baby] = [await child(), await child()];
    const worker = await world.account('front door');
    await declare(worker, brother);
    expect(await world.sees(worker, baby)).toBe(true);
    await relate(baby, 'son', brother, 'father');
    expect(await world.sees(worker, baby)).toBe(false);
  });

  it('is hidden with second records that are found before and after', async () => {
    const [first, second, third] = [await child(), await child(), await child()];
    const alias = (person: string) =>
      test.owner.query(
        "insert into people.alias (id, person_id, canonical_id, why) values ($1, $2, $3, 'invented')",
        [newId(), person, first],
      );
    await alias(second);
    const worker = await world.account('front door');
    await declare(worker, first);
    expect(await world.sees(worker, second)).toBe(false);
    await alias(third);
    expect(await world.sees(worker, third)).toBe(false);
  });

  it('is declared for a colleague by who leads, and by nobody else', async () => {
    const [one, other] = [await child(), await child()];
    const worker = await world.account('front door');
    expect(await declare(await world.account('service manager'), one, worker)).toBe('done');
    expect(await declare(await world.account('analyst'), other, worker)).toBe('Forbidden');
    expect([await world.sees(worker, one), await world.sees(worker, other)]).toEqual([false, true]);
  });

  it('is as nobody where they are hidden already', async () => {
    const person = await child();
    await world.restricts(guardian, person, {});
    expect(await declare(await world.account('front door'), person)).toBe('NotFound');
  });
});

describe('ending a conflict', () => {
  it('is for information governance, never for oneself, and ends what followed', async () => {
    const [brother, niece] = [await child(), await child()];
    await relate(brother, 'father', niece, 'daughter');
    const worker = await world.account('front door');
    await declare(worker, brother);
    const conflict = await conflictOf(worker, brother);
    expect(await end(worker, conflict)).toBe('Forbidden');
    expect(await end(guardian, conflict)).toBe('done');
    expect(await end(guardian, conflict)).toBe('Stale');
    expect([await world.sees(worker, brother), await world.sees(worker, niece)]).toEqual([true, true]);
  });

  it('of a guardian is another guardian’s', async () => {
    const person = await child();
    const other = await world.account('guardian');
    await declare(other, person);
    const conflict = await conflictOf(other, person);
    expect(await end(other, conflict)).toBe('NotFound');
    expect(await end(guardian, conflict)).toBe('done');
  });

  it('keeps what follows from another, and makes nothing again that was ended', async () => {
    const [mother, father, niece] = [await child(), await child(), await child()];
    await relate(mother, 'mother', niece, 'daughter');
    await relate(father, 'father', niece, 'daughter');
    const worker = await world.account('front door');
    await declare(worker, mother);
    await declare(worker, father);
    expect(await end(guardian, await conflictOf(worker, mother))).toBe('done');
    expect(await world.sees(worker, niece)).toBe(false);
    expect(await end(guardian, await conflictOf(worker, niece))).toBe('done');
    expect(await world.sees(worker, niece)).toBe(true);
    await test.owner.query("update people.relationship set note = 'invented' where person_id = $1", [father]);
    expect(await world.sees(worker, niece)).toBe(true);
    expect(await world.sees(worker, father)).toBe(false);
  });
});

describe('what one reads of one’s own conflicts', () => {
  it('is what one declared, not what followed nor what others declared', async () => {
    const [brother, niece, other] = [await child(), await child(), await child()];
    await relate(brother, 'father', niece, 'daughter');
    const worker = await world.account('front door');
    await declare(worker, brother);
    await declare(await world.account('service manager'), other, worker);
    expect((await world.as(worker, listOwnConflicts)).map(({ subject }) => subject)).toEqual([brother]);
    const read = await world.as(worker, (db) => db.query(sql`select id from access.conflict_of_interest`));
    expect(read).toHaveLength(1);
  });

  it('shows a guardian nobody who is kept back from them', async () => {
    const other = await world.account('guardian');
    const [brother, niece] = [await child(), await child()];
    await relate(brother, 'father', niece, 'daughter');
    await world.restricts(other, niece, {});
    const worker = await world.account('front door');
    await declare(worker, brother);
    const seen = async (by: string) =>
      (await world.as(by, (db) => listConflicts(db, every)))
        .filter(({ account }) => account === worker)
        .map(({ subject }) => subject);
    expect(await seen(guardian)).toEqual([brother]);
    expect((await seen(other)).toSorted()).toEqual([brother, niece].toSorted());
  });
});

describe('close family', () => {
  it('is said in words that relationships are recorded in', async () => {
    const { rows } = await test.owner.query<{ role: string }>('select r as role from people.close_roles() r');
    const known = new Set(
      Object.values(ties).flatMap(({ first, second }) => [...Object.values(first), ...Object.values(second)]),
    );
    expect(rows.map(({ role }) => role).filter((role) => !known.has(role))).toEqual([]);
    expect(rows.length).toBeGreaterThan(30);
  });
});
