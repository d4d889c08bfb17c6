import { randomGamma, randomNormal } from 'd3-random';
import type { FlowModel, LevelDoubt } from './flow-model.ts';

/** A source of random numbers from 0 up to 1, as `randomLcg(seed)` of d3-random gives. */
export type Random = () => number;

/**
 * A model whose rates are one of those that the history allows: drawn from what is known of each, with the level of all
 * entries and of all leaving. Follow it with `projectFlows`; many draws give the doubt about the rates.
 */
export function drawFlowModel(model: FlowModel, random: Random): FlowModel {
  const { rates, doubt } = model;
  const entryLevel = drawLevel(doubt.entryLevel, random);
  const leavingLevel = drawLevel(doubt.leavingLevel, random);
  const entries = drawTable(rates.entries, doubt.entries, { random, level: entryLevel });
  const moving = drawTable(rates.moving, doubt.moving, { random, level: 1 });
  const leaving = drawTable(rates.leaving, doubt.leaving, { random, level: leavingLevel });
  return { ...model, rates: { entries, leaving, moving } };
}

function drawLevel({ now }: LevelDoubt, random: Random): number {
  return now > 0 ? Math.exp(randomNormal.source(random)(0, now)()) : 1;
}

/** Each row of `shapes` is one gamma draw of mean 1 that scales all its cells in `means`. */
function drawTable(
  means: Float64Array,
  shapes: Float64Array,
  { random, level }: { random: Random; level: number },
): Float64Array {
  const width = means.length / shapes.length;
  const gamma = randomGamma.source(random);
  const factors = shapes.map((shape) => (shape > 0 ? gamma(shape, 1 / shape)() : 1) * level);
  return means.map((mean, cell) => mean * (factors[Math.floor(cell / width)] ?? 1));
}
