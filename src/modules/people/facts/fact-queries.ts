import { sql } from '../../../platform/database/database.ts';
import type { Query, Read, Write } from '../../../platform/database/database.ts';
import type { Instant } from '../../../platform/dates/plain-date.ts';
import { NotFound, Stale } from '../../../platform/http/problems.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { Id } from '../../../platform/ids/ids.ts';
import type { FactKind } from './fact-kind.ts';
import type { FactValues } from './question.ts';

/** One fact as it stands: its values by column, and which version of it this is. */
export type StoredFact = {
  readonly id: Id<'fact'>;
  readonly personId: string;
  readonly version: number;
  readonly source: string;
  readonly values: FactValues;
};

type Table = FactKind['table'];

const columns: Readonly<Record<Table, readonly string[]>> = {
  name: ['kind', 'given', 'family', 'said_as', 'starts', 'ends'],
  identifier: ['scheme', 'issuer', 'value'],
  residence: ['address_id', 'kind', 'withheld', 'starts', 'ends'],
  contact_point: ['kind', 'value', 'safe_to_use', 'note', 'starts', 'ends'],
  relationship: [
    'other_id',
    'role',
    'other_role',
    'closeness',
    'separated_on',
    'identical_twins',
    'note',
    'starts',
    'ends',
  ],
  tie: [
    'other_id',
    'organisation',
    'organisation_kind',
    'seen_by',
    'closeness',
    'strain',
    'direction',
    'note',
    'starts',
    'ends',
  ],
  parental_responsibility: ['holder_id', 'holder_agency', 'basis', 'starts', 'ends'],
};

const tableOf = (table: string) => sql.id('people', table);
const listOf = (names: readonly string[]) => sql.join(names.map((name) => sql.ref(name)));

/** A row with its values as text and ticks; a residence with the words of its address. */
function factsIn(table: Table, from: string): Query<StoredFact> {
  const own = sql.join(columns[table].flatMap((name) => [sql.lit(name), sql`${sql.ref(`f.${name}`)}`]));
  const address =
    table === 'residence' ? sql` || jsonb_build_object('lines', a.lines, 'postcode', a.postcode)` : sql``;
  const join = table === 'residence' ? sql` left join people.address a on a.id = f.address_id` : sql``;
  return sql<StoredFact>`select f.id, f.person_id as "personId", f.version, f.source, jsonb_build_object(${own})${address} as values
    from ${tableOf(from)} f${join}`;
}

/** The facts of a kind about these people; a relationship from either side. */
export async function listFacts(
  db: Read,
  { table }: FactKind,
  ids: readonly string[],
): Promise<readonly StoredFact[]> {
  const either = table === 'relationship' ? sql` or f.other_id = any(${[...ids]}::uuid[])` : sql``;
  const rows = await db.query(
    sql<StoredFact>`${factsIn(table, table)} where f.person_id = any(${[...ids]}::uuid[])${either} order by f.id`,
  );
  return rows.map(asText);
}

/** One fact about one of these people. @throws NotFound */
export async function getFact(
  db: Read,
  kind: FactKind,
  id: string,
  ids: readonly string[],
): Promise<StoredFact> {
  const found = (await listFacts(db, kind, ids)).find((fact) => fact.id === id);
  if (!found) throw new NotFound();
  return found;
}

/** Numbers in JSON become text, as forms and lists have them. */
function asText(fact: StoredFact): StoredFact {
  const values = Object.entries(fact.values).map(([name, value]) => [
    name,
    typeof value === 'number' ? String(value) : value,
  ]);
  return { ...fact, values: Object.fromEntries(values) };
}

/** Records a new fact; returns its id. */
export async function addFact(
  db: Write,
  { table }: FactKind,
  personId: string,
  values: FactValues,
): Promise<Id<'fact'>> {
  const id = newId<'fact'>();
  const stored = await withAddress(db, table, values);
  const names = columns[table].filter((name) => name in stored);
  await db.run(sql`insert into ${tableOf(table)} (id, person_id, ${listOf(names)})
    values (${id}, ${personId}, ${sql.join(names.map((name) => sql`${stored[name]}`))})`);
  return id;
}

