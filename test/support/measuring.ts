import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { WorkedOut } from '../../src/modules/insight/measures/work-out-measures.ts';
import { measureNamed } from '../../src/modules/insight/measures/work-out-measures.ts';
import { plainDate } from '../../src/platform/dates/plain-date.ts';
import { newId } from '../../src/platform/ids/ids.ts';
import type { TestDatabase } from './database.ts';
import { testDatabase } from './database.ts';
import type { PlantedChild } from './plant-care.ts';
import { clearPeople, plantAlias, plantChild } from './plant-care.ts';

type Values = Readonly<Record<string, string | number | boolean | null>>;

export type Measuring = {
  readonly measure: (id: string, day: string) => Promise<WorkedOut>;
  /** Numerator and denominator of a measure on a day. */
  readonly share: (id: string, day: string) => Promise<readonly [number | null, number | null]>;
  /** What a measure counts of each of these people on a day: numerator and denominator, added up over their rows. */
  readonly each: (
    id: string,
    day: string,
    people: readonly string[],
  ) => Promise<readonly (readonly [number, number])[]>;
  /** An invented child; returns the id. */
  readonly child: (child?: PlantedChild) => Promise<string>;
  /** Plants a fact about a child, by the name of its table; returns its id. */
  readonly plant: (table: string, child: string, values: Values) => Promise<string>;
  /** Says that the second of two records is the same child as the first. */
  readonly same: (first: string, second: string) => Promise<void>;
  /** Says that a child died on a day. */
  readonly died: (child: string, on: string) => Promise<void>;
  /** Runs a statement as the owner: for what is about no child, such as a postcode. Gives its rows. */
  readonly run: (
    text: string,
    values?: readonly unknown[],
  ) => Promise<readonly Readonly<Record<string, unknown>>[]>;
};

const asLoader = { account: null, role: 'loader' } as const;

/** A database for the measures of one test file, with nobody in it at the beginning of each test. */
export function measuring(): Measuring {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(() => test.close());
  beforeEach(() => clearPeople(test.owner));
  const measure = (id: string, day: string) =>
    test.database.transaction(asLoader, plainDate(day), (db) => measureNamed(db, id, plainDate(day)));
  return {
    measure,
    share: async (id, day) => {
      const { numerator, denominator } = await measure(id, day);
      return [numerator, denominator];
    },
    each: async (id, day, people) => {
      const { rows } = await test.owner.query<{ person: string; numerator: number; denominator: number }>(
        `select person_id as person, sum(numerator)::int as numerator, sum(denominator)::int as denominator
           from insight.measure_rows($1, $2) group by person_id`,
        [id, day],
      );
      const found = new Map(rows.map((row) => [row.person, [row.numerator, row.denominator] as const]));
      return people.map((person) => found.get(person) ?? ([0, 0] as const));
    },
    child: (child = {}) => plantChild(test.owner, child),
    plant: async (table, child, values) => plantFact(test, table, { person_id: child, ...values }),
    same: (first, second) => plantAlias(test.owner, second, first),
    died: async (child, on) => {
      await test.owner.query('update people.person set died_on = $2 where id = $1', [child, on]);
    },
    run: async (text, values = []) => {
      const { rows } = await test.owner.query<Readonly<Record<string, unknown>>>(text, [...values]);
      return rows;
    },
  };
}

async function plantFact({ owner }: TestDatabase, table: string, values: Values): Promise<string> {
  const id = newId();
  const all = { id, ...values };
  const places = Object.keys(all).map((_, index) => `$${index + 1}`);
  await owner.query(
    `insert into ${table} (${Object.keys(all).join(', ')}) values (${places.join(', ')})`,
    Object.values(all),
  );
  return id;
}
