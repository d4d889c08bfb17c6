import { bestNeighbour } from '../comparison/best-neighbour.ts';
import type { Published } from '../statistics/published.ts';
import type { Area, StatisticKey } from '../statistics/statistic.ts';
import { tooSmallForRates } from '../statistics/statistic.ts';

/** Series that the scenario reads. */
export const neighbourSeries = {
  rate: { file: 'lait_csc_long', measure: 'LAC' },
  number: { file: 'cla_core', measure: 'cla_31_march' },
  residential: {
    file: 'cla_characteristics',
    measure: 'placement',
    category: "Secure homes and children's homes",
  },
} as const satisfies Readonly<Record<string, StatisticKey>>;

/** What one authority would have with the lowest value among itself and its neighbours. */
export type AsBest = {
  readonly area: Area;
  /** The neighbour that does best; the authority itself where none does better. */
  readonly best: Area;
  /** Children in 10,000, or in residential homes of a hundred in care. */
  readonly own: number;
  readonly aim: number;
  /** Children now, and with the best value. */
  readonly now: number;
  readonly then: number;
};

export type NeighbourScenario = {
  readonly year: number;
  readonly edition: number;
  /** Fewer in care at all. */
  readonly inCare: readonly AsBest[];
  /** Of those in care, fewer in secure and children's homes. */
  readonly residential: readonly AsBest[];
};

/**
 * The best-neighbour scenario of *The Future of Children's Social Care* (2022), Appendix: every authority with the lowest
 * rate among itself and its ten statistical neighbours. Newest year and edition held; undefined without them. City of
 * London and Isles of Scilly are left out: too few children for a rate.
 */
export function neighbourScenario(published: Published): NeighbourScenario | undefined {
  const { statistics, neighbours } = published;
  const edition = Math.max(0, ...neighbours.map((one) => one.edition));
  const year = newestYear(published);
  if (edition === 0 || year === undefined) return undefined;
  const numbers = withoutSmall(statistics.across(neighbourSeries.number, year));
  const rates = withoutSmall(statistics.across(neighbourSeries.rate, year));
  const inHomes = withoutSmall(statistics.across(neighbourSeries.residential, year));
  const shares = new Map(
    [...inHomes].flatMap(([area, children]) => {
      const all = numbers.get(area);
      return all === undefined || all === 0 ? [] : [[area, (100 * children) / all] as const];
    }),
  );
  const aim = aimsOf(published, edition);
  return { year, edition, inCare: aim(numbers, rates), residential: aim(inHomes, shares) };
}

function newestYear({ statistics }: Published): number | undefined {
  const years = statistics
    .all(neighbourSeries.rate)
    .flatMap(({ year, value }) => (value === null ? [] : [year]));
  const both = years.filter((year) => statistics.across(neighbourSeries.number, year).size > 0);
  return both.length === 0 ? undefined : Math.max(...both);
}

function withoutSmall(values: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  return new Map([...values].filter(([area]) => !tooSmallForRates.includes(area)));
}

function aimsOf({ areas, neighbours }: Published, edition: number) {
  const byCode = new Map(areas.map((area) => [area.code, area]));
  const likest = new Map<string, string[]>();
  for (const one of neighbours) {
    if (one.edition === edition) likest.set(one.area, [...(likest.get(one.area) ?? []), one.neighbour]);
  }
  return (numbers: ReadonlyMap<string, number>, values: ReadonlyMap<string, number>): readonly AsBest[] =>
    [...values].flatMap(([code, own]) => {
      const [area, now] = [byCode.get(code), numbers.get(code)];
      const best = bestNeighbour(code, likest.get(code) ?? [], values);
      const bestArea = best && byCode.get(best.area);
      if (area?.level !== 'authority' || now === undefined || !best || !bestArea) return [];
      return [
        { area, best: bestArea, own, aim: best.value, now, then: own === 0 ? now : (now * best.value) / own },
      ];
    });
}

/** All authorities together: children now, with the best values, and the fall in percent. */
export function sumOf(all: readonly AsBest[]): {
  readonly now: number;
  readonly then: number;
  readonly fall: number;
} {
  const now = all.reduce((sum, one) => sum + one.now, 0);
  const then = all.reduce((sum, one) => sum + one.then, 0);
  return { now, then, fall: now === 0 ? 0 : (100 * (now - then)) / now };
}
