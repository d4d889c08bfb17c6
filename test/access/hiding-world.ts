import type { Client } from 'pg';
import { writeNorthmoor } from '../../src/demo/index.ts';
import type { AccountId, Role } from '../../src/modules/access/index.ts';
import { addStaffAccount, grantRole, startSession } from '../../src/modules/access/index.ts';
import { plainDate } from '../../src/platform/dates/plain-date.ts';
import { newId } from '../../src/platform/ids/ids.ts';
import type { TestDatabase } from '../support/database.ts';
import { allRoles, now, today } from './access-world.ts';
import { clonePerson } from './clone-person.ts';
import type { WithheldHomes } from './hiding-withheld.ts';
import { plantWithheldPeople } from './hiding-withheld.ts';
import type { Place } from './visit.ts';
import { plantPlace } from './visit.ts';

/** A county with an account for each role, and whose records the hidden ones are like. */
export type County = {
  readonly cookies: ReadonlyMap<Role, string>;
  readonly accounts: ReadonlyMap<Role, AccountId>;
  readonly place: Place;
  readonly patterns: Patterns;
  /** The account that answers for the hidden records and is the only one named. */
  readonly keeper: AccountId;
  /** People of whom all know, and nobody where they live. */
  readonly withheld: WithheldHomes;
};

/** Visible people, of whom hidden ones are copies: each kind of thing that is recorded is recorded of one of them. */
type Patterns = {
  /** In care now, with a brother or sister in care and a worker. */
  readonly inCare: string;
  /** In care now, another family. */
  readonly other: string;
  /** Has been on a child protection plan. */
  readonly protectedChild: string;
  /** Left care. */
  readonly left: string;
  readonly mother: string;
};

/** Makes the county, before it is parted into two. */
export async function makeCounty(test: TestDatabase): Promise<County> {
  await writeNorthmoor(test.database, { children: 36, seed: 11, endDate: today });
  const patterns = await findPatterns(test.owner);
  const cookies = new Map<Role, string>();
  const accounts = new Map<Role, AccountId>();
  for (const role of allRoles) {
    const { account, token } = await signUp(test, role);
    cookies.set(role, `kith_staff=${token}`);
    accounts.set(role, account);
  }
  await giveWork(test.owner, accounts, patterns);
  const director = accounts.get('director');
  if (!director) throw new Error('no director');
  const place = await plantPlace(test.owner, { account: director, person: patterns.inCare });
  const { account: keeper } = await signUp(test, 'guardian');
  const withheld = await plantWithheldPeople(test.owner, patterns);
  return { cookies, accounts, place, patterns, keeper, withheld };
}

function signUp(test: TestDatabase, role: Role) {
  return test.database.transaction({ account: null, role: 'loader' }, today, async (db) => {
    const account = await addStaffAccount(db, { name: `Test ${role}`, email: null, passwordHash: null });
    await grantRole(db, account, role, plainDate('2020-01-01'));
    return { account, token: await startSession(db, 'staff', account, now) };
  });
}

async function findPatterns(owner: Client): Promise<Patterns> {
  const one = async (text: string): Promise<string> => {
    const { rows } = await owner.query<{ id: string }>(text);
    if (!rows[0]) throw new Error(`Northmoor has nobody of whom: ${text}`);
    return rows[0].id;
  };
  const inCare = `select distinct e.person_id from care.episode e
    join workforce.allocation a on a.person_id = e.person_id and a.ends is null and a.worker_id is not null where e.ends is null`;
  const child = await one(`select person_id as id from (${inCare}) c where exists (
    select from people.relationship r join care.episode o on o.person_id in (r.person_id, r.other_id) and o.person_id <> c.person_id and o.ends is null
     where c.person_id in (r.person_id, r.other_id)) order by 1 limit 1`);
  return {
    inCare: child,
    other: await one(
      `select person_id as id from (${inCare}) c where person_id <> '${child}' order by 1 desc limit 1`,
    ),
    protectedChild: await one(
      'select person_id as id from practice.child_protection_plan order by ends is null desc, 1 limit 1',
    ),
    left: await one('select person_id as id from care.leaving_care_year order by 1 limit 1'),
    mother:
      await one(`select case when r.role = 'mother' then r.person_id else r.other_id end as id from people.relationship r
      where r.role = 'mother' or r.other_role = 'mother' order by 1 limit 1`),
  };
}

