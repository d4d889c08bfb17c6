import { sql } from '../../../platform/database/database.ts';
import type { Query, Read } from '../../../platform/database/database.ts';
import { formatDate } from '../../../platform/dates/format-date.ts';
import type { About, Declaration, Passage, Row, Said, Standing, Word } from './passage.ts';
import { dayOf } from './passage.ts';

type Found = { readonly standing: Standing; readonly row: Row };

/** What a module can tell of somebody, and which tables it answers for. */
export type Teller = {
  readonly tables: readonly string[];
  readonly tell: (db: Read, about: About) => Promise<readonly Passage[]>;
};

/** Tells every row of every declared table that is about the person: what holds, what held before, what is contested. */
export function tellFacts(declarations: readonly Declaration[]): Teller {
  return {
    tables: declarations.flatMap(tablesOf),
    tell: async (db, about) => {
      const told: Passage[] = [];
      for (const one of declarations)
        for (const found of await db.query<Found>(rowsOf(one, about.ids)))
          told.push(...passagesOf(one, found, about));
      return told;
    },
  };
}

function tablesOf({ table, isFact }: Declaration): readonly string[] {
  return isFact ? [table, `${table}_history`, `${table}_contested`] : [table];
}

/** Statements made of declarations only; the person's ids are their parameters. */
function rowsOf(one: Declaration, ids: readonly string[]): Query<Found> {
  const contested = one.subjects.map((column) => (column === 'id' ? 'person_id' : column));
  const parts = [select(one, 'now', { table: one.table, subjects: one.subjects, ids })];
  if (one.isFact)
    parts.push(
      select(one, 'before', { table: `${one.table}_history`, subjects: one.subjects, ids }),
      select(one, 'contested', { table: `${one.table}_contested`, subjects: contested, ids }),
    );
  // Always in one order: of two undated passages the one that was recorded first.
  return sql<Found>`select f.standing, f.row from (${sql.join(parts, sql` union all `)}) f
    order by array_position(array['now', 'before', 'contested'], f.standing), f.row ->> 'id', f.row ->> 'version', f.row::text`;
}

type From = {
  readonly table: string;
  readonly subjects: readonly string[];
  readonly ids: readonly string[];
};

function select({ also }: Declaration, standing: Standing, { table, subjects, ids }: From): Query<unknown> {
  const about = sql.join(
    subjects.map((column) => sql`f.${sql.ref(column)} = any(${[...ids]}::uuid[])`),
    sql` or `,
  );
  return sql`select ${standing}::text as standing,
      (select jsonb_object_agg(e.key, e.value) from jsonb_each_text(to_jsonb(x)) e) as row
    from (select f.*${sql.raw(also ? `, ${also}` : '')} from ${sql.table(table)} f where ${about}) x`;
}

function passagesOf(one: Declaration, { standing, row }: Found, about: About): readonly Passage[] {
  const id = one.keyOf?.(row) ?? row['id'] ?? '';
  const version = row['version'] ?? '';
  const state = standing === 'contested' ? `?${row['settlement'] ?? 'open'}` : `@${version}`;
  const source = [row['source'] ?? 'kith', row['source_year']].filter(Boolean).join(' ');
  return saidOf(one, { standing, row }, about).map((said, index) => ({
    ...said,
    key: `${one.table}:${id}${state}/${index}`,
    table: standing === 'now' ? one.table : `${one.table}_${standing === 'before' ? 'history' : 'contested'}`,
    id,
    standing,
    source: standing === 'contested' ? `return ${row['source_year'] ?? ''}`.trim() : source,
  }));
}

function saidOf(one: Declaration, { standing, row }: Found, about: About): readonly Said[] {
  if (standing === 'now') return one.tell(row, about);
  if (standing === 'before') return one.tell(row, about).map((said) => asBefore(said, row));
  return row['field']
    ? [fieldContested(one, row)]
    : one.tell(row, about).map((said) => asContested(one, said, row));
}

/** What the record said until it was changed: kept, and told as such. */
function asBefore(said: Said, row: Row): Said {
  const until = dayOf(row, 'superseded_at');
  const opening =
    until === null ? 'Your record used to say: ' : `Until ${formatDate(until)} your record said: `;
  return { ...said, chapter: 'What was changed in your record', words: [opening, ...said.words] };
}

function asContested(one: Declaration, said: Said, row: Row): Said {
  const words: readonly Word[] = [
    `${differently(one, row)} The other one says: `,
    ...said.words,
    settled(row),
  ];
  return { ...said, ...chapterOf(said.chapter, row), words };
}

/** One field of a fact, in the words of the file that it came in. */
function fieldContested(one: Declaration, row: Row): Said {
  const text = readSource(row['source_text']);
  const says = text === '' ? 'gives nothing.' : `says: ${text}.`;
  const chapter = one.tell(row, { ids: [], born: null })[0]?.chapter ?? 'What was changed in your record';
  return {
    ...chapterOf(chapter, row),
    on: null,
    words: [`${differently(one, row)} The other one ${says}${settled(row)}`],
    // A file's own words may hold anything: a reviewer reads them first.
    isFreeText: true,
  };
}

const differently = ({ thing }: Declaration, row: Row) =>
  row['settled_at']
    ? `Two records said different things about ${thing}.`
    : `Two records say different things about ${thing}.`;

const chapterOf = (chapter: Said['chapter'], row: Row): Pick<Said, 'chapter'> => ({
  chapter: row['settled_at'] ? 'What was changed in your record' : chapter,
});

const settlements: Readonly<Record<string, string>> = {
  accepted: 'It was found that the other one was right.',
  kept: 'It was found that the first one was right.',
  corrected: 'It was put right in another way.',
};

function settled(row: Row): string {
  const on = dayOf(row, 'settled_at');
  if (on === null) return ' Nobody has found out yet which is right. You can tell us.';
  return ` On ${formatDate(on)} this was looked at. ${settlements[row['settlement'] ?? ''] ?? ''}`.trimEnd();
}

function readSource(text: string | null | undefined): string {
  const said: unknown = JSON.parse(text ?? '{}');
  if (typeof said !== 'object' || said === null) return '';
  return Object.entries(said)
    .filter(([, value]) => value !== null && value !== '')
    .map(([column, value]) => `${column} ${String(value)}`)
    .join(', ');
}
