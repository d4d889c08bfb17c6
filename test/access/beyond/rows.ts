import type { Read } from '../../../src/platform/database/database.ts';
import { sql } from '../../../src/platform/database/database.ts';
import type { TestDatabase } from '../../support/database.ts';
import { today } from '../access-world.ts';
import { kinds } from './world.ts';

/** Places of which the row is given to more than its words are for, because a page reads it with another row; and which. */
export const heldByPages: readonly { readonly place: string; readonly why: string }[] = [
  { place: 'practice.worry_child.', why: 'with the worry: read by who sees every child of it (ADR 24)' },
  { place: 'practice.entry_passage.', why: 'with its entry, which is for one person (ADR 25)' },
  { place: 'practice.entry_draft.', why: 'an unfinished visit that is to be for one person (ADR 25)' },
];

/** Every row of every planted table that the database gives this account by itself, as text; bytes as the letters that they are. */
export function readRows({ database }: TestDatabase, account: string | null): Promise<string> {
  return database.transaction({ account, role: 'app' }, today, async (db) => {
    const texts: string[] = [];
    for (const table of Object.keys(kinds)) texts.push(await readTable(db, table));
    return texts.join(' ');
  });
}

async function readTable(db: Read, table: string): Promise<string> {
  const given = await db.first(sql<{ may: boolean }>`select has_table_privilege(${table}, 'select') as may`);
  if (given?.may !== true) return '';
  const rows = await db.query(sql<{ said: string }>`select t::text as said from ${sql.table(table)} t`);
  return rows
    .map(({ said }) =>
      said.replace(/\\x([0-9a-f]+)/g, (_, hex: string) => Buffer.from(hex, 'hex').toString('latin1')),
    )
    .join(' ');
}
