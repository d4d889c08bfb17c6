import type { Clusters } from './cluster-rules.ts';
import type { Kin, Pair, Rows, Sibship } from './kin-rules.ts';
import { rowOf } from './kin-rules.ts';
import type { Across } from './place-rules.ts';
import { dropAcross, findPair, isSideBySide, outerEnd } from './place-rules.ts';

export type Point = { readonly x: number; readonly y: number };

/** A couple's line, from one to the other; `middle` is where marks of separation and a year stand. */
export type PairLine = { readonly pair: Pair; readonly path: readonly Point[]; readonly middle: Point };

/** Lines from parents to their children: from each drop to the bar, the bar, and from the bar to each child. */
export type SibshipLine = {
  readonly sibship: Sibship;
  readonly drops: readonly (readonly Point[])[];
  readonly bar: readonly [Point, Point];
  readonly stems: readonly { readonly child: string; readonly path: readonly Point[] }[];
};

export type Placed = Point & { readonly id: string; readonly row: number };

/** A drawing's geometry: the middle of each shape, and every line. */
export type Drawn = {
  readonly width: number;
  readonly height: number;
  readonly people: readonly Placed[];
  readonly pairs: readonly PairLine[];
  readonly sibships: readonly SibshipLine[];
};

/** Sizes in pixels: half a shape, the words below it, and what lies between rows. */
export type Sizes = {
  readonly slot: number;
  readonly gap: number;
  readonly half: number;
  readonly words: number;
  /** The words below one person, where not all have as many lines. */
  readonly wordsOf?: (id: string) => number;
  readonly step: number;
};

type Setting = {
  readonly kin: Kin;
  readonly rows: Rows;
  readonly clusters: Clusters;
  readonly across: Across;
  readonly sizes: Sizes;
};

const edge = 12;

/** Draws generations as rows, one under the other. */
export function drawWide(setting: Setting): Drawn {
  const { kin, rows, across, sizes } = setting;
  const sibships = [...kin.sibships, ...kin.extra].filter(
    ({ parents, children }) => parents.length > 0 || children.length > 1,
  );
  const arcs = arcHeights(setting);
  const bars = barLevels(setting, sibships);
  const tops = rowTops(setting, { arcs, bars });
  const place = (id: string): Point => ({
    x: (across.get(id) ?? 0) + edge,
    y: (tops.get(rowOf(rows, id)) ?? 0) + sizes.half,
  });
  const pairs = setting.clusters.all.flatMap((cluster) =>
    cluster.pairs.map((pair) => pairLine(setting, { pair, place, arc: arcs.get(pair) ?? 0 })),
  );
  const last = Math.max(...rows.values());
  return {
    width: Math.max(...across.values()) + sizes.slot / 2 + 2 * edge,
    height: (tops.get(last) ?? 0) + 2 * sizes.half + sizes.words,
    people: kin.members.map(({ id }) => ({ id, row: rowOf(rows, id), ...place(id) })),
    pairs,
    sibships: sibships.map((sibship) =>
      sibshipLine(setting, { sibship, place, pairs, level: bars.get(sibship) ?? 0 }),
    ),
  };
}

type Arcs = ReadonlyMap<Pair, number>;

/** How high the line of a couple lies that do not stand side by side: above every line that it spans. */
function arcHeights({ clusters }: Setting): Arcs {
  const heights = new Map<Pair, number>();
  for (const { people, pairs } of clusters.all) {
    const span = ({ a, b }: Pair) => {
      const [one, other] = [people.indexOf(a), people.indexOf(b)];
      return { from: Math.min(one, other), to: Math.max(one, other) };
    };
    const short = [...pairs].sort((p, q) => span(p).to - span(p).from - (span(q).to - span(q).from));
    for (const pair of short.filter((one) => !isSideBySide(one, clusters))) {
      const { from, to } = span(pair);
      const inside = short.filter((one) => span(one).from >= from && span(one).to <= to && one !== pair);
      heights.set(pair, 1 + Math.max(0, ...inside.map((one) => heights.get(one) ?? 0)));
    }
  }
  return heights;
}

type Levels = ReadonlyMap<Sibship, number>;

/** Which of the lanes between two rows a bar over children lies in, so that no two lie on each other. */
function barLevels(setting: Setting, sibships: readonly Sibship[]): Levels {
  const levels = new Map<Sibship, number>();
  const taken = new Map<number, { level: number; from: number; to: number }[]>();
  const spans = sibships.map((sibship) => ({ sibship, ...spanOf(setting, sibship) }));
  for (const { sibship, from, to } of spans.sort((a, b) => a.from - b.from || a.to - b.to)) {
    const row = rowAbove(setting, sibship);
    const others = (taken.get(row) ?? []).filter((one) => one.from <= to + 8 && from <= one.to + 8);
    let level = 0;
    while (others.some((one) => one.level === level)) level += 1;
    levels.set(sibship, level);
    taken.set(row, [...(taken.get(row) ?? []), { level, from, to }]);
  }
  return levels;
}

