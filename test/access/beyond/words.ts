import type { Client } from 'pg';
import { newId } from '../../../src/platform/ids/ids.ts';
import type { Chance } from '../../support/chance.ts';
import type { Only, Outside, Subject, Word } from './rule.ts';
import { subjects } from './rule.ts';

/** What a row is made with. */
export type Making = {
  readonly subject: Subject;
  readonly chance: Chance;
  /** Which row of this table and subject it is, from 0. */
  readonly count: number;
  /** The account that writes this row. */
  readonly writer: string;
  /** An account that may see this subject. */
  readonly account: () => string;
  readonly personOf: (subject: Subject) => string;
  /** Accounts of those who work with this subject. */
  readonly workers: readonly string[];
  /** Some worker to whom a child may go. */
  readonly successor: string;
  /** A row of another table of this subject, planted before. */
  readonly parent: (table: string, at?: number) => Row;
  /** A new word, for a column of this row. */
  readonly word: (column: string, who?: Who) => string;
};
type Who = {
  readonly only?: Only | undefined;
  readonly open?: readonly Outside[];
  readonly also?: readonly Subject[];
};

/** A row as it is planted, and who reads it for the rows that hang on it: no columns. */
export type Row = Readonly<Record<string, unknown>> & { readonly $who?: Who };

/** Whoever reads the row that this one hangs on. */
export const like = ({ $who = {} }: Row): Who => $who;

/** A table with passages: who reads them, what its rows are made of, and in which addresses its ids stand. */
export type Kind = {
  /** Who has one of these actions (access-table.ts) may read its words. */
  readonly actions: readonly string[];
  readonly row: (making: Making) => Row;
  /** What the row says anew, once it is there: what it said before is kept in its history. */
  readonly changed?: (making: Making) => Row;
  /** The parameter of addresses, and the column whose value stands there. */
  readonly at?: readonly [parameter: string, column: string];
  /** How many rows of each subject; more where chance has more to choose from. */
  readonly rows?: number;
  /** The column that says who wrote the row, where it is not `recorded_by`. */
  readonly writer?: string;
  /** Who wrote it reads it whoever else it names (an unfinished visit: ADR 25, 33). */
  readonly writerPasses?: boolean;
  /** Whoever it also names has to be somebody the reader sees, not only nobody hidden (ADR 30, 37). */
  readonly isStrict?: boolean;
  /** The row has no person, and stands through another table. */
  readonly isThrough?: boolean;
};

export type Planted = {
  readonly words: ReadonlyMap<string, Word>;
  /** For each parameter of addresses the ids of each subject's rows. */
  readonly ids: ReadonlyMap<string, readonly { readonly subject: Subject; readonly id: string }[]>;
};

type Planting = {
  readonly kinds: Readonly<Record<string, Kind>>;
  readonly people: Readonly<Record<Subject, string>>;
  /** Accounts that may see the subject, of whom rows are written and for whom they are. */
  readonly writers: Readonly<Record<Subject, readonly [string, ...string[]]>>;
  readonly workers: Readonly<Record<Subject, readonly string[]>>;
  readonly successor: string;
  readonly chance: Chance;
};

type Growing = {
  readonly words: Map<string, Word>;
  readonly rows: Map<string, Row[]>;
  readonly ids: Map<string, { subject: Subject; id: string }[]>;
};

/** Plants rows of every kind about every subject, in the order of the kinds: past every policy, and under every constraint. */
export async function plantWords(
  owner: Client,
  planting: Planting,
): Promise<Planted & Pick<Growing, 'words'>> {
  const growing: Growing = { words: new Map(), rows: new Map(), ids: new Map() };
  const columns = await listColumns(owner);
  for (const subject of subjects)
    for (const [table, kind] of Object.entries(planting.kinds))
      for (let count = 0; count < rowsOf(kind, subject); count += 1) {
        const one = { table, kind, subject, count, has: columns.get(table) ?? new Set() };
        const making = makingOf(planting, growing, one);
        const row = makeRow(planting, one, making);
        await insert(owner, table, row);
        if (kind.changed) await change(owner, table, row['id'], kind.changed(making));
        keep(growing, one, row);
      }
  return growing;
}

/** Whose records are planted in full: of the others one row of each kind shows that they do not come through. */
const inFull: readonly Subject[] = ['child', 'brother', 'sealed'];
const rowsOf = ({ rows = 3 }: Kind, subject: Subject) =>
  inFull.includes(subject) ? rows : Math.min(rows, 1);

