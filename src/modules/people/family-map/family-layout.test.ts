import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawRows, layOut } from './family-layout-rules.ts';
import type { Kin } from './kin-rules.ts';
import { rowOf } from './kin-rules.ts';
import { madeFamily } from './testing/made-family.ts';
import type { Drawn, Point, Sizes } from './wide-lines-rules.ts';

const sizes: Sizes = { slot: 100, gap: 16, half: 22, words: 50, step: 9 };
const draw = (kin: Kin) => {
  const layout = layOut(kin);
  return { layout, drawn: drawRows(layout, sizes) };
};
const check = (hold: (kin: Kin) => void) => fc.assert(fc.property(madeFamily, hold), { numRuns: 150 });
const at = (drawn: Drawn, id: string) =>
  drawn.people.find((one) => one.id === id) ?? { x: NaN, y: NaN, row: NaN };

describe('a family of up to 30, laid out in rows', () => {
  it('places everybody exactly once', () => {
    check((kin) => {
      const { layout, drawn } = draw(kin);
      const everybody = kin.members.map(({ id }) => id).sort();
      expect([...layout.order.rows.values()].flat().sort()).toEqual(everybody);
      expect([...layout.order.line].sort()).toEqual(everybody);
      expect(drawn.people.map(({ id }) => id).sort()).toEqual(everybody);
      for (const { x, y } of drawn.people) expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true);
    });
  });

  it('makes rows of generations', () => {
    check((kin) => {
      const { layout, drawn } = draw(kin);
      for (const { parents, children } of kin.sibships)
        for (const parent of parents)
          for (const child of children)
            expect(rowOf(layout.rows, child)).toBe(rowOf(layout.rows, parent) + 1);
      for (const { a, b } of kin.pairs) expect(rowOf(layout.rows, a)).toBe(rowOf(layout.rows, b));
      const heights = new Map(drawn.people.map(({ row, y }) => [row, y]));
      expect(drawn.people.every(({ row, y }) => heights.get(row) === y)).toBe(true);
      const downwards = [...heights].sort(([a], [b]) => a - b).map(([, y]) => y);
      expect(downwards).toEqual([...new Set(downwards)].sort((a, b) => a - b));
    });
  });

  it('sets couples side by side, unless one of them has several partners', () => {
    check((kin) => {
      const { layout } = draw(kin);
      const partners = (id: string) => kin.pairs.filter(({ a, b }) => a === id || b === id).length;
      for (const { a, b } of kin.pairs.filter((pair) => partners(pair.a) === 1 && partners(pair.b) === 1)) {
        const row = layout.order.rows.get(rowOf(layout.rows, a)) ?? [];
        expect(Math.abs(row.indexOf(a) - row.indexOf(b))).toBe(1);
        expect(Math.abs(layout.order.line.indexOf(a) - layout.order.line.indexOf(b))).toBe(1);
      }
    });
  });

  it('sets the latest of several partners beside their partner, where that one has no other', () => {
    check((kin) => {
      const { layout } = draw(kin);
      const pairsOf = (id: string) => kin.pairs.filter(({ a, b }) => a === id || b === id);
      for (const { people, middle } of layout.clusters.all.filter((cluster) => cluster.people.length > 2)) {
        const [latest] = [...pairsOf(middle)].sort((p, q) => q.rank - p.rank);
        const partner = latest?.a === middle ? latest.b : latest?.a;
        expect(Math.abs(people.indexOf(middle) - people.indexOf(partner ?? ''))).toBe(1);
      }
    });
  });

  it('lets no two places overlap', () => {
    check((kin) => {
      const { drawn } = draw(kin);
      for (const one of drawn.people)
        for (const other of drawn.people)
          if (one.id < other.id && one.y === other.y)
            expect(Math.abs(one.x - other.x)).toBeGreaterThanOrEqual(sizes.slot - 0.001);
      for (const { x } of drawn.people) {
        expect(x).toBeGreaterThanOrEqual(sizes.slot / 2);
        expect(x).toBeLessThanOrEqual(drawn.width - sizes.slot / 2);
      }
    });
  });

  it('lets no couple’s line cross or touch another’s, and draws each couple or says that it did not', () => {
    check((kin) => {
      const { drawn, layout } = draw(kin);
      expect(drawn.pairs.length + layout.clusters.apart.length).toBe(kin.pairs.length);
      const lines = drawn.pairs.map(({ path }) => segments(path));
      lines.forEach((one, index) => {
        for (const other of lines.slice(index + 1))
          for (const p of one) for (const q of other) expect(touch(p, q)).toBe(false);
      });
    });
  });

  it('leaves out no line of a couple but one that would close a ring of partners', () => {
    check((kin) => {
      const { layout } = draw(kin);
      expect(layout.clusters.apart.length).toBeLessThanOrEqual(kin.pairs.length - forestSize(kin));
    });
  });

  it('leads the lines of parenthood from the right parents to the right children', () => {
    check((kin) => {
      const { drawn } = draw(kin);
      const shown = kin.sibships.filter((one) => one.parents.length > 0 || one.children.length > 1);
      expect(drawn.sibships.map(({ sibship }) => sibship.id).sort()).toEqual(
        shown.map(({ id }) => id).sort(),
      );
      for (const { sibship, drops, bar, stems } of drawn.sibships) {
        expect(stems.map(({ child }) => child).sort()).toEqual([...sibship.children].sort());
        for (const { child, path } of stems) {
          const { x, y } = at(drawn, child);
          expect(path.at(-1)).toEqual({ x, y: y - sizes.half });
          expect(isOn(path[0], bar)).toBe(true);
        }
        for (const drop of drops) expect(isOn(drop.at(-1), bar)).toBe(true);
        const line = drawn.pairs.find(
          ({ pair }) => sibship.parents.includes(pair.a) && sibship.parents.includes(pair.b),
        );
        if (line) expect(segments(line.path).some((part) => isOn(drops[0]?.[0], part))).toBe(true);
        else expect(drops.map(([start]) => start?.x)).toEqual(sibship.parents.map((id) => at(drawn, id).x));
      }
    });
  });

  it('lays no bar over children on another', () => {
    check((kin) => {
      const bars = draw(kin).drawn.sibships.map(({ bar }) => bar);
      bars.forEach((one, index) => {
        for (const other of bars.slice(index + 1)) expect(touch(one, other)).toBe(false);
      });
    });
  });

  it('sets brothers and sisters who have no partner in order of age', () => {
    check((kin) => {
      const { drawn } = draw(kin);
      const single = (id: string) => kin.pairs.every(({ a, b }) => a !== id && b !== id);
      const born = new Map(kin.members.map((member) => [member.id, member.born ?? '9999']));
      for (const { children } of kin.sibships) {
        const across = children.filter(single).sort((a, b) => at(drawn, a).x - at(drawn, b).x);
        const ages = across.map((id) => born.get(id) ?? '');
        expect(ages).toEqual([...ages].sort());
      }
    });
  });

  it('is the same each time', () => {
    check((kin) => {
      expect(draw(kin).drawn).toEqual(draw(structuredClone(kin)).drawn);
    });
  });

  it('takes less than a tenth of a second', () => {
    const families = fc.sample(madeFamily, { numRuns: 20, seed: 7 });
    const began = performance.now();
    for (const kin of families) draw(kin);
    expect((performance.now() - began) / families.length).toBeLessThan(100);
  });
});

type Segment = readonly [Point, Point];

function segments(path: readonly Point[]): readonly Segment[] {
  return path.slice(1).map((to, index) => [path[index] ?? to, to]);
}

/** Whether two upright or level lines meet. */
function touch([a, b]: Segment, [c, d]: Segment): boolean {
  const apart = (one: readonly [number, number], other: readonly [number, number]) =>
    Math.max(...one) < Math.min(...other) - 0.001 || Math.max(...other) < Math.min(...one) - 0.001;
  return !apart([a.x, b.x], [c.x, d.x]) && !apart([a.y, b.y], [c.y, d.y]);
}

function isOn(point: Point | undefined, line: Segment): boolean {
  return point !== undefined && touch([point, point], line);
}

/** How many couples can be drawn at most: a line for each that closes no ring. */
function forestSize({ members, pairs }: Kin): number {
  const group = new Map(members.map(({ id }) => [id, id]));
  let count = 0;
  for (const { a, b } of pairs) {
    const [one, other] = [group.get(a) ?? a, group.get(b) ?? b];
    if (one === other) continue;
    count += 1;
    for (const [id, of] of group) if (of === other) group.set(id, one);
  }
  return count;
}
