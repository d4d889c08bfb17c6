import { sql } from '../../../platform/database/database.ts';
import type { Write } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { NewTurn, Promised, PromiseSaid, PromiseVersion } from './promise-rules.ts';
import { currentOf } from './promise-rules.ts';

/** Holds a promise until the transaction ends: of two who say what became of it the second waits, and then sees the first's. */
export async function holdPromise(db: Write, promiseId: string): Promise<void> {
  await db.query(
    sql`select pg_advisory_xact_lock(hashtextextended('practice.promise ' || ${promiseId}::text, 0))`,
  );
}

/**
 * Writes down a promise in a child's record; `promiseId` is new, and sent twice it makes one. `alsoOf`: people whom the record
 * holds and who are named in it. Gives whether it was written now.
 */
export async function addPromise(
  db: Write,
  { promiseId, personId, alsoOf }: Key,
  said: PromiseSaid,
): Promise<boolean> {
  await holdPromise(db, promiseId);
  return writeVersion(db, { promiseId, personId, alsoOf }, { ...said, version: 1, because: null });
}

type Key = {
  readonly promiseId: string;
  readonly personId: string;
  readonly alsoOf: readonly string[];
};

type NewVersion = PromiseSaid & Pick<PromiseVersion, 'version' | 'because'>;

async function writeVersion(db: Write, key: Key, said: NewVersion): Promise<boolean> {
  const written = await db.run(sql`
    insert into practice.promise (id, person_id, promise_id, version, words, whose, to_kind, to_whom, by_whom, maker_id, made_on,
      due_on, audience, because, also_of)
    values (${newId()}, ${key.personId}, ${key.promiseId}, ${said.version}, ${said.words}, ${said.whose}, ${said.toKind},
      ${said.toWhom}, ${said.byWhom}, ${said.makerId}, ${said.madeOn}, ${said.dueOn}, ${said.audience}, ${said.because},
      ${key.alsoOf.filter((one) => one !== key.personId)}::uuid[])
    on conflict on constraint promise_once do nothing`);
  return written === 1;
}

/** What may be said anew of a promise. Who made it to whom is not: that was another promise. */
export type Anew = Pick<PromiseSaid, 'words' | 'dueOn' | 'audience'> & { readonly because: string };

/** Says a promise anew, which is held: the former words stay. */
export async function sayPromiseAnew(db: Write, promise: Promised, anew: Anew): Promise<void> {
  const now = currentOf(promise);
  await writeVersion(db, { ...promise, alsoOf: now.alsoOf }, { ...now, ...anew, version: now.version + 1 });
}

/** Says what became of a promise, which is held. */
export async function addTurn(db: Write, promise: Promised, turn: NewTurn): Promise<void> {
  const { promiseId, personId, turns } = promise;
  const number = (turns.at(-1)?.number ?? 0) + 1;
  await db.run(sql`
    insert into practice.promise_turn (id, person_id, promise_id, number, kind, words, happened_on, how, by_whom, answer, apology,
      replaces, also_of)
    values (${newId()}, ${personId}, ${promiseId}, ${number}, ${turn.kind}, ${turn.words}, ${turn.happenedOn}, ${turn.how},
      ${turn.byWhom}, ${turn.answer}, ${turn.apology}, ${turn.replaces}, ${[...currentOf(promise).alsoOf]}::uuid[])`);
}
