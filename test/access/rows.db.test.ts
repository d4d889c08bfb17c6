import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../../src/platform/database/database.ts';
import { newId } from '../../src/platform/ids/ids.ts';
import type { TestDatabase } from '../support/database.ts';
import { testDatabase } from '../support/database.ts';
import { relationships } from './access-table.ts';
import type { Stand } from './access-world.ts';
import { asApp, plantStands, today } from './access-world.ts';
import type { Relation } from './catalogue.ts';
import { listRelations } from './catalogue.ts';
import type { Reading } from './data-table.ts';
import { tables } from './data-table.ts';
import { dropRules, insertFor, plantEverywhere } from './plant-rows.ts';

let test: TestDatabase;
let stands: readonly Stand[];
let about: readonly Relation[];
beforeAll(async () => {
  test = await testDatabase();
  stands = await plantStands(test.owner, ['social worker']);
  about = (await listRelations(test.owner)).filter(({ name }) => isAboutPeople(tables[name]));
  await dropRules(test.owner);
  await plantEverywhere(test.owner, about, people());
  // Aliases that ended: a chain of them would be refused for another reason than sight.
  await test.owner.query('update people.alias set ended_at = now()');
}, 120_000);
afterAll(() => test.close());

const isAboutPeople = (reading: Reading | undefined) =>
  reading === 'person' || reading === 'both' || reading === 'either';
const people = () => stands.map(({ person }) => person);
const stand = (relationship: Stand['relationship']): Stand => {
  const found = stands.find((one) => one.relationship === relationship);
  if (!found) throw new Error('nobody stands so');
  return found;
};

/** Which people each table shows to an account: 'care.episode <person>'. All tables in one question. */
async function listShown(account: string | null): Promise<ReadonlySet<string>> {
  const one = ({ name, people: columns }: Relation) =>
    `select '${name}' as name, p.person from ${name} r cross join lateral (values ${columns.map((c) => `(r."${c}")`).join(', ')}) p (person) where p.person = any($1)`;
  const text = about.map(one).join(' union ');
  const parts = text.split('$1');
  const ids = people();
  const rows = await asApp(test.database, account, (db) =>
    db.query(
      sql<{ name: string; person: string }>`${sql.join(
        parts.flatMap((part, index) =>
          index === 0 ? [sql.raw(part)] : [sql`${ids}::uuid[]`, sql.raw(part)],
        ),
        sql``,
      )}`,
    ),
  );
  return new Set(rows.map(({ name, person }) => `${name} ${person}`));
}

const everywhere = (persons: readonly string[]) =>
  new Set(about.flatMap(({ name }) => persons.map((person) => `${name} ${person}`)));

describe('rows about people', () => {
  it('were planted into every table that has some', async () => {
    const { rows } = await test.owner.query<{ name: string }>(
      about.map(({ name }) => `select '${name}' as name where exists (select from ${name})`).join(' union '),
    );
    expect(rows.length).toBe(about.length);
    expect(about.length).toBeGreaterThan(55);
  });

  it.each(Object.keys(relationships))('are seen as specified by: %s', async (relationship) => {
    const one = stands.find((each) => each.relationship === relationship) ?? stand('none');
    const seen = relationships[one.relationship];
    const everyone = one.relationship === 'everyone, by the role';
    const shown = await listShown(one.account);
    expect(shown).toEqual(everywhere(everyone ? people() : seen ? [one.person] : []));
  });

  it('are seen by nobody where nobody is signed in', async () => {
    expect(await listShown(null)).toEqual(new Set());
  });

  it('are seen by no account that there is not', async () => {
    expect(await listShown(newId())).toEqual(new Set());
  });
});

