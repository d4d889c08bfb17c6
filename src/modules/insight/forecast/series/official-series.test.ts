import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../../../formats/csv/read-csv.ts';
import { sharedMissing, sharedPath } from '../../../../../test/support/shared.ts';
import { summariseTries, tryFrom } from './backtest-series.ts';
import type { Try } from './backtest-series.ts';
import type { Panel } from './panel-rules.ts';
import { makePanel } from './panel-rules.ts';
import { fitSeriesModel } from './series-model-rules.ts';

const file = sharedPath('data/official/cla_core.csv');

/** Children in care at 31 March of every authority, 2010 to 2025; joint rows left out. */
function readPanel(path: string): Panel {
  const csv = readCsv(readFileSync(path));
  if (!csv.ok) throw new Error(csv.problem);
  const column = (name: string) => csv.columns[csv.header.indexOf(name)] ?? [];
  const [levels, measures, codes, years, values] = ['geo_level', 'measure', 'la_code', 'year', 'value'].map(
    column,
  );
  const rows = Array.from({ length: csv.rows }, (_, row) => row).filter(
    (row) =>
      levels?.[row] === 'la' &&
      measures?.[row] === 'cla_31_march' &&
      values?.[row] !== '' &&
      !codes?.[row]?.includes('/'),
  );
  return makePanel(
    rows.map((row) => ({
      laCode: codes?.[row] ?? '',
      year: Number(years?.[row]),
      value: Number(values?.[row]),
    })),
  );
}

const triesFrom = (panel: Panel, origins: readonly number[]): readonly Try[] =>
  origins.flatMap((origin) => tryFrom(panel, fitSeriesModel(panel, origin), 2025));

/** How much smaller the median error is than that of the last value carried forward, in percent. */
function gain(tries: readonly Try[]): number {
  const { mape, baselines } = summariseTries(tries);
  return 100 * (1 - (mape ?? Number.NaN) / (baselines.last ?? Number.NaN));
}

const ahead = (tries: readonly Try[], horizon: number) =>
  tries.filter(({ origin, year }) => year - origin === horizon);

describe.skipIf(file === null)(`all authorities, from public data (${sharedMissing} otherwise)`, () => {
  const panel = file === null ? makePanel([]) : readPanel(file);
  const development = triesFrom(panel, [2015, 2016, 2017, 2018]);
  const ofFifty = development.filter(({ simple }) => (simple.last ?? 0) >= 50);

  it.each([
    ['all authorities', development],
    ['authorities with at least fifty children', ofFifty],
  ])(
    'errs at least seven per cent less than the last value from 2015 to 2018, and at no horizon more: %s',
    (_, tries) => {
      expect(tries.length).toBeGreaterThan(2_900);
      expect(gain(tries)).toBeGreaterThan(12);
      for (const horizon of [1, 2, 3, 4, 5]) expect(gain(ahead(tries, horizon))).toBeGreaterThan(4);
    },
  );

  it('errs less than a straight line and than mean growth', () => {
    const { mape, baselines } = summariseTries(development);
    expect(mape).toBeLessThan(baselines.linear ?? 0);
    expect(mape).toBeLessThan(baselines.growth ?? 0);
  });

  it('holds 85 to 95 of a hundred outcomes in its 90% intervals, together and from each origin', () => {
    for (const origin of [2015, 2016, 2017, 2018]) {
      const inside = summariseTries(development.filter((one) => one.origin === origin)).coverage90;
      expect(inside).toBeGreaterThan(85);
      expect(inside).toBeLessThan(95);
    }
    expect(summariseTries(development).coverage90).toBeCloseTo(92.8, 1);
  });
});
