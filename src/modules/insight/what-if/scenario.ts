import type { Instant } from '../../../platform/dates/plain-date.ts';
import { parsePlainDate } from '../../../platform/dates/plain-date.ts';
import type { Choices, LeverKey, LeverUse, Range, WeeklyCosts } from './lever.ts';
import { homeKinds, leverKeys } from './lever.ts';
import type { Effect, Effects, Interval, ScenarioResult, YearResult } from './result.ts';
import { effects } from './result.ts';

/** Choices for the years ahead that somebody saved under a name. */
export type Scenario = {
  readonly id: string;
  readonly name: string;
  readonly choices: Choices;
  readonly result: ScenarioResult;
  readonly savedAt: Instant;
  readonly savedBy: string | null;
  readonly removed: boolean;
  /** The one that replaced it, when it was changed since. */
  readonly replacedBy: string | null;
};

/** Reads choices as they were stored; undefined when they are not such (an older version's, say). */
export function parseChoices(stored: unknown): Choices | undefined {
  if (!isRecord(stored)) return undefined;
  const { monthsToFull, costSource, priceGrowth } = stored;
  if (!isNumber(monthsToFull) || !isNumber(priceGrowth) || typeof costSource !== 'string') return undefined;
  const levers = parseUses(stored['levers']);
  const weeklyCosts = parseCosts(stored['weeklyCosts']);
  return levers && weeklyCosts && { monthsToFull, levers, weeklyCosts, costSource, priceGrowth };
}

function parseCosts(stored: unknown): WeeklyCosts | undefined {
  const costs = isRecord(stored) ? numbersOf(stored) : undefined;
  const [fostering, residential, supported, other] = homeKinds.map((kind) => costs?.[kind]);
  if (fostering === undefined || residential === undefined) return undefined;
  if (supported === undefined || other === undefined) return undefined;
  return { Fostering: fostering, Residential: residential, Supported: supported, Other: other };
}

function parseUses(stored: unknown): Choices['levers'] | undefined {
  if (!isRecord(stored)) return undefined;
  const uses: Partial<Record<LeverKey, LeverUse>> = {};
  for (const key of leverKeys) {
    if (stored[key] === undefined) continue;
    const use = parseUse(stored[key]);
    if (!use) return undefined;
    uses[key] = use;
  }
  return uses;
}

function parseUse(stored: unknown): LeverUse | undefined {
  if (!isRecord(stored) || !isRecord(stored['decided']) || !isRecord(stored['believed'])) return undefined;
  const decided = numbersOf(stored['decided']);
  const believed: Record<string, Range> = {};
  for (const [key, value] of Object.entries(stored['believed'])) {
    const range = parseRange(value);
    if (!range) return undefined;
    believed[key] = range;
  }
  return decided && { decided, believed };
}

function parseRange(stored: unknown): Range | undefined {
  if (!isRecord(stored)) return undefined;
  const { low, likely, high } = stored;
  return isNumber(low) && isNumber(likely) && isNumber(high) ? { low, likely, high } : undefined;
}

function numbersOf(stored: Readonly<Record<string, unknown>>): Readonly<Record<string, number>> | undefined {
  const numbers: Record<string, number> = {};
  for (const [key, value] of Object.entries(stored)) {
    if (!isNumber(value)) return undefined;
    numbers[key] = value;
  }
  return numbers;
}

/** Reads a result as it was stored; undefined when it is none. */
export function parseResult(stored: unknown): ScenarioResult | undefined {
  if (!isRecord(stored)) return undefined;
  const { origin, draws, years, hoursFreed, roomForMoves } = stored;
  const total = parseEffects(stored['total']);
  const day = typeof origin === 'string' ? parsePlainDate(origin) : undefined;
  if (!day || !total || !isNumber(draws) || !isNumber(roomForMoves) || !Array.isArray(years))
    return undefined;
  const read = years.map(parseYear);
  const whole = read.filter((year) => year !== undefined);
  if (whole.length < read.length) return undefined;
  return {
    origin: day,
    draws,
    years: whole,
    total,
    hoursFreed: isNumber(hoursFreed) ? hoursFreed : undefined,
    roomForMoves,
  };
}

function parseYear(stored: unknown): YearResult | undefined {
  if (!isRecord(stored)) return undefined;
  const ends = typeof stored['ends'] === 'string' ? parsePlainDate(stored['ends']) : undefined;
  const read = parseEffects(stored['effects']);
  return ends && read && { ends, effects: read };
}

function parseEffects(stored: unknown): Effects | undefined {
  if (!isRecord(stored)) return undefined;
  const read = effects.map((effect) => [effect, parseEffect(stored[effect])] as const);
  if (read.some(([, effect]) => effect === undefined)) return undefined;
  // Every effect is there, as has just been seen.
  return Object.fromEntries(read) as Effects;
}

function parseEffect(stored: unknown): Effects[Effect] | undefined {
  if (!isRecord(stored)) return undefined;
  const [base, chosen, change] = [stored['base'], stored['chosen'], stored['change']].map(parseInterval);
  return base && chosen && change && { base, chosen, change };
}

function parseInterval(stored: unknown): Interval | undefined {
  if (!isRecord(stored)) return undefined;
  const { likeliest, low, high } = stored;
  return isNumber(likeliest) && isNumber(low) && isNumber(high) ? { likeliest, low, high } : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
