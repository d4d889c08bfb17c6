import { plainDate } from '../../../../platform/dates/plain-date.ts';
import {
  atAge,
  atMonth,
  atTime,
  CHANCES,
  HOMES,
  MONTHS_OF_AGE,
  TIMES,
  YEARS_OF_AGE,
} from '../../forecast/histories/care-states.ts';
import type { DoubtLayer, FlowModel } from '../../forecast/histories/flow-model.ts';

/**
 * A made-up county for tests: about 650 children in care, 20 coming in a month, some going home, few moving to families.
 * `doubt` as the shape of every rate's gamma distribution; 0 makes every rate certain.
 */
export function madeFlowModel(doubt = 0): FlowModel {
  const ages = YEARS_OF_AGE * HOMES;
  const rates = {
    entries: new Float64Array(ages),
    leaving: new Float64Array(ages * TIMES * CHANCES),
    moving: new Float64Array(ages * HOMES),
  };
  const stock = new Float64Array(MONTHS_OF_AGE * HOMES * TIMES);
  for (let age = 0; age < YEARS_OF_AGE; age++) {
    for (let home = 0; home < 2; home++) {
      rates.entries[atAge(age, home)] = home === 0 ? 1 : 0.15;
      for (let time = 0; time < TIMES; time++) rates.leaving[atTime(age, home, time) * CHANCES] = 0.02;
      for (let month = 0; month < 12; month++)
        stock[atMonth(age * 12 + month, home, TIMES - 1)] = home === 0 ? 2.5 : 0.5;
    }
    rates.moving[atAge(age, 1) * HOMES] = 0.01;
    rates.moving[atAge(age, 0) * HOMES + 1] = 0.002;
    rates.moving[atAge(age, 0) * HOMES] = 0.02;
  }
  const level = { now: doubt > 0 ? 0.05 : 0, drift: doubt > 0 ? 0.01 : 0, dispersion: 1 };
  return {
    origin: plainDate('2026-03-31'),
    firstStep: 1,
    stock,
    rates,
    entryMonths: new Float64Array(MONTHS_OF_AGE).fill(1 / 12),
    doubt: {
      entries: [everyCell(ages, doubt)],
      leaving: [everyCell(ages * TIMES * CHANCES, doubt)],
      moving: [everyCell(ages * HOMES, doubt)],
      entryLevel: level,
      leavingLevel: level,
    },
  };
}

/** Every rate in doubt by itself. */
const everyCell = (cells: number, shape: number): DoubtLayer => ({
  groups: new Uint16Array(cells).map((_, cell) => cell),
  shapes: new Float64Array(cells).fill(shape),
});
