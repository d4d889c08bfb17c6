import { sql } from '../../../platform/database/database.ts';
import type { Write } from '../../../platform/database/database.ts';
import type { EdgeSupport, NewSupportTurn, SupportSaid } from './support-rules.ts';
import { currentSupport } from './support-rules.ts';

/** Holds support until the transaction ends: of two who say what came of it the second waits, and then sees the first's. */
export async function holdSupport(db: Write, supportId: string): Promise<void> {
  await db.query(
    sql`select pg_advisory_xact_lock(hashtextextended('practice.edge_support ' || ${supportId}::text, 0))`,
  );
}

type NewVersion = SupportSaid & {
  /** Of the form: sent twice, it makes one row. */
  readonly rowId: string;
  readonly personId: string;
  readonly supportId: string;
  readonly version: number;
  readonly because: string | null;
};

/** Writes support down in the child's record; `supportId` is new. Gives whether it was written now. */
export async function addSupport(
  db: Write,
  key: Pick<NewVersion, 'personId' | 'supportId'>,
  said: SupportSaid,
): Promise<boolean> {
  await holdSupport(db, key.supportId);
  return writeVersion(db, { ...said, ...key, rowId: key.supportId, version: 1, because: null });
}

/** Says support anew, which is held: the former words stay. Gives whether it was written: not, where a version is beyond the writer. */
export function saySupportAnew(
  db: Write,
  support: EdgeSupport,
  anew: SupportSaid & Pick<NewVersion, 'rowId' | 'because'>,
): Promise<boolean> {
  const { personId, supportId } = support;
  const { version, alsoOf } = currentSupport(support);
  const everybody = [...new Set([...alsoOf, ...anew.alsoOf])];
  return writeVersion(db, { ...anew, personId, supportId, version: version + 1, alsoOf: everybody });
}

async function writeVersion(db: Write, said: NewVersion): Promise<boolean> {
  const written = await db.run(sql`
    insert into practice.edge_support (id, person_id, support_id, version, kind, why_now, different, said_by, goals, asked_by, agreed_by,
      given_by, starts, planned_end, cost_pence, cost_per, paid_by, because, also_of)
    values (${said.rowId}, ${said.personId}, ${said.supportId}, ${said.version}, ${said.kind}, ${said.whyNow}, ${said.different},
      ${said.saidBy}, ${[...said.goals]}::uuid[], ${said.askedBy}, ${said.agreedBy}, ${said.givenBy}, ${said.starts},
      ${said.plannedEnd}, ${said.costPence}, ${said.costPer}, ${said.paidBy}, ${said.because}, ${[...said.alsoOf]}::uuid[])
    on conflict do nothing`);
  return written === 1;
}

/** Says what came of support, which is held. Gives whether it was written. */
export async function addSupportTurn(
  db: Write,
  support: EdgeSupport,
  turn: NewSupportTurn & { readonly rowId: string },
): Promise<boolean> {
  const { personId, supportId, turns } = support;
  const number = (turns.at(-1)?.number ?? 0) + 1;
  const written = await db.run(sql`
    insert into practice.edge_support_turn (id, person_id, support_id, number, kind, words, said, unsaid, until, home, happened_on,
      replaces, also_of)
    values (${turn.rowId}, ${personId}, ${supportId}, ${number}, ${turn.kind}, ${turn.words}, ${turn.said}, ${turn.unsaid},
      ${turn.until}, ${turn.home}, ${turn.happenedOn}, ${turn.replaces}, ${[...currentSupport(support).alsoOf]}::uuid[])
    on conflict do nothing`);
  return written === 1;
}
