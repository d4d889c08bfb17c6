import { isCode } from '../../../../../formats/index.ts';
import { rowsAt } from '../../frame/index.ts';
import type { Found } from '../../frame/index.ts';
import { allYears } from '../rule.ts';
import type { Rule } from '../rule.ts';
import type { Return903 } from '../tables.ts';
import { birthday } from './conditions/birthday.ts';
import { shortBreak } from './conditions/care.ts';
import { rowRule } from './row-rule.ts';

/** Reviews of the care plan. */
export const reviewRules: readonly Rule[] = [
  rowRule('reviews', {
    code: '166',
    fields: ['REVIEW'],
    meaning: 'REVIEW is blank or not a real date.',
    fails:
      ({ reviews }) =>
      (row) =>
        Number.isNaN(reviews.REVIEW.day(row)),
  }),
  rowRule('reviews', {
    code: '167',
    fields: ['REVIEW_CODE'],
    meaning:
      'REVIEW is filled and REVIEW_CODE is not one of PN0 to PN7, or REVIEW is blank and REVIEW_CODE is not.',
    fails: ({ reviews: { REVIEW, REVIEW_CODE } }) => {
      const isKnown = REVIEW_CODE.matching((text) => isCode('review_code', text));
      return (row) => (REVIEW.isFilled(row) ? !isKnown(row) : REVIEW_CODE.isFilled(row));
    },
  }),
  {
    code: '399',
    needs: ['Episodes', 'Header', 'Reviews'],
    fields: ['MOTHER', 'LS', 'REVIEW', 'REVIEW_CODE'],
    years: allYears,
    meaning: 'The child had short breaks only (V3, V4), but MOTHER, REVIEW or REVIEW_CODE is filled.',
    fails: (all) => findShortBreaksOnly(all),
  },
  rowRule('reviews', {
    code: '440',
    fields: ['DOB', 'REVIEW', 'REVIEW_CODE'],
    meaning: 'REVIEW_CODE is PN0 (under 4), but REVIEW is after the 4th birthday.',
    fails: ({ reviews }) => {
      const [isUnder4, fourth] = [reviews.REVIEW_CODE.is('PN0'), birthday(reviews.DOB, 4)];
      return (row) => isUnder4(row) && reviews.REVIEW.day(row) > fourth(row);
    },
  }),
  rowRule('reviews', {
    code: '441',
    fields: ['DOB', 'REVIEW', 'REVIEW_CODE'],
    meaning: 'REVIEW_CODE is PN1 to PN7 (4 or over), but REVIEW is before the 4th birthday.',
    fails: ({ reviews }) => {
      const isOver4 = reviews.REVIEW_CODE.among(['PN1', 'PN2', 'PN3', 'PN4', 'PN5', 'PN6', 'PN7']);
      const fourth = birthday(reviews.DOB, 4);
      return (row) => isOver4(row) && reviews.REVIEW.day(row) < fourth(row);
    },
  }),
];

/** Rule 399: the rows in all three files of children with short breaks only, where one that must be blank is filled. */
function findShortBreaksOnly({ episodes, header, reviews }: Return903): readonly Found[] {
  const isShortBreak = shortBreak(episodes);
  const found: Record<'episodes' | 'header' | 'reviews', number[]> = {
    episodes: [],
    header: [],
    reviews: [],
  };
  for (let child = 1; child < episodes.children.count; child++) {
    if (!episodes.has(child) || episodes.someOf(child, (row) => !isShortBreak(row))) continue;
    for (const h of orNone(header.rowsOf(child)))
      for (const r of orNone(reviews.rowsOf(child))) {
        if (header.MOTHER.isBlank(h) && reviews.REVIEW.isBlank(r) && reviews.REVIEW_CODE.isBlank(r)) continue;
        found.header.push(h);
        found.reviews.push(r);
        found.episodes.push(...episodes.rowsOf(child));
      }
  }
  return [rowsAt(episodes, found.episodes), rowsAt(header, found.header), rowsAt(reviews, found.reviews)];
}

/** The rows, or -1 for none, so that the child is looked at all the same. */
function orNone(rows: Int32Array): Iterable<number> {
  return rows.length === 0 ? [-1] : rows;
}
