import { sql } from '../../../platform/database/database.ts';
import type { Query, Read, Write } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { Refusal } from '../../../platform/facts/index.ts';
import { correctFact, recordFact, unlessRefused, withdrawFact } from '../../../platform/facts/index.ts';
import { Stale } from '../../../platform/http/problems.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { missingEpisodeFacts } from '../load/load-care.ts';
import type { NewReturn, Update } from './back-form.ts';
import type { KnownPeer, MissingAbout, MissingKind, MissingTime } from './missing-rules.ts';
import { lastWordsOf, listNamedIn, missingKinds, missingRisks } from './missing-rules.ts';
import type { NewMissing } from './report-form.ts';
import { addTold } from './tell-who.ts';

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
    await db.run(sql`insert into care.missing_time (id, person_id, episode_id, made_episode, had_kind, had_ends, kind, gone_at, risk)
      values (${id}, ${whom.personId}, ${fact.id}, ${fact.made}, ${fact.hadKind}, ${fact.hadEnds}::date, ${said.kind},
        ${said.goneAt}::timestamptz, ${said.risk})`);
    const time = { id, personId: whom.personId };
    for (const name of said.with) await addPeer(db, time, peerOf(name, whom.peers));
    for (const [about, words] of said.words) await addWords(db, time, { about, words, peers: whom.peers });
    for (const told of said.told) await addTold(db, time, { id: newId(), told, peers: whom.peers });
  });
}

/** Of two who report the same child at once the second waits, and then sees what the first wrote. */
async function holdPerson(db: Write, { personId }: Whom): Promise<void> {
  await db.query(
    sql`select pg_advisory_xact_lock(hashtextextended('care.missing_time ' || ${personId}::text, 0))`,
  );
}

type OpenFact = {
  readonly id: string;
  readonly version: number;
  readonly kind: string | null;
  readonly ends: PlainDate | null;
};
type JoinedFact = {
  readonly id: string;
  readonly made: boolean;
  readonly hadKind: string | null;
  readonly hadEnds: PlainDate | null;
};

/**
 * The fact: one that is open since the day before or by a report that stands, the same day's opened again, or a new one. One that
 * nobody ended for longer is another time: the new one overlaps it, and is refused.
 */
async function openFact(
  db: Write,
  { personId, records }: Whom,
  { day, kind }: Pick<NewMissing, 'day' | 'kind'>,
): Promise<JoinedFact> {
  const found =
    await db.first(sql<OpenFact>`select f.id, f.version, f.kind, f.ends from care.missing_episode f
    where f.person_id = any(${[...records]}::uuid[]) and (f.starts = ${day}::date or (f.ends is null and f.starts < ${day}::date
      and (f.starts = ${day}::date - 1
        or exists (select from care.missing_time t where t.episode_id = f.id and t.state = 'missing'))))
    order by f.starts desc, f.id limit 1`);
  if (!found)
    return {
      id: await recordFact(db, missingEpisodeFacts, personId, { kind, starts: day, ends: null }),
      made: true,
      hadKind: null,
      hadEnds: null,
    };
  const isMissingNow = kind === 'M' && found.kind !== 'M';
  if (found.ends !== null || isMissingNow)
    await correctFact(db, missingEpisodeFacts, found, { ends: null, ...(isMissingNow ? { kind } : {}) });
  return { id: found.id, made: false, hadKind: found.kind, hadEnds: found.ends };
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
  await db.run(sql`insert into care.missing_words (id, person_id, time_id, about, words, also_of, of_return)
    select ${newId()}::uuid, ${personId}, t.id, ${said.about}, ${said.words}, ${[...alsoOf]}::uuid[], t.returns
      from care.missing_time t where t.id = ${id}::uuid`);
}

/** Writes down what is new; a risk or a kind that changed holds from now on. @throws Stale when somebody was faster */
export async function updateMissing(
  db: Write,
  time: MissingTime,
  { update, peers }: { readonly update: Update; readonly peers: readonly KnownPeer[] },
): Promise<void> {
  await setTime(db, time, sql`risk = ${update.risk ?? time.risk}, kind = ${update.kind ?? time.kind}`);
  if (update.kind !== null && update.kind !== time.kind) await sayKind(db, time, update.kind);
  for (const words of changesOf(time, update)) await addWords(db, time, { about: 'update', words, peers });
  await addWords(db, time, { about: 'update', words: update.words, peers });
}

/** What stood before is not lost with what stands now: each change is a line with its date. */
function changesOf(time: MissingTime, { risk, kind }: Update): readonly string[] {
  return [
    ...(risk === null || risk === time.risk
      ? []
      : [`The risk was: ${missingRisks[time.risk]}. It is now: ${missingRisks[risk]}.`]),
    ...(kind === null || kind === time.kind
      ? []
      : [`It was: ${missingKinds[time.kind]}. It is now: ${missingKinds[kind]}.`]),
  ];
}

/** Of one stretch that was both, the return has one row: what it is now, unless it was missing before. */
async function sayKind(db: Write, time: MissingTime, kind: MissingKind): Promise<void> {
  const fact = await findOwnFact(db, time);
  if (fact && kind === 'M') await correctFact(db, missingEpisodeFacts, fact, { kind });
}

