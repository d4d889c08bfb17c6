import { expect, test } from 'vitest';
import { endings, HOMES } from '../forecast/histories/care-states.ts';
import { projectFlows } from '../forecast/histories/flow-model.ts';
import { projectByAge } from './step-by-age.ts';
import { madeFlowModel } from './testing/made-flow-model.ts';

const sum = (table: Float64Array = new Float64Array()) => table.reduce((total, one) => total + one, 0);

test('gives what following children by months of age gives, within a hundredth', () => {
  const [finely, coarsely] = [projectFlows(madeFlowModel(), 60), projectByAge(madeFlowModel(), 60)];
  expect(coarsely.map(({ date }) => date)).toEqual(finely.map(({ date }) => date));
  finely.forEach((month, at) => {
    const other = coarsely[at];
    expect(sum(other?.stock) / sum(month.stock)).toBeCloseTo(1, 2);
    expect(sum(other?.entries) / sum(month.entries)).toBeCloseTo(1, 2);
  });
  const leavers = (months: typeof finely) => months.reduce((all, { leavers: left }) => all + sum(left), 0);
  expect(leavers(coarsely) / leavers(finely)).toBeCloseTo(1, 2);
});

test('nobody is lost or made: in care are those before, those who came, less those who left', () => {
  let before: number | undefined;
  for (const { stock, entries, leavers } of projectByAge(madeFlowModel(), 24)) {
    if (before !== undefined) expect(sum(stock)).toBeCloseTo(before + sum(entries) - sum(leavers), 6);
    before = sum(stock);
  }
});

test('nobody stays past the 18th birthday, and with rates of one everybody leaves', () => {
  const model = madeFlowModel();
  model.rates.leaving.fill(1 / 3);
  model.rates.entries.fill(0);
  const [first] = projectByAge(model, 1);
  expect(sum(first?.stock)).toBeCloseTo(0, 6);
  expect(first?.leavers.length).toBe(18 * HOMES * endings.length);
});
