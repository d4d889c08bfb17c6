import type { RowTest } from '../../../frame/index.ts';
import type { Return903, TableOf } from '../../tables.ts';
import { once } from './once.ts';

/** Placements for adoption. */
export const adoptionPlaces = ['A3', 'A4', 'A5', 'A6'] as const;

/** Foster homes. */
export const fosterPlaces = ['U1', 'U2', 'U3', 'U4', 'U5', 'U6'] as const;

/** Temporary moves. */
export const temporaryPlaces = ['T0', 'T1', 'T2', 'T3', 'T4'] as const;

/** Other placements: Z1 up to 2024/25, four kinds of it from 2025/26. */
export function otherPlaces(year: number): readonly string[] {
  return year >= 2026 ? ['Z11', 'Z12', 'Z13', 'Z14'] : ['Z1'];
}

/** A test for episodes in a temporary placement, T0 to T4. */
export const temporary = once((episodes: TableOf<'Episodes'>): RowTest =>
  episodes.PLACE.among(temporaryPlaces),
);

/** A test for episodes in a placement for adoption or a foster home. */
export const familyPlace = once((episodes: TableOf<'Episodes'>): RowTest =>
  episodes.PLACE.among([...adoptionPlaces, ...fosterPlaces]),
);

/** A test for episodes whose URN names a provider: not blank, and not XXXXXXX, which stands for none. */
export const namesProvider = once(({ episodes: { URN } }: Return903): RowTest => {
  const isNone = URN.is('XXXXXXX');
  return (row) => URN.isFilled(row) && !isNone(row);
});