describe('rows about two people', () => {
  async function plant(table: string, one: string, other: string): Promise<void> {
    const [first, second] = table === 'people.likely_same' ? [one, other].sort() : [one, other];
    await test.owner.query("set session_replication_role = 'replica'");
    const relation = about.find(({ name }) => name === table);
    const text = relation ? await insertFor(test.owner, relation, first ?? '') : '';
    await test.owner.query(
      text.replace(new RegExp(`'${first}'`, 'g'), (found, at: number) =>
        text.indexOf(found) === at ? found : `'${second}'`,
      ),
    );
    await test.owner.query("set session_replication_role = 'origin'");
  }
  const count = (table: string, account: string, other: string) =>
    asApp(test.database, account, (db) =>
      db.first(sql<{ rows: number }>`select count(*)::int as rows from ${sql.raw(table)} r
        where ${other}::uuid in (r.person_id, r.other_id) and r.person_id <> r.other_id`),
    ).then((row) => row?.rows);

  it('need sight of both where they say that two may be one', async () => {
    const mine = stand('their worker now');
    await plant('people.likely_same', mine.person, stand('none').person);
    expect(await count('people.likely_same', mine.account, mine.person)).toBe(0);
    expect(await count('people.likely_same', stand('everyone, by the role').account, mine.person)).toBe(1);
  });

  it('need sight of one where they say who belongs together', async () => {
    const mine = stand('their worker now');
    await plant('people.relationship', stand('none').person, mine.person);
    expect(await count('people.relationship', mine.account, mine.person)).toBe(1);
    expect(await count('people.relationship', stand('their worker until today').account, mine.person)).toBe(
      0,
    );
  });
});

describe('writing, with every application check removed', () => {
  /** Tries a statement as the application, on behalf of an account, and takes it back. Gives the rows touched or the error's code. */
  async function attempt(account: string, text: string): Promise<number | string> {
    await test.owner.query('begin');
    await test.owner.query(
      "select set_config('role', 'kith_app', true), set_config('kith.account', $1, true), set_config('kith.today', $2, true)",
      [account, today],
    );
    const done = await test.owner.query(text).then(
      ({ rowCount }) => rowCount ?? 0,
      (error: { code?: string }) => error.code ?? 'no code',
    );
    await test.owner.query('rollback');
    return done;
  }
  const may = (right: string) => about.filter(({ rights }) => rights.includes(right));
  const refused = '42501';

  it('adds nothing about somebody whom the account does not see, in any table', async () => {
    const mine = stand('their worker now');
    const outcomes: Record<string, unknown> = {};
    for (const table of may('insert')) {
      const other = await attempt(mine.account, await insertFor(test.owner, table, stand('none').person));
      if (other !== refused) outcomes[table.name] = other;
    }
    expect(outcomes).toEqual({});
    expect(may('insert').length).toBeGreaterThan(15);
  });

  it('changes nothing about somebody whom the account does not see, nor hands a row over to them', async () => {
    const mine = stand('their worker now');
    const other = stand('their worker until today');
    const outcomes: Record<string, unknown> = {};
    for (const {
      name,
      people: [column = ''],
    } of may('update')) {
      const theirs = await attempt(
        mine.account,
        `update ${name} set "${column}" = "${column}" where "${column}" = '${other.person}'`,
      );
      const handed = await attempt(
        mine.account,
        `update ${name} set "${column}" = '${other.person}' where "${column}" = '${mine.person}'`,
      );
      // Refused outright where only other columns may be changed (practice.star_reading).
      const isUntouched = theirs === 0 || theirs === refused;
      if (!isUntouched || handed !== refused) outcomes[name] = [theirs, handed];
    }
    expect(outcomes).toEqual({});
    expect(may('update').length).toBeGreaterThan(30);
  });

  it('takes out nothing about somebody whom the account does not see', async () => {
    const mine = stand('their worker now');
    const outcomes: Record<string, unknown> = {};
    for (const {
      name,
      people: [column = ''],
    } of may('delete')) {
      const theirs = await attempt(
        mine.account,
        `delete from ${name} where "${column}" = '${stand('their worker until today').person}'`,
      );
      if (theirs !== 0) outcomes[name] = theirs;
    }
    expect(outcomes).toEqual({});
    expect(may('delete').length).toBeGreaterThan(15);
  });

  it('does not widen what the account sees: no alias, relationship or relation to somebody else', async () => {
    const [mine, other] = [stand('their worker now'), stand('none')];
    const ways = [
      `insert into people.alias (id, person_id, canonical_id, why) values ('${newId()}', '${mine.person}', '${other.person}', 'x')`,
      `insert into people.relationship (id, person_id, other_id, role, other_role) values ('${newId()}', '${mine.person}', '${other.person}', 'brother', 'sister')`,
      `update people.relationship set other_id = '${other.person}' where person_id = '${mine.person}'`,
      `insert into access.relation (account_id, subject_id, kind, starts, source) values ('${mine.account}', '${other.person}', 'worker', '2020-01-01', 'x')`,
      `insert into access.role_grant (id, account_id, role, starts) values ('${newId()}', '${mine.account}', 'director', '2020-01-01')`,
      `update workforce.worker set account_id = '${mine.account}'`,
      `select workforce.refresh_relations(null)`,
    ];
    for (const way of ways) expect(await attempt(mine.account, way), way).toBe(refused);
  });

  it('cannot read what is closed, nor the trail, nor a password', async () => {
    const { account } = stand('everyone, by the role');
    const closed = [
      'select 1 from people.word',
      'select 1 from access.read_log',
      'select 1 from access.read_log_rest',
      'select password_hash from access.account',
      'select 1 from platform.message',
      'select 1 from platform.outbox',
      'select 1 from insight.county_count',
    ];
    for (const text of closed) expect(await attempt(account, text), text).toBe(refused);
  });
});

