import { randomGamma, randomNormal } from 'd3-random';
import { floatAt } from './cells.ts';
import type { DoubtLayer, FlowModel, LevelDoubt } from './flow.ts';
import type { RateChange } from './project-flows.ts';

/** A source of random numbers from 0 up to 1, as `randomLcg(seed)` of d3-random gives. */
export type Random = () => number;

/**
 * A model whose rates are one of those that the history allows: drawn from what is known of each and of the level of all
 * entries and all leaving. Many draws, each followed with `projectFlows`, give the doubt about today's rates.
 */
export function drawFlowModel(model: FlowModel, random: Random): FlowModel {
  const { rates, doubt } = model;
  const entries = drawTable(rates.entries, doubt.entries, drawLevel(doubt.entryLevel, random), random);
  const leaving = drawTable(rates.leaving, doubt.leaving, drawLevel(doubt.leavingLevel, random), random);
  const moving = drawTable(rates.moving, doubt.moving, 1, random);
  return { ...model, rates: { entries, leaving, moving } };
}

/** How the levels of entries and of leaving may wander from the origin on: one path, for `projectFlows`. */
export function drawDrift({ doubt }: FlowModel, months: number, random: Random): RateChange {
  const entry = drawPath(doubt.entryLevel.drift, months, random);
  const leave = drawPath(doubt.leavingLevel.drift, months, random);
  return (rates, month) => ({
    ...rates,
    entries: rates.entries.map((rate) => rate * (entry[month] ?? 1)),
    leaving: rates.leaving.map((rate) => rate * (leave[month] ?? 1)),
  });
}

/** How a level may go month by month: a walk on the log scale whose mean stays 1. */
export function drawPath(drift: number, months: number, random: Random): Float64Array {
  const normal = randomNormal.source(random)(-(drift ** 2) / 2, drift);
  let log = 0;
  return new Float64Array(months).map(() => Math.exp((log += normal())));
}

function drawLevel({ now }: LevelDoubt, random: Random): number {
  return Math.exp(randomNormal.source(random)(-(now ** 2) / 2, now)());
}

function drawTable(
  means: Float64Array,
  layers: readonly DoubtLayer[],
  level: number,
  random: Random,
): Float64Array {
  const gamma = randomGamma.source(random);
  const drawn = means.map((mean) => mean * level);
  for (const { groups, shapes } of layers) {
    const factors = shapes.map((shape) => (shape > 0 ? gamma(shape, 1 / shape)() : 1));
    for (let cell = 0; cell < drawn.length; cell++)
      drawn[cell] = floatAt(drawn, cell) * floatAt(factors, groups[cell] ?? 0);
  }
  return drawn;
}
