import { newId } from '../../../../platform/ids/ids.ts';

/** What planting needs of the owner's connection in test/support/database.ts. */
type Owner = {
  readonly query: <T>(text: string, values?: readonly unknown[]) => Promise<{ readonly rows: readonly T[] }>;
};

/** Somebody invented who was looked after long ago, with a second record, and a sister whose record stays. */
export type OldRecord = {
  readonly person: string;
  readonly second: string;
  readonly sibling: string;
  readonly sharedAddress: string;
  /** Nothing of these may be found afterwards. */
  readonly words: readonly string[];
};

/** Plants it: names that changed, two homes of which one is the sister's too, an old message, a task, lines of a return. */
export async function plantOldRecord(owner: Owner, called: string): Promise<OldRecord> {
  const [given = '', family = ''] = called.split(' ');
  const { person, second, sibling, ownAddress, sharedAddress, episode } = {
    person: newId(),
    second: newId(),
    sibling: newId(),
    ownAddress: newId(),
    sharedAddress: newId(),
    episode: newId(),
  };
  const words = [
    given,
    family,
    'Zorbella',
    '9434765919',
    'Plover Mews 77',
    'quillonia@words.example',
    'QX99077',
  ];
  const planted: Planted = {
    person,
    second,
    sibling,
    ownAddress,
    sharedAddress,
    episode,
    given,
    family,
    called,
  };
  await plantWho(owner, planted);
  await plantLife(owner, planted);
  await plantTraces(owner, planted);
  return { person, second, sibling, sharedAddress, words };
}

type Planted = Readonly<
  Record<
    | 'person'
    | 'second'
    | 'sibling'
    | 'ownAddress'
    | 'sharedAddress'
    | 'episode'
    | 'given'
    | 'family'
    | 'called',
    string
  >
>;

async function plantWho(
  owner: Owner,
  { person, second, sibling, ownAddress, sharedAddress, given, family }: Planted,
): Promise<void> {
  await owner.query(
    `insert into people.person (id, sex, birth_date) values ($1, 'F', '1948-02-01'), ($2, 'F', '1948-02-01'), ($3, 'F', '1990-01-01')`,
    [person, second, sibling],
  );
  await owner.query(
    `insert into people.name (id, person_id, kind, given, family) values
      (gen_random_uuid(), $1, 'legal', $4, 'Zorbella'), (gen_random_uuid(), $2, 'legal', $4, $5), (gen_random_uuid(), $3, 'legal', 'Ada', 'Stays')`,
    [person, second, sibling, given, family],
  );
  await owner.query('update people.name set family = $2 where person_id = $1', [person, family]);
  await owner.query(
    `insert into people.identifier (id, person_id, scheme, value) values (gen_random_uuid(), $1, 'nhs', '9434765919'), (gen_random_uuid(), $1, 'local', 'QX99077')`,
    [person],
  );
  await owner.query(
    `insert into people.contact_point (id, person_id, kind, value, note) values (gen_random_uuid(), $1, 'email', 'quillonia@words.example', $2)`,
    [person, `${given} reads it`],
  );
  await owner.query(
    "insert into people.address (id, lines) values ($1, 'Plover Mews 77'), ($2, 'Shared Street 1')",
    [ownAddress, sharedAddress],
  );
  await owner.query(
    `insert into people.residence (id, person_id, address_id, starts, ends) values (gen_random_uuid(), $1, $3, '1960-01-01', '1961-01-01'),
      (gen_random_uuid(), $1, $4, '1961-01-01', null), (gen_random_uuid(), $2, $4, '1991-01-01', null)`,
    [person, sibling, ownAddress, sharedAddress],
  );
}

