import { valueAt } from './cells.ts';
import type { LevelDoubt } from './flow.ts';

/** How a level has moved: counts over what the rates led to expect. */
export type Level = LevelDoubt & {
  /** Today's level: 1 where the newest months are as expected. */
  readonly level: number;
  /** How much a month weighs against the next one. */
  readonly memory: number;
};

const memories = [0.995, 0.99, 0.98, 0.97, 0.95, 0.93, 0.9, 0.86, 0.8, 0.7, 0.6];
/** With less than this many months there is nothing to choose a memory by. */
const MONTHS_TO_CHOOSE = 15;
const AHEAD = 6;
/** A memory of a few months follows a collapse; it does not say that levels double and halve for ever. Log scale. */
const [MOST_DOUBT, MOST_DRIFT] = [0.5, 0.05];

/**
 * Follows a level through monthly counts, newer months weighing more. How much more is chosen by how well each choice
 * would have told the next half year, so that a level that holds is averaged over years and one that fell is left behind.
 * @param counts what happened in each month; @param expected what the rates give for it
 */
export function followLevel(counts: ArrayLike<number>, expected: ArrayLike<number>): Level {
  const memory = chooseMemory(counts, expected);
  const { level, weight } = weigh(counts, expected, { memory, upTo: counts.length });
  const dispersion = findDispersion(counts, expected, memory);
  const mean = Math.max(level * recentMean(expected), 0.1);
  const known = Math.max(weight * level, 0.5);
  return {
    level,
    memory,
    now: Math.min(Math.sqrt(dispersion / known), MOST_DOUBT),
    drift: Math.min(Math.sqrt(((1 - memory) ** 2 / memory) * (dispersion / mean)), MOST_DRIFT),
    dispersion,
  };
}

function chooseMemory(counts: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (counts.length < MONTHS_TO_CHOOSE) return 0.97;
  let best = { memory: 0.97, score: Infinity };
  for (const memory of memories) {
    const score = scoreMemory(counts, expected, memory);
    if (score < best.score * 0.995) best = { memory, score };
  }
  return best.memory;
}

/** Squared error of the next half years' counts on the scale of square roots, where chance is alike at every level. */
function scoreMemory(counts: ArrayLike<number>, expected: ArrayLike<number>, memory: number): number {
  let score = 0;
  for (let from = AHEAD; from + 1 < counts.length; from++) {
    const { level } = weigh(counts, expected, { memory, upTo: from });
    let [came, told] = [0, 0];
    for (let at = from; at < Math.min(from + AHEAD, counts.length); at++) {
      came += valueAt(counts, at);
      told += level * valueAt(expected, at);
    }
    score += (Math.sqrt(came + 0.375) - Math.sqrt(told + 0.375)) ** 2;
  }
  return score;
}

/** Counts over expectations with weights that halve again and again; half an event at level 1 as a start. */
function weigh(
  counts: ArrayLike<number>,
  expected: ArrayLike<number>,
  { memory, upTo }: { memory: number; upTo: number },
): { level: number; weight: number } {
  let [seen, weight] = [0.5, 0.5];
  for (let at = 0; at < upTo; at++) {
    seen = seen * memory + valueAt(counts, at);
    weight = weight * memory + valueAt(expected, at);
  }
  return { level: weight > 0 ? seen / weight : 1, weight };
}

function recentMean(expected: ArrayLike<number>): number {
  const recent = Array.from(expected).slice(-12);
  return recent.reduce((sum, number) => sum + number, 0) / Math.max(recent.length, 1);
}

/** The variance of single months around the level that was told for them, over its mean: at least 1. */
function findDispersion(counts: ArrayLike<number>, expected: ArrayLike<number>, memory: number): number {
  let [squares, months] = [0, 0];
  for (let at = AHEAD; at < counts.length; at++) {
    const told = weigh(counts, expected, { memory, upTo: at }).level * valueAt(expected, at);
    squares += (valueAt(counts, at) - told) ** 2 / Math.max(told, 0.5);
    months++;
  }
  return months < AHEAD ? 1.5 : Math.max(1, (squares / months) * memory);
}
