import type { FactValue } from '../../../platform/facts/index.ts';
import type { Part } from './return-form.ts';

/** Whether a row's values, all filled in, can be true together. */
export function isPossible(
  { period, together, impossible, fact }: Part,
  values: readonly FactValue[],
): boolean {
  if (together && values[together.given] !== null && values[together.needs] === null) return false;
  const valueOf = (field: string) => values[fact.fields.findIndex(({ name }) => name === field)] ?? null;
  if (impossible.some(({ test }) => test(valueOf))) return false;
  if (!period) return true;
  const ends = values[period.ends] ?? null;
  return ends === null || ends >= (values[period.starts] ?? '');
}
