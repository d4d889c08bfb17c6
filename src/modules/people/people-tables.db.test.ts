import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../test/support/database.ts';
import type { TestDatabase } from '../../../test/support/database.ts';
import { newId } from '../../platform/ids/ids.ts';
import { plantPerson } from './testing/plant-people.ts';

let test: TestDatabase;
let one: string;
let other: string;
let address: string;

beforeAll(async () => {
  test = await testDatabase();
  one = await plantPerson(test.owner, { given: 'One', family: 'Person', born: '2010-01-01' });
  other = await plantPerson(test.owner, { given: 'Other', family: 'Person' });
  address = newId();
  await test.owner.query("insert into people.address (id, lines) values ($1, '1 Test Lane')", [address]);
  await test.owner.query(
    "insert into people.residence (id, person_id, address_id, starts, ends) values ($1, $2, $3, '2020-01-01', '2021-01-01')",
    [newId(), one, address],
  );
  await test.owner.query(
    "insert into people.relationship (id, person_id, other_id, role, other_role) values ($1, $2, $3, 'mother', 'son')",
    [newId(), one, other],
  );
  await test.owner.query(
    "insert into people.identifier (id, person_id, scheme, value) values ($1, $2, 'nhs', '9434765919')",
    [newId(), one],
  );
});
afterAll(() => test.close());

/** What is impossible about a person, and the constraint that refuses it whoever tries (here the owner, past every policy). */
const impossible: readonly (readonly [what: string, constraint: string, text: string])[] = [
  ['a sex that there is not', 'person_sex_check', "insert into people.person (id, sex) values ($id, 'X')"],
  [
    'born and expected at once',
    'born_or_expected',
    "insert into people.person (id, birth_date, expected_on) values ($id, '2020-01-01', '2021-01-01')",
  ],
  [
    'a death before the birth',
    'person_check',
    "insert into people.person (id, birth_date, died_on) values ($id, '2020-01-02', '2020-01-01')",
  ],
  [
    'a precision that there is not',
    'person_birth_precision_check',
    "insert into people.person (id, birth_precision) values ($id, 'hour')",
  ],
  [
    'a tie with nobody and nothing',
    'tie_with_one',
    "insert into people.tie (id, person_id, seen_by) values ($id, $one, 'worker')",
  ],
  [
    'a tie with oneself',
    'tie_not_oneself',
    "insert into people.tie (id, person_id, other_id, seen_by) values ($id, $one, $one, 'worker')",
  ],
  [
    'a separation before the marriage',
    'separated_after_start',
    "insert into people.relationship (id, person_id, other_id, role, other_role, starts, separated_on) values ($id, $one, $other, 'wife', 'husband', '2020-01-02', '2020-01-01')",
  ],
  [
    'a name without a word',
    'some_name',
    "insert into people.name (id, person_id, kind) values ($id, $one, 'former')",
  ],
  [
    'a kind of name that there is not',
    'name_kind_check',
    "insert into people.name (id, person_id, kind, given) values ($id, $one, 'nick', 'x')",
  ],
  [
    'a name that ends before it starts',
    'name_check',
    "insert into people.name (id, person_id, kind, given, starts, ends) values ($id, $one, 'former', 'x', '2020-01-02', '2020-01-01')",
  ],
  [
    'two legal names at once',
    'name_current',
    "insert into people.name (id, person_id, kind, given) values ($id, $one, 'legal', 'Second')",
  ],
  [
    'a name of nobody',
    'name_person_id_fkey',
    "insert into people.name (id, person_id, kind, given) values ($id, $id, 'former', 'x')",
  ],
  [
    'an NHS number that is none',
    'identifier_check',
    "insert into people.identifier (id, person_id, scheme, value) values ($id, $other, 'nhs', '12')",
  ],
  [
    'a scheme that there is not',
    'identifier_scheme_check',
    "insert into people.identifier (id, person_id, scheme, value) values ($id, $other, 'shoe size', '4')",
  ],
  [
    'two NHS numbers of one person',
    'identifier_one',
    "insert into people.identifier (id, person_id, scheme, value) values ($id, $one, 'nhs', '9434765870')",
  ],
  [
    'two homes at a time',
    'one_home_at_a_time',
    "insert into people.residence (id, person_id, address_id, starts, ends) values ($id, $one, $address, '2020-06-01', '2022-01-01')",
  ],
  [
    'a contact point of no kind',
    'contact_point_kind_check',
    "insert into people.contact_point (id, person_id, kind, value) values ($id, $one, 'pigeon', 'x')",
  ],
  [
    'a contact point that ends before it starts',
    'contact_point_check',
    "insert into people.contact_point (id, person_id, kind, value, starts, ends) values ($id, $one, 'phone', '1', '2020-01-02', '2020-01-01')",
  ],
  [
    'somebody related to themselves',
    'not_oneself',
    "insert into people.relationship (id, person_id, other_id, role, other_role) values ($id, $one, $one, 'friend', 'friend')",
  ],
  [
    'a relationship recorded twice',
    'relationship_once',
    "insert into people.relationship (id, person_id, other_id, role, other_role) values ($id, $one, $other, 'mother', 'son')",
  ],
  [
    'the same from its other end',
    'relationship_once',
    "insert into people.relationship (id, person_id, other_id, role, other_role) values ($id, $other, $one, 'son', 'mother')",
  ],
  [
    'a closeness of six',
    'relationship_closeness_check',
    "insert into people.relationship (id, person_id, other_id, role, other_role, closeness) values ($id, $one, $other, 'friend', 'friend', 6)",
  ],
  [
    'a relationship that ends before it starts',
    'relationship_check',
    "insert into people.relationship (id, person_id, other_id, role, other_role, starts, ends) values ($id, $one, $other, 'friend', 'friend', '2020-01-02', '2020-01-01')",
  ],
  [
    'parental responsibility of nobody',
    'one_holder',
    "insert into people.parental_responsibility (id, person_id, basis) values ($id, $one, 'mother')",
  ],
  [
    'parental responsibility of two at once',
    'one_holder',
    "insert into people.parental_responsibility (id, person_id, holder_id, holder_agency, basis) values ($id, $one, $other, 'Council', 'mother')",
  ],
  [
    'parental responsibility that ends before it starts',
    'parental_responsibility_check',
    "insert into people.parental_responsibility (id, person_id, holder_id, basis, starts, ends) values ($id, $one, $other, 'mother', '2020-01-02', '2020-01-01')",
  ],
  [
    'an alias of oneself',
    'not_oneself',
    "insert into people.alias (id, person_id, canonical_id, why) values ($id, $one, $one, 'x')",
  ],
  [
    'two unlike people the wrong way round',
    'not_same_check',
    'insert into people.not_same (person_id, other_id) values (greatest($one::uuid, $other::uuid), least($one::uuid, $other::uuid))',
  ],
  [
    'a pair to decide the wrong way round',
    'in_order',
    "insert into people.likely_same (person_id, other_id, strength, reasons) values (greatest($one::uuid, $other::uuid), least($one::uuid, $other::uuid), 50, '{}')",
  ],
  [
    'a pair of no strength',
    'likely_same_strength_check',
    "insert into people.likely_same (person_id, other_id, strength, reasons) values (least($one::uuid, $other::uuid), greatest($one::uuid, $other::uuid), 0, '{}')",
  ],
];

