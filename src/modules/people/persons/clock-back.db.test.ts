import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { today } from '../../../../test/access/access-world.ts';
import type { TestDatabase } from '../../../../test/support/database.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import type { Read } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { factKinds } from '../facts/fact-kinds.ts';
import { listVersions } from '../facts/fact-queries.ts';
import { listAboutVersions } from './details-queries.ts';

describe('history, where the clock was a day ahead and was put right between two changes', () => {
  let test: TestDatabase;
  const person = newId<'person'>();
  const name = newId();
  beforeAll(async () => {
    test = await testDatabase();
    const { owner } = test;
    await owner.query(
      "insert into people.person (id, birth_date, recorded_at) values ($1, '2015-01-01', now() + interval '1 day')",
      [person],
    );
    await owner.query(
      `insert into people.name (id, person_id, kind, given, family, recorded_at)
       values ($1, $2, 'legal', 'First', 'Invented', now() + interval '1 day')`,
      [name, person],
    );
    for (const given of ['Second', 'Third'])
      await owner.query('update people.name set given = $2, recorded_at = now() where id = $1', [
        name,
        given,
      ]);
    await owner.query(
      "update people.person set birth_date = '2015-01-02', recorded_at = now() where id = $1",
      [person],
    );
  });
  afterAll(() => test.close());

  const read = <T>(work: (db: Read) => Promise<T>) =>
    test.database.transaction({ account: null, role: 'loader' }, today, work);

  it('loses no version, and gives them in the order in which they took each other’s place', async () => {
    const kind = factKinds.find(({ table }) => table === 'name');
    if (!kind) throw new Error('names are a kind of fact');
    const versions = await read((db) => listVersions(db, kind, [person]));
    expect(versions.map(({ version, values }) => [version, values['given']])).toEqual([
      [3, 'Third'],
      [2, 'Second'],
      [1, 'First'],
    ]);
    expect(versions.map(({ knownUntil }) => knownUntil === null)).toEqual([true, false, false]);
  });

  it('says first what stands of the person themselves', async () => {
    const about = await read((db) => listAboutVersions(db, [person]));
    expect(about.map(({ birthDate }) => birthDate)).toEqual(['2015-01-02', '2015-01-01']);
  });

  it('keeps what is taken out, too', async () => {
    await test.owner.query('delete from people.name where id = $1', [name]);
    const { rows } = await test.owner.query(
      'select version from people.name_history where id = $1 order by version',
      [name],
    );
    expect(rows).toEqual([{ version: 1 }, { version: 2 }, { version: 3 }]);
  });
});
