import type { Statistic, StatisticKey } from './statistic.ts';

/** Published values at hand, found by series, area and year. Where a series has several vintages, the last given stands. */
export class StatisticTable {
  readonly #byPlace = new Map<string, Statistic>();
  readonly #bySeries = new Map<string, Statistic[]>();

  constructor(statistics: Iterable<Statistic>) {
    for (const one of statistics) {
      this.#byPlace.set(placeOf(one, one.area, one.year), one);
      this.#byPlace.set(placeOf(one, one.area, one.year, one.vintage), one);
      const series = this.#bySeries.get(seriesOf(one));
      if (series) series.push(one);
      else this.#bySeries.set(seriesOf(one), [one]);
    }
  }

  /** The value of an area in a year, or undefined where none is held or none was published. */
  value(key: StatisticKey, area: string, year: number, vintage?: string): number | undefined {
    return this.find(key, area, year, vintage)?.value ?? undefined;
  }

  /** As `value`, with its source, vintage and flag. */
  find(key: StatisticKey, area: string, year: number, vintage?: string): Statistic | undefined {
    return this.#byPlace.get(placeOf(key, area, year, vintage));
  }

  /** All that is held of a series, in the order given. */
  all(key: StatisticKey): readonly Statistic[] {
    return this.#bySeries.get(seriesOf(key)) ?? [];
  }

  /** An area's values by year, oldest first; years without a value are left out. */
  series(key: StatisticKey, area: string): readonly { readonly year: number; readonly value: number }[] {
    const years = [
      ...new Set(
        this.all(key)
          .filter((one) => one.area === area)
          .map(({ year }) => year),
      ),
    ];
    return years
      .sort((a, b) => a - b)
      .flatMap((year) => {
        const value = this.value(key, area, year);
        return value === undefined ? [] : [{ year, value }];
      });
  }

  /** The value of every area in a year, by area. */
  across(key: StatisticKey, year: number): ReadonlyMap<string, number> {
    const areas = new Map<string, number>();
    for (const one of this.all(key)) {
      const value = one.year === year ? this.value(key, one.area, year) : undefined;
      if (value !== undefined) areas.set(one.area, value);
    }
    return areas;
  }
}

function seriesOf({ file, measure, category = '' }: StatisticKey): string {
  return JSON.stringify([file, measure, category]);
}

function placeOf(key: StatisticKey, area: string, year: number, vintage?: string): string {
  return `${seriesOf(key)} ${area} ${year} ${vintage ?? '*'}`;
}
