import type { RowTest } from '../../../frame/index.ts';
import type { Column, TableOf } from '../../tables.ts';

/** A test for rows that have at least one of these columns filled. */
export function someFilled(columns: readonly Column[]): RowTest {
  return (row) => columns.some((column) => column.isFilled(row));
}

/** A test for rows that have at least one of these columns blank. */
export function someBlank(columns: readonly Column[]): RowTest {
  return (row) => columns.some((column) => column.isBlank(row));
}

/** The columns on care leavers, in findings: IN_TOUCH, ACTIV, ACCOM. */
export const oc3Items = ['IN_TOUCH', 'ACTIV', 'ACCOM'] as const;

/** A test for rows of OC3 with an item filled. */
export function oc3Filled(oc3: TableOf<'OC3'>): RowTest {
  return someFilled(oc3Items.map((name) => oc3[name]));
}

/** The health columns that every child looked after all year must have: 0 or 1. */
export const healthItems = ['IMMUNISATIONS', 'TEETH_CHECK', 'HEALTH_ASSESSMENT', 'SUBSTANCE_MISUSE'] as const;

/** The other yes or no columns of OC2, which are blank for some ages and answers. */
export const otherOc2Items = [
  'CONVICTED',
  'HEALTH_CHECK',
  'INTERVENTION_RECEIVED',
  'INTERVENTION_OFFERED',
] as const;

/** The eight yes or no columns of OC2. */
export const oc2Items = [...healthItems, ...otherOc2Items] as const;

/** A test for rows of OC2 with one of the eight yes or no items filled. */
export function oc2Filled(oc2: TableOf<'OC2'>): RowTest {
  return someFilled(oc2Items.map((name) => oc2[name]));
}
