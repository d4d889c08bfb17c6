import { listCurrent } from '../export/export-queries.ts';
import type { CurrentFact } from '../export/export-queries.ts';
import { addFact, noOrigin } from '../export/origin-rules.ts';
import { writeCells } from '../export/row-rules.ts';
import type { Part } from '../plan/return-form.ts';
import { asOfYearEnd, testOfCinYear } from './cin-year-rules.ts';
import { cinKinds } from './cin-kinds.ts';
import type { CinKind } from './cin-kinds.ts';
import type { Gathered } from './gather-said.ts';

/** Recorded by a person, and in no line of any return. */
const unseen = `v.source = 'kith' and not exists (select from returns.line l where l.fact_id = v.id)`;

/**
 * Adds facts of the year that no line leads to: what was recorded in Kith or, for a year that was never loaded, all of them;
 * with the involvement that each belongs to, and the child.
 */
export async function gatherRecorded(gathered: Gathered, loaded: boolean): Promise<void> {
  const adder = new Adder(gathered, await listInvolvements(gathered));
  for (const kind of cinKinds) {
    const [part] = kind.parts;
    if (!part || kind.above === null || part.name === 'disability') continue;
    const test = `${testOfCinYear(part.name, gathered.within.year)}${loaded ? ` and ${unseen}` : ''}`;
    for (const fact of await listCurrent(gathered.db, part, test, gathered.within.people))
      adder.add(kind, part, fact);
  }
  await addChildren(gathered, adder.newChildren);
  await addDisabilities(gathered, adder.newChildren);
  if (loaded) await fillNumbers(gathered);
}

async function listInvolvements({ db, within }: Gathered): Promise<Map<string, CurrentFact[]>> {
  const part = partOf('involvement');
  const byPerson = new Map<string, CurrentFact[]>();
  for (const fact of await listCurrent(db, part, 'true', within.people))
    byPerson.set(fact.personId, [...(byPerson.get(fact.personId) ?? []), fact]);
  return byPerson;
}

function partOf(name: string): Part {
  const part = cinKinds.flatMap(({ parts }) => parts).find((one) => one.name === name);
  if (!part) throw new Error(`The census has no part ${name}.`);
  return part;
}

const kindOf = (table: CinKind['table']) => cinKinds.find((kind) => kind.table === table);

/** Adds one fact after the other below the fact that it belongs to. */
class Adder {
  /** Those of whom no line of the year says who they are. */
  readonly newChildren = new Set<string>();

  constructor(
    private readonly gathered: Gathered,
    private readonly involvements: ReadonlyMap<string, readonly CurrentFact[]>,
  ) {}

  add(kind: CinKind, part: Part, fact: CurrentFact): void {
    if (this.gathered.given.has(fact.id)) return;
    const above = this.findAbove(kind, part, fact);
    if (above !== undefined) this.put(kind, part, { fact, above });
  }

  /** The place of the row that a fact belongs to; undefined where the census has none for it. */
  private findAbove(kind: CinKind, part: Part, fact: CurrentFact): string | undefined {
    if (kind.above === 'CIN Child') return this.childPlace(fact.personId);
    const link = fact.values[part.link?.field ?? -1] ?? null;
    const place = this.gathered.placeOf.get(link ?? '');
    return place ?? (kind.above === 'CIN CINdetails' ? this.placeInvolvement(part, fact, link) : undefined);
  }

  /** The place of the involvement that a fact belongs to, which is added where the year does not give it yet. */
  private placeInvolvement(part: Part, fact: CurrentFact, link: string | null): string | undefined {
    const involvement = this.findInvolvement(part, fact, link);
    const details = kindOf('CIN CINdetails');
    if (involvement && details) this.add(details, partOf('involvement'), involvement);
    return this.gathered.placeOf.get(involvement?.id ?? '');
  }

  /** The one that it leads to or, where nobody knows which, the latest that was open on the day on which it began. */
  private findInvolvement(part: Part, fact: CurrentFact, link: string | null): CurrentFact | undefined {
    const own = this.involvements.get(fact.personId) ?? [];
    if (link !== null) return own.find(({ id }) => id === link);
    const day = fact.values[part.key[0] ?? -1] ?? '';
    const { key, period } = partOf('involvement');
    const at = (one: CurrentFact, field: number | undefined) => one.values[field ?? -1] ?? null;
    return own.findLast((one) => (at(one, key[0]) ?? '') <= day && (at(one, period?.ends) ?? '9999') >= day);
  }

