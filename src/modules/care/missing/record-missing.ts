import { sql } from '../../../platform/database/database.ts';
import type { Query, Read, Write } from '../../../platform/database/database.ts';
import type { Instant, PlainDate } from '../../../platform/dates/plain-date.ts';
import type { Refusal } from '../../../platform/facts/index.ts';
import { correctFact, recordFact, unlessRefused, withdrawFact } from '../../../platform/facts/index.ts';
import { Stale } from '../../../platform/http/problems.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { missingEpisodeFacts } from '../load/load-care.ts';
import type { NewReturn, Update } from './back-form.ts';
import type { MissingAbout, MissingKind, MissingTime, Told } from './missing-rules.ts';
import { listNamedIn } from './missing-rules.ts';
import type { NewMissing } from './report-form.ts';

/** Somebody of a record whom words may name. */
export type KnownPeer = { readonly id: string; readonly names: readonly string[] };

/** The child and their records, and who is known around them. */
export type Whom = {
  readonly personId: string;
  readonly records: readonly string[];
  readonly peers: readonly KnownPeer[];
};

/**
 * Writes down that a child is missing: the fact that returns read, and what is said beside it. Refused where the fact cannot stand
 * beside another, or somebody else has just reported the same child (`missing_time_one_open`). `id` is the form's own.
 */
export function reportMissing(
  db: Write,
  whom: Whom,
  { id, said }: { readonly id: string; readonly said: NewMissing },
): Promise<Refusal | undefined> {
  return unlessRefused(db, async () => {
    await holdPerson(db, whom);
    const fact = await openFact(db, whom, said);
    await db.run(sql`insert into care.missing_time (id, person_id, episode_id, made_episode, kind, gone_at, risk)
      values (${id}, ${whom.personId}, ${fact.id}, ${fact.made}, ${said.kind}, ${said.goneAt}::timestamptz, ${said.risk})`);
    const time = { id, personId: whom.personId };
    for (const name of said.with) await addPeer(db, time, peerOf(name, whom.peers));
    for (const [about, words] of said.words) await addWords(db, time, { about, words, peers: whom.peers });
    for (const told of said.told) await addTold(db, time, told);
  });
}

/** Of two who report the same child at once the second waits, and then sees what the first wrote. */
async function holdPerson(db: Write, { personId }: Whom): Promise<void> {
  await db.query(
    sql`select pg_advisory_xact_lock(hashtextextended('care.missing_time ' || ${personId}::text, 0))`,
  );
}

type OpenFact = { readonly id: string; readonly version: number; readonly ends: PlainDate | null };

/** The fact: one that is open already, the same day's opened again, or a new one. */
async function openFact(
  db: Write,
  { personId, records }: Whom,
  { day, kind }: Pick<NewMissing, 'day' | 'kind'>,
): Promise<{ readonly id: string; readonly made: boolean }> {
  const found = await db.first(sql<OpenFact>`select id, version, ends from care.missing_episode
    where person_id = any(${[...records]}::uuid[]) and ((ends is null and starts <= ${day}::date) or starts = ${day}::date)
    order by starts desc limit 1`);
  if (!found)
    return {
      id: await recordFact(db, missingEpisodeFacts, personId, { kind, starts: day, ends: null }),
      made: true,
    };
  if (found.ends !== null) await correctFact(db, missingEpisodeFacts, found, { ends: null });
  return { id: found.id, made: false };
}

const peerOf = (name: string, peers: readonly KnownPeer[]) => ({
  name,
  peerId: peers.find(({ names }) => names[0]?.toLowerCase() === name.toLowerCase())?.id ?? null,
});

type Of = { readonly id: string; readonly personId: string };

/** Writes down whom the child is with: a record where there is one, else the name as it was said. */
export async function addPeer(
  db: Write,
  { id, personId }: Of,
  { name, peerId }: { readonly name: string; readonly peerId: string | null },
): Promise<void> {
  await db.run(sql`insert into care.missing_with (id, person_id, time_id, peer_id, name)
    values (${newId()}, ${personId}, ${id}, ${peerId}::uuid, ${peerId === null ? name : null})`);
}

async function addWords(
  db: Write,
  { id, personId }: Of,
  said: { readonly about: MissingAbout; readonly words: string; readonly peers: readonly KnownPeer[] },
): Promise<void> {
  const alsoOf = listNamedIn(said.words, said.peers);
  await db.run(sql`insert into care.missing_words (id, person_id, time_id, about, words, also_of)
    values (${newId()}, ${personId}, ${id}, ${said.about}, ${said.words}, ${[...alsoOf]}::uuid[])`);
}

