import type { Statistic, StatisticKey } from './statistic.ts';

/** Values by area and year; `where` adds the vintage, '*' standing for whichever came last. */
type Series = { readonly given: Statistic[]; readonly where: Map<string, Statistic> };

/** Published values at hand, found by series, area and year. Where a series has several vintages, the last given stands. */
export class StatisticTable {
  readonly #series = new Map<string, Map<string, Series>>();

  constructor(statistics: Iterable<Statistic>) {
    for (const one of statistics) {
      const { given, where } = this.#place(one);
      given.push(one);
      where.set(placeOf(one.area, one.year, '*'), one);
      if (one.vintage !== '') where.set(placeOf(one.area, one.year, one.vintage), one);
    }
  }

  /** The value of an area in a year, or undefined where none is held or none was published. */
  value(key: StatisticKey, area: string, year: number, vintage?: string): number | undefined {
    return this.find(key, area, year, vintage)?.value ?? undefined;
  }

  /** As `value`, with its source, vintage and flag. */
  find(key: StatisticKey, area: string, year: number, vintage?: string): Statistic | undefined {
    const found = this.#find(key)?.where.get(placeOf(area, year, vintage ? vintage : '*'));
    // A value without a vintage is not written down twice: the last given may be of one.
    if (vintage !== '' || !found || found.vintage === '') return found;
    return this.all(key).findLast((one) => one.area === area && one.year === year && one.vintage === '');
  }

  /** All that is held of a series, in the order given. */
  all(key: StatisticKey): readonly Statistic[] {
    return this.#find(key)?.given ?? [];
  }

  /** An area's values by year, oldest first; years without a value are left out. */
  series(key: StatisticKey, area: string): readonly { readonly year: number; readonly value: number }[] {
    const years = new Set<number>();
    for (const one of this.all(key)) if (one.area === area) years.add(one.year);
    return [...years]
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

  #find({ file, measure, category = '' }: StatisticKey): Series | undefined {
    return this.#series.get(file)?.get(`${measure}\n${category}`);
  }

  #place({ file, measure, category }: Statistic): Series {
    const ofFile = this.#series.get(file) ?? new Map<string, Series>();
    this.#series.set(file, ofFile);
    const key = `${measure}\n${category}`;
    const series = ofFile.get(key) ?? { given: [], where: new Map<string, Statistic>() };
    ofFile.set(key, series);
    return series;
  }
}

function placeOf(area: string, year: number, vintage: string): string {
  return `${area} ${year} ${vintage}`;
}
