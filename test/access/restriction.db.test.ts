import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Read } from '../../src/platform/database/database.ts';
import { sql } from '../../src/platform/database/database.ts';
import { newId } from '../../src/platform/ids/ids.ts';
import type { TestDatabase } from '../support/database.ts';
import { testDatabase } from '../support/database.ts';
import { asApp, now, plantAccount, plantPerson, plantStand } from './access-world.ts';
import type { Stand } from './access-world.ts';
import type { Relation } from './catalogue.ts';
import { listRelations } from './catalogue.ts';
import { tables } from './data-table.ts';
import { plantBrokenGlass, plantConflict, plantRestriction } from './plant-restriction.ts';
import { dropRules, insertFor, plantEverywhere } from './plant-rows.ts';

let test: TestDatabase;
let everyone: Stand;
let worker: Stand;
let about: readonly Relation[];
beforeAll(async () => {
  test = await testDatabase();
  everyone = await plantStand(test.owner, 'director', 'everyone, by the role');
  worker = await plantStand(test.owner, 'social worker', 'their worker now');
  about = (await listRelations(test.owner)).filter(({ name }) =>
    ['person', 'both', 'either'].includes(tables[name] ?? ''),
  );
}, 120_000);
afterAll(() => test.close());

/** What the account reads at a moment of the tests' day: the query's one column. */
async function read(account: string | null, text: string, at = String(now)): Promise<readonly string[]> {
  const rows = await asApp(test.database, account, async (db: Read) => {
    await db.query(sql`select set_config('kith.now', ${at}, true)`);
    return db.query(sql<{ it: string }>`${sql.raw(text)}`);
  });
  return rows.map(({ it: value }) => value);
}
const sees = async (account: string, person: string, at?: string) =>
  (await read(account, `select id as it from people.person where id = '${person}'`, at)).length === 1;

describe('a record kept to named people', () => {
  it.each(['R1', 'R2', 'R3'] as const)(
    'is seen at level %s by those named and by nobody else',
    async (level) => {
      const { person } = await plantPerson(test.owner);
      const [named, other] = [
        await plantAccount(test.owner, 'social worker'),
        await plantAccount(test.owner, 'director'),
      ];
      expect(await sees(everyone.account, person)).toBe(true);
      await plantRestriction(test.owner, { level, subjects: [person], named: [named] });
      expect(await sees(everyone.account, person)).toBe(false);
      expect(await sees(other, person)).toBe(false);
      expect(await sees(named, person)).toBe(true);
    },
  );

  it('is hidden from their own worker, too, where the worker is not named', async () => {
    expect(await sees(worker.account, worker.person)).toBe(true);
    const id = await plantRestriction(test.owner, { level: 'R2', subjects: [worker.person] });
    expect(await sees(worker.account, worker.person)).toBe(false);
    await test.owner.query('delete from access.restriction_subject where restriction_id = $1', [id]);
  });

  it('opens when the restriction ends, and not before it starts', async () => {
    const { person } = await plantPerson(test.owner);
    await plantRestriction(test.owner, { level: 'R2', subjects: [person], inForce: 'ended' });
    await plantRestriction(test.owner, { level: 'R2', subjects: [person], inForce: 'to come' });
    expect(await sees(everyone.account, person)).toBe(true);
  });

  it('stays closed where one of two restrictions names the account', async () => {
    const { person } = await plantPerson(test.owner);
    await plantRestriction(test.owner, { level: 'R2', subjects: [person], named: [everyone.account] });
    await plantRestriction(test.owner, { level: 'R3', subjects: [person] });
    expect(await sees(everyone.account, person)).toBe(false);
  });

  it('is kept with a second record of the person that is found later', async () => {
    const [one, other] = [await plantPerson(test.owner), await plantPerson(test.owner)];
    await plantRestriction(test.owner, { level: 'R2', subjects: [one.person] });
    await test.owner.query(
      "insert into people.alias (id, person_id, canonical_id, why) values ($1, $2, $3, 'invented')",
      [newId(), other.person, one.person],
    );
    expect(await sees(everyone.account, other.person)).toBe(false);
  });
});