describe('rows of an account', () => {
  const seen = (account: string | null, text: string) =>
    asApp(test.database, account, (db) => db.query(sql<{ it: string }>`${sql.raw(text)}`)).then((rows) =>
      rows.map(({ it: value }) => value),
    );

  it('are seen by that account: its sessions, its work, its files', async () => {
    const [one, other] = [stand('their worker now').account, stand('none').account];
    for (const account of [one, other]) {
      await test.owner.query(
        "insert into platform.session (token_hash, face, account_id, csrf_token, expires_at) values (sha256($1), 'staff', $2, 'x', now())",
        [account, account],
      );
      await test.owner.query(
        "insert into platform.task (id, kind, asked_by, input) values ($1, 'x', $2, '{}')",
        [newId(), account],
      );
      await test.owner.query(
        "insert into platform.file (id, name, media_type, bytes, sha256, content, stored_by) values ($1, 'x', 'x', 0, '', '', $2)",
        [newId(), account],
      );
    }
    const texts = [
      'select account_id as it from platform.session',
      'select asked_by as it from platform.task',
      'select stored_by as it from platform.file',
      'select distinct account_id as it from access.relation',
    ];
    for (const text of texts) {
      expect(await seen(one, text), text).toEqual([one]);
      expect(await seen(null, text), text).toEqual([]);
    }
  });

  it('are known to colleagues as far as they are names and roles, and to nobody else', async () => {
    const texts = [
      'select id as it from access.account',
      'select account_id as it from access.role_grant',
      'select id as it from workforce.worker',
      'select id as it from workforce.known_worker',
    ];
    const child = newId();
    await test.owner.query(
      "insert into access.account (id, face, name) values ($1, 'public', 'An invented child')",
      [child],
    );
    for (const text of texts) {
      expect((await seen(stand('none').account, text)).length, text).toBeGreaterThan(1);
      expect((await seen(null, text)).length, text).toBe(0);
      expect(
        (await seen(child, text)).filter((id) => id !== child),
        text,
      ).toEqual([]);
    }
    expect(await seen(stand('none').account, texts[0] ?? '')).not.toContain(child);
  });

  it('an address is seen by those who see who lives there', async () => {
    const mine = stand('their worker now');
    const address = newId();
    await test.owner.query("insert into people.address (id, lines) values ($1, '1 Invented Lane')", [
      address,
    ]);
    await test.owner.query('update people.residence set address_id = $1 where person_id = $2', [
      address,
      mine.person,
    ]);
    const text = `select id as it from people.address where id = '${address}'`;
    expect(await seen(mine.account, text)).toEqual([address]);
    expect(await seen(stand('none').account, text)).toEqual([]);
    expect(await seen(null, text)).toEqual([]);
  });
});
