import type { Client } from 'pg';
import { newId } from '../../src/platform/ids/ids.ts';

/** Records where somebody lives, at an address row of its own unless one is given; answers with both ids. */
export async function plantHome(
  owner: Client,
  person: string,
  {
    lines,
    postcode,
    address = newId(),
    starts = '2026-02-01',
    ends = null,
  }: {
    readonly lines: string;
    readonly postcode: string | null;
    readonly address?: string;
    readonly starts?: string;
    readonly ends?: string | null;
  },
): Promise<{ readonly residence: string; readonly address: string }> {
  await owner.query(
    'insert into people.address (id, lines, postcode) values ($1, $2, $3) on conflict do nothing',
    [address, lines, postcode],
  );
  const residence = newId();
  await owner.query(
    'insert into people.residence (id, person_id, address_id, starts, ends) values ($1, $2, $3, $4, $5)',
    [residence, person, address, starts, ends],
  );
  return { residence, address };
}

/** Withholds where somebody lives from a person, or from everybody who does not work with them; answers with the decision's id. */
export async function plantWithheld(
  owner: Client,
  person: string,
  {
    from,
    recordedBy,
    residence = null,
    starts = '2026-01-01',
  }: {
    readonly from: string | null;
    readonly recordedBy: string;
    readonly residence?: string | null;
    readonly starts?: string;
  },
): Promise<string> {
  const id = newId();
  await owner.query(
    `insert into people.address_withheld (id, person_id, residence_id, from_id, why, decided_by, decided_on, starts, review_by, recorded_by, recorded_at)
     values ($1, $2, $3, $4, 'Invented: he went looking for them', 'An invented manager', '2026-01-01', $5, '2027-01-01', $6, '2026-01-01T09:00:00Z')`,
    [id, person, residence, from, starts, recordedBy],
  );
  return id;
}

/** Somebody with a name; answers with the id. */
export async function plantNamed(
  owner: Client,
  said: { readonly given: string; readonly family: string; readonly born: string; readonly sex: 'F' | 'M' },
): Promise<string> {
  const id = newId<'person'>();
  await owner.query('insert into people.person (id, sex, birth_date) values ($1, $2, $3)', [
    id,
    said.sex,
    said.born,
  ]);
  await owner.query(
    "insert into people.name (id, person_id, kind, given, family) values ($1, $2, 'legal', $3, $4)",
    [newId(), id, said.given, said.family],
  );
  return id;
}
