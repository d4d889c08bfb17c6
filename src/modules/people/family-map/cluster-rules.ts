import type { Kin, Pair, Rows } from './kin-rules.ts';
import { rowOf } from './kin-rules.ts';

/** People of one row who are joined as couples, from left to right: most often two, or one alone. */
export type Cluster = {
  people: readonly string[];
  readonly row: number;
  /** Who has the most partners: lines of couples lead outwards from here. */
  readonly middle: string;
  /** Couples whose line can be drawn inside the cluster without crossing another. */
  readonly pairs: readonly Pair[];
};

export type Clusters = {
  readonly all: readonly Cluster[];
  readonly of: ReadonlyMap<string, Cluster>;
  /** Couples whose line would cross another, or who stand in different rows: they are marked, not joined by a line. */
  readonly apart: readonly Pair[];
};

/**
 * Gathers couples. Somebody with several partners stands in the middle, the latest partner on the right, the one before on
 * the left, and so on; a line over others then only ever lies around other lines, never across them.
 */
export function findClusters(kin: Kin, rows: Rows): Clusters {
  const level = kin.pairs.filter(({ a, b }) => rowOf(rows, a) === rowOf(rows, b));
  const partners = partnersOf(kin, level);
  const inOrder = kin.members
    .map(({ id }, place) => ({ id, place, count: partners.get(id)?.length ?? 0 }))
    .sort((one, other) => other.count - one.count || one.place - other.place);
  const seen = new Set<string>();
  const all: Cluster[] = [];
  for (const { id } of inOrder) {
    if (seen.has(id)) continue;
    const { people, pairs } = arrange(id, partners, seen);
    all.push({ people: turned(people, kin), row: rowOf(rows, id), middle: id, pairs });
  }
  const drawn = new Set(all.flatMap(({ pairs }) => pairs));
  return {
    all,
    of: new Map(all.flatMap((cluster) => cluster.people.map((id) => [id, cluster] as const))),
    apart: kin.pairs.filter((pair) => !drawn.has(pair)),
  };
}

type Partners = ReadonlyMap<string, readonly Pair[]>;

function partnersOf({ members }: Kin, pairs: readonly Pair[]): Partners {
  return new Map(
    members.map(({ id }) => [
      id,
      pairs.filter(({ a, b }) => a === id || b === id).sort((one, other) => other.rank - one.rank),
    ]),
  );
}

function arrange(
  middle: string,
  partners: Partners,
  seen: Set<string>,
): { people: readonly string[]; pairs: readonly Pair[] } {
  const pairs: Pair[] = [];
  const sides: { left: string[]; right: string[] } = { left: [], right: [] };
  const outward = (id: string): string[] => {
    seen.add(id);
    return [id, ...(partners.get(id) ?? []).flatMap((pair) => follow(id, pair))];
  };
  const follow = (from: string, pair: Pair): string[] => {
    const to = pair.a === from ? pair.b : pair.a;
    if (seen.has(to)) return [];
    pairs.push(pair);
    return outward(to);
  };
  seen.add(middle);
  (partners.get(middle) ?? []).forEach((pair, index) => {
    sides[index % 2 === 0 ? 'right' : 'left'].push(...follow(middle, pair));
  });
  return { people: [...sides.left.reverse(), middle, ...sides.right], pairs };
}

/** A couple stands with the one on the left who stands there by custom. */
function turned(people: readonly string[], { members }: Kin): readonly string[] {
  if (people.length !== 2) return people;
  const leftward = people.map((id) => members.find((member) => member.id === id)?.leftward === true);
  return leftward[1] && !leftward[0] ? [...people].reverse() : people;
}
