import { createHmac, randomBytes } from 'node:crypto';
import { writeCsv } from '../../../formats/index.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import { getSetting, recordSetting } from '../../../platform/settings/settings.ts';
import type { Setting } from '../../../platform/settings/settings.ts';
import { treat, treatmentOf } from './treatment-rules.ts';
import type { SsdColumn } from './treatment-rules.ts';

/** An object of the Standard Safeguarding Dataset as Kith holds it: its columns in the order of the specification. */
export type SsdObject = { readonly name: string; readonly columns: readonly SsdColumn[] };

/** One file of the extract; rows come in the order of the object's first column. */
export type SsdFile = { readonly name: string; readonly rows: number; readonly text: string };

/** The objects that `reporting` publishes. What the specification has beyond these, Kith does not hold. */
export async function listObjects(db: Read): Promise<readonly SsdObject[]> {
  const columns = await db.query(sql<SsdColumn & { object: string }>`
    select c.relname as object, a.attname as name, format_type(a.atttypid, null) as type
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
     where c.relnamespace = 'reporting'::regnamespace and c.relkind = 'v' and c.relname like 'ssd\\_%'
     order by c.relname, a.attnum`);
  const objects = new Map<string, SsdColumn[]>();
  for (const { object, ...column } of columns) objects.set(object, [...(objects.get(object) ?? []), column]);
  return [...objects].map(([name, own]) => ({ name, columns: own }));
}

/**
 * Every object of the dataset as CSV, one file each. Without `withIdentities` ids are pseudonyms, names and numbers of
 * people are left out, dates of birth are the first of their month and postcodes their first half (treatment-rules.ts).
 * Dates are written as the specification has them, with the time at midnight.
 */
export async function* extractSsd(db: Write, withIdentities: boolean): AsyncGenerator<SsdFile> {
  const mark = await openMarks(db);
  for (const object of await listObjects(db))
    yield await writeObject(db, object, withIdentities ? undefined : mark);
}

async function writeObject(
  db: Write,
  { name, columns }: SsdObject,
  mark: ((id: string) => string) | undefined,
): Promise<SsdFile> {
  const cells = columns.map((): (string | null)[] => []);
  const treatments = columns.map((column) => (mark ? treatmentOf(column) : 'keep'));
  let rows = 0;
  for await (const page of readPages(db, name, columns)) {
    for (const row of page) {
      rows += 1;
      columns.forEach((column, i) => {
        const value = row[column.name] ?? null;
        const treated = value === null ? null : treat(treatments[i] ?? 'blank', value, mark ?? String);
        cells[i]?.push(treated === null ? null : withTime(column, treated));
      });
    }
  }
  const header = columns.map((column) => column.name);
  return { name: `${name}.csv`, rows, text: writeCsv(header, cells, rows) };
}

function withTime({ type }: SsdColumn, value: string): string {
  return type === 'date' ? `${value} 00:00:00` : value;
}

const PAGE = 20_000;

/** The rows of a view as text, a page at a time, so that a whole country's never stand in memory as rows. */
async function* readPages(db: Write, view: string, columns: readonly SsdColumn[]) {
  const list = sql.join(columns.map(({ name }) => sql`${sql.ref(name)}::text as ${sql.ref(name)}`));
  await db.run(
    sql`declare extract no scroll cursor for select ${list} from ${sql.ref(`reporting.${view}`)} order by 1`,
  );
  for (;;) {
    const page = await db.query(sql<Record<string, string | null>>`fetch ${sql.lit(PAGE)} from extract`);
    if (page.length === 0) break;
    yield page;
  }
  await db.run(sql`close extract`);
}

/**
 * The key of the pseudonyms of this installation. Who has it and the ids can tell whose a pseudonym is; who has the
 * extract alone cannot.
 */
const pseudonymKey: Setting<string | null> = {
  key: 'returns.ssd-pseudonym-key',
  parse: (stored) => (typeof stored === 'string' && /^[0-9a-f]{64}$/.test(stored) ? stored : undefined),
  fallback: null,
  basis: 'made by chance at the first extract; ICO, Anonymisation guidance, chapter on pseudonymisation',
};

async function openMarks(db: Write): Promise<(id: string) => string> {
  const known = await getSetting(db, pseudonymKey);
  const key = known ?? randomBytes(32).toString('hex');
  if (known === null) await recordSetting(db, pseudonymKey, key);
  const marks = new Map<string, string>();
  return (id) => {
    const mark = marks.get(id) ?? createHmac('sha256', key).update(id).digest('hex').slice(0, 24);
    marks.set(id, mark);
    return mark;
  };
}