describe('breaking the glass', () => {
  const at = (hour: string) => `2026-11-22T${hour}:00Z`;
  async function broken(level: 'R1' | 'R2' | 'R3'): Promise<string> {
    const { person } = await plantPerson(test.owner);
    const restriction = await plantRestriction(test.owner, { level, subjects: [person] });
    await plantBrokenGlass(test.owner, {
      restriction,
      account: everyone.account,
      subject: person,
      from: at('08:00'),
      until: at('10:00'),
    });
    return person;
  }

  it('shows a record for its time and no longer', async () => {
    const person = await broken('R2');
    expect(await sees(everyone.account, person, at('07:59'))).toBe(false);
    expect(await sees(everyone.account, person, at('09:00'))).toBe(true);
    expect(await sees(everyone.account, person, at('10:00'))).toBe(false);
    expect(
      await sees((await plantStand(test.owner, 'director', 'everyone, by the role')).account, person),
    ).toBe(false);
  });

  it('opens no sealed record', async () => {
    expect(await sees(everyone.account, await broken('R3'), at('09:00'))).toBe(false);
  });
});

describe('a conflict of interest', () => {
  it('hides somebody from the one account whose own they are', async () => {
    const { person } = await plantPerson(test.owner);
    const colleague = await plantStand(test.owner, 'director', 'everyone, by the role');
    await plantConflict(test.owner, everyone.account, person);
    expect(await sees(everyone.account, person)).toBe(false);
    expect(await sees(colleague.account, person)).toBe(true);
  });
});

describe('what a restriction says of itself', () => {
  it('is read by those named in it; the role of guardian reads that there is one, not of whom', async () => {
    const { person } = await plantPerson(test.owner);
    const guardian = await plantAccount(test.owner, 'guardian');
    const id = await plantRestriction(test.owner, {
      level: 'R2',
      subjects: [person],
      named: [worker.account],
    });
    const restriction = `select id as it from access.restriction where id = '${id}'`;
    const subject = `select subject_id as it from access.restriction_subject where restriction_id = '${id}'`;
    expect(await read(worker.account, restriction)).toEqual([id]);
    expect(await read(worker.account, subject)).toEqual([person]);
    expect(await read(guardian, restriction)).toEqual([id]);
    expect(await read(guardian, subject)).toEqual([]);
    for (const account of [everyone.account, null])
      for (const text of [restriction, subject]) expect(await read(account, text)).toEqual([]);
  });

  it('is a sensitive record that may be named, and nothing of the other levels', async () => {
    const [sensitive, kept] = [await plantPerson(test.owner), await plantPerson(test.owner)];
    await plantRestriction(test.owner, { level: 'R1', subjects: [sensitive.person] });
    await plantRestriction(test.owner, { level: 'R2', subjects: [kept.person] });
    const named = await read(everyone.account, 'select s as it from access.sensitive_subjects() s');
    expect(named).toContain(sensitive.person);
    expect(named).not.toContain(kept.person);
  });
});

describe('every table about people', () => {
  it('hides its rows about somebody restricted, reads none back and takes none in', async () => {
    const { person } = await plantPerson(test.owner);
    await dropRules(test.owner);
    await plantEverywhere(test.owner, about, [person]);
    // An alias that ended: a chain of them would be refused for another reason than restriction.
    await test.owner.query('update people.alias set ended_at = now()');
    const columns = about.flatMap(({ name, people }) => people.map((column) => ({ name, column })));
    const count = async () => {
      const found: string[] = [];
      for (const { name, column } of columns)
        if (
          (
            await read(
              everyone.account,
              `select '${name}' as it from ${name} where "${column}" = '${person}' limit 1`,
            )
          ).length
        )
          found.push(`${name}.${column}`);
      return found;
    };
    expect((await count()).length).toBe(columns.length);
    await plantRestriction(test.owner, { level: 'R2', subjects: [person] });
    expect(await count()).toEqual([]);
    const taken: string[] = [];
    for (const table of about.filter(({ rights }) => rights.includes('insert'))) {
      const text = await insertFor(test.owner, table, person);
      const done = await asApp(test.database, everyone.account, (db) => db.query(sql`${sql.raw(text)}`)).then(
        () => 'taken in',
        (error: { code?: string }) => error.code,
      );
      if (done !== '42501') taken.push(`${table.name}: ${done}`);
    }
    expect(taken).toEqual([]);
  });
});
