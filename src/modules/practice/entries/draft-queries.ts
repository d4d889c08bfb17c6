import { randomUUID } from 'node:crypto';
import { sql } from '../../../platform/database/database.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import type { Instant } from '../../../platform/dates/plain-date.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import { newId } from '../../../platform/ids/ids.ts';

/** A visit that somebody is still writing. Children whom the actor may not see any more are not in it. */
export type Draft = {
  readonly draftId: string;
  readonly authorId: string | null;
  readonly version: number;
  readonly begunAt: Instant;
  readonly savedAt: Instant;
  readonly finishedAt: Instant | null;
  /** Thrown away by its writer, who may take it up again. */
  readonly discardedAt: Instant | null;
  /** With which the writer's browser seals what is not saved yet; null of an old draft. */
  readonly deviceKey: string | null;
  readonly shared: Typed;
  readonly children: readonly { readonly personId: string; readonly place: number; readonly own: Typed }[];
};

type Row = Omit<Draft, 'children'> & Draft['children'][number];

const columns = sql`d.draft_id as "draftId", d.author_id as "authorId", d.version, d.begun_at as "begunAt", d.saved_at as "savedAt",
  d.finished_at as "finishedAt", d.discarded_at as "discardedAt", d.device_key as "deviceKey",
  d.shared, d.person_id as "personId", d.place, d.own`;

/**
 * Begins a visit to these children and gives its id; an untouched one of the same writer and children is taken up again, so
 * that pressing twice begins one.
 */
export async function beginDraft(db: Write, children: readonly string[]): Promise<string> {
  await db.query(
    sql`select pg_advisory_xact_lock(hashtextextended('practice.entry_draft ' || platform.actor()::text, 0))`,
  );
  const untouched = await db.first(sql<{ id: string }>`
    select d.draft_id as id from practice.entry_draft d
     where d.author_id = platform.actor() and d.version = 1 and d.finished_at is null and d.discarded_at is null
     group by d.draft_id having array_agg(d.person_id order by d.place) = ${[...children]}::uuid[] limit 1`);
  if (untouched) return untouched.id;
  const [draftId, deviceKey] = [newId(), randomUUID()];
  for (const [place, personId] of children.entries())
    await db.run(sql`insert into practice.entry_draft (id, draft_id, person_id, place, device_key, also_of)
      values (${newId()}, ${draftId}, ${personId}, ${place}, ${deviceKey}, ${children.filter((one) => one !== personId)}::uuid[])`);
  return draftId;
}

/** The draft, as far as the actor may read it. @throws NotFound */
export async function getDraft(db: Read, draftId: string): Promise<Draft> {
  const found = await findDraft(db, draftId);
  if (!found) throw new NotFound();
  return found;
}

/** The actor's own draft, held until the transaction ends: of two who save or finish it, the second waits. @throws NotFound */
export async function holdDraft(db: Write, draftId: string): Promise<Draft> {
  return oneDraft(
    await db.query(sql<Row>`
    select ${columns} from practice.entry_draft d
     where d.draft_id = ${draftId}::uuid and d.author_id = platform.actor() order by d.place for update`),
  );
}

/** The same, or undefined. */
export async function findDraft(db: Read, draftId: string): Promise<Draft | undefined> {
  return toDrafts(
    await db.query(sql<Row>`
    select ${columns} from practice.entry_draft d where d.draft_id = ${draftId}::uuid order by d.place`),
  )[0];
}

function oneDraft(rows: readonly Row[]): Draft {
  const [draft] = toDrafts(rows);
  if (!draft) throw new NotFound();
  return draft;
}

function toDrafts(rows: readonly Row[]): readonly Draft[] {
  const ids = [...new Set(rows.map(({ draftId }) => draftId))];
  return ids.flatMap((id) => {
    const own = rows.filter(({ draftId }) => draftId === id);
    return own.slice(0, 1).map((first) => ({
      ...first,
      children: own.map(({ personId, place, own: said }) => ({ personId, place, own: said })),
    }));
  });
}

/** Keeps what was written; gives the new version. The draft is held by who calls. */
export async function saveDraft(
  db: Write,
  draft: Draft,
  written: { readonly shared: Typed; readonly own: readonly Typed[] },
): Promise<number> {
  for (const [index, { personId }] of draft.children.entries())
    await db.run(sql`update practice.entry_draft
      set shared = ${JSON.stringify(written.shared)}::jsonb, own = ${JSON.stringify(written.own[index] ?? {})}::jsonb,
          version = version + 1, saved_at = platform.moment()
      where draft_id = ${draft.draftId}::uuid and person_id = ${personId}::uuid`);
  return draft.version + 1;
}

/** The draft has become an entry: what was written stands there now. */
export async function emptyDraft(db: Write, draftId: string): Promise<void> {
  await db.run(sql`update practice.entry_draft set shared = '{}', own = '{}', finished_at = platform.moment()
    where draft_id = ${draftId}::uuid`);
}

/** Throws a draft away, which is held, or takes it up again. What was written stays. */
export async function setDraftDiscarded(db: Write, draftId: string, isDiscarded: boolean): Promise<void> {
  await db.run(sql`update practice.entry_draft
    set discarded_at = case when ${isDiscarded}::boolean then platform.moment() end where draft_id = ${draftId}::uuid`);
}

/** What the actor has begun and not finished, the latest first. */
export async function listOwnDrafts(db: Read): Promise<readonly Draft[]> {
  return toDrafts(
    await db.query(sql<Row>`
    select ${columns} from practice.entry_draft d
     where d.author_id = platform.actor() and d.version > 1 and d.finished_at is null and d.discarded_at is null order by d.saved_at desc, d.draft_id, d.place`),
  );
}

/** What anybody has begun about the person with these records and not finished, as far as the actor may read it. */
export async function listDraftsAbout(db: Read, records: readonly string[]): Promise<readonly Draft[]> {
  return toDrafts(
    await db.query(sql<Row>`
    select ${columns} from practice.entry_draft d
     where d.person_id = any(${[...records]}::uuid[]) and d.version > 1 and d.finished_at is null and d.discarded_at is null
       and d.own ->> 'seen' is distinct from 'not part'
     order by d.saved_at desc, d.draft_id, d.place`),
  );
}

/** What others have begun and not finished, as far as the actor may read it: for who answers for them. A hundred at most. */
export async function listOthersDrafts(db: Read): Promise<readonly Draft[]> {
  return toDrafts(
    await db.query(sql<Row>`
    select ${columns} from practice.entry_draft d
     where d.author_id <> platform.actor() and d.version > 1 and d.finished_at is null and d.discarded_at is null
     order by d.saved_at desc, d.draft_id, d.place limit 100`),
  );
}
