import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { href } from '../../../platform/http/path.ts';
import { hrefOf, paths } from '../persons/person-paths.ts';
import type { PersonId, PersonSummary } from '../persons/person-queries.ts';
import type { FactKind } from './fact-kind.ts';
import type { StoredFact } from './fact-queries.ts';
import type { FactValues } from './question.ts';

/** A fact as a page prints it. */
export type ShownFact = {
  readonly main: string;
  /** Where the name in `main` leads, when the fact is about somebody else too. */
  readonly mainHref: string | null;
  readonly detail: string;
  readonly past: boolean;
  readonly factHref: string;
};

type Page = {
  readonly ids: readonly string[];
  readonly personId: PersonId;
  readonly people: ReadonlyMap<string, PersonSummary>;
  readonly today: PlainDate;
};

/** The other person whom a fact names, seen from the page of one of `ids`; undefined where it names nobody. */
export function otherPersonIn(kind: FactKind, fact: StoredFact, ids: readonly string[]): string | undefined {
  const named = kind.table === 'parental_responsibility' ? 'holder_id' : 'other_id';
  const other = fact.values[named];
  if (kind.table === 'relationship' && !ids.includes(fact.personId)) return fact.personId;
  return typeof other === 'string' ? other : undefined;
}

/** A relationship's values as the page of one of `ids` reads them: `role` is what the other is to them. */
export function seenFrom(fact: StoredFact, ids: readonly string[]): FactValues {
  const { role = null, other_role = null } = fact.values;
  return ids.includes(fact.personId) ? { ...fact.values, role: other_role, other_role: role } : fact.values;
}

/** The facts of a kind as the page of a person prints them: what holds now first. */
export function showFacts(
  kind: FactKind,
  facts: readonly StoredFact[],
  { ids, personId, people, today }: Page,
): readonly ShownFact[] {
  const shown = facts.map((fact) => {
    const values = kind.table === 'relationship' ? seenFrom(fact, ids) : fact.values;
    const line = kind.line(values, today);
    const otherId = otherPersonIn(kind, fact, ids);
    const factHref = href(paths.fact, { personId, kind: kind.path, factId: fact.id });
    return otherId === undefined
      ? { ...line, mainHref: null, factHref }
      : { ...withName(line, people.get(otherId), kind), factHref };
  });
  return [...shown].sort((a, b) => Number(a.past) - Number(b.past));
}

type Line = { readonly main: string; readonly detail: string; readonly past: boolean };

function withName(
  line: Line,
  other: PersonSummary | undefined,
  { table }: FactKind,
): Line & { mainHref: string | null } {
  const name = other?.shown ?? 'Somebody whose record you cannot open';
  const detail =
    table === 'relationship'
      ? [line.main, line.detail].filter((part) => part !== '').join(' · ')
      : line.detail;
  return { ...line, main: name, detail, mainHref: other ? hrefOf(other) : null };
}
