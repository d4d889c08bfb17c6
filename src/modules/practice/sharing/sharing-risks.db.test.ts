import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asApp, plantPerson, plantStand } from '../../../../test/access/access-world.ts';
import { plantRestriction } from '../../../../test/access/plant-restriction.ts';
import type { TestDatabase } from '../../../../test/support/database.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { plantHome, plantWithheld } from '../../../../test/support/withheld-world.ts';
import { listRisks } from './sharing-queries.ts';

let test: TestDatabase;
let director = '';

beforeAll(async () => {
  test = await testDatabase();
  director = (await plantStand(test.owner, 'director', 'everyone, by the role')).account;
});
afterAll(() => test.close());

/** A child with a mother and a father, whose home is recorded. */
async function plantFamily() {
  const [child, mother, father] = [
    (await plantPerson(test.owner)).person,
    (await plantPerson(test.owner)).person,
    (await plantPerson(test.owner)).person,
  ];
  for (const [parent, role] of [
    [mother, 'mother'],
    [father, 'father'],
  ])
    await test.owner.query(
      "insert into people.relationship (id, person_id, other_id, role, other_role) values ($1, $2, $3, $4, 'daughter')",
      [newId(), parent, child, role],
    );
  await plantHome(test.owner, mother, { lines: `1 Invented Row ${mother}`, postcode: null });
  return { child, mother, father };
}

const risks = (child: string) => asApp(test.database, director, (db) => listRisks(db, [child]));

describe('what makes it dangerous to tell more than is needed', () => {
  it('is nothing that is not recorded', async () => {
    expect(await risks((await plantFamily()).child)).toEqual([]);
  });

  it('is a home that is withheld from somebody, for who may have it', async () => {
    const { child, father } = await plantFamily();
    await plantWithheld(test.owner, child, { from: father, recordedBy: director });
    expect(await risks(child)).toEqual(['withheld address']);
  });

  it('is a relative’s home that is withheld from everybody, for who is not told it', async () => {
    const { child, mother } = await plantFamily();
    await plantWithheld(test.owner, mother, { from: null, recordedBy: newId() });
    expect(await risks(child)).toEqual(['withheld address']);
  });

  it('is a home of one person alone, from one alone', async () => {
    const { child, mother, father } = await plantFamily();
    await plantWithheld(test.owner, mother, { from: father, recordedBy: newId() });
    expect(await risks(child)).toEqual(['withheld address']);
  });

  it('is not said of a relative who is hidden from whoever asks', async () => {
    const { child, mother } = await plantFamily();
    await plantWithheld(test.owner, mother, { from: null, recordedBy: newId() });
    await plantRestriction(test.owner, { level: 'R2', subjects: [mother] });
    expect(await risks(child)).toEqual([]);
  });
});
