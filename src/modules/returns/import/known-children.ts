import type { Read } from '../../../platform/database/database.ts';
import { loadByLocalId } from '../../people/index.ts';
import type { Part, ReturnForm } from '../plan/return-form.ts';
import type { KnownChild, KnownLine } from '../plan/plan-children.ts';
import { listLines, listSettled, listStanding } from './return-queries.ts';
import type { StoredLine } from './return-queries.ts';

/** What is known of some children before a return is read: who has their ids, and where earlier lines about them went. */
export async function listKnown(
  db: Read,
  authority: string,
  children: readonly string[],
): Promise<Map<string, KnownChild[]>> {
  const people = await loadByLocalId(db, authority, children);
  const lines = groupBy(
    await listLines(
      db,
      people.map(({ personId }) => personId),
    ),
    ({ personId }) => personId ?? '',
  );
  const known = new Map<string, KnownChild[]>();
  for (const { personId, localId, birthDates } of people) {
    const own = (lines.get(personId) ?? []).map((line) => ({ ...line, settled: false }));
    const child = {
      personId,
      isNew: false,
      birthDates: new Set<string>(birthDates),
      standing: new Map(),
      lines: own,
    };
    known.set(localId, [...(known.get(localId) ?? []), child]);
  }
  return known;
}

/** Adds the facts that stand about these children, and which of their contested rows are settled. Needed only for children of whom something is new. */
export async function fillStanding(
  db: Read,
  { kinds }: ReturnForm,
  children: readonly KnownChild[],
): Promise<void> {
  if (children.length === 0) return;
  const yearOf = newestYears(children);
  const ids = children.map(({ personId }) => personId);
  for (const part of kinds.flatMap(({ parts }) => parts)) {
    const standing = await listStanding(db, part, ids, (factId) => yearOf.get(factId));
    for (const child of children) child.standing.set(part.fact.label, standing.get(child.personId) ?? []);
    await markSettled(db, part, children);
  }
}

function newestYears(children: readonly KnownChild[]): Map<string, number> {
  const years = new Map<string, number>();
  for (const { factId, year } of children.flatMap(({ lines }) => lines)) {
    if (factId !== null && year > (years.get(factId) ?? 0)) years.set(factId, year);
  }
  return years;
}

async function markSettled(db: Read, part: Part, children: readonly KnownChild[]): Promise<void> {
  const open = children
    .flatMap(({ lines }) => lines)
    .filter((line) => line.part === part.name && line.contestedId !== null);
  const settled = new Set(
    await listSettled(
      db,
      part,
      open.map(({ contestedId }) => contestedId ?? ''),
    ),
  );
  for (const line of open) line.settled = settled.has(line.contestedId ?? '');
}

export function toKnownLine(line: StoredLine): KnownLine {
  return { ...line, settled: false };
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
