import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sharedMissing, sharedPath } from '../../../../../../test/support/shared.ts';
import { readCsv } from '../../../../../formats/index.ts';
import { plainDate, toDayNumber } from '../../../../../platform/dates/plain-date.ts';
import { ageBands, homeKinds } from '../care-states.ts';
import { readHistories } from '../read-histories.ts';
import { STATES } from './care-pieces.ts';
import { fitFirstModel, projectFirstModel } from './first-model.ts';
import { fitRegionalModel, projectRegionalModel } from './regional-model.ts';

const first = sharedPath('data/cs-demand-model');
const regional = sharedPath('data/cs-demand-model-regional');
const day = (text: string) => toDayNumber(plainDate(text));

const firstBands = ['BIRTH_TO_ONE', 'ONE_TO_FIVE', 'FIVE_TO_TEN', 'TEN_TO_SIXTEEN', 'SIXTEEN_TO_EIGHTEEN'];
const firstNames = firstBands.flatMap((band) =>
  [...homeKinds.map((home) => home.toUpperCase()), 'NOT_IN_CARE'].map((home) => `${band}|${home}`),
);
const regionalNames = ageBands.flatMap((band) =>
  [...homeKinds, 'Not in care'].map((home) => `${band} - ${home}`),
);

/** A table of expected results as rows by column name. */
function readTable(...path: string[]): Record<string, string>[] {
  const csv = readCsv(readFileSync(join(...path)));
  if (!csv.ok) throw new Error(csv.problem);
  return Array.from({ length: csv.rows }, (_, row) =>
    Object.fromEntries(csv.header.map((name, i) => [name, csv.columns[i]?.[row] ?? ''])),
  );
}

/** Every number of the expected days against ours; the files are rounded to eight places. */
function expectDays(rows: readonly Record<string, string>[], names: readonly string[], ours: Float64Array[]) {
  let largest = 0;
  rows.forEach((row, i) => {
    for (const [name, value] of Object.entries(row).slice(1))
      largest = Math.max(largest, Math.abs(Number(value) - (ours[i]?.[names.indexOf(name)] ?? Number.NaN)));
  });
  expect(rows.length).toBe(ours.length);
  expect(largest).toBeLessThan(1e-7);
}

describe.skipIf(!first)(`the method of cs-demand-model ${first ? '' : sharedMissing}`, () => {
  const folder = join(first ?? '', 'expected/forecast');
  const histories = first ? readHistories([join(first, 'input')], 'first') : undefined;
  const origin = day('2022-03-27');
  const model = histories && fitFirstModel(histories, origin);

  test('finds the same daily rates, ageing included', () => {
    const rows = readTable(folder, 'transition_rate.csv');
    const tables = model ? [...model.rates, ...model.ageingOut] : [];
    for (const { from = '', to = '', transition_rate = '' } of rows) {
      const state = firstNames.indexOf(from);
      const cell = to === '' ? STATES * STATES + state : state * STATES + firstNames.indexOf(to);
      expect(tables[cell], `${from} to ${to}`).toBeCloseTo(Number(transition_rate), 12);
    }
    const total = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0);
    expect(total(tables)).toBeCloseTo(total(rows.map((row) => Number(row['transition_rate']))), 10);
  });

  test('finds the same entrants and the same children at the start', () => {
    const [entrants] = readTable(folder, 'daily_entrants.csv');
    const state = firstNames.indexOf(entrants?.['to'] ?? '');
    expect(model?.entrants[state]).toBeCloseTo(Number(entrants?.['daily_entrants']), 12);
    expect([...(model?.entrants ?? [])].filter((number) => number > 0)).toHaveLength(1);
    for (const { state: name = '', population } of readTable(folder, 'initial_population.csv'))
      expect(model?.stock[firstNames.indexOf(name)], name).toBe(Number(population));
  });

  test('counts the same children in each state on each day of the period', () => {
    const rows = readTable(folder, 'stock_daily.csv').slice(-182);
    const stock = model?.counts.stock ?? new Float64Array();
    expectDays(
      rows,
      firstNames,
      rows.map((_, i) => stock.slice((i + 1) * STATES, (i + 2) * STATES)),
    );
  });

  test('forecasts the same numbers day by day for a year', () => {
    if (model) expectDays(readTable(folder, 'prediction.csv'), firstNames, projectFirstModel(model, 365));
  });
});

describe.skipIf(!regional)(`the method of cs-demand-model-regional ${regional ? '' : sharedMissing}`, () => {
  const folder = join(regional ?? '', 'expected');
  const histories = regional ? readHistories([join(regional, 'input')]) : undefined;
  const model = histories && fitRegionalModel(histories, day('2021-03-31'), day('2022-03-31'));

  test('finds the same daily rates', () => {
    for (const { from = '', to = '', daily_rate = '' } of readTable(folder, 'transition_rates.csv')) {
      const pair = regionalNames.indexOf(from) * STATES + regionalNames.indexOf(to);
      expect(model?.matrix[pair], `${from} to ${to}`).toBeCloseTo(Number(daily_rate), 10);
    }
  });

  test('finds the same entrants and the same children at the start', () => {
    for (const { to = '', daily_entrants } of readTable(folder, 'entry_rates.csv'))
      expect(model?.entrants[regionalNames.indexOf(to)], to).toBeCloseTo(Number(daily_entrants), 12);
    for (const { start_bin = '', population } of readTable(folder, 'initial_population.csv'))
      expect(model?.stock[regionalNames.indexOf(start_bin)], start_bin).toBe(Number(population));
  });

  test('forecasts the same population and variance day by day for two years', () => {
    const days = model ? projectRegionalModel(model, 731) : [];
    expectDays(
      readTable(folder, 'population.csv'),
      regionalNames,
      days.map(({ population }) => population),
    );
    expectDays(
      readTable(folder, 'variance.csv'),
      regionalNames,
      days.map(({ variance }) => variance),
    );
  });
});
