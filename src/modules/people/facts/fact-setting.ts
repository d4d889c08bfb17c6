import type { Read } from '../../../platform/database/database.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import type { Id } from '../../../platform/ids/ids.ts';
import { getPerson, getPersonSummary, listRelationships, resolvePerson } from '../persons/person-queries.ts';
import type { PersonId, PersonSummary } from '../persons/person-queries.ts';
import type { FactKind } from './fact-kind.ts';
import { findFactKind } from './fact-kinds.ts';
import { otherPersonIn } from './fact-lines.ts';
import { getFact } from './fact-queries.ts';
import type { StoredFact } from './fact-queries.ts';
import type { FactValues } from './question.ts';

/** Somebody whom a fact about another person can name. */
export type Namable = { readonly id: string; readonly shown: string };

/** What every page about one kind of fact of one person needs. */
export type Setting = {
  readonly kind: FactKind;
  readonly person: PersonSummary;
  readonly ids: readonly PersonId[];
  /** For a relationship: whom it is with. */
  readonly other: PersonSummary | null;
  /** For parental responsibility and for ties: who may be named. */
  readonly holders: readonly Namable[];
};

type Asked = { readonly personId: PersonId; readonly kind: string };

/** @throws NotFound for a kind that there is not, or somebody who is not the actor's to see */
export async function getSetting(
  db: Read,
  { personId, kind: path }: Asked,
  otherId?: string,
): Promise<Setting> {
  const kind = findFactKind(path);
  if (!kind) throw new NotFound();
  const { all } = await resolvePerson(db, personId);
  const person = await getPerson(db, personId);
  const other = otherId === undefined || kind.table !== 'relationship' ? null : await getPerson(db, otherId);
  const holders = namesOthers(kind) ? await listHolders(db, all) : [];
  return { kind, person, ids: all, other, holders };
}

/** Kinds of which a form offers the people who are something to the person. */
const namesOthers = ({ table }: FactKind) => table === 'parental_responsibility' || table === 'tie';

/** Those who may have parental responsibility: the people who are something to the child. */
async function listHolders(db: Read, ids: readonly PersonId[]): Promise<readonly Namable[]> {
  const related = await listRelationships(db, ids);
  const people = await getPersonSummary(
    db,
    related.map(({ relativeId }) => relativeId),
  );
  return [...people.values()].map(({ id, shown }) => {
    const roles = related.filter(({ relativeId }) => relativeId === id).map(({ relativeIs }) => relativeIs);
    return { id, shown: `${shown}, ${roles.join(' and ')}` };
  });
}

export type FactSetting = Setting & { readonly fact: StoredFact };

/** The same for a fact that is there. @throws NotFound */
export async function getFactSetting(
  db: Read,
  params: Asked & { readonly factId: Id<'fact'> },
): Promise<FactSetting> {
  const setting = await getSetting(db, params);
  const fact = await getFact(db, setting.kind, params.factId, setting.ids);
  const otherId =
    setting.kind.table === 'relationship' ? otherPersonIn(setting.kind, fact, setting.ids) : undefined;
  return { ...setting, fact, other: otherId === undefined ? null : await getPerson(db, otherId) };
}

/** The values of a form on the page of `ids`, as the fact stores them: a relationship may be stored from its other end. */
export function valuesFor({ fact, ids }: FactSetting, values: FactValues): FactValues {
  if (!ids.some((id) => id === fact.personId)) {
    const { role = null, other_role = null } = values;
    const kept = Object.entries(values).filter(([name]) => name !== 'other_id');
    return { ...Object.fromEntries(kept), role: other_role, other_role: role };
  }
  // A residence keeps its address where the words are the same.
  const address = fact.values['address_id'];
  return typeof address === 'string' ? { address_id: address, ...values } : values;
}
