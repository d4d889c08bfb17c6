import type { Cluster, Clusters } from './cluster-rules.ts';
import type { Kin, Pair, Sibship } from './kin-rules.ts';
import type { Order } from './order-rules.ts';

/** How wide the place of one person is, and the least room between two who are no couple. */
export type Spacing = { readonly slot: number; readonly gap: number };

/** Where each stands across the drawing: the middle of their place. */
export type Across = ReadonlyMap<string, number>;

type Setting = {
  readonly sibships: readonly Sibship[];
  readonly clusters: Clusters;
  readonly order: Order;
  readonly spacing: Spacing;
};

/** How often rows are settled at most, and by how many pixels somebody moves before it is worth another round. */
const rounds = 24;
const settled = 0.01;

/**
 * Places everybody in their row: in their order, never closer than their places are wide, couples side by side, parents as
 * near as may be above the middle of their children.
 */
export function placeAcross(
  { sibships }: Kin,
  { clusters, order, spacing }: Omit<Setting, 'sibships'>,
): Across {
  const setting = { sibships, clusters, order, spacing };
  const units = unitsOf(setting);
  const across = new Map(units.flatMap((row) => packed(row, spacing)));
  for (let round = 0; round < rounds; round += 1) {
    const before = new Map(across);
    for (const row of units) settleRow(row, wishesFromAbove(setting, across), across, spacing);
    for (const row of [...units].reverse()) settleRow(row, wishesFromBelow(setting, across), across, spacing);
    if (furthest(before, across) < settled) break;
  }
  const left = Math.min(...across.values());
  return new Map([...across].map(([id, x]) => [id, x - left + spacing.slot / 2]));
}

/** How far somebody moved who moved most, in pixels. */
const furthest = (before: Across, after: Across): number =>
  Math.max(...[...after].map(([id, x]) => Math.abs(x - (before.get(id) ?? x))));

/** The people of a row, each cluster as one unit that moves as a whole. */
function unitsOf({ order, clusters }: Setting): readonly (readonly Cluster[])[] {
  return [...order.rows]
    .sort(([one], [other]) => one - other)
    .map(([, people]) => [...new Set(people.flatMap((id) => clusters.of.get(id) ?? []))]);
}

const widthOf = ({ people }: Cluster, { slot, gap }: Spacing) => people.length * slot + gap;

function packed(row: readonly Cluster[], spacing: Spacing): readonly (readonly [string, number])[] {
  const total = row.reduce((sum, cluster) => sum + widthOf(cluster, spacing), 0);
  let start = -total / 2;
  return row.flatMap((cluster) => {
    const from = start;
    start += widthOf(cluster, spacing);
    return cluster.people.map((id, index) => [id, from + (index + 0.5) * spacing.slot] as const);
  });
}

/** Where a person would like to move, by how much and how strongly. */
type Wish = { readonly by: number; readonly weight: number };
type Wishes = ReadonlyMap<string, readonly Wish[]>;

function wishesFromAbove(setting: Setting, across: Across): Wishes {
  const wishes = new Map<string, Wish[]>();
  for (const sibship of setting.sibships.filter(({ parents }) => parents.length > 0)) {
    const by = dropAcross(sibship, setting, across) - middleOf(sibship.children, across);
    for (const child of sibship.children)
      wishes.set(child, [...(wishes.get(child) ?? []), { by, weight: 1 }]);
  }
  return wishes;
}

function wishesFromBelow(setting: Setting, across: Across): Wishes {
  const wishes = new Map<string, Wish[]>();
  for (const sibship of setting.sibships) {
    const by = middleOf(sibship.children, across) - dropAcross(sibship, setting, across);
    for (const parent of sibship.parents)
      wishes.set(parent, [...(wishes.get(parent) ?? []), { by, weight: sibship.children.length }]);
  }
  return wishes;
}

function middleOf(ids: readonly string[], across: Across): number {
  const places = ids.map((id) => across.get(id) ?? 0);
  return (Math.min(...places) + Math.max(...places)) / 2;
}

