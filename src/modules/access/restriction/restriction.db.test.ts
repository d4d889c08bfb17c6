import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plantPerson, plantStand } from '../../../../test/access/access-world.ts';
import type { RestrictionWorld } from '../../../../test/access/restriction-world.ts';
import { ending, restrictionWorld } from '../../../../test/access/restriction-world.ts';
import type { TestDatabase } from '../../../../test/support/database.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { SeenRestriction } from './change-restriction.ts';
import {
  changeLevel,
  endRestriction,
  handOver,
  nameAccount,
  reviewRestriction,
  unnameAccount,
} from './change-restriction.ts';
import { listAccountsWith, listNamed, listRestrictions, listReviews } from './restriction-queries.ts';

const every = { perPage: 1000, offset: 0 };

let test: TestDatabase;
let world: RestrictionWorld;
let guardian: string;
let manager: string;
let director: string;
beforeAll(async () => {
  test = await testDatabase();
  world = restrictionWorld(test);
  guardian = await world.account('guardian');
  manager = await world.account('service manager');
  director = await world.account('director');
}, 120_000);
afterAll(() => test.close());

const child = async () => (await plantPerson(test.owner)).person;

describe('restricting a record', () => {
  it.each([
    ['guardian', 'R1', 'done'],
    ['guardian', 'R2', 'done'],
    ['guardian', 'R3', 'done'],
    ['service manager', 'R2', 'done'],
    ['director', 'R2', 'done'],
    ['service manager', 'R3', 'Forbidden'],
    ['director', 'R3', 'Forbidden'],
    ['front door', 'R1', 'Forbidden'],
    ['analyst', 'R1', 'Forbidden'],
  ] as const)('by a %s at level %s: %s', async (role, level, ended) => {
    const person = await child();
    const by = await world.account(role);
    expect(await world.restricts(by, person, { level, guardian })).toBe(ended);
    expect(await world.sees(director, person)).toBe(ended !== 'done');
  });

  it('names the guardian whatever is said, and hides the record from who restricted it without naming themselves', async () => {
    const person = await child();
    expect(await world.restricts(manager, person, { guardian })).toBe('done');
    expect(await world.sees(guardian, person)).toBe(true);
    expect(await world.sees(manager, person)).toBe(false);
  });

  it('takes the record from its own worker with their next request, unless they are named', async () => {
    const mine = await plantStand(test.owner, 'social worker', 'their worker now');
    const kept = await plantStand(test.owner, 'social worker', 'their worker now');
    expect(await world.as(guardian, (db) => listAccountsWith(db, kept.person))).toEqual([kept.account]);
    await world.restricts(guardian, mine.person, {});
    await world.restricts(guardian, kept.person, { named: [kept.account] });
    expect(await world.sees(mine.account, mine.person)).toBe(false);
    expect(await world.sees(kept.account, kept.person)).toBe(true);
  });

  it('takes in every record of the person, those that the one who restricts does not see too', async () => {
    const [one, other] = [await child(), await child()];
    await test.owner.query(
      "insert into people.alias (id, person_id, canonical_id, why) values ($1, $2, $3, 'invented')",
      [newId(), other, one],
    );
    await world.restricts(guardian, one, {});
    expect(await world.sees(director, other)).toBe(false);
  });

  it('refuses somebody who is not seen as somebody who is not there', async () => {
    const person = await child();
    await world.restricts(guardian, person, {});
    expect(await world.restricts(manager, person, { guardian })).toBe('NotFound');
  });

  it('refuses a guardian who is none, or whose own they are', async () => {
    const [person, cousin] = [await child(), await child()];
    expect(await world.restricts(guardian, person, { guardian: director })).toBe('guardian cannot');
    await test.owner.query(
      "insert into access.conflict_of_interest (id, account_id, subject_id, why, source) values ($1, $2, $3, 'invented', 'declared')",
      [newId(), guardian, cousin],
    );
    expect(await world.restricts(manager, cousin, { guardian })).toBe('guardian cannot');
  });

  it('of two people at once makes one restriction, and tells the second', async () => {
    const person = await child();
    const [one, other] = [await world.account('guardian'), await world.account('guardian')];
    const named = [one, other];
    const ended = await Promise.all([
      world.restricts(one, person, { named }),
      world.restricts(other, person, { named }),
    ]);
    expect(ended.toSorted()).toEqual(['done', 'restricted already']);
    expect((await world.inForce(person)).level).toBe('R2');
  });
});

