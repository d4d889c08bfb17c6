import { personFacts } from '../../people/index.ts';
import { parseDate } from '../../../formats/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import type { Contested, FactAt, FactValues, StoredFact } from '../../../platform/facts/index.ts';
import { findFact, listInTheWay } from '../../../platform/facts/index.ts';
import type { FactKind } from './fact-kinds.ts';
import { findFactKind } from './fact-kinds.ts';

/** A contested row with what it is really about, what stands against it, and what the return said, as far as readable. */
export type Contradiction = {
  readonly contested: Contested;
  /** The kind of the fact that would be put right: who somebody is, where a review gives another date of birth. */
  readonly kind: FactKind;
  /** The fact whose field is contested, or the facts that leave no room for a contested row. */
  readonly stands: readonly StoredFact[];
  /** Undefined for a field that nobody could read. */
  readonly said: Readonly<Record<string, string | null | undefined>>;
  /** The fact that a decision changes; undefined where it makes a fact of its own. */
  readonly into: FactAt | undefined;
};

/** Finds out what a contested row contradicts now, which may have changed since it came. */
export async function findContradiction(
  db: Read,
  kind: FactKind,
  contested: Contested,
): Promise<Contradiction> {
  if (contested.field === null) return wholeRow(db, kind, contested);
  const about = findFactKind(personFacts.label);
  const isOwn = kind.table.fields.some(({ name }) => name === contested.field);
  return isOwn || !about ? oneField(db, kind, contested) : aboutThePerson(db, about, contested);
}

async function wholeRow(db: Read, kind: FactKind, contested: Contested): Promise<Contradiction> {
  const { table } = kind;
  const named =
    contested.conflictsWith === null ? undefined : await findFact(db, table, contested.conflictsWith);
  const others = await listInTheWay(db, table, contested.subject, contested.values);
  const stands = [...(named ? [named] : []), ...others.filter(({ id }) => id !== named?.id)];
  const into = named && isSameDay(kind, named, contested) ? { table, ...named } : undefined;
  return { contested, kind, stands, said: contested.values, into };
}

function isSameDay({ begins }: FactKind, fact: StoredFact, contested: Contested): boolean {
  return begins !== undefined && fact.values[begins] === contested.values[begins];
}

async function oneField(db: Read, kind: FactKind, contested: Contested): Promise<Contradiction> {
  const fact = await findFact(db, kind.table, contested.factId ?? '');
  const field = contested.field ?? '';
  const said = { [field]: contested.values[field] ?? undefined };
  return { contested, kind, stands: fact ? [fact] : [], said, into: fact && { table: kind.table, ...fact } };
}

/** A date of birth or a sex in another file than the header: the question is who this is, not what the file is about. */
async function aboutThePerson(db: Read, kind: FactKind, contested: Contested): Promise<Contradiction> {
  const person = await findFact(db, kind.table, contested.subject);
  const field = contested.field ?? '';
  const [text] = Object.values(contested.sourceText);
  const said = { [field]: field === 'birth_date' ? parseDate(text ?? '') : toSex(text ?? '') };
  const into = person && { table: kind.table, ...person };
  return { contested, kind, stands: person ? [person] : [], said, into };
}

/** Returns wrote 1 and 2 until 2024. */
const sexes: Readonly<Record<string, string>> = { '1': 'M', '2': 'F', M: 'M', F: 'F', U: 'U' };
const toSex = (text: string) => sexes[text];

/** What was said, without what could not be read. */
export function readableValues({ said }: Contradiction): FactValues {
  return Object.fromEntries(
    Object.entries(said).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
