import type { Edge } from './family-facts.ts';
import { findTieOf } from '../family/relationship-rules.ts';
import type { TieName } from '../family/relationship-rules.ts';
import type { Pair } from './kin-rules.ts';

/** What joins two people who are drawn as a couple, and how it stands on the day of the map. */
export type Couple = Pair & {
  /** 'parents': of a child together; whether they were a couple is not recorded. */
  readonly kind: 'married' | 'partners' | 'parents';
  readonly state: 'together' | 'separated' | 'divorced';
  readonly since: string | null;
};

type Kept = Pick<Couple, 'kind' | 'state'>;

const kinds: Readonly<Partial<Record<TieName, Kept>>> = {
  'husband, wife or civil partner': { kind: 'married', state: 'together' },
  'separated husband, wife or civil partner': { kind: 'married', state: 'separated' },
  'divorced husband, wife or civil partner': { kind: 'married', state: 'divorced' },
  partner: { kind: 'partners', state: 'together' },
  'former partner': { kind: 'partners', state: 'separated' },
};

/** The tie that a relationship is, with who is its first end (the parent, the grandparent). */
export function tieOf(edge: Edge): { tie: TieName; first: string; second: string } | undefined {
  const found = findTieOf(edge.role, edge.otherRole);
  if (!found) return undefined;
  const [first, second] = found.turned ? [edge.otherId, edge.personId] : [edge.personId, edge.otherId];
  return { tie: found.tie, first, second };
}

/** Couples on a day; of several relationships between two people the one that says most of now. */
export function couplesOn(edges: readonly Edge[], on: string): readonly Couple[] {
  const couples = edges
    .flatMap((edge) => coupleOf(edge, on) ?? [])
    .sort((one, other) => other.rank - one.rank);
  const seen = new Set<string>();
  return couples.filter(({ a, b }) => {
    const key = [a, b].sort().join();
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}

function coupleOf(edge: Edge, on: string): Couple | undefined {
  const said = kinds[tieOf(edge)?.tie ?? 'cousin'];
  if (!said || (edge.starts !== null && edge.starts > on)) return undefined;
  const state = stateOn(said, edge, on);
  const year = Number((edge.starts ?? edge.ends ?? '0000').slice(0, 4));
  const rank = (state === 'together' ? 20_000 : 0) + (said.kind === 'married' ? 1 : 0) + year * 2;
  return { a: edge.personId, b: edge.otherId, rank, kind: said.kind, state, since: edge.starts };
}

function stateOn({ kind, state }: Kept, { separatedOn, ends }: Edge, on: string): Couple['state'] {
  if (ends !== null && ends <= on) return kind === 'married' ? 'divorced' : 'separated';
  if (separatedOn !== null && separatedOn <= on) return 'separated';
  return state;
}
