import { sql } from '../../../platform/database/database.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { Attachment, AttachmentChange, KeptFile, NewAttachment } from './attachment-rules.ts';
import { sha256Of } from './keep-file.ts';

const actor = sql`(select platform.actor())`;

/**
 * What is for one person is on the pages of that person and of who wrote it: information governance may read it for a copy alone
 * (docs/adr/0025). Where the whole entry is restricted, so is what hangs on it, whatever was chosen for it.
 */
const mine = sql`(a.named_id is null or a.named_id = ${actor} or a.recorded_by = ${actor})
  and (e.restricted_to is null or e.restricted_to = ${actor} or e.recorded_by = ${actor} or a.recorded_by = ${actor})`;

const attachment = sql`
  select a.id, a.person_id as "personId", a.event_id as "eventId", e.id as "entryId", a.kind, a.name, a.bytes, a.width, a.height, a.words,
         a.made_by as "madeBy", a.made_on as "madeOn", a.agreed, a.agreed_because as "agreedBecause",
         case when e.restricted_to is null then a.audience else 'named' end as audience, coalesce(e.restricted_to, a.named_id) as "namedId",
         a.also_of as "alsoOf", a.recorded_at as "recordedAt", a.recorded_by as "writtenBy",
         (select coalesce(json_agg(json_build_object('id', c.id, 'kind', c.kind, 'words', c.words, 'because', c.because,
                   'recordedAt', c.recorded_at, 'recordedBy', c.recorded_by) order by c.recorded_at, c.id), '[]')
            from practice.attachment_change c where c.attachment_id = a.id) as changes
    from practice.attachment a
    left join practice.entry e on e.event_id = a.event_id and e.person_id = a.person_id`;

const inOrder = sql`order by a.made_on, a.recorded_at, a.id`;

/** The files of these events in the records of these people, as far as the actor may see them; those that were taken off too. */
export function listAttachments(
  db: Read,
  records: readonly string[],
  events: readonly string[],
): Promise<readonly Attachment[]> {
  return db.query(sql<Attachment>`${attachment}
    where a.person_id = any(${[...records]}::uuid[]) and a.event_id = any(${[...events]}::uuid[]) and ${mine} ${inOrder}`);
}

/** One file in the record of the person with these records. @throws NotFound */
export async function getAttachment(db: Read, records: readonly string[], id: string): Promise<Attachment> {
  const found = await db.first(
    sql<Attachment>`${attachment} where a.person_id = any(${[...records]}::uuid[]) and a.id = ${id}::uuid and ${mine}`,
  );
  if (!found) throw new NotFound();
  return found;
}

/** How many files hang on the event in the record of that child. */
export async function countAttachments(db: Read, personId: string, eventId: string): Promise<number> {
  const found = await db.first(sql<{ count: number }>`select count(*)::int as count from practice.attachment a
    where a.person_id = ${personId}::uuid and a.event_id = ${eventId}::uuid`);
  return found?.count ?? 0;
}

/** The bytes of a file that `getAttachment` gave: whole, or of a picture small. @throws NotFound */
export async function getFileBytes(
  db: Read,
  { id, personId }: Pick<Attachment, 'id' | 'personId'>,
  size: FileSize,
): Promise<{ readonly content: Uint8Array; readonly mediaType: string }> {
  const column = size === 'small' ? sql`coalesce(f.small, f.content)` : sql`f.content`;
  const found = await db.first(sql<{ content: Uint8Array; mediaType: string }>`
    select ${column} as content, a.media_type as "mediaType"
      from practice.attachment_file f join practice.attachment a on a.id = f.attachment_id
     where f.attachment_id = ${id}::uuid and f.person_id = ${personId}::uuid`);
  if (!found) throw new NotFound();
  return found;
}

export type FileSize = 'small' | 'whole';

/** What a file hangs on, and who besides the child it may show or name. */
export type Hanging = {
  readonly fileId: string;
  readonly eventId: string;
  /** Whom the words name beside those whom it is of. */
  readonly named: readonly string[];
};