function keep({ rows, ids }: Growing, { table, kind, subject }: One, row: Row): void {
  const key = `${table} ${subject}`;
  rows.set(key, [...(rows.get(key) ?? []), row]);
  if (!kind.at) return;
  const [parameter, column] = kind.at;
  ids.set(parameter, [...(ids.get(parameter) ?? []), { subject, id: String(row[column]) }]);
}

type One = {
  readonly table: string;
  readonly kind: Kind;
  readonly subject: Subject;
  readonly count: number;
  readonly has: ReadonlySet<string>;
};

/** Whom a row may name besides: of each three rows one names nobody, one the hidden brother, one a friend; of themselves nobody. */
export function countedOther(subject: Subject, count: number): readonly Subject[] {
  const other = ([undefined, 'brother', 'friend'] as const)[count % 3];
  return other === undefined || other === subject ? [] : [other];
}

function makingOf(planting: Planting, { words, rows }: Growing, one: One): Making {
  const { people, writers, workers, successor, chance } = planting;
  const { table, kind, subject, count } = one;
  const account = () => chance.pick(writers[subject]);
  const writer = account();
  return {
    ...{ subject, chance, count, account, writer, successor, workers: workers[subject] },
    personOf: (other) => people[other],
    parent: (of, at) => {
      const [first, ...others] = rows.get(`${of} ${subject}`) ?? [];
      if (!first) throw new Error(`Plant ${of} before ${table}`);
      return at === undefined ? chance.pick([first, ...others]) : ([first, ...others][at] ?? first);
    },
    word: (column, { only, open = [], also = namedIn(one) } = {}) => {
      const passing = kind.writerPasses ? [writer] : [];
      const who = { subject, also, isStrict: kind.isStrict ?? false, passing, only, open };
      return keepWord(words, { what: `${table}.${column}`, actions: kind.actions, ...who });
    },
  };
}

/** A new word, with who reads it. */
export function keepWord(words: Growing['words'], who: Omit<Word, 'word'>): string {
  const word = `quil${(words.size + 1).toString(36)}zx`;
  words.set(word, { word, ...who });
  return word;
}

const namedIn = ({ has, subject, count }: One) => (has.has('also_of') ? countedOther(subject, count) : []);

function makeRow({ people }: Planting, one: One, making: Making): Row {
  const { kind, subject, has } = one;
  const also = namedIn(one);
  const made = kind.row(making);
  const by = kind.writer ?? 'recorded_by';
  return {
    ...(has.has('id') ? { id: newId() } : {}),
    ...(kind.isThrough ? {} : { person_id: people[subject] }),
    ...(has.has(by) ? { [by]: making.writer } : {}),
    ...(also.length > 0 ? { also_of: also.map((other) => people[other]) } : {}),
    ...made,
    $who: { ...made.$who, also: made.$who?.also ?? also },
  };
}

async function insert(owner: Client, table: string, row: Row): Promise<void> {
  const values = Object.fromEntries(Object.entries(row).filter(([name]) => name !== '$who'));
  const columns = Object.keys(values);
  await owner
    .query(
      `insert into ${table} (${columns.map((name) => `"${name}"`).join(', ')}) values (${columns.map((_, at) => `$${at + 1}`).join(', ')})`,
      Object.values(values).map((value) => (isJson(value) ? JSON.stringify(value) : value)),
    )
    .catch((error: unknown) => {
      throw new Error(`${table} cannot be planted with ${JSON.stringify(values)}`, { cause: error });
    });
}

async function change(owner: Client, table: string, id: unknown, row: Row): Promise<void> {
  const set = Object.keys(row).map((name, at) => `"${name}" = $${at + 2}`);
  await owner.query(`update ${table} set ${set.join(', ')}, version = version + 1 where id = $1`, [
    id,
    ...Object.values(row),
  ]);
}

const isJson = (value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !Buffer.isBuffer(value);

/** The columns of every table of the record; no history. */
export async function listColumns(owner: Client): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const { rows } = await owner.query<{ name: string; columns: string[] }>(
    `select n.nspname || '.' || c.relname as name, array_agg(a.attname::text) as columns
       from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
        and n.nspname in ('people', 'care', 'practice', 'workforce', 'overview') and c.relname !~ '_history$'
      group by 1`,
  );
  return new Map(rows.map(({ name, columns }) => [name, new Set(columns)]));
}
