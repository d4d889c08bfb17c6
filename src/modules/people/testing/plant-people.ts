import { newId } from '../../../platform/ids/ids.ts';

/** What planting needs of the owner's connection in test/support/database.ts. */
type Owner = { readonly query: (text: string, values?: readonly unknown[]) => Promise<unknown> };

type Planted = {
  readonly given?: string;
  readonly family?: string;
  readonly knownAs?: string;
  readonly former?: string;
  readonly sex?: 'M' | 'F' | 'U';
  readonly born?: string;
  readonly precision?: 'day' | 'month' | 'year' | 'estimate';
  readonly expected?: string;
  readonly ids?: Readonly<Partial<Record<'local' | 'nhs' | 'upn', string>>>;
};

/** For tests: an account with a role, which sees everybody or nobody yet. */
export async function plantAccount(owner: Owner, role: string, { all = false } = {}): Promise<string> {
  const id = newId<'account'>();
  await owner.query("insert into access.account (id, face, name) values ($1, 'staff', $2)", [
    id,
    `Test ${role}`,
  ]);
  await owner.query(
    "insert into access.role_grant (id, account_id, role, starts) values ($1, $2, $3, '2020-01-01')",
    [newId(), id, role],
  );
  if (all)
    await owner.query(
      "insert into access.relation values ($1, access.everyone(), 'role', '2020-01-01', null, 'test')",
      [id],
    );
  return id;
}

/** For tests: an invented person with just what is said. */
export async function plantPerson(owner: Owner, said: Planted): Promise<string> {
  const id = newId<'person'>();
  await owner.query(
    'insert into people.person (id, sex, birth_date, birth_precision, expected_on) values ($1, $2, $3, $4, $5)',
    [id, said.sex ?? null, said.born ?? null, said.precision ?? 'day', said.expected ?? null],
  );
  await plantNames(owner, id, said);
  for (const [scheme, value] of Object.entries(said.ids ?? {}))
    await owner.query(
      'insert into people.identifier (id, person_id, scheme, issuer, value) values ($1, $2, $3, $4, $5)',
      [newId(), id, scheme, scheme === 'local' ? 'E10000099' : '', value],
    );
  return id;
}

async function plantNames(owner: Owner, person: string, said: Planted): Promise<void> {
  const add = (kind: string, given: string | null, family: string | null) =>
    owner.query('insert into people.name (id, person_id, kind, given, family) values ($1, $2, $3, $4, $5)', [
      newId(),
      person,
      kind,
      given,
      family,
    ]);
  if (said.given ?? said.family) await add('legal', said.given ?? null, said.family ?? null);
  if (said.knownAs) await add('known as', said.knownAs, said.family ?? null);
  if (said.former) await add('former', said.given ?? null, said.former);
}

/** For tests: where a person lives since 2020, and a phone number. */
export async function plantResidence(
  owner: Owner,
  person: string,
  { lines, postcode, phone }: { lines: string; postcode: string; phone?: string },
): Promise<void> {
  const address = newId<'address'>();
  await owner.query('insert into people.address (id, lines, postcode) values ($1, $2, $3)', [
    address,
    lines,
    postcode,
  ]);
  await owner.query(
    "insert into people.residence (id, person_id, address_id, starts) values ($1, $2, $3, '2020-01-01')",
    [newId(), person, address],
  );
  if (phone)
    await owner.query(
      "insert into people.contact_point (id, person_id, kind, value) values ($1, $2, 'phone', $3)",
      [newId(), person, phone],
    );
}