/** Corrects a fact that is still the version that was read. @throws Stale when somebody else changed it meanwhile */
export async function changeFact(
  db: Write,
  { table }: FactKind,
  read: { id: string; version: number },
  values: FactValues,
): Promise<void> {
  const stored = await withAddress(db, table, values);
  const changes = columns[table]
    .filter((name) => name in stored)
    .map((name) => sql`${sql.ref(name)} = ${stored[name]}`);
  const touched = await db.run(sql`update ${tableOf(table)} set ${sql.join(changes)},
      source = 'kith', source_year = null, recorded_at = now(), recorded_by = platform.actor()
    where id = ${read.id} and version = ${read.version}`);
  if (touched === 0) throw new Stale();
}

/** Takes back a fact that was recorded by mistake: it goes to its history. @throws Stale */
export async function takeBackFact(
  db: Write,
  { table }: FactKind,
  read: { id: string; version: number },
): Promise<void> {
  const touched = await db.run(
    sql`delete from ${tableOf(table)} where id = ${read.id} and version = ${read.version}`,
  );
  if (touched === 0) throw new Stale();
}

/** Puts back what was taken back, as it last stood. @throws NotFound when there is nothing to put back */
export async function putBackFact(
  db: Write,
  { table }: FactKind,
  id: string,
  ids: readonly string[],
): Promise<void> {
  const names = listOf(columns[table]);
  const touched =
    await db.run(sql`insert into ${tableOf(table)} (id, person_id, ${names}, version, source, source_year)
    select h.id, h.person_id, ${names}, h.version + 1, h.source, h.source_year from ${tableOf(`${table}_history`)} h
     where h.id = ${id} and h.person_id = any(${[...ids]}::uuid[]) and not exists (select from ${tableOf(table)} f where f.id = ${id})
     order by h.version desc limit 1`);
  if (touched === 0) throw new NotFound();
}

/** An address is never changed, for others may live there too: other words are another address. */
async function withAddress(db: Write, table: Table, values: FactValues): Promise<FactValues> {
  if (table !== 'residence') return values;
  const { lines = null, postcode = null } = values;
  const known = await db.first(sql<{ id: string }>`select a.id from people.address a
    where replace(upper(a.postcode), ' ', '') is not distinct from replace(upper(${postcode}::text), ' ', '')
      and a.lines is not distinct from ${lines}::text and a.id = ${values['address_id'] ?? null}::uuid`);
  if (known) return { ...values, address_id: known.id };
  const id = newId<'address'>();
  await db.run(sql`insert into people.address (id, lines, postcode) values (${id}, ${lines}, ${postcode})`);
  return { ...values, address_id: id };
}

/** Ends the home that somebody has without an end, on the day they move into another. */
export async function endHomeBefore(db: Write, personId: string, starts: string): Promise<void> {
  await db.run(sql`update people.residence set ends = ${starts}::date, source = 'kith', source_year = null, recorded_at = now(), recorded_by = platform.actor()
    where person_id = ${personId} and kind = 'home' and ends is null and starts <= ${starts}::date`);
}

/** One version of a fact: what was known, from when until when, and whence it came. */
export type FactVersion = StoredFact & {
  readonly knownFrom: Instant;
  readonly knownUntil: Instant | null;
  readonly recordedBy: string | null;
  readonly sourceYear: number | null;
};

/** A clock that went back puts no version of a fact before the one that it took the place of. */
const asKnown = sql`max("knownFrom") over (partition by id order by version)`;

/** Everything ever known of this kind about these people, the newest knowledge first. */
export async function listVersions(
  db: Read,
  { table }: FactKind,
  ids: readonly string[],
): Promise<readonly FactVersion[]> {
  const people = sql`(f.person_id = any(${[...ids]}::uuid[])${table === 'relationship' ? sql` or f.other_id = any(${[...ids]}::uuid[])` : sql``})`;
  const known = (
    from: string,
    until: Query<unknown>,
  ) => sql`select facts.*, f.recorded_at as "knownFrom", ${until} as "knownUntil",
      f.recorded_by as "recordedBy", f.source_year as "sourceYear"
    from (${factsIn(table, from)}) facts join ${tableOf(from)} f on f.id = facts.id and f.version = facts.version where ${people}`;
  const rows = await db.query(sql<FactVersion>`select * from (
      ${known(table, sql`null::timestamptz`)} union all ${known(`${table}_history`, sql`f.superseded_at`)}) versions
    order by ${asKnown} desc, id, version desc limit 500`);
  return rows.map((row) => ({ ...row, ...asText(row) }));
}