/** Whether what was sent with this id is kept already. */
export async function isFileKept(db: Write, fileId: string): Promise<boolean> {
  await db.query(
    sql`select pg_advisory_xact_lock(hashtextextended('practice.attachment ' || ${fileId}::text, 0))`,
  );
  return (
    (await db.first(sql`select 1 from practice.attachment a where a.file_id = ${fileId}::uuid`)) !== undefined
  );
}

/** Lets a file be added before or after its visit is finished, and not meanwhile. Holds until the transaction ends. */
export async function holdVisit(db: Write, eventId: string): Promise<void> {
  await db.query(sql`select 1 from practice.entry_draft d where d.draft_id = ${eventId}::uuid and d.finished_at is null
    and d.author_id = ${actor} order by d.place for update`);
}

/** Keeps a file in the record of each child whom it is of: what is said of it, and its bytes. */
export async function addAttachment(
  db: Write,
  hanging: Hanging,
  said: NewAttachment,
  file: KeptFile,
): Promise<void> {
  const content = Buffer.from(file.content);
  for (const child of said.children) {
    const id = newId();
    const alsoOf = [...said.children.map(({ personId }) => personId), ...hanging.named];
    await db.run(sql`
      insert into practice.attachment (id, file_id, person_id, event_id, kind, name, media_type, bytes, width, height, sha256, words, made_by,
        made_on, agreed, agreed_because, audience, named_id, also_of)
      values (${id}, ${hanging.fileId}, ${child.personId}, ${hanging.eventId}, ${file.kind}, ${file.name}, ${file.mediaType}, ${content.length},
        ${file.width}, ${file.height}, ${sha256Of(content)}, ${said.words}, ${said.madeBy}, ${said.madeOn}, ${child.agreed},
        ${child.agreedBecause}, ${said.audience}, ${said.namedId}, ${[...new Set(alsoOf)].filter((one) => one !== child.personId)}::uuid[])`);
    await db.run(sql`insert into practice.attachment_file (attachment_id, person_id, content, small)
      values (${id}, ${child.personId}, ${content}, ${file.small === null ? null : Buffer.from(file.small)})`);
  }
}

/** Lets one after another change a file. Holds until the transaction ends. */
export async function holdAttachment(db: Write, id: string): Promise<void> {
  await db.query(
    sql`select pg_advisory_xact_lock(hashtextextended('practice.attachment ' || ${id}::text, 0))`,
  );
}

/** Writes down what became of a file that is held. What stood before stays. */
export async function changeAttachment(
  db: Write,
  { id, personId }: Pick<Attachment, 'id' | 'personId'>,
  change: Pick<AttachmentChange, 'kind' | 'words' | 'because'> & { readonly alsoOf?: readonly string[] },
): Promise<void> {
  await db.run(sql`insert into practice.attachment_change (id, person_id, attachment_id, kind, words, because, also_of)
    values (${newId()}, ${personId}, ${id}, ${change.kind}, ${change.words}, ${change.because}, ${[...(change.alsoOf ?? [])]}::uuid[])`);
}

/** A child in whose record an event stands, as far as the actor may see: unfinished or finished. */
export type EventChild = {
  readonly personId: string;
  readonly happenedOn: string | null;
  readonly entryId: string | null;
  /** Who writes it, while it is unfinished. */
  readonly authorId: string | null;
  readonly discarded: boolean;
};

/** The children of an event: of a draft while it is unfinished, else those who have an entry of it. */
export function listEventChildren(db: Read, eventId: string): Promise<readonly EventChild[]> {
  return db.query(sql<EventChild>`
    select e.person_id as "personId", e.happened_on as "happenedOn", e.id as "entryId", null::uuid as "authorId", false as discarded, 0 as place
      from practice.entry e
     where e.event_id = ${eventId}::uuid and (e.restricted_to is null or e.restricted_to = ${actor} or e.recorded_by = ${actor})
    union all
    select d.person_id, null, null, d.author_id, d.discarded_at is not null, d.place
      from practice.entry_draft d where d.draft_id = ${eventId}::uuid and d.finished_at is null
     order by place, "personId"`);
}
