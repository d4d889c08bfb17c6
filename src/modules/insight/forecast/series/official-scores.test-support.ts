import { readFileSync } from 'node:fs';
import { readCsv } from '../../../../formats/csv/read-csv.ts';
import type { Try } from './backtest-series.ts';
import { summariseTries, tryFrom } from './backtest-series.ts';
import type { Panel } from './panel-rules.ts';
import { makePanel } from './panel-rules.ts';
import { fitSeriesModel } from './series-model-rules.ts';

/** Which rows of an official file make a panel; the area's code and the year stand in columns of several names. */
export type Cut = {
  readonly measure: string;
  readonly area: 'la_code' | 'geo_code';
  readonly year: 'year' | 'year_end';
};

/** The authorities' values of a measure; joint rows, which name two authorities, are left out. */
export function readOfficial(path: string, { measure, area, year }: Cut): Panel {
  const csv = readCsv(readFileSync(path));
  if (!csv.ok) throw new Error(csv.problem);
  const cell = (name: string, row: number) => csv.columns[csv.header.indexOf(name)]?.[row] ?? '';
  const rows = Array.from({ length: csv.rows }, (_, row) => row).filter(
    (row) =>
      cell('geo_level', row) === 'la' &&
      cell('measure', row) === measure &&
      cell('value', row) !== '' &&
      !cell(area, row).includes('/'),
  );
  return makePanel(
    rows.map((row) => ({
      laCode: cell(area, row),
      year: Number(cell(year, row)),
      value: Number(cell('value', row)),
    })),
  );
}

/** Forecasts from each origin, fitted on values up to it, beside what happened to 2025. */
export function triesFrom(panel: Panel, origins: readonly number[]): readonly Try[] {
  return origins.flatMap((origin) => tryFrom(panel, fitSeriesModel(panel, origin), 2025));
}

/** How much smaller the median error is than that of the last value carried forward, in percent. */
export function gain(tries: readonly Try[]): number {
  const { mape, baselines } = summariseTries(tries);
  return 100 * (1 - (mape ?? Number.NaN) / (baselines.last ?? Number.NaN));
}

export const ahead = (tries: readonly Try[], horizon: number) =>
  tries.filter(({ origin, year }) => year - origin === horizon);

/** A line of the tables in docs/data/forecasts.md. */
export function scoreLine(words: readonly (string | number)[], tries: readonly Try[]): string {
  const { mape, coverage90, baselines } = summariseTries(tries);
  const errors = [mape, baselines.last, baselines.linear, baselines.growth, coverage90];
  const cells = [...words, tries.length, ...errors.map((one) => one?.toFixed(1) ?? '')];
  return `| ${cells.join(' | ')} |`;
}

const horizons = [1, 2, 3, 4, 5];

/** The lines of a group of origins, by years ahead and together. */
export function scoreLines(name: string, tries: readonly Try[]): readonly string[] {
  return [
    ...horizons.map((horizon) => scoreLine([name, horizon], ahead(tries, horizon))),
    scoreLine([name, '1 to 5'], tries),
  ];
}