/** A record that `guardian` restricted and is named on, with its restriction as they were shown it. */
async function restricted(level: 'R1' | 'R2' | 'R3' = 'R2', named: readonly string[] = []) {
  const person = await child();
  expect(await world.restricts(guardian, person, { level, named })).toBe('done');
  return { person, seen: await world.inForce(person) };
}

type Change = (db: Parameters<typeof nameAccount>[0], seen: SeenRestriction) => Promise<string | undefined>;
const act = (by: string, seen: SeenRestriction, change: Change) =>
  ending(world.as(by, (db) => change(db, seen)));

describe('naming somebody', () => {
  it('shows them the record, and un-naming takes it away', async () => {
    const { person, seen } = await restricted();
    const worker = await world.account('social worker');
    expect(await world.sees(worker, person)).toBe(false);
    expect(await act(guardian, seen, (db, it) => nameAccount(db, it, worker))).toBe('done');
    expect(await world.sees(worker, person)).toBe(true);
    expect(await act(guardian, seen, (db, it) => unnameAccount(db, it, worker))).toBe('done');
    expect(await world.sees(worker, person)).toBe(false);
    expect(await act(guardian, seen, (db, it) => nameAccount(db, it, worker))).toBe('done');
    const named = await world.as(guardian, (db) => listNamed(db, [seen.id]));
    expect(named.map(({ account }) => account).toSorted()).toEqual([guardian, worker].toSorted());
  });

  it('twice at once names once; un-naming twice tells the second', async () => {
    const { seen } = await restricted('R2', [manager]);
    const worker = await world.account('social worker');
    const twice = (change: Change) => Promise.all([act(guardian, seen, change), act(manager, seen, change)]);
    expect(await twice((db, it) => nameAccount(db, it, worker))).toEqual(['done', 'done']);
    expect((await twice((db, it) => unnameAccount(db, it, worker))).toSorted()).toEqual(['Stale', 'done']);
  });

  it('never takes the guardian off', async () => {
    const { seen } = await restricted('R2', [manager]);
    expect(await act(manager, seen, (db, it) => unnameAccount(db, it, guardian))).toBe('guardian stays');
  });

  it('is not for who is not named, nor for a named worker, nor at R3 for a named manager', async () => {
    const worker = await world.account('social worker');
    const { seen } = await restricted('R2', [worker]);
    const sealed = await restricted('R3', [manager]);
    const change: Change = (db, it) => nameAccount(db, it, director);
    expect(await act(manager, seen, change)).toBe('NotFound');
    expect(await act(worker, seen, change)).toBe('NotFound');
    expect(await act(manager, sealed.seen, change)).toBe('NotFound');
    expect(await act(guardian, sealed.seen, change)).toBe('done');
  });
});

