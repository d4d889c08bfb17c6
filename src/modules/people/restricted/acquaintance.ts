import type { Authorised } from '../../access/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { Instant, PlainDate } from '../../../platform/dates/plain-date.ts';
import type { Lines } from '../../../platform/http/page-of-list.ts';
import { Stale } from '../../../platform/http/problems.ts';
import { newId } from '../../../platform/ids/ids.ts';

export type ToldAcquaintance = {
  readonly name: string;
  readonly born: PlainDate | undefined;
  readonly how: string;
};

/** Keeps whom somebody at work says they know. Nothing is looked up: information governance finds out. */
export async function tellAcquaintance(
  db: Write,
  _: Authorised<'tellWhomIKnow'>,
  { name, born, how }: ToldAcquaintance,
): Promise<void> {
  await db.run(
    sql`insert into people.acquaintance (id, name, born, how) values (${newId()}, ${name}, ${born ?? null}, ${how})`,
  );
}

export type Acquaintance = {
  readonly id: string;
  readonly account: string;
  readonly name: string;
  readonly born: PlainDate | null;
  readonly how: string;
  readonly saidAt: Instant;
};

const columns = sql.raw('id, account_id as account, name, born, how, said_at as "saidAt"');

/** What the actor said of whom they know, the latest first. */
export function listOwnAcquaintances(db: Read): Promise<readonly Acquaintance[]> {
  return db.query(
    sql<Acquaintance>`select ${columns} from people.acquaintance where account_id = platform.actor() order by said_at desc, id`,
  );
}

const notLookedInto = sql`account_id <> platform.actor() and settled_at is null`;

/** What colleagues said of whom they know and nobody has looked into, the oldest first: a page of it. For information governance. */
export function listAcquaintances(db: Read, { perPage, offset }: Lines): Promise<readonly Acquaintance[]> {
  return db.query(sql<Acquaintance>`select ${columns} from people.acquaintance where ${notLookedInto}
    order by said_at, id limit ${perPage} offset ${offset}`);
}

/** One of them. */
export function findAcquaintance(db: Read, id: string): Promise<Acquaintance | undefined> {
  return db.first(
    sql<Acquaintance>`select ${columns} from people.acquaintance where ${notLookedInto} and id = ${id}::uuid`,
  );
}

/** How many of them there are. */
export async function countAcquaintances(db: Read): Promise<number> {
  const counted = await db.first(
    sql<{ total: number }>`select count(*)::int as total from people.acquaintance where ${notLookedInto}`,
  );
  return counted?.total ?? 0;
}

/** Says what came of looking into one. @throws Stale when it was settled meanwhile */
export async function settleAcquaintance(
  db: Write,
  _: Authorised<'settleConflicts'>,
  { id, outcome }: { readonly id: string; readonly outcome: string },
): Promise<void> {
  const settled = await db.run(sql`update people.acquaintance
    set settled_at = platform.moment(), settled_by = platform.actor(), outcome = ${outcome}
    where id = ${id}::uuid and settled_at is null and account_id <> platform.actor()`);
  if (settled === 0) throw new Stale();
}