/** Who stays where they are, unless others push. */
const staying: Wish = { by: 0, weight: 0.05 };

/**
 * Moves the units of a row as near to where they wish to be as their order and their widths allow: least squares under an
 * order, solved by pooling neighbours that would overlap (Barlow and others, 1972, "pool adjacent violators").
 */
function settleRow(
  row: readonly Cluster[],
  wishes: Wishes,
  across: Map<string, number>,
  spacing: Spacing,
): void {
  let offset = 0;
  const blocks: { sum: number; weight: number; count: number }[] = [];
  const offsets = row.map((cluster) => {
    const own = offset;
    offset += widthOf(cluster, spacing);
    const { by, weight } = wishOf(cluster, wishes);
    const wanted = (across.get(cluster.people[0] ?? '') ?? 0) + by - own;
    blocks.push({ sum: wanted * weight, weight, count: 1 });
    pool(blocks);
    return own;
  });
  const starts = blocks.flatMap(({ sum, weight, count }) => Array<number>(count).fill(sum / weight));
  row.forEach(({ people }, index) => {
    const start = (starts[index] ?? 0) + (offsets[index] ?? 0);
    people.forEach((id, place) => across.set(id, start + place * spacing.slot));
  });
}

function wishOf({ people }: Cluster, wishes: Wishes): Wish {
  const all = people.flatMap((id) => wishes.get(id) ?? []);
  const weight = all.reduce((sum, wish) => sum + wish.weight, 0);
  if (weight === 0) return staying;
  return { by: all.reduce((sum, wish) => sum + wish.by * wish.weight, 0) / weight, weight };
}

function pool(blocks: { sum: number; weight: number; count: number }[]): void {
  for (;;) {
    const [before, last] = [blocks.at(-2), blocks.at(-1)];
    if (!before || !last || before.sum / before.weight <= last.sum / last.weight) return;
    blocks.splice(-2, 2, {
      sum: before.sum + last.sum,
      weight: before.weight + last.weight,
      count: before.count + last.count,
    });
  }
}

/**
 * Where the line to the children begins: at the inner edge of the outer parent's place, which is the middle between two who
 * stand side by side; under one parent alone; over the middle of children of unknown parents.
 */
export function dropAcross(
  { parents, children }: Sibship,
  { clusters, spacing }: Pick<Setting, 'clusters' | 'spacing'>,
  across: Across,
): number {
  const [one, other] = parents;
  if (one === undefined) return middleOf(children, across);
  const joined = other === undefined ? undefined : findPair(clusters, [one, other]);
  if (!joined) return across.get(one) ?? 0;
  const { outer, inward } = outerEnd(joined, clusters);
  return (across.get(outer) ?? 0) + (inward * spacing.slot) / 2;
}

/** The couple that two people are, where a line joins them. */
export function findPair({ of }: Clusters, [one, other]: readonly [string, string]): Pair | undefined {
  return of.get(one)?.pairs.find(({ a, b }) => (a === one && b === other) || (a === other && b === one));
}

export function isSideBySide({ a, b }: Pair, { of }: Clusters): boolean {
  const people = of.get(a)?.people ?? [];
  return Math.abs(people.indexOf(a) - people.indexOf(b)) === 1;
}

/** The end of a couple's line that is further out, and which way the other one is. Each is the outer end of one line only. */
export function outerEnd(
  { a, b }: Pair,
  { of }: Clusters,
): { readonly outer: string; readonly inner: string; readonly inward: 1 | -1 } {
  const cluster = of.get(a);
  const place = (id: string) => cluster?.people.indexOf(id) ?? 0;
  const middle = place(cluster?.middle ?? a);
  const aIsOuter = Math.abs(place(a) - middle) > Math.abs(place(b) - middle);
  const [outer, inner] = aIsOuter ? [a, b] : [b, a];
  return { outer, inner, inward: place(outer) < place(inner) ? 1 : -1 };
}
