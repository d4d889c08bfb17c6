import type { Family } from './measure.ts';

/** How many measures each part of the catalogue has, and the family it belongs to (domain reference 3.2). */
const counts: readonly (readonly [prefix: string, family: Family, howMany: number])[] = [
  ['FD', 'front door', 6],
  ['FH', 'front door', 11],
  ['CP', 'child protection', 17],
  ['CL', 'children in care', 29],
  ['LV', 'care leavers', 9],
  ['CH', 'relationships and voice', 18],
  ['HO', 'homes', 17],
  ['FO', 'fostering', 10],
  ['WK', 'workforce', 10],
  ['SY', 'system', 20],
];

/** The ids of all measures that Kith means to have, in the order of the catalogue: those it works out and those it cannot yet. */
export const catalogueIds: readonly string[] = counts.flatMap(([prefix, , howMany]) =>
  Array.from({ length: howMany }, (_, index) => `M-${prefix}-${String(index + 1).padStart(2, '0')}`),
);

/** The family that an id of the catalogue belongs to; undefined for an id that is none of it. */
export function familyOf(id: string): Family | undefined {
  return catalogueIds.includes(id)
    ? counts.find(([prefix]) => id.startsWith(`M-${prefix}-`))?.[1]
    : undefined;
}
