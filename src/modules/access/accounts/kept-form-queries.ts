import type { Read, Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import type { Id } from '../../../platform/ids/ids.ts';

export type KeptFormId = Id<'kept'>;

/** A form that waits for its sender's proof, with each field as often as it was sent. */
export type KeptForm = { readonly path: string; readonly fields: readonly (readonly [string, string])[] };

/** @throws NotFound for another account's, and for what was sent or thrown away */
export async function getKeptForm(db: Read, id: KeptFormId): Promise<KeptForm> {
  const found = await db.first(sql<{ path: string; fields: Readonly<Record<string, unknown>> }>`
    select path, fields from access.kept_form where id = ${id} and account_id = platform.actor()`);
  if (!found) throw new NotFound();
  return { path: found.path, fields: Object.entries(found.fields).flatMap(toFields) };
}

function toFields([name, value]: readonly [string, unknown]): readonly (readonly [string, string])[] {
  return Array.isArray(value)
    ? value.map((one) => [name, String(one)] as const)
    : [[name, String(value)] as const];
}

export async function removeKeptForm(db: Write, id: KeptFormId): Promise<void> {
  await db.run(sql`delete from access.kept_form where id = ${id} and account_id = platform.actor()`);
}
