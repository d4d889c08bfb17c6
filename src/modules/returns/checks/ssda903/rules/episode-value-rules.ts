import { isCode } from '../../../../../formats/index.ts';
import type { CodeSet } from '../../../../../formats/index.ts';
import type { Rule } from '../rule.ts';
import type { EpisodeColumn } from './conditions/carried-over.ts';
import { rowRule } from './row-rule.ts';

/** A rule that a column holds a code of its set in that year, where it is given. */
function codeRule(code: string, column: EpisodeColumn, set: CodeSet, meaning: string): Rule {
  return rowRule('episodes', {
    code,
    fields: [column],
    meaning,
    fails: ({ episodes, year }) => episodes[column].matching((text) => !isCode(set, text, year)),
  });
}

function dateRule(code: string, column: 'DECOM' | 'DEC', meaning: string): Rule {
  return rowRule('episodes', {
    code,
    fields: [column],
    meaning,
    fails:
      ({ episodes }) =>
      (row) =>
        episodes[column].isNoDate(row),
  });
}

/** Whether each column of an episode holds a value that it can hold. */
export const episodeValueRules: readonly Rule[] = [
  dateRule('141', 'DECOM', 'DECOM is not a real date.'),
  dateRule('147', 'DEC', 'DEC is not a real date.'),
  codeRule('143', 'RNE', 'rne', 'RNE is not a code for the reason of a new episode (S, P, L, T, U, B).'),
  codeRule('144', 'LS', 'legal_status', 'LS is not a code for a legal status.'),
  codeRule('145', 'CIN', 'category_of_need', 'CIN is not a category of need (N1 to N8).'),
  codeRule('149', 'REC', 'rec', 'REC is not a code for the reason an episode ended.'),
  codeRule(
    '1009',
    'REASON_PLACE_CHANGE',
    'reason_place_change',
    'REASON_PLACE_CHANGE is not a code for the reason of a change of placement.',
  ),
  rowRule('episodes', {
    code: '146',
    fields: ['PLACE'],
    meaning: 'PLACE is not a code for a placement in this year.',
    changed: 'From 2024/25 also K3. From 2025/26 Z11 to Z14 instead of Z1, and no H5 or P2.',
    differs: 'In 2024/25 the tool has K3 in lower case, so that every K3 fails.',
    fails: ({ episodes, year }) =>
      episodes.PLACE.matching((text) => !isCode('placement_type', text, year) && !isOutgoing(text, year)),
  }),
  rowRule('episodes', {
    code: '142',
    fields: ['DEC', 'REC'],
    meaning: 'DEC or REC is blank although a later episode of the child began.',
    fails: ({ episodes }) => {
      const order = episodes.by(episodes.DECOM);
      return (row) => {
        if (!Number.isNaN(episodes.DEC.day(row)) && episodes.REC.isFilled(row)) return false;
        // Rows without a readable start come last, and say nothing about what was later.
        return !Number.isNaN(episodes.DECOM.day(order.next(row)));
      };
    },
  }),
  rowRule('episodes', {
    code: '148',
    fields: ['DEC', 'REC'],
    meaning: 'One of DEC and REC is filled and the other is not.',
    fails:
      ({ episodes }) =>
      (row) =>
        episodes.DEC.isBlank(row) !== episodes.REC.isBlank(row),
  }),
];

/** H5 and P2 ended with 2023/24, but their episodes could still be returned in the year after. */
function isOutgoing(place: string, year: number): boolean {
  return year === 2025 && (place === 'H5' || place === 'P2');
}