  private childPlace(personId: string): string {
    const known = this.gathered.childPlace.get(personId);
    if (known !== undefined) return known;
    this.newChildren.add(personId);
    return newPlace(personId);
  }

  private put(kind: CinKind, part: Part, { fact, above }: { fact: CurrentFact; above: string }): void {
    const { rows, placeOf, given, within } = this.gathered;
    const { id, personId, values } = fact;
    const place = newPlace(id);
    given.add(id);
    placeOf.set(id, place);
    rows.get(kind)?.set(place, {
      place,
      above,
      cells: writeCells(part, asOfYearEnd(part, values, within.year), within.year, null),
      origin: addFact({ ...noOrigin, personId }, part.fact.label, id),
    });
  }
}

const newPlace = (id: string) => `new/${id}`;

/** Children whom no line of the year names, with what stands of who they are. */
async function addChildren(gathered: Gathered, children: ReadonlySet<string>): Promise<void> {
  const [kind] = cinKinds;
  const { db, within, rows, childIds } = gathered;
  const own = kind && rows.get(kind);
  if (!own || children.size === 0) return;
  for (const personId of [...children].sort()) {
    const place = newPlace(personId);
    own.set(place, {
      place,
      above: null,
      cells: { LAchildID: childIds.get(personId) ?? null },
      origin: { ...noOrigin, personId },
    });
  }
  for (const part of kind.parts)
    for (const fact of await listCurrent(db, part, 'true', within.people))
      addCells(gathered, { part, fact, place: newPlace(fact.personId) });
}

/** Adds the cells of a fact to the row of a child, where it is there. */
function addCells(
  { rows, within }: Gathered,
  { part, fact, place }: { readonly part: Part; readonly fact: CurrentFact; readonly place: string },
): void {
  const [kind] = cinKinds;
  const own = kind && rows.get(kind);
  const row = own?.get(place);
  if (!row) return;
  const cells = writeCells(part, asOfYearEnd(part, fact.values, within.year), within.year, null);
  const filled = Object.fromEntries(Object.entries(cells).filter(([, text]) => text !== null));
  own?.set(place, {
    ...row,
    cells: { ...row.cells, ...filled },
    origin: addFact(row.origin, part.fact.label, fact.id),
  });
}

/** Answers about disability: of new children all (NONE only where it is the one answer), of others what was recorded in Kith. */
async function addDisabilities(gathered: Gathered, children: ReadonlySet<string>): Promise<void> {
  const { db, within, childPlace } = gathered;
  const part = partOf('disability');
  for (const fact of await listCurrent(db, part, unseen, within.people))
    addDisability(gathered, fact, childPlace.get(fact.personId));
  if (children.size === 0) return;
  const isNone = ({ values }: CurrentFact) => values[0] === 'NONE';
  const facts = await listCurrent(db, part, 'true', within.people);
  const withOne = new Set(facts.filter((fact) => !isNone(fact)).map(({ personId }) => personId));
  for (const fact of facts)
    if (children.has(fact.personId) && !(isNone(fact) && withOne.has(fact.personId)))
      addDisability(gathered, fact, newPlace(fact.personId));
}

function addDisability(
  { rows, given, within }: Gathered,
  { id, personId, values }: CurrentFact,
  above: string | undefined,
): void {
  const kind = kindOf('CIN Disabilities');
  const part = partOf('disability');
  if (!kind || above === undefined || given.has(id)) return;
  given.add(id);
  rows.get(kind)?.set(newPlace(id), {
    place: newPlace(id),
    above,
    cells: writeCells(part, values, within.year, null),
    origin: addFact({ ...noOrigin, personId }, part.fact.label, id),
  });
}

/** Pupil numbers that a person recorded in Kith for somebody whose row said none. */
async function fillNumbers(gathered: Gathered): Promise<void> {
  const { db, within, childPlace } = gathered;
  const [kind] = cinKinds;
  for (const part of (kind?.parts ?? []).filter(({ optional }) => optional))
    for (const fact of await listCurrent(db, part, unseen, within.people))
      addCells(gathered, { part, fact, place: childPlace.get(fact.personId) ?? '' });
}
