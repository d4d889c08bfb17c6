import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { FactChanges } from '../../../platform/facts/index.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { ComparedLists } from './compare-lists.ts';
import { nothing } from './people-of-lists.ts';
import type { Standing } from './plan-facts.ts';

/** What is new, what changed, and what a newer load of lists of the same date no longer says. */
export function planStatements(
  said: ComparedLists['statements'],
  standing: readonly Standing[],
  { asOf, year }: { readonly asOf: PlainDate; readonly year: number },
): FactChanges {
  const known = new Map(standing.filter(({ values }) => values[0] === asOf).map((one) => [keyOf(one), one]));
  const added: FactChanges['added'][number][] = [];
  const changed: FactChanges['changed'][number][] = [];
  for (const one of said) {
    const found = known.get(keyOf(one));
    known.delete(keyOf(one));
    if (!found) added.push({ id: newId(), subject: one.personId, values: one.values, year });
    else if (one.values.some((value, i) => value !== found.values[i]))
      changed.push({ id: found.id, version: found.version, values: one.values, year });
  }
  const removed = [...known.values()].map(({ id, version }) => ({ id, version }));
  return { ...nothing(year), added, changed, removed };
}

/** Child, date, list, row and column. */
function keyOf({ personId, values }: ComparedLists['statements'][number]): string {
  return JSON.stringify([personId, ...values.slice(0, 4)]);
}
