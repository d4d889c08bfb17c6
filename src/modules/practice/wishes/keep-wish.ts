import { sql } from '../../../platform/database/database.ts';
import type { Write } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { NewWishTurn, Wish, WishSaid, WishVersion } from './wish-rules.ts';
import { currentWish } from './wish-rules.ts';

/** Holds a wish until the transaction ends: of two who say something of it the second waits, and then sees the first's. */
export async function holdWish(db: Write, wishId: string): Promise<void> {
  await db.query(sql`select pg_advisory_xact_lock(hashtextextended('practice.wish ' || ${wishId}::text, 0))`);
}

type Key = { readonly wishId: string; readonly personId: string; readonly alsoOf: readonly string[] };

/** Writes down a wish in the child's record; `wishId` is new, and sent twice it makes one. Gives whether it was written now. */
export async function addWish(db: Write, key: Key, said: WishSaid): Promise<boolean> {
  await holdWish(db, key.wishId);
  return writeVersion(db, key, { ...said, version: 1, because: null });
}

async function writeVersion(
  db: Write,
  key: Key,
  said: WishSaid & Pick<WishVersion, 'version' | 'because'>,
): Promise<boolean> {
  const written = await db.run(sql`
    insert into practice.wish (id, person_id, wish_id, version, kind, words, observed_by, said_on, to_whom, to_id, reply_by, audience,
      because, also_of)
    values (${newId()}, ${key.personId}, ${key.wishId}, ${said.version}, ${said.kind}, ${said.words}, ${said.observedBy},
      ${said.saidOn}, ${said.toWhom}, ${said.toId}, ${said.replyBy}, ${said.audience}, ${said.because},
      ${key.alsoOf.filter((one) => one !== key.personId)}::uuid[])
    on conflict on constraint wish_once do nothing`);
  return written === 1;
}

/** What may be put right of a wish. */
export type WishAnew = Pick<WishSaid, 'words' | 'audience'> & { readonly because: string };

/** Puts the words of a wish right, which is held: the former words stay. */
export async function sayWishAnew(db: Write, wish: Wish, anew: WishAnew): Promise<void> {
  const now = currentWish(wish);
  await writeVersion(db, { ...wish, alsoOf: now.alsoOf }, { ...now, ...anew, version: now.version + 1 });
}

/** Says something of a wish, which is held: a reply, what came of it, that it was a mistake. */
export async function addWishTurn(db: Write, wish: Wish, turn: NewWishTurn): Promise<void> {
  const number = (wish.turns.at(-1)?.number ?? 0) + 1;
  await db.run(sql`
    insert into practice.wish_turn (id, person_id, wish_id, number, kind, answer, words, happened_on, by_whom, how, come_back_on,
      replaces, also_of)
    values (${newId()}, ${wish.personId}, ${wish.wishId}, ${number}, ${turn.kind}, ${turn.answer}, ${turn.words},
      ${turn.happenedOn}, ${turn.byWhom}, ${turn.how}, ${turn.comeBackOn}::date, ${turn.replaces}, ${[...currentWish(wish).alsoOf]}::uuid[])`);
}
