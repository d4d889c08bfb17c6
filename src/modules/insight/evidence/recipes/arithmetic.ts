import type { Beside } from '../figure-recipe.ts';

/** By how many percent there is more after than before. */
export const growth = (before: number, after: number): number => (after / before - 1) * 100;

/** How many of a hundred. */
export const percent = (part: number, whole: number): number => (part / whole) * 100;

export const sum = (values: Iterable<number>): number =>
  [...values].reduce((total, value) => total + value, 0);

export const beside = (name: string, value: number | undefined, unit: string): readonly Beside[] =>
  value === undefined || !Number.isFinite(value) ? [] : [{ name, value, unit }];

/** The sum over those areas that have both a value before and one after. */
export function totalsOf(
  areas: readonly string[],
  ...columns: readonly ReadonlyMap<string, number>[]
): readonly number[] {
  const complete = areas.filter((area) => columns.every((column) => column.has(area)));
  return columns.map((column) => sum(complete.map((area) => column.get(area) ?? 0)));
}

/** Each area's value divided by another of the same area, times `per`. Areas without both, or with nought below, are left out. */
export function ratios(
  above: ReadonlyMap<string, number>,
  below: ReadonlyMap<string, number>,
  per = 1,
): ReadonlyMap<string, number> {
  return new Map(
    [...above].flatMap(([area, value]) => {
      const whole = below.get(area) ?? 0;
      return whole > 0 ? [[area, (value / whole) * per] as const] : [];
    }),
  );
}

/** How many values are so. */
export function countOf(values: ReadonlyMap<string, number>, is: (value: number) => boolean): number {
  return [...values.values()].filter(is).length;
}

/** Pairs of the areas that have both. */
export function pairsOf(
  first: ReadonlyMap<string, number>,
  second: ReadonlyMap<string, number>,
): readonly (readonly [number, number])[] {
  return [...first].flatMap(([area, value]) => {
    const other = second.get(area);
    return other === undefined ? [] : [[value, other] as const];
  });
}
