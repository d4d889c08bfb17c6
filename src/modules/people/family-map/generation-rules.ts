import type { Kin, Pair, Rows } from './kin-rules.ts';

type Step = { readonly to: string; readonly by: number };
type Levels = Map<string, number>;

/**
 * The generation of each member, as rows from 0: parents stand above their children, partners and brothers and sisters in
 * one row. Where facts contradict that (somebody whose partner is of another generation), children stay below their parents.
 */
export function findGenerations(kin: Kin): Rows {
  const levels = spreadLevels(kin);
  const pairs = kin.pairs.filter((pair) => !isAncestorPair(kin, pair));
  for (let round = 0; round < kin.members.length; round += 1) if (!settle(kin, pairs, levels)) break;
  return withoutGaps(levels);
}

function spreadLevels(kin: Kin): Levels {
  const steps = stepsOf(kin);
  const levels: Levels = new Map();
  const begin = (id: string, level: number) => {
    levels.set(id, level);
    spread(id, steps, levels);
  };
  for (const id of [kin.index, ...kin.members.map((member) => member.id)]) {
    if (!levels.has(id)) begin(id, 0);
    for (let next = nextByDistance(kin, levels); next; next = nextByDistance(kin, levels))
      begin(next.to, next.by);
  }
  return levels;
}

/** Ways from each member to the next generation, their partner, or a brother or sister of unknown parents. */
function stepsOf({ sibships, extra, pairs }: Kin): ReadonlyMap<string, readonly Step[]> {
  const steps = new Map<string, Step[]>();
  const add = (from: string, to: string, by: number) =>
    steps.set(from, [...(steps.get(from) ?? []), { to, by }]);
  for (const { parents, children } of [...sibships, ...extra]) {
    for (const child of children) {
      for (const parent of parents) {
        add(parent, child, 1);
        add(child, parent, -1);
      }
      for (const other of children) if (other !== child) add(child, other, 0);
    }
  }
  for (const { a, b } of pairs) {
    add(a, b, 0);
    add(b, a, 0);
  }
  return steps;
}

function spread(from: string, steps: ReadonlyMap<string, readonly Step[]>, levels: Levels): void {
  const queue = [from];
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    for (const { to, by } of steps.get(id) ?? []) {
      if (levels.has(to)) continue;
      levels.set(to, (levels.get(id) ?? 0) + by);
      queue.push(to);
    }
  }
}

function nextByDistance({ distances }: Kin, levels: Levels): Step | undefined {
  for (const { upper, lower, by } of distances) {
    const [above, below] = [levels.get(upper), levels.get(lower)];
    if (above === undefined && below !== undefined) return { to: upper, by: below - by };
    if (above !== undefined && below === undefined) return { to: lower, by: above + by };
  }
  return undefined;
}

/** Moves down whoever stands too high; says whether anybody moved. */
function settle({ sibships }: Kin, pairs: readonly Pair[], levels: Levels): boolean {
  let moved = false;
  const atLeast = (id: string, level: number) => {
    if ((levels.get(id) ?? 0) >= level) return;
    levels.set(id, level);
    moved = true;
  };
  for (const { parents, children } of sibships)
    for (const parent of parents) for (const child of children) atLeast(child, (levels.get(parent) ?? 0) + 1);
  for (const { a, b } of pairs) {
    atLeast(a, levels.get(b) ?? 0);
    atLeast(b, levels.get(a) ?? 0);
  }
  return moved;
}

function isAncestorPair({ sibships }: Kin, { a, b }: Pair): boolean {
  const below = (id: string): ReadonlySet<string> => {
    const found = new Set([id]);
    for (const one of found)
      for (const { parents, children } of sibships)
        if (parents.includes(one)) for (const child of children) found.add(child);
    return found;
  };
  return below(a).has(b) || below(b).has(a);
}

function withoutGaps(levels: Levels): Rows {
  const used = [...new Set(levels.values())].sort((a, b) => a - b);
  return new Map([...levels].map(([id, level]) => [id, used.indexOf(level)]));
}
