import { createHash } from 'node:crypto';
import { sql } from '../database/database.ts';
import type { Read, Write } from '../database/database.ts';
import type { Id } from '../ids/ids.ts';
import { newId } from '../ids/ids.ts';

export type FileId = Id<'file'>;
export type StoredFile = {
  readonly id: FileId;
  readonly name: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
};

/** Keeps a file in the database, so that one backup holds everything and a file commits with what refers to it. */
export async function storeFile(db: Write, file: Omit<StoredFile, 'id'>): Promise<FileId> {
  const id = newId<'file'>();
  const content = Buffer.from(file.content);
  await db.run(sql`insert into platform.file (id, name, media_type, bytes, sha256, content, stored_by)
    values (${id}, ${file.name}, ${file.mediaType}, ${content.length}, ${createHash('sha256').update(content).digest()}, ${content}, platform.actor())`);
  return id;
}

/** A stored file, or undefined. Who may have it is decided by the record that refers to it, before this is called. */
export function findFile(db: Read, id: FileId): Promise<StoredFile | undefined> {
  return db.first(
    sql<StoredFile>`select id, name, media_type as "mediaType", content from platform.file where id = ${id}`,
  );
}
