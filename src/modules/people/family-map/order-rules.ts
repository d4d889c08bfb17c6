import type { Cluster, Clusters } from './cluster-rules.ts';
import type { Kin, Sibship } from './kin-rules.ts';
import { inOrderOfBirth } from './kin-rules.ts';

/** People of each row from left to right, and all of them one under the other, for a drawing that is a list. */
export type Order = {
  readonly rows: ReadonlyMap<number, readonly string[]>;
  readonly line: readonly string[];
};

const nobody: Order = { rows: new Map(), line: [] };

/** Sets blocks side by side: in every row, what is in the first stands left of what is in the second. */
function beside(...blocks: readonly Order[]): Order {
  const rows = new Map<number, readonly string[]>();
  for (const block of blocks)
    for (const [row, people] of block.rows) rows.set(row, [...(rows.get(row) ?? []), ...people]);
  return { rows, line: blocks.flatMap(({ line }) => line) };
}

/** A child's block, with the families of those who married in on either side of it. */
type Piece = { readonly left: Order; readonly middle: Order; readonly right: Order };
type Given = { readonly child: string; readonly block: Order };

/**
 * Orders everybody. Children stand under their parents, the oldest first, except that of those whose partner's family is
 * drawn too one moves to the right end of the row of children, and one to the left end, so that the families lie side by side.
 */
export function orderKin(kin: Kin, clusters: Clusters): Order {
  return new Ordering(kin, clusters).all();
}

class Ordering {
  private readonly placed = new Set<Cluster>();
  private readonly begun = new Set<Sibship>();
  private readonly origin: ReadonlyMap<string, Sibship>;
  private readonly byBirth: (one: string, other: string) => number;

  constructor(
    private readonly kin: Kin,
    private readonly clusters: Clusters,
  ) {
    this.origin = new Map(kin.sibships.flatMap((one) => one.children.map((child) => [child, one] as const)));
    this.byBirth = inOrderOfBirth(new Map(kin.members.map((member) => [member.id, member])));
  }

  all(): Order {
    const starts = [this.kin.index, ...this.kin.members.map(({ id }) => id)].map((id) => this.clusterOf(id));
    let order = nobody;
    for (const cluster of starts)
      if (!this.placed.has(cluster)) order = beside(order, this.upwards(this.downwards(cluster), cluster));
    return order;
  }

  /** A cluster with everybody below it. */
  private downwards(cluster: Cluster, given?: Given): Order {
    this.placed.add(cluster);
    const sibships = this.sibshipsBelow(cluster);
    for (const sibship of sibships) this.begun.add(sibship);
    const pieces = sibships.flatMap((sibship, index) =>
      this.children(sibship, given, { left: index === 0, right: index === sibships.length - 1 }),
    );
    const core = { rows: new Map([[cluster.row, cluster.people]]), line: cluster.people };
    const [first, ...others] = pieces;
    if (!first) return core;
    const rest = others.flatMap(({ left, middle, right }) => [left, middle, right]);
    return beside(first.left, core, first.middle, first.right, ...rest);
  }

  private children(
    { children }: Sibship,
    given: Given | undefined,
    free: { readonly left: boolean; readonly right: boolean },
  ): readonly Piece[] {
    const oldestFirst = [...children].sort(this.byBirth);
    const inLaws = oldestFirst.filter((child) => child !== given?.child && this.hasInLaws(child));
    const last = free.right ? inLaws.at(-1) : undefined;
    const first = free.left ? inLaws.find((child) => child !== last) : undefined;
    const between = oldestFirst.filter((child) => child !== first && child !== last);
    const inOrder = [first, ...between, last].filter((child) => child !== undefined);
    return inOrder.flatMap((child) =>
      child === given?.child
        ? [{ left: nobody, middle: given.block, right: nobody }]
        : this.childPiece(child, child === first ? 'left' : 'right'),
    );
  }

