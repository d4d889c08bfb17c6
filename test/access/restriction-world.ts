import type { Client } from 'pg';
import type { AccountId, Role } from '../../src/modules/access/index.ts';
import { authorise, become } from '../../src/modules/access/index.ts';
import * as access from '../../src/modules/access/permissions.ts';
import type { NewRestriction } from '../../src/modules/access/index.ts';
import { restrict } from '../../src/modules/access/index.ts';
import type { Read, Write } from '../../src/platform/database/database.ts';
import { sql } from '../../src/platform/database/database.ts';
import type { Instant } from '../../src/platform/dates/plain-date.ts';
import { newId } from '../../src/platform/ids/ids.ts';
import { plainDate } from '../../src/platform/dates/plain-date.ts';
import type { TestDatabase } from '../support/database.ts';
import { now, plantAccount, today } from './access-world.ts';

/** People at work on restriction: what an account does at a moment of the tests' day. */
export type RestrictionWorld = {
  readonly as: <T>(account: string, work: (db: Write) => Promise<T>, at?: Instant) => Promise<T>;
  /** An account with a role, which sees everyone where its role does. */
  readonly account: (role: Role) => Promise<AccountId>;
  /** Restricts a record as `by`, and says what came of it: 'done', a refusal, or the name of what was thrown. */
  readonly restricts: (by: string, subject: string, more: Partial<NewRestriction>) => Promise<string>;
  readonly sees: (account: string, subject: string, at?: Instant) => Promise<boolean>;
  /** The one restriction in force over a record, as its guardian would read it. */
  readonly inForce: (
    subject: string,
  ) => Promise<{ id: string; version: number; level: string; reviewBy: string }>;
};

const allSeeing: readonly Role[] = ['front door', 'service manager', 'director', 'guardian', 'analyst'];

export function restrictionWorld(test: TestDatabase): RestrictionWorld {
  const { owner } = test;
  const as: RestrictionWorld['as'] = (account, work, at = now) =>
    test.database.transaction({ account, role: 'app' }, today, async (db) => {
      await become(db, account as AccountId, at);
      return work(db);
    });
  return {
    as,
    account: (role) => plant(owner, role),
    restricts: (by, subject, more) =>
      ending(
        as(by, async (db) => {
          const proof = await authorise(db, access.restrictPerson, subject);
          return restrict(db, proof, { ...usual, guardian: by, ...more });
        }),
      ),
    sees: (account, subject, at) => as(account, (db) => isSeen(db, subject), at),
    inForce: async (subject) => {
      const { rows } = await owner.query<{ id: string; version: number; level: string; reviewBy: string }>(
        `select r.id, r.version, r.level, r.review_by::text as "reviewBy" from access.restriction r join access.restriction_subject s on s.restriction_id = r.id
          where s.subject_id = $1 and r.ends is null`,
        [subject],
      );
      const [one] = rows;
      if (!one || rows.length > 1) throw new Error(`${rows.length} restrictions are in force`);
      return one;
    },
  };
}

const usual = {
  level: 'R2',
  why: 'member of the council',
  reason: 'An invented councillor’s child',
  reviewBy: plainDate('2027-01-01'),
  named: [],
} as const;

async function plant(owner: Client, role: Role): Promise<AccountId> {
  const account = await plantAccount(owner, role);
  if (allSeeing.includes(role))
    await owner.query(
      "insert into access.relation (account_id, subject_id, kind, starts, source) values ($1, access.everyone(), 'role: test', '2020-01-01', 'test')",
      [account],
    );
  return account;
}

async function isSeen(db: Read, subject: string): Promise<boolean> {
  return (await db.query(sql`select id from people.person where id = ${subject}::uuid`)).length === 1;
}

/** How work that may be refused or thrown ended, in a word. */
export function ending(work: Promise<string | undefined>): Promise<string> {
  return work.then(
    (refusal) => refusal ?? 'done',
    (error: unknown) => (error instanceof Error ? error.constructor.name : 'unknown'),
  );
}

type Called = {
  readonly given: string;
  readonly family: string;
  readonly born?: string;
  readonly local?: string;
};

/** An invented person with a name, and a birthday and a number where they are said. */
export async function plantCalled(owner: Client, { given, family, born, local }: Called): Promise<string> {
  const person = newId<'person'>();
  await owner.query('insert into people.person (id, birth_date) values ($1, $2)', [person, born ?? null]);
  await owner.query(
    "insert into people.name (id, person_id, kind, given, family) values ($1, $2, 'legal', $3, $4)",
    [newId(), person, given, family],
  );
  if (local !== undefined)
    await owner.query(
      "insert into people.identifier (id, person_id, scheme, issuer, value) values ($1, $2, 'local', 'E10000099', $3)",
      [newId(), person, local],
    );
  return person;
}
