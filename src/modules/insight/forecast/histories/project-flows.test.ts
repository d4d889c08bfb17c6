import { describe, expect, test } from 'vitest';
import { plainDate } from '../../../../platform/dates/plain-date.ts';
import {
  atAge,
  atMonth,
  atTime,
  CHANCES,
  endings,
  HOMES,
  MONTHS_OF_AGE,
  TIMES,
  YEARS_OF_AGE,
} from './care-states.ts';
import type { FlowModel } from './flow-model.ts';
import { projectFlows } from './flow-model.ts';

const AGES = YEARS_OF_AGE * HOMES;
const certain = { now: 0, drift: 0, dispersion: 1 };

/** Nobody in care, nobody coming, nobody moving or leaving before 18. */
function still(origin = '2026-03-31', firstStep = 1): FlowModel {
  return {
    origin: plainDate(origin),
    firstStep,
    stock: new Float64Array(MONTHS_OF_AGE * HOMES * TIMES),
    rates: {
      entries: new Float64Array(AGES),
      leaving: new Float64Array(AGES * TIMES * CHANCES),
      moving: new Float64Array(AGES * HOMES),
    },
    entryMonths: new Float64Array(MONTHS_OF_AGE).fill(1 / 12),
    doubt: {
      entries: [],
      leaving: [],
      moving: [],
      entryLevel: certain,
      leavingLevel: certain,
    },
  };
}

const sum = (table: ArrayLike<number> = []) => Array.from(table).reduce((total, one) => total + one, 0);

describe('following children month by month', () => {
  test('a child stays until the month of the 18th birthday and not longer', () => {
    const model = still();
    model.stock[atMonth(16 * 12 + 10, 0, 4)] = 1;
    const months = projectFlows(model, 15);
    expect(months.map(({ stock }) => sum(stock))).toEqual([...Array<number>(13).fill(1), 0, 0]);
    expect(months[13]?.leavers[atAge(17, 0) * endings.length + endings.indexOf('turned18')]).toBe(1);
    expect(months[13]?.date).toBe('2027-05-31');
  });

  test('without rates children are neither lost nor made', () => {
    const model = still();
    for (let months = 0; months < 120; months += 7) model.stock[atMonth(months, months % 4, months % 5)] = 3;
    for (const { stock } of projectFlows(model, 60)) expect(sum(stock)).toBeCloseTo(3 * 18, 8);
  });

  test('every child is in care, has left or came: month by month the numbers add up', () => {
    const model = still();
    model.stock[atMonth(100, 0, 1)] = 50;
    model.rates.entries[atAge(3, 1)] = 2;
    model.rates.leaving.fill(0.02);
    model.rates.moving.fill(0.01);
    let before = 50;
    for (const { stock, entries, leavers } of projectFlows(model, 24)) {
      expect(sum(stock)).toBeCloseTo(before + sum(entries) - sum(leavers), 9);
      before = sum(stock);
    }
  });

  test('chances of leaving and moving by hand: 100 children, 10% leave, 20% of the rest move', () => {
    const model = still();
    model.stock[atMonth(100, 0, 4)] = 100;
    model.rates.leaving[atTime(8, 0, 4) * CHANCES] = 0.06;
    model.rates.leaving[atTime(8, 0, 4) * CHANCES + 2] = 0.04;
    model.rates.moving[atAge(8, 0) * HOMES + 1] = 0.2;
    const [month] = projectFlows(model, 1);
    expect(month?.stock[atAge(8, 0)]).toBeCloseTo(72);
    expect(month?.stock[atAge(8, 1)]).toBeCloseTo(18);
    expect(month?.leavers[atAge(8, 0) * endings.length]).toBeCloseTo(6);
    expect(month?.moves[1]).toBeCloseTo(18);
  });

  test('a change of the rates holds from the month it is made in', () => {
    const model = still();
    model.rates.entries[atAge(5, 0)] = 4;
    const months = projectFlows(model, 3, (rates, month) =>
      month < 2 ? rates : { ...rates, entries: rates.entries.map((entering) => entering / 2) },
    );
    expect(months.map(({ entries }) => sum(entries))).toEqual([4, 4, 2]);
  });

  test('from the middle of a month the first step is the rest of it', () => {
    const model = still('2026-03-16', 0.5);
    model.rates.entries[atAge(5, 0)] = 4;
    const months = projectFlows(model, 2);
    expect(months.map(({ date }) => date)).toEqual(['2026-03-31', '2026-04-30']);
    expect(months.map(({ entries }) => sum(entries))).toEqual([2, 4]);
  });
});
