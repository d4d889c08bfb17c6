import { isInForce, rules } from '../../modules/returns/checks/index.ts';
import type { Source } from '../../modules/returns/checks/index.ts';
import type { Lacking } from './messages.ts';

/** What the rules of a year need and was not given: with each file, the rules that cannot run without it. */
export function listLacking({
  year,
  given,
}: {
  readonly year: number;
  readonly given: readonly string[];
}): Lacking {
  const inForce = rules.filter((rule) => isInForce(rule, year));
  const present = new Set(given);
  const bySource = new Map<Source, string[]>();
  let lacking = 0;
  for (const { code, needs } of inForce) {
    const missing = needs.filter((source) => !present.has(source));
    if (missing.length > 0) lacking += 1;
    for (const source of missing) bySource.set(source, [...(bySource.get(source) ?? []), code]);
  }
  const entries = [...bySource].map(([source, codes]) => ({ source, codes }));
  return {
    inForce: inForce.length,
    lacking,
    bySource: entries.sort((a, b) => b.codes.length - a.codes.length),
  };
}