describe('a review', () => {
  const again: Change = (db, seen) =>
    reviewRestriction(db, seen, { finding: 'Still needed', reviewBy: plainDate('2027-06-01') });

  it('moves the next one and keeps what was found', async () => {
    const { person, seen } = await restricted();
    expect(await act(guardian, seen, again)).toBe('done');
    expect(await world.inForce(person)).toMatchObject({ reviewBy: '2027-06-01', version: 2 });
    expect(await world.as(guardian, (db) => listReviews(db, [seen.id]))).toMatchObject([
      {
        finding: 'Still needed',
        reviewBy: '2027-06-01',
        reviewedBy: guardian,
        reviewedAt: '2026-11-22T09:00:00Z',
      },
    ]);
  });

  it('of two people at once is done by one, and the other is told', async () => {
    const { seen } = await restricted('R2', [manager]);
    const ended = await Promise.all([act(guardian, seen, again), act(manager, seen, again)]);
    expect(ended.toSorted()).toEqual(['Stale', 'done']);
  });

  it('that nobody did opens nothing', async () => {
    const { person } = await restricted();
    await test.owner.query(
      `update access.restriction set starts = '2026-01-01', review_by = '2026-02-01'
        where id = (select restriction_id from access.restriction_subject where subject_id = $1)`,
      [person],
    );
    expect(await world.sees(director, person)).toBe(false);
    expect((await world.as(guardian, (db) => listRestrictions(db, every)))[0]?.reviewBy).toBe('2026-02-01');
  });
});

describe('another level', () => {
  it('is another restriction from the same moment, with the same names', async () => {
    const worker = await world.account('social worker');
    const { person, seen } = await restricted('R1', [worker]);
    expect(await act(guardian, seen, (db, it) => changeLevel(db, it, { level: 'R2', reason: 'Worse' }))).toBe(
      'done',
    );
    const next = await world.inForce(person);
    expect(next).toMatchObject({ level: 'R2', reviewBy: seen.reviewBy });
    expect(next.id).not.toBe(seen.id);
    expect([await world.sees(worker, person), await world.sees(director, person)]).toEqual([true, false]);
    expect(await act(guardian, seen, (db, it) => endRestriction(db, it, 'late'))).toBe('Stale');
  });

  it('R3 is not a manager’s to give', async () => {
    const { person, seen } = await restricted('R2', [manager]);
    expect(await act(manager, seen, (db, it) => changeLevel(db, it, { level: 'R3', reason: 'x' }))).toBe(
      'Forbidden',
    );
    expect((await world.inForce(person)).level).toBe('R2');
  });
});

describe('ending', () => {
  it('makes an ordinary record of it, and of two people at once tells the second', async () => {
    const { person, seen } = await restricted('R2', [manager]);
    const over: Change = (db, it) => endRestriction(db, it, 'She left the council');
    const ended = await Promise.all([act(guardian, seen, over), act(manager, seen, over)]);
    expect(ended.toSorted()).toEqual(['Stale', 'done']);
    expect(await world.sees(director, person)).toBe(true);
  });
});

describe('a guardian', () => {
  it('hands over to another, who is named', async () => {
    const next = await world.account('guardian');
    const { person, seen } = await restricted();
    expect(await act(guardian, seen, (db, it) => handOver(db, it, next))).toBe('done');
    expect(await world.sees(next, person)).toBe(true);
    expect(await act(guardian, seen, (db, it) => handOver(db, it, director))).toBe('Stale');
  });

  it('who left is followed by another who takes over, and by nobody before that', async () => {
    const leaver = await world.account('guardian');
    const next = await world.account('guardian');
    const person = await child();
    await world.restricts(leaver, person, {});
    const seen = await world.inForce(person);
    expect(await act(next, seen, (db, it) => handOver(db, it, next))).toBe('NotFound');
    await test.owner.query('update access.account set closed_at = now() where id = $1', [leaver]);
    expect(await act(director, seen, (db, it) => handOver(db, it, director))).toBe('NotFound');
    expect(await act(next, seen, (db, it) => handOver(db, it, next))).toBe('done');
    expect(await world.sees(next, person)).toBe(true);
  });

  it('reads that there are others’ restrictions, and not over whom', async () => {
    const other = await world.account('guardian');
    const { seen } = await restricted();
    const listed = await world.as(other, (db) => listRestrictions(db, every));
    expect(listed.find(({ id }) => id === seen.id)).toMatchObject({
      subjects: [],
      mayChange: false,
      orphan: false,
    });
    expect((await world.as(director, (db) => listRestrictions(db, every))).map(({ id }) => id)).not.toContain(
      seen.id,
    );
  });
});
