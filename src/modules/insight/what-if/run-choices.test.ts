import { describe, expect, test } from 'vitest';
import { inHome, keptAtHome, projectChoices, sparePlaces } from './effect-rates.ts';
import type { Choices, LeverUse, Range } from './lever.ts';
import type { FlowModel } from '../forecast/histories/flow-model.ts';
import { drawTriangular, runChoices } from './run-choices.ts';
import { madeFlowModel } from './testing/made-flow-model.ts';

const exactly = (value: number): Range => ({ low: value, likely: value, high: value });
const nothing: Choices = {
  monthsToFull: 0,
  levers: {},
  weeklyCosts: { Fostering: 600, Residential: 4000, Supported: 900, Other: 500 },
  costSource: 'made up for a test',
  priceGrowth: 0,
};
const edge = (reach: number, avoidable: Range, holds: Range): LeverUse => ({
  decided: { reach },
  believed: { avoidable, holds, cost: exactly(1000) },
});
const withLevers = (levers: Choices['levers'], more: Partial<Choices> = {}): Choices => ({
  ...nothing,
  ...more,
  levers,
});
/** With few courses: enough to tell an interval from a point. */
const run = (model: FlowModel, choices: Choices) => runChoices(model, choices, 16);
const lastYear = (choices: Choices, doubt = 0) => {
  const year = run(madeFlowModel(doubt), choices).years.at(-1);
  if (!year) throw new Error('no years');
  return year.effects;
};

describe('what choices would do', () => {
  test('nothing, where nothing is chosen: no difference in any course of events', () => {
    const { years } = run(madeFlowModel(20), nothing);
    expect(years.map(({ ends }) => ends)).toEqual([
      '2027-03-31',
      '2028-03-31',
      '2029-03-31',
      '2030-03-31',
      '2031-03-31',
    ]);
    for (const { effects } of years)
      for (const { change } of Object.values(effects))
        expect(change).toEqual({ likeliest: 0, low: 0, high: 0 });
  });

  test('fewer come in by the share reached, avoidable and held; each child reached costs', () => {
    const effects = lastYear(withLevers({ 'edge-of-care': edge(50, exactly(40), exactly(50)) }));
    expect(effects['came-in'].chosen.likeliest / effects['came-in'].base.likeliest).toBeCloseTo(0.9, 6);
    expect(effects.investment.chosen.likeliest).toBeCloseTo(
      effects['came-in'].base.likeliest * 0.5 * 1000,
      3,
    );
    expect(effects['in-care'].change.likeliest).toBeLessThan(0);
    expect(effects.net.change.likeliest).toBeCloseTo(
      effects.spend.change.likeliest + effects.investment.change.likeliest,
      3,
    );
  });

  test('a range that is believed gives a range of effects, on its own side', () => {
    const wide = lastYear(
      withLevers({ 'edge-of-care': edge(60, { low: 8, likely: 39, high: 65 }, exactly(80)) }),
    )['in-care'].change;
    expect(wide.low).toBeLessThan(wide.likeliest);
    expect(wide.high).toBeGreaterThan(wide.likeliest);
    expect(wide.high).toBeLessThan(0);
  });

  test('doubt about the rates widens what is expected, the same course by course', () => {
    const sure = lastYear(nothing)['in-care'].base;
    const unsure = lastYear(nothing, 30)['in-care'].base;
    expect(sure.high - sure.low).toBeLessThan(1e-6);
    expect(unsure.high - unsure.low).toBeGreaterThan(20);
  });

  test('effects grow evenly until they work in full', () => {
    const choices = withLevers(
      { 'edge-of-care': edge(100, exactly(50), exactly(100)) },
      { monthsToFull: 60 },
    );
    const came = run(madeFlowModel(), choices).years.map(
      ({ effects }) => 1 - effects['came-in'].chosen.likeliest / effects['came-in'].base.likeliest,
    );
    expect(came[0]).toBeCloseTo((0.5 * 6.5) / 60, 4);
    expect(came[4]).toBeCloseTo((0.5 * 54.5) / 60, 4);
  });

  test('more go home; those who come back count again', () => {
    const home = (back: number) =>
      lastYear(
        withLevers({
          'going-home': { decided: { more: 50 }, believed: { return: exactly(back), cost: exactly(2000) } },
        }),
      );
    const [none, half] = [home(0), home(50)];
    expect(none['went-home'].change.likeliest).toBeGreaterThan(0);
    expect(half['in-care'].chosen.likeliest).toBeGreaterThan(none['in-care'].chosen.likeliest);
    expect(half['in-care'].chosen.likeliest).toBeLessThan(half['in-care'].base.likeliest);
  });

  test('fewer moves by the share believed, and nobody’s home changes kind for it', () => {
    const effects = lastYear(
      withLevers({ continuity: { decided: { fewer: 30 }, believed: { moves: exactly(20) } } }),
    );
    expect(effects.moves.chosen.likeliest / effects.moves.base.likeliest).toBeCloseTo(0.8, 1);
  });

  test('hours freed are workers, their week and the share, and change nobody’s care', () => {
    const choices = withLevers({
      'admin-time': { decided: { workers: 16_246, week: 37, freed: 25 }, believed: {} },
    });
    const result = run(madeFlowModel(), choices);
    // The documents' own: 150,000 hours a week in England.
    expect(result.hoursFreed).toBeCloseTo(150_275.5, 3);
    expect(result.years.at(-1)?.effects['in-care'].change.likeliest).toBe(0);
  });

  test('the same seed gives the same result', () => {
    const choices = withLevers({ 'edge-of-care': edge(60, { low: 8, likely: 39, high: 65 }, exactly(80)) });
    expect(run(madeFlowModel(9), choices)).toEqual(run(madeFlowModel(9), choices));
  });

  test('prices that rise raise spending and nothing else', () => {
    const [still, rising] = [lastYear(nothing), lastYear({ ...nothing, priceGrowth: 10 })];
    expect(rising.spend.base.likeliest).toBeGreaterThan(still.spend.base.likeliest * 1.4);
    expect(rising['in-care']).toEqual(still['in-care']);
  });
});