/** Writes down who was told, or why not. */
export async function addTold(db: Write, { id, personId }: Of, told: Told): Promise<void> {
  await db.run(sql`insert into care.missing_told (id, person_id, time_id, who, name, told_at, reference, not_told_because)
    values (${newId()}, ${personId}, ${id}, ${told.who}, ${told.name}, ${told.toldAt}::timestamptz, ${told.reference},
      ${told.notToldBecause})`);
}

/** Writes down what is new; a risk or a kind that changed holds from now on. @throws Stale when somebody was faster */
export async function updateMissing(
  db: Write,
  time: MissingTime,
  { update, peers }: { readonly update: Update; readonly peers: readonly KnownPeer[] },
): Promise<void> {
  await setTime(db, time, sql`risk = ${update.risk ?? time.risk}, kind = ${update.kind ?? time.kind}`);
  if (update.kind !== null && update.kind !== time.kind) await sayKind(db, time, update.kind);
  await addWords(db, time, { about: 'update', words: update.words, peers });
}

/** Of one stretch that was both, the return has one row: what it is now, unless it was missing before. */
async function sayKind(db: Write, time: MissingTime, kind: MissingKind): Promise<void> {
  const fact = await findOwnFact(db, time);
  if (fact && kind === 'M') await correctFact(db, missingEpisodeFacts, fact, { kind });
}

const findOwnFact = (db: Read, { episodeId }: MissingTime) =>
  db.first(sql<OpenFact>`select id, version, ends from care.missing_episode where id = ${episodeId}::uuid`);

/**
 * Writes down that a child is back, or puts that right: the fact ends on that day. Refused where it cannot.
 * @throws Stale when somebody was faster
 */
export function recordReturn(
  db: Write,
  time: MissingTime,
  { said, peers }: { readonly said: NewReturn; readonly peers: readonly KnownPeer[] },
): Promise<Refusal | undefined> {
  return unlessRefused(db, async () => {
    await setTime(
      db,
      time,
      sql`state = 'back', back_at = ${said.backAt}::timestamptz, back_how = ${said.backHow}, well = ${said.well},
        back_recorded_by = platform.actor()`,
    );
    await endFact(db, time, said.day);
    if (isNew(time, 'found', said.found))
      await addWords(db, time, { about: 'found', words: said.found, peers });
    if (said.harm !== null && isNew(time, 'harm', said.harm))
      await addWords(db, time, { about: 'harm', words: said.harm, peers });
  });
}

/** Whether these are not the words that stand already. */
const isNew = ({ words }: MissingTime, about: MissingAbout, said: string) =>
  words.findLast((one) => one.about === about)?.words !== said;

async function endFact(db: Write, time: MissingTime, day: PlainDate | null): Promise<void> {
  const fact = await findOwnFact(db, time);
  if (fact && fact.ends !== day) await correctFact(db, missingEpisodeFacts, fact, { ends: day });
}

/** The return was wrong: the child is still missing. @throws Stale when somebody was faster */
export function reopenMissing(db: Write, time: MissingTime): Promise<Refusal | undefined> {
  return unlessRefused(db, async () => {
    await setTime(db, time, sql`state = 'missing', back_at = null, back_how = null, well = null`);
    await endFact(db, time, null);
  });
}

/**
 * Takes a report back that was a mistake: it stays to be read, and the fact that it made goes. A fact that another report or a
 * return said too stays, ended as that other said. @throws Stale when somebody was faster
 */
export function takeBackMissing(db: Write, time: MissingTime, because: string): Promise<Refusal | undefined> {
  return unlessRefused(db, async () => {
    await setTime(db, time, sql`state = 'taken back'`);
    await addWords(db, time, { about: 'taken back', words: because, peers: [] });
    const fact = await findOwnFact(db, time);
    if (fact) await leaveFact(db, time, fact);
  });
}

async function leaveFact(db: Write, time: MissingTime, fact: OpenFact): Promise<void> {
  const other = await db.first(sql<{ backAt: Instant | null; ends: PlainDate | null }>`
    select t.back_at as "backAt", (t.back_at at time zone 'Europe/London')::date::text as ends from care.missing_time t
     where t.episode_id = ${fact.id}::uuid and t.id <> ${time.id}::uuid and t.state <> 'taken back'
     order by t.gone_at desc, t.id desc limit 1`);
  const made = await db.first(
    sql<{ made: boolean }>`select made_episode as made from care.missing_time where id = ${time.id}::uuid`,
  );
  if (other) return endFact(db, time, other.ends);
  if (made?.made) await withdrawFact(db, missingEpisodeFacts, fact.id);
}

/** @throws Stale when the time is no longer at its version */
async function setTime(
  db: Write,
  { id, version }: Pick<MissingTime, 'id' | 'version'>,
  sets: Query<unknown>,
): Promise<void> {
  const done = await db.run(
    sql`update care.missing_time set ${sets}, version = version + 1 where id = ${id}::uuid and version = ${version}`,
  );
  if (done !== 1) throw new Stale();
}
