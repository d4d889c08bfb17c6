import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../../../test/support/database.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { clearPeople, plantChild } from '../../../test/support/plant-care.ts';

let test: TestDatabase;
let child: string;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.close());
beforeEach(async () => {
  await clearPeople(test.owner);
  child = await plantChild(test.owner, { episodes: [{ starts: '2025-05-01' }] });
});

const rows = async (query: string, values: unknown[] = []) => (await test.owner.query(query, values)).rows;

async function plantHome(lines: string, withheld: boolean): Promise<void> {
  await test.owner.query(
    `with home as (insert into people.address (id, lines, postcode) values (gen_random_uuid(), $2, 'ZA9 9ZZ') returning id)
     insert into people.residence (id, person_id, address_id, kind, withheld, starts)
     select gen_random_uuid(), $1, id, 'staying', $3, '2024-02-01' from home`,
    [child, lines, withheld],
  );
}

describe('the dataset on homes and visits', () => {
  it('has an address with its lines and its postcode', async () => {
    await plantHome('1 Quarry Lane', false);
    const found = await rows(
      'select addr_person_id, addr_address_json::json as json, addr_address_postcode as postcode, addr_address_type as kind from reporting.ssd_address',
    );
    expect(found).toEqual([
      {
        addr_person_id: child,
        json: { lines: '1 Quarry Lane', postcode: 'ZA9 9ZZ' },
        postcode: 'ZA9 9ZZ',
        kind: 'staying',
      },
    ]);
  });

  it('says of an address that is withheld no more than that there is one', async () => {
    await plantHome('2 Hidden Row', true);
    const found = await rows('select s::text as row from reporting.ssd_address s');
    expect(found.length).toBe(1);
    expect(JSON.stringify(found)).not.toMatch(/Hidden|ZA9/);
  });

  it('has visits to a child in care with the period of care in which they were', async () => {
    await test.owner.query(
      `insert into practice.visit (id, person_id, visited_on, kind, seen, seen_alone)
       values (gen_random_uuid(), $1, '2025-06-01', 'looked after', true, null),
              (gen_random_uuid(), $1, '2024-06-01', 'child in need', true, true)`,
      [child],
    );
    const found = await rows(
      `select v.clav_person_id as child, v.clav_cla_visit_seen as seen, v.clav_cla_visit_seen_alone as alone,
              v.clav_cla_id = e.clae_cla_id as same from reporting.ssd_cla_visits v
         join reporting.ssd_cla_episodes e on e.clae_person_id = v.clav_person_id`,
    );
    expect(found).toEqual([{ child, seen: 'Y', alone: null, same: true }]);
  });
});
