import type { Choices, LeverKey, LeverUse, Range, WeeklyCosts } from './lever.ts';
import { homeKinds, leverKeys } from './lever.ts';

/** Choices for the years ahead that somebody saved under a name. */
export type Scenario = {
  readonly id: string;
  readonly name: string;
  readonly choices: Choices;
  readonly savedAt: string;
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

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