async function plantLife(
  owner: Owner,
  { person, second, sibling, episode, given, called }: Planted,
): Promise<void> {
  await owner.query(
    `insert into people.relationship (id, person_id, other_id, role, other_role, note) values (gen_random_uuid(), $1, $2, 'sister', 'sister', $3)`,
    [sibling, person, `sister of ${given}`],
  );
  await owner.query(
    'insert into people.alias (id, person_id, canonical_id, why) values (gen_random_uuid(), $1, $2, $3)',
    [second, person, `${given} twice`],
  );
  await owner.query(
    `insert into care.episode (id, person_id, starts, ends, reason_ended, urn) values ($1, $2, '1955-01-01', '1960-01-01', 'E4A', 'QX99077')`,
    [episode, person],
  );
  await owner.query("update care.episode set legal_status = 'C2' where id = $1", [episode]);
  await owner.query(
    `insert into care.episode_contested (id, person_id, contested_because, source_text, settled_at) values (gen_random_uuid(), $1, 'x', $2, now())`,
    [person, JSON.stringify({ CHILD: 'QX99077', NAME: called })],
  );
  await owner.query(
    "insert into care.review (id, person_id, held_on) values (gen_random_uuid(), $1, '2001-01-01')",
    [sibling],
  );
}

/** What loads, checks, messages and the trail leave. */
async function plantTraces(owner: Owner, { person, episode, called }: Planted): Promise<void> {
  await owner.query(
    `insert into returns.line (file_set_id, year, file_kind, row_number, part, person_id, fact_id, fact_version, fingerprint)
     values (gen_random_uuid(), 1959, 'episodes', 1, 'x', null, $1, 1, convert_to($2, 'UTF8'))`,
    [episode, called],
  );
  await owner.query(
    `insert into returns.finding (id, form, year, rule, is_query, table_name, row_number, person_id, source_key, cells, beside, looked_at, first_found_at)
     values (gen_random_uuid(), 'ssda903', 1959, '103', false, 'Header', 0, $1, 'x', $2, '[]', 'x', now())`,
    [person, JSON.stringify({ NAME: called })],
  );
  await owner.query(
    `insert into platform.message (id, channel, recipient, subject, body, about) values (gen_random_uuid(), 'local', 'x', 'A letter', $1, $2),
       (gen_random_uuid(), 'email', 'quillonia@words.example', 'Hello', 'x', null)`,
    [`Dear ${called}`, person],
  );
  await owner.query(
    `insert into platform.outbox (id, event, body) values (gen_random_uuid(), 'PersonChanged', $1)`,
    [JSON.stringify({ personId: person })],
  );
  await owner.query(
    `insert into platform.task (id, kind, input, outcome, state) values (gen_random_uuid(), 'import', '{}', $1, 'done')`,
    [JSON.stringify({ seen: called })],
  );
  await owner.query(
    `insert into access.read_log (id, at, account_id, face, audit_name, outcome, subjects, correlation_id)
     values (gen_random_uuid(), now(), null, 'staff', 'ChildRead', 'done', array[$1]::uuid[], gen_random_uuid())`,
    [person],
  );
}

/** A proposal and its approval, as the owner writes them; the rules of the table hold all the same. */
export async function proposeAndApprove(
  owner: Owner,
  person: string,
  proposer: string,
  approver: string,
): Promise<string> {
  const id = newId();
  await owner.query(
    `insert into access.disposal (id, subject_id, class, rule, until, proposed_by, proposed_because)
     values ($1, $2, 'looked after', 'Looked after: 75 years from birth', '2023-02-01', $3, 'The time has ended.')`,
    [id, person, proposer],
  );
  await owner.query(
    `update access.disposal set decision = 'approved', decided_by = $2, decided_at = now() where id = $1`,
    [id, approver],
  );
  return id;
}

/** Every table and column of the database in which one of the words, or an id of the person, stands; the trail and the proof aside. */
export async function findHits(owner: Owner, record: OldRecord): Promise<readonly string[]> {
  const { rows } = await owner.query<{ place: string; name: string; type: string }>(
    `select c.oid::regclass::text as place, a.attname as name, format_type(a.atttypid, null) as type
       from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relkind in ('r', 'm') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
        and c.relname !~ '^(read_log|disposal$)'`,
  );
  const wanted = [...record.words, record.person, record.second];
  const hits: string[] = [];
  for (const { place, name, type } of rows) {
    const shown = type === 'bytea' ? `convert_from(${quoted(name)}, 'LATIN1')` : `${quoted(name)}::text`;
    const found = await owner.query(`select 1 from ${place} where ${shown} ~* $1 limit 1`, [
      wanted.map((word) => word.replace(/[.\\]/g, '\\$&')).join('|'),
    ]);
    if (found.rows.length > 0) hits.push(`${place}.${name}`);
  }
  return hits;
}

const quoted = (name: string) => `"${name}"`;