const filled = (text: string) =>
  text
    .replaceAll('$id', `'${newId()}'`)
    .replaceAll('$one', `'${one}'`)
    .replaceAll('$other', `'${other}'`)
    .replaceAll('$address', `'${address}'`);

describe('the tables of people', () => {
  it.each(impossible)('refuse %s (%s)', async (_, constraint, text) => {
    const refusal: unknown = await test.owner.query(filled(text)).then(
      () => 'nothing refused it',
      (error: unknown) => error,
    );
    expect(refusal).toMatchObject({ constraint });
  });

  it('refuse a home that ends before it starts', async () => {
    const text =
      "insert into people.residence (id, person_id, address_id, starts, ends) values ($id, $one, $address, '2023-06-01', '2023-01-01')";
    await expect(test.owner.query(filled(text))).rejects.toThrow(
      'range lower bound must be less than or equal',
    );
  });

  it('refuse an alias that leads to an alias, from either end', async () => {
    const [a, b, c] = [newId(), newId(), newId()];
    for (const id of [a, b, c]) await test.owner.query('insert into people.person (id) values ($1)', [id]);
    const join = (second: string, first: string) =>
      test.owner.query(
        "insert into people.alias (id, person_id, canonical_id, why) values ($1, $2, $3, 'test')",
        [newId(), second, first],
      );
    await join(a, b);
    for (const chain of [join(b, c), join(c, a)])
      await expect(chain).rejects.toMatchObject({ constraint: 'alias_no_chain' });
    await expect(join(a, c)).rejects.toMatchObject({ constraint: 'alias_person' });
    await join(c, b);
  });

  it('refuse to change what stood, and keep it when a fact is changed or taken back', async () => {
    const name = newId();
    await test.owner.query(
      "insert into people.name (id, person_id, kind, given) values ($1, $2, 'known as', 'Was')",
      [name, other],
    );
    await test.owner.query("update people.name set given = 'Is' where id = $1", [name]);
    await test.owner.query('delete from people.name where id = $1', [name]);
    const { rows } = await test.owner.query(
      'select given, version from people.name_history where id = $1 order by version',
      [name],
    );
    expect(rows).toEqual([
      { given: 'Was', version: 1 },
      { given: 'Is', version: 2 },
    ]);
    await expect(
      test.owner.query("update people.name_history set given = 'Never' where id = $1", [name]),
    ).rejects.toThrow('insert-only');
  });
});
