import type { Dwelling } from './family-facts.ts';

/** People who live at one address: a letter, and who. The child's own household is first, 'A'. */
export type Household = { readonly letter: string; readonly people: readonly string[] };

/** Households of two or more people on the map; an address itself is not told. */
export function householdsOf(
  index: string,
  dwellings: readonly Dwelling[],
  ids: readonly string[],
): readonly Household[] {
  const groups = new Map<string, string[]>();
  for (const { personId, addressId } of dwellings)
    if (ids.includes(personId))
      groups.set(addressId, [...new Set([...(groups.get(addressId) ?? []), personId])]);
  const shared = [...groups.values()].filter((people) => people.length > 1);
  return shared
    .sort((one, other) => Number(other.includes(index)) - Number(one.includes(index)))
    .map((people, place) => ({ letter: String.fromCharCode(65 + (place % 26)), people }));
}

/** Whether somebody lives with another on the day: undefined where nobody knows of one of them where they live. */
export function livesWith(one: string, other: string, dwellings: readonly Dwelling[]): boolean | undefined {
  const homes = (id: string) =>
    dwellings.filter(({ personId }) => personId === id).map(({ addressId }) => addressId);
  const [mine, theirs] = [homes(one), homes(other)];
  if (mine.length === 0 || theirs.length === 0) return undefined;
  return mine.some((home) => theirs.includes(home));
}
