import { describe, expect, it } from 'vitest';
import { publishedOf } from '../../modules/insight/index.ts';
import { makeStatistics } from './make-statistics.ts';

const folder = makeStatistics(1, 300);
const { statistics, areas, neighbours, judgements } = publishedOf(folder);
const core = (measure: string) => ({ file: 'cla_core', measure });
const authorities = areas.filter(({ level }) => level === 'authority').map(({ code }) => code);
const country = 'E92000001';
const get = (measure: string, area: string, year: number) =>
  statistics.value(core(measure), area, year) ?? Number.NaN;

describe('invented statistics', () => {
  it('are of Northmoor, twenty others, three regions and their sum, and say that nobody published them', () => {
    expect(authorities).toHaveLength(21);
    expect(areas.filter(({ level }) => level === 'region')).toHaveLength(3);
    expect(new Set(folder.statistics.map(({ source }) => source))).toEqual(
      new Set(['Synthetic, made for the demonstration']),
    );
  });

  it('give Northmoor in 2025 as many children in care as its record has', () => {
    expect(get('cla_31_march', '999', 2025)).toBe(300);
    expect(publishedOf(makeStatistics(1, 3000)).statistics.value(core('cla_31_march'), '999', 2025)).toBe(
      3000,
    );
  });

  it('keep the account of every year: those of before, and who came, less who left', () => {
    for (const area of [...authorities, country])
      for (let year = 2012; year <= 2025; year++)
        expect(
          get('cla_31_march', area, year - 1) +
            get('cla_started', area, year) -
            get('cla_ceased', area, year),
          `${area} ${year}`,
        ).toBe(get('cla_31_march', area, year));
  });

  it('are sums in the regions and the country, and rates are of the population beside them', () => {
    const sum = authorities.reduce((total, area) => total + get('cla_31_march', area, 2020), 0);
    expect(get('cla_31_march', country, 2020)).toBe(sum);
    for (const area of [...authorities, country]) {
      const population =
        statistics.value({ file: 'population_0_17', measure: 'population_0_17' }, area, 2024) ?? 0;
      const rate = Math.round((get('cla_31_march', area, 2025) / population) * 10_000);
      expect(get('cla_31_march_rate_per_10k', area, 2025)).toBe(rate);
      expect(statistics.value({ file: 'lait_csc_long', measure: 'LAC' }, area, 2025)).toBe(rate);
    }
  });

  it('add up where a whole is given in parts', () => {
    for (const [file, measure, whole] of [
      ['cla_characteristics', 'placement', 'cla_31_march'],
      ['cla_characteristics', 'age', 'cla_31_march'],
      ['cla_flows_breakdown', 'started/Age on starting', 'cla_started'],
      ['cla_flows_breakdown', 'ceased/Age on ceasing', 'cla_ceased'],
    ] as const)
      for (const area of authorities) {
        const found = folder.statistics.filter(
          (one) => one.file === file && one.measure === measure && one.area === area && one.year === 2025,
        );
        const parts = found.filter(({ category }) => category !== 'Total');
        const total = parts.reduce((sum, { value }) => sum + (value ?? 0), 0);
        expect(total, `${measure} of ${area}`).toBe(get(whole, area, 2025));
      }
  });

  it('make spend what weeks and weekly cost come to, within rounding of the cost', () => {
    for (const area of [...authorities, country]) {
      const spend = statistics.value({ file: 'spend_2016_2025', measure: 'cla_gross' }, area, 2025) ?? 0;
      const week =
        statistics.value({ file: 'spend_2016_2025', measure: 'unit_cost_cla_week' }, area, 2025) ?? 0;
      expect(Math.abs(spend / (week * 52 * get('cla_31_march', area, 2025)) - 1)).toBeLessThan(0.001);
    }
  });

  it('hold no value that is not a number, or below nought, or a share above all', () => {
    for (const { value, measure } of folder.statistics) {
      expect(Number.isFinite(value) && (value ?? -1) >= 0, measure).toBe(true);
      if (measure.endsWith('_pct') || measure.includes('_rate_fte')) expect(value).toBeLessThanOrEqual(100);
    }
  });

  it('give every authority ten neighbours in each edition and two inspections', () => {
    for (const area of authorities) {
      const own = neighbours.filter((one) => one.area === area && one.edition === 2025);
      expect(own.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
      expect(own.some(({ neighbour }) => neighbour === area)).toBe(false);
      expect(judgements.filter((one) => one.area === area)).toHaveLength(2);
    }
    const rates = statistics.across(core('cla_31_march_rate_per_10k'), 2025);
    const near = neighbours.filter(({ area, edition }) => area === '999' && edition === 2025);
    const lowest = Math.min(...near.map(({ neighbour }) => rates.get(neighbour) ?? Number.NaN));
    expect(lowest).toBeLessThan(rates.get('999') ?? 0);
  });

  it('are the same for the same seed and others for another', () => {
    expect(makeStatistics(1, 300)).toEqual(folder);
    expect(makeStatistics(2, 300).statistics).not.toEqual(folder.statistics);
  });
});
