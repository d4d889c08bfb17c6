import type { RowTest } from '../../../frame/index.ts';
import type { TableOf } from '../../tables.ts';
import { someFilled } from './items.ts';
import { once } from './once.ts';

/** The columns on an adoption. */
export const adoptionItems = [
  'DATE_INT',
  'DATE_MATCH',
  'FOSTER_CARE',
  'NB_ADOPTR',
  'SEX_ADOPTR',
  'LS_ADOPTR',
] as const;

/** A test for rows of AD1 with an item filled. */
export const adoptionFilled = once((ad1: TableOf<'AD1'>): RowTest =>
  someFilled(adoptionItems.map((name) => ad1[name])),
);

/** A test for episodes that ended with the child's adoption: REC E11 or E12. */
export const endedInAdoption = once((episodes: TableOf<'Episodes'>): RowTest =>
  episodes.REC.among(['E11', 'E12']),
);

/** A test for episodes in which the child lives with those who are to adopt it: PLACE A3 to A6. */
export const placedForAdoption = once((episodes: TableOf<'Episodes'>): RowTest =>
  episodes.PLACE.among(['A3', 'A4', 'A5', 'A6']),
);