function spanOf({ across, clusters, sizes }: Setting, sibship: Sibship) {
  const ends = [...sibship.children, ...sibship.parents].map((id) => across.get(id) ?? 0);
  const own = sibship.children.map((id) => across.get(id) ?? 0);
  const drop = dropAcross(sibship, { clusters, spacing: sizes }, across);
  const all = isJoined(clusters, sibship) || sibship.parents.length < 2 ? [...own, drop] : ends;
  return { from: Math.min(...all), to: Math.max(...all) };
}

function isJoined(clusters: Clusters, { parents: [one, other] }: Sibship): boolean {
  return one !== undefined && other !== undefined && findPair(clusters, [one, other]) !== undefined;
}

/** The row above the lanes of a sibship: just over its highest child. */
function rowAbove({ rows }: Setting, { children }: Sibship): number {
  return Math.min(...children.map((id) => rowOf(rows, id))) - 1;
}

function rowTops(
  { rows, clusters, sizes }: Setting,
  { arcs, bars }: { arcs: Arcs; bars: Levels },
): ReadonlyMap<number, number> {
  const tops = new Map<number, number>();
  let y = edge;
  for (let row = 0; row <= Math.max(...rows.values()); row += 1) {
    const pairs = clusters.all.filter((cluster) => cluster.row === row).flatMap((cluster) => cluster.pairs);
    y += Math.max(0, ...pairs.map((pair) => arcs.get(pair) ?? 0)) * sizes.step * 1.5;
    tops.set(row, y);
    const lanes = [...bars].filter(([{ children }]) => children.some((id) => rowOf(rows, id) === row + 1));
    const deepest = Math.max(0, ...lanes.map(([, level]) => level));
    y += 2 * sizes.half + sizes.words + (deepest + 3) * sizes.step;
  }
  return tops;
}

function pairLine(
  { clusters, sizes }: Setting,
  { pair, place, arc }: { pair: Pair; place: (id: string) => Point; arc: number },
): PairLine {
  const { outer, inner, inward } = outerEnd(pair, clusters);
  const [from, to] = [place(outer), place(inner)];
  if (arc === 0) {
    const path = [
      { x: from.x + inward * sizes.half, y: from.y },
      { x: to.x - inward * sizes.half, y: to.y },
    ];
    return { pair, path, middle: { x: (from.x + to.x) / 2, y: from.y } };
  }
  const y = from.y - sizes.half - arc * sizes.step * 1.5;
  // Of several lines that rise from one person the highest stands nearest to the middle, so that none crosses another.
  const rise = to.x - inward * (5 + 12 / (arc + 1));
  const path = [
    { x: from.x, y: from.y - sizes.half },
    { x: from.x, y },
    { x: rise, y },
    { x: rise, y: to.y - sizes.half },
  ];
  return { pair, path, middle: { x: from.x + (inward * sizes.slot) / 2, y } };
}

function sibshipLine(
  setting: Setting,
  {
    sibship,
    place,
    pairs,
    level,
  }: { sibship: Sibship; place: (id: string) => Point; pairs: readonly PairLine[]; level: number },
): SibshipLine {
  const { rows, sizes } = setting;
  const first = Math.min(...sibship.children.map((id) => rowOf(rows, id)));
  const top = place(sibship.children.find((id) => rowOf(rows, id) === first) ?? '');
  const y = top.y - sizes.half - (level + 1.5) * sizes.step;
  const starts = startsOf(setting, { sibship, place, pairs });
  // A second line to one child stands beside the first.
  const beside = setting.kin.extra.includes(sibship) ? sizes.step : 0;
  const xs = [...starts.map(({ x }) => x), ...sibship.children.map((id) => place(id).x + beside)];
  return {
    sibship,
    drops: starts.map((start) => [start, { x: start.x, y }]),
    bar: [
      { x: Math.min(...xs), y },
      { x: Math.max(...xs), y },
    ],
    stems: sibship.children.map((child) => {
      const { x: centre, y: middle } = place(child);
      const x = centre + beside;
      return {
        child,
        path: [
          { x, y },
          { x, y: middle - sizes.half },
        ],
      };
    }),
  };
}

/** Where the lines to children begin: on their parents' line, or below each parent whom no line joins to the other. */
function startsOf(
  { clusters, sizes }: Setting,
  { sibship, place, pairs }: { sibship: Sibship; place: (id: string) => Point; pairs: readonly PairLine[] },
): readonly Point[] {
  const [one, other] = sibship.parents;
  const pair = one !== undefined && other !== undefined ? findPair(clusters, [one, other]) : undefined;
  const line = pairs.find((drawn) => drawn.pair === pair);
  if (pair && line) return [line.middle];
  return sibship.parents.map((id) => {
    const { x, y } = place(id);
    return { x, y: y + sizes.half + (sizes.wordsOf?.(id) ?? sizes.words) };
  });
}
