import type { AnnexAList } from '../../../../formats/index.ts';

/** What tells two rows of one list about one child apart, by our words for the columns. */
export const rowKeys: Readonly<Record<AnnexAList, readonly string[]>> = {
  1: ['contactOn', 'source'],
  2: ['starts', 'organisation'],
  3: ['referredOn'],
  4: ['starts'],
  5: ['starts'],
  6: ['opened'],
  7: ['starts'],
  8: ['starts'],
  9: [],
  10: ['decidedOn'],
  11: [],
};
