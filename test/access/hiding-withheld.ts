import type { Client } from 'pg';
import { newId } from '../../src/platform/ids/ids.ts';

/** People of whom all know, and of whose homes hardly anybody. */
export type WithheldHomes = {
  /** Kept to those who work with them, which no account of the tests does. Sisters of a child who has a social worker. */
  readonly fromEverybody: readonly [string, string];
  /** Withheld from the mother, whose sister she is. */
  readonly fromMother: string;
  readonly mother: string;
};

/** In the one twin they live at the first of two places, in the other at the second. */
export const keptPlaces = [
  { lines: '4 Wrenhidden Court', postcode: 'ZY97 1AA' },
  { lines: '27 Larkhidden Gardens', postcode: 'QX11 9ZZ' },
] as const;
const mothersPlaces = [
  { lines: '8 Finchhidden Mews', postcode: 'ZY96 3CC' },
  { lines: '112 Swifthidden Road', postcode: 'QX12 8YY' },
] as const;

/** Whatever would lead to one of these places, for looking in every answer. */
export const traces = /(wren|lark|finch|swift)hidden|ZY9[67]|QX1[12]/i;

/** The people and the decisions, before the twins part: that something is withheld may be known. */
export async function plantWithheldPeople(
  owner: Client,
  { inCare, mother }: { readonly inCare: string; readonly mother: string },
): Promise<WithheldHomes> {
  const [one, other, aunt] = [newId(), newId(), newId()];
  await plantSister(owner, { id: one, given: 'Withholda', of: inCare, from: null });
  await plantSister(owner, { id: other, given: 'Withholdb', of: inCare, from: null });
  await plantSister(owner, { id: aunt, given: 'Withholdc', of: mother, from: mother });
  return { fromEverybody: [one, other], fromMother: aunt, mother };
}

type Sister = {
  readonly id: string;
  readonly given: string;
  readonly of: string;
  readonly from: string | null;
};

async function plantSister(owner: Client, { id, given, of, from }: Sister): Promise<void> {
  await owner.query("insert into people.person (id, sex, birth_date) values ($1, 'F', '2012-03-01')", [id]);
  await owner.query(
    "insert into people.name (id, person_id, kind, given, family) values ($1, $2, 'legal', $3, 'Quietly')",
    [newId(), id, given],
  );
  await owner.query(
    "insert into people.relationship (id, person_id, other_id, role, other_role) values ($1, $2, $3, 'sister', 'sister')",
    [newId(), id, of],
  );
  await owner.query(
    `insert into people.address_withheld (id, person_id, from_id, why, decided_by, decided_on, starts, review_by)
     values ($1, $2, $3, 'invented', 'An invented manager', '2026-01-01', '2026-01-01', '2027-01-01')`,
    [newId(), id, from],
  );
}

/** Where they live, in one of the twins. In the first the sisters share a home, in the second each has her own. */
export async function plantWithheldHomes(
  owner: Client,
  { fromEverybody: [one, other], fromMother }: WithheldHomes,
  at: 0 | 1,
): Promise<void> {
  const first = await plantAddress(owner, keptPlaces[at]);
  const second =
    at === 0 ? first : await plantAddress(owner, { lines: '3 Wrenhidden Rise', postcode: 'ZY97 4DD' });
  const third = await plantAddress(owner, mothersPlaces[at]);
  for (const [person, address] of [
    [one, first],
    [other, second],
    [fromMother, third],
  ])
    await owner.query(
      "insert into people.residence (id, person_id, address_id, starts) values ($1, $2, $3, '2026-02-01')",
      [newId(), person, address],
    );
}

/** The same decisions in both twins, and in each another place. */
export async function plantInTwins(withheld: WithheldHomes, one: Client, other: Client): Promise<void> {
  await plantWithheldHomes(one, withheld, 0);
  await plantWithheldHomes(other, withheld, 1);
}

async function plantAddress(
  owner: Client,
  { lines, postcode }: { readonly lines: string; readonly postcode: string },
): Promise<string> {
  const id = newId();
  await owner.query('insert into people.address (id, lines, postcode) values ($1, $2, $3)', [
    id,
    lines,
    postcode,
  ]);
  return id;
}
