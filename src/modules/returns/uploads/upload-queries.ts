import { sql } from '../../../platform/database/database.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { storeFile } from '../../../platform/files/files.ts';
import type { Id } from '../../../platform/ids/ids.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { ImportReport } from '../import/import-report.ts';

export type UploadId = Id<'task'>;

/** A file that was sent; `path` tells which were sent together. */
export type SentFile = { readonly path: string; readonly fileId: string };

/** What was asked for: first always to say what would come in, then, by a second request, to load it. */
export type UploadInput = {
  readonly files: readonly SentFile[];
  readonly postcodes: string | null;
  readonly providers: string | null;
  readonly la: string | null;
  readonly year: number | null;
  readonly dryRun: boolean;
  readonly today: PlainDate;
};

export type UploadOutcome = { readonly report: ImportReport } | { readonly refused: string };

export type Upload = {
  readonly id: UploadId;
  readonly input: UploadInput;
  readonly state: 'waiting' | 'running' | 'done' | 'failed';
  readonly done: number;
  readonly total: number | null;
  readonly outcome: UploadOutcome | null;
  readonly askedAt: string;
  readonly askedBy: string | null;
};

const columns = sql`id, input, state, done::int, total::int, outcome, asked_at as "askedAt", asked_by as "askedBy"`;

export async function addUpload(db: Write, input: UploadInput): Promise<UploadId> {
  const id = newId<'task'>();
  await db.run(sql`insert into platform.task (id, kind, asked_by, input)
    values (${id}, 'import', platform.actor(), ${JSON.stringify(input)}::jsonb)`);
  return id;
}

/** Keeps what was sent until it is loaded. */
export async function keepFile(db: Write, name: string, content: Uint8Array): Promise<string> {
  return storeFile(db, { name, mediaType: 'text/csv', content });
}

export function findUpload(db: Read, id: UploadId): Promise<Upload | undefined> {
  return db.first(sql<Upload>`select ${columns} from platform.task where id = ${id} and kind = 'import'`);
}

export function listUploads(db: Read): Promise<readonly Upload[]> {
  return db.query(
    sql<Upload>`select ${columns} from platform.task where kind = 'import' order by asked_at desc limit 20`,
  );
}

/** Takes the one that waits longest; one that has been running for an hour was left by a process that is gone. */
export function takeUpload(db: Write): Promise<Upload | undefined> {
  return db.first(sql<Upload>`update platform.task set state = 'running', started_at = now()
    where id = (select t.id from platform.task t where t.kind = 'import'
      and (t.state = 'waiting' or (t.state = 'running' and t.started_at < now() - interval '1 hour'))
      order by t.asked_at limit 1 for update skip locked)
    returning ${columns}`);
}

export async function tellProgress(db: Write, id: UploadId, done: number, total: number): Promise<void> {
  await db.run(sql`update platform.task set done = ${done}, total = ${total} where id = ${id}`);
}

export async function endUpload(
  db: Write,
  id: UploadId,
  state: 'done' | 'failed',
  outcome: UploadOutcome,
): Promise<void> {
  await db.run(sql`update platform.task set state = ${state}, outcome = ${JSON.stringify(outcome)}::jsonb, ended_at = now()
    where id = ${id}`);
}

/** Deletes what was sent: it has been loaded. */
export async function deleteSent(db: Write, { files, postcodes, providers }: UploadInput): Promise<void> {
  const ids = [...files.map(({ fileId }) => fileId), ...[postcodes, providers].filter((id) => id !== null)];
  await db.run(sql`delete from platform.file where id = any(${ids}::uuid[])`);
}

/** Deletes what was sent more than a day ago and never loaded. */
export async function deleteForgotten(db: Write): Promise<void> {
  await db.run(sql`delete from platform.file f using platform.task t
    where t.kind = 'import' and t.asked_at < now() - interval '1 day'
      and (f.id::text in (select sent->>'fileId' from jsonb_array_elements(t.input->'files') sent)
        or f.id::text in (t.input->>'postcodes', t.input->>'providers'))`);
}

export async function findCode(db: Read): Promise<string | undefined> {
  const found = await db.first(sql<{ code: string | null }>`select code from platform.installation`);
  return found?.code ?? undefined;
}