const findOwnFact = (db: Read, { episodeId }: MissingTime) =>
  db.first(
    sql<OpenFact>`select id, version, kind, ends from care.missing_episode where id = ${episodeId}::uuid`,
  );

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
    const begins = beginsAgain(time, said);
    await setTime(
      db,
      time,
      sql`state = 'back', back_at = ${said.backAt}::timestamptz, back_how = ${said.backHow}, well = ${said.well},
        back_recorded_by = platform.actor(),
        returns = returns + ${begins ? 1 : 0}`,
    );
    await settleFact(db, time);
    for (const [about, words] of saidOfReturn(said))
      if (begins || lastWordsOf(time, about) !== words) await addWords(db, time, { about, words, peers });
  });
}

/** What was said before does not stand with a return that is another, nor with one of which less is said now. */
const beginsAgain = (time: MissingTime, { harm }: NewReturn) =>
  time.state === 'missing'
    ? time.words.some(isOfReturn)
    : harm === null && lastWordsOf(time, 'harm') !== null;

const isOfReturn = ({ about }: { readonly about: MissingAbout }) => about === 'found' || about === 'harm';

const saidOfReturn = ({ found, harm }: NewReturn): readonly (readonly [MissingAbout, string])[] => [
  ['found', found],
  ...(harm === null ? [] : ([['harm', harm]] as const)),
];

/** A fact may hold several times: it is open while one of them is, and else ends with the last return. */
async function settleFact(db: Write, time: MissingTime): Promise<void> {
  const fact = await findOwnFact(db, time);
  if (fact) await changeFact(db, fact, { ends: (await standingOf(db, fact)).ends });
}

type Said = { readonly kind?: string | null; readonly ends: PlainDate | null };

async function changeFact(db: Write, fact: OpenFact, { kind = fact.kind, ends }: Said): Promise<void> {
  if (fact.ends !== ends || fact.kind !== kind)
    await correctFact(db, missingEpisodeFacts, fact, { ends, ...(fact.kind === kind ? {} : { kind }) });
}

type Standing = { readonly times: number; readonly isMissing: boolean; readonly ends: PlainDate | null };

/** What the times that stand say of their fact together. */
async function standingOf(db: Read, { id }: OpenFact): Promise<Standing> {
  const found = await db.first(sql<Standing>`
    select count(*)::int as times, coalesce(bool_or(t.kind = 'M'), false) as "isMissing",
           case when not bool_or(t.state = 'missing') then max((t.back_at at time zone 'Europe/London')::date) end as ends
      from care.missing_time t where t.episode_id = ${id}::uuid and t.state <> 'taken back'`);
  return found ?? { times: 0, isMissing: false, ends: null };
}

/** The return was wrong: the child is still missing. @throws Stale when somebody was faster */
export function reopenMissing(db: Write, time: MissingTime): Promise<Refusal | undefined> {
  return unlessRefused(db, async () => {
    await setTime(db, time, sql`state = 'missing', back_at = null, back_how = null, well = null`);
    await settleFact(db, time);
  });
}

/**
 * Takes a report back that was a mistake: it stays to be read, and the fact that it made goes. A fact that another report or a
 * return said too stays, ended as that other said. @throws Stale when somebody was faster
 */
export function takeBackMissing(
  db: Write,
  time: MissingTime,
  { because, peers }: { readonly because: string; readonly peers: readonly KnownPeer[] },
): Promise<Refusal | undefined> {
  return unlessRefused(db, async () => {
    await setTime(db, time, sql`state = 'taken back'`);
    await addWords(db, time, { about: 'taken back', words: because, peers });
    const fact = await findOwnFact(db, time);
    if (fact) await leaveFact(db, time, fact);
  });
}

async function leaveFact(db: Write, time: MissingTime, fact: OpenFact): Promise<void> {
  const { times, isMissing, ends } = await standingOf(db, fact);
  if (times > 0) {
    const had = await hadBy(db, sql`id = ${time.id}::uuid`);
    return changeFact(db, fact, { kind: isMissing ? fact.kind : (had?.kind ?? fact.kind), ends });
  }
  const first = await hadBy(db, sql`episode_id = ${fact.id}::uuid`);
  if (first?.made) await withdrawFact(db, missingEpisodeFacts, fact.id);
  else if (first) await changeFact(db, fact, first);
}

type Had = { readonly made: boolean; readonly kind: string | null; readonly ends: PlainDate | null };

/** What the fact was before the first of these reports; `made` where there was none. */
const hadBy = (db: Read, which: Query<unknown>) =>
  db.first(sql<Had>`select made_episode as made, had_kind as kind, had_ends as ends from care.missing_time
    where ${which} order by made_episode desc, recorded_at, id limit 1`);

/** Holds a time until the end of the transaction: what is read of it afterwards stands. */
export async function holdMissingTime(db: Write, id: string): Promise<void> {
  await db.query(sql`select id from care.missing_time where id = ${id}::uuid for update`);
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
