import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '../../../platform/database/database.ts';
import type { Instant, PlainDate } from '../../../platform/dates/plain-date.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { writeAudit } from '../../access/index.ts';
import { extractSsd } from './extract-ssd.ts';

/** `asOf`: the day whose names, teams and ages the extract has. `purpose`: why identities are in it; without, they are not. */
export type SsdAsked = { readonly asOf: PlainDate; readonly out: string; readonly purpose?: string };

/** Writes the dataset into a folder, a CSV file for each object, and leaves a line of it in the audit trail. */
export async function writeSsdExtract(
  database: Database,
  { asOf, out, purpose }: SsdAsked,
  now: Instant,
): Promise<readonly { readonly name: string; readonly rows: number }[]> {
  mkdirSync(out, { recursive: true });
  return database.transaction({ account: null, role: 'loader' }, asOf, async (db) => {
    const written: { name: string; rows: number }[] = [];
    for await (const { name, rows, text } of extractSsd(db, purpose !== undefined)) {
      writeFileSync(join(out, name), text);
      written.push({ name, rows });
    }
    await writeAudit(
      db,
      {
        name: 'DatasetExtract',
        account: null,
        face: 'staff',
        outcome: 'done',
        subjects: [],
        detail: { identities: purpose !== undefined, purpose: purpose ?? '', asOf },
        correlation: newId(),
      },
      now,
    );
    return written;
  });
}