  private childPiece(child: string, inLaws: 'left' | 'right'): readonly Piece[] {
    const cluster = this.clusterOf(child);
    if (this.placed.has(cluster)) return [];
    const married = this.openPeople(cluster).filter((id) => id !== child);
    const isLeft = (id: string) => cluster.people.indexOf(id) < cluster.people.indexOf(child);
    if (married.length > 0 && married.every(isLeft) !== (inLaws === 'left'))
      cluster.people = [...cluster.people].reverse();
    const middle = this.downwards(cluster);
    const above = (ids: readonly string[]) => beside(...ids.map((id) => this.familyOf(id)));
    return [
      {
        left: above(married.filter(isLeft)),
        middle,
        right: above(married.filter((id) => !isLeft(id))),
      },
    ];
  }

  /** Adds what is above a cluster whose own block is there already. */
  private upwards(block: Order, cluster: Cluster): Order {
    const open = this.openPeople(cluster);
    const [only] = open;
    if (only === undefined) return block;
    if (open.length === 1) return this.climb(block, only);
    const middle = (cluster.people.length - 1) / 2;
    const left = open.filter((id) => cluster.people.indexOf(id) < middle);
    const right = open.filter((id) => !left.includes(id));
    const above = (ids: readonly string[]) => beside(...ids.map((id) => this.familyOf(id)));
    return beside(above(left), block, above(right));
  }

  /** Where one alone of a cluster has parents, the block stands among the brothers and sisters, in order of age. */
  private climb(block: Order, child: string): Order {
    const sibship = this.origin.get(child);
    if (!sibship) return block;
    const parents = this.parentsOf(sibship);
    if (parents) return this.upwards(this.downwards(parents, { child, block }), parents);
    this.begun.add(sibship);
    const pieces = this.children(sibship, { child, block }, { left: true, right: true });
    return beside(...pieces.flatMap(({ left, middle, right }) => [left, middle, right]));
  }

  /** The family that somebody comes from, without them: it stands on their side of the cluster. */
  private familyOf(id: string): Order {
    const sibship = this.origin.get(id);
    if (!sibship || this.begun.has(sibship)) return nobody;
    const parents = this.parentsOf(sibship);
    if (parents) return this.upwards(this.downwards(parents), parents);
    this.begun.add(sibship);
    const pieces = this.children(sibship, undefined, { left: true, right: true });
    return beside(...pieces.flatMap(({ left, middle, right }) => [left, middle, right]));
  }

  /** The cluster of the parents, where there are any who are not placed yet. */
  private parentsOf({ parents }: Sibship): Cluster | undefined {
    return parents.map((id) => this.clusterOf(id)).find((cluster) => !this.placed.has(cluster));
  }

  /** Those of a cluster whose own family is still to be placed. */
  private openPeople({ people }: Cluster): readonly string[] {
    return people.filter((id) => {
      const sibship = this.origin.get(id);
      return sibship !== undefined && !this.begun.has(sibship);
    });
  }

  private hasInLaws(child: string): boolean {
    const cluster = this.clusterOf(child);
    return !this.placed.has(cluster) && this.openPeople(cluster).some((id) => id !== child);
  }

  /** The sibships whose parents are in a cluster, in the order in which the parents stand. */
  private sibshipsBelow(cluster: Cluster): readonly Sibship[] {
    const place = ({ parents }: Sibship) => {
      const places = parents.map((id) => cluster.people.indexOf(id)).filter((index) => index >= 0);
      return places.reduce((sum, index) => sum + index, 0) / places.length;
    };
    return this.kin.sibships
      .filter((one) => !this.begun.has(one) && one.parents.some((id) => cluster.people.includes(id)))
      .sort((one, other) => place(one) - place(other));
  }

  private clusterOf(id: string): Cluster {
    const cluster = this.clusters.of.get(id);
    if (!cluster) throw new Error(`${id} is in no cluster`);
    return cluster;
  }
}