describe('moves from residential homes to families', () => {
  const move: LeverUse = { decided: { found: 50 }, believed: { asked: exactly(60) } };
  const carers = (net: number): LeverUse => ({
    decided: { places: 600, used: 70, target: 70, net },
    believed: { cost: exactly(0) },
  });

  test('are as many as are asked for and found, where places are not stated', () => {
    const result = run(madeFlowModel(), withLevers({ 'residential-to-family': move }));
    expect(result.roomForMoves).toBe(1);
    expect(result.years.at(-1)?.effects['nights-in-families'].change.likeliest).toBeGreaterThan(0);
  });

  test('are held back where there are no places for them', () => {
    const choices = withLevers({ 'residential-to-family': move, carers: carers(5) });
    const { roomForMoves } = run(madeFlowModel(), choices);
    expect(roomForMoves).toBeGreaterThan(0);
    expect(roomForMoves).toBeLessThan(0.6);
    const settled = {
      choices,
      believed: (_: string, key: string) => (key === 'asked' ? 60 : 0),
    };
    const { base, chosen } = projectChoices(madeFlowModel(), 60, { settled, moveScale: roomForMoves });
    chosen.forEach((month, at) => {
      const before = base[at];
      if (!before) throw new Error('no month');
      expect(inHome(month, 0) - inHome(before, 0)).toBeLessThanOrEqual(
        (sparePlaces(choices, at) ?? 0) + 0.51,
      );
    });
  });

  test('are none where places are lost', () => {
    const choices = withLevers({ 'residential-to-family': move, carers: carers(-20) });
    expect(run(madeFlowModel(), choices).roomForMoves).toBeLessThan(0.02);
  });
});

describe('beliefs', () => {
  test('a draw of a range lies in it, and a third of draws below its likeliest where that is a third of the way', () => {
    const range = { low: 0, likely: 1, high: 3 };
    const drawn = Array.from({ length: 999 }, (_, at) => drawTriangular(range, (at + 0.5) / 999));
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...drawn)).toBeLessThanOrEqual(3);
    expect(drawn.filter((value) => value < 1).length).toBe(333);
    expect(drawTriangular(exactly(7), 0.3)).toBe(7);
  });

  test('children kept at home are the product of what is decided and believed', () => {
    const choices = withLevers({ 'edge-of-care': edge(50, exactly(0), exactly(0)) });
    const believed = (_: string, key: string) => (key === 'avoidable' ? 40 : 90);
    expect(keptAtHome({ choices, believed })).toBeCloseTo(0.18);
    expect(keptAtHome({ choices: nothing, believed })).toBe(0);
  });
});