/** Those who see their own people work with the patterns: were the hidden ones not hidden, they would see them. */
async function giveWork(
  owner: Client,
  accounts: ReadonlyMap<Role, AccountId>,
  patterns: Patterns,
): Promise<void> {
  const workers: readonly (readonly [Role, string])[] = [
    ['social worker', patterns.inCare],
    ['personal adviser', patterns.other],
    ['family help worker', patterns.protectedChild],
  ];
  for (const [role, person] of workers)
    await owner.query(
      `update workforce.worker set account_id = $1 where id = (select worker_id from workforce.allocation
         where person_id = $2 and worker_id is not null order by ends is null desc, starts desc limit 1)`,
      [accounts.get(role), person],
    );
  await owner.query(
    `insert into workforce.worker (id, name, job, team_id, account_id)
     select $1, 'An invented manager', 'Team manager', w.team_id, $2 from workforce.worker w join workforce.allocation a on a.worker_id = w.id
      where a.person_id = $3 and w.team_id is not null order by a.starts desc limit 1`,
    [newId(), accounts.get('team manager'), patterns.inCare],
  );
  await owner.query('select workforce.refresh_relations()');
}

/** Somebody who is not to be found, and what would give them away. */
export type Hidden = {
  readonly id: string;
  readonly level: 'R2' | 'R3';
  readonly given: string;
  readonly family: string;
  readonly localId: string;
  readonly nhs: string;
};

export const hiddenPostcode = 'ZY98 7QX';
export const hiddenPhone = '07700 900987';

/** Puts the hidden people into one of the twins: copies of the patterns, related to those whom everybody sees. */
export async function plantHidden(owner: Client, { patterns, keeper }: County): Promise<readonly Hidden[]> {
  const hidden: Hidden[] = [];
  for (const [i, [pattern, level]] of [
    [patterns.inCare, 'R2'],
    [patterns.other, 'R3'],
    [patterns.protectedChild, 'R2'],
    [patterns.left, 'R3'],
    [patterns.mother, 'R2'],
  ].entries()) {
    if (pattern === undefined || (level !== 'R2' && level !== 'R3')) continue;
    const marks = {
      given: `Zyxandra${'abcde'[i]}`,
      family: `Quillhidden${'abcde'[i]}`,
      localId: `77${i}00991`,
      nhs: `99988877${i}1`,
    };
    const id = await clonePerson(owner, pattern, marks);
    await relate(owner, id, pattern);
    await restrict(owner, { level, id, guardian: keeper });
    hidden.push({ id, level, ...marks });
  }
  await plantTraces(owner, hidden);
  return hidden;
}

async function restrict(
  owner: Client,
  { level, id, guardian }: { level: string; id: string; guardian: string },
): Promise<void> {
  const restriction = newId();
  await owner.query(
    `insert into access.restriction (id, level, why, reason, guardian_id, starts, review_by)
     values ($1, $2, 'other', 'invented', $3, '2026-01-01', '2027-01-01')`,
    [restriction, level, guardian],
  );
  await owner.query('insert into access.restriction_subject (restriction_id, subject_id) values ($1, $2)', [
    restriction,
    id,
  ]);
  await owner.query(
    "insert into access.restriction_named (restriction_id, account_id, starts) values ($1, $2, '2026-01-01')",
    [restriction, guardian],
  );
}

/** A brother or sister of the one whom they are like, so that the visible page would show them. */
async function relate(owner: Client, id: string, pattern: string): Promise<void> {
  await owner.query(
    "insert into people.relationship (id, person_id, other_id, role, other_role) values ($1, $2, $3, 'sister', 'sister')",
    [newId(), id, pattern],
  );
}

/** An address and a phone of their own, an episode at an unmistakable postcode, a contested fact, a second record. */
async function plantTraces(owner: Client, hidden: readonly Hidden[]): Promise<void> {
  const [first, second] = hidden;
  if (!first || !second) throw new Error('nobody is hidden');
  const address = newId();
  await owner.query(
    "insert into people.address (id, lines, postcode) values ($1, '1 Quillhidden Lane', $2)",
    [address, hiddenPostcode],
  );
  for (const { id } of [first, second]) {
    await owner.query('update people.residence set address_id = $1 where person_id = $2', [address, id]);
    await owner.query(
      "insert into people.contact_point (id, person_id, kind, value) values ($1, $2, 'phone', $3)",
      [newId(), id, hiddenPhone],
    );
    await owner.query('update care.episode set placement_postcode = $1 where person_id = $2', [
      hiddenPostcode,
      id,
    ]);
    await owner.query(
      `insert into care.review_contested (id, person_id, contested_because, source_text, held_on)
       values ($1, $2, 'invalid', '{"REVIEW": "Quillhidden"}', '2026-02-01')`,
      [newId(), id],
    );
  }
  await owner.query('insert into people.alias (id, person_id, canonical_id, why) values ($1, $2, $3, $4)', [
    newId(),
    await clonePerson(owner, first.id, {
      ...first,
      family: 'Quillhiddenz',
      localId: '7790991',
      nhs: '9998887791',
    }),
    first.id,
    'invented',
  ]);
}
