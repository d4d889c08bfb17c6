import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Relation } from '../../../../test/access/catalogue.ts';
import { listRelations } from '../../../../test/access/catalogue.ts';
import { dropRules, plantEverywhere } from '../../../../test/access/plant-rows.ts';
import { plantAccount, today } from '../../../../test/access/access-world.ts';
import { plantStand } from '../../../../test/access/access-world.ts';
import type { TestDatabase } from '../../../../test/support/database.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { assemblePassages, tellers } from './assemble-passages.ts';
import { untoldTables } from './untold-tables.ts';

let test: TestDatabase;
let relations: readonly Relation[] = [];
const told = new Set(tellers.flatMap(({ tables }) => tables));

beforeAll(async () => {
  test = await testDatabase();
  relations = (await listRelations(test.owner)).filter(
    ({ kind, people }) => kind === 'table' && people.length > 0,
  );
});
afterAll(() => test.close());

const named = (names: Iterable<string>) => [...names].sort();

describe('every table with a person in it', () => {
  it('is told by a module, or stands on the list of those that are not, with a reason', () => {
    const unaccounted = relations
      .map(({ name }) => name)
      .filter((name) => !told.has(name) && !(name in untoldTables));
    expect(unaccounted).toEqual([]);
  });

  it('is not both told and on that list, and neither names a table that is gone', () => {
    const there = new Set(relations.map(({ name }) => name));
    expect(named(told).filter((name) => name in untoldTables)).toEqual([]);
    expect(named([...told, ...Object.keys(untoldTables)]).filter((name) => !there.has(name))).toEqual([]);
  });

  it('gives each of its rows about the person to a passage', async () => {
    const { owner, database } = test;
    const guardian = await plantStand(owner, 'guardian', 'everyone, by the role');
    await plantAccount(owner, 'director');
    await dropRules(owner);
    const tables = relations.filter(({ name }) => told.has(name) && name !== 'people.person');
    await plantEverywhere(owner, tables, [guardian.person]);
    const { weighed } = await database.transaction({ account: guardian.account, role: 'app' }, today, (db) =>
      assemblePassages(db, guardian.person, 'the person'),
    );
    const rowsTold = new Map<string, Set<string>>();
    for (const { passage } of weighed)
      rowsTold.set(passage.table, (rowsTold.get(passage.table) ?? new Set()).add(passage.id));
    for (const { name, people } of tables) {
      const where = people.map((column) => `${column} = $1`).join(' or ');
      const { rows } = await owner.query<{ rows: number }>(
        `select count(*)::int as rows from ${name} where ${where}`,
        [guardian.person],
      );
      expect(rowsTold.get(name)?.size ?? 0, name).toBe(rows[0]?.rows);
    }
  });
});
