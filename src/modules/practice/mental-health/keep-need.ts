import { sql } from '../../../platform/database/database.ts';
import type { Write } from '../../../platform/database/database.ts';
import type { Need, NeedSaid, NewNeedTurn } from './need-rules.ts';
import { currentNeed } from './need-rules.ts';

/** Holds a need until the transaction ends: of two who say what came of it the second waits, and then sees the first's. */
export async function holdNeed(db: Write, needId: string): Promise<void> {
  await db.query(
    sql`select pg_advisory_xact_lock(hashtextextended('practice.mental_health_need ' || ${needId}::text, 0))`,
  );
}

type Key = {
  readonly needId: string;
  readonly personId: string;
  /** Of the form: sent twice, it makes one row. */
  readonly rowId: string;
};

/** Writes down a need in the record of who has it; `needId` is new. Gives whether it was written now. */
export async function addNeed(db: Write, key: Key, said: NeedSaid): Promise<boolean> {
  await holdNeed(db, key.needId);
  return writeVersion(db, key, { ...said, version: 1, because: null });
}

type NewVersion = NeedSaid & { readonly version: number; readonly because: string | null };

async function writeVersion(db: Write, { needId, personId, rowId }: Key, said: NewVersion): Promise<boolean> {
  const written = await db.run(sql`
    insert into practice.mental_health_need (id, person_id, need_id, version, area, said, unsaid, seen, said_for, seen_for, known_on, because)
    values (${rowId}, ${personId}, ${needId}, ${said.version}, ${said.area}, ${said.said}, ${said.unsaid}, ${said.seen},
      ${said.saidFor}, ${said.seenFor}, ${said.knownOn}, ${said.because})
    on conflict do nothing`);
  return written === 1;
}

/** Says a need anew, which is held: the former words stay. */
export async function sayNeedAnew(
  db: Write,
  need: Need,
  anew: NeedSaid & { readonly because: string; readonly rowId: string },
): Promise<void> {
  const version = currentNeed(need).version + 1;
  await writeVersion(db, { ...need, rowId: anew.rowId }, { ...anew, version });
}

/** Says what came of a need, which is held. */
export async function addNeedTurn(
  db: Write,
  { needId, personId, turns }: Need,
  turn: NewNeedTurn & { readonly rowId: string },
): Promise<void> {
  const number = (turns.at(-1)?.number ?? 0) + 1;
  await db.run(sql`
    insert into practice.mental_health_turn (id, person_id, need_id, number, kind, referral_id, service, answer, words, happened_on, replaces)
    values (${turn.rowId}, ${personId}, ${needId}, ${number}, ${turn.kind}, ${turn.referralId}, ${turn.service}, ${turn.answer},
      ${turn.words}, ${turn.happenedOn}, ${turn.replaces})`);
}
