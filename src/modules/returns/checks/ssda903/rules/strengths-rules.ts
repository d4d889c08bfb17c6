import { isCode } from '../../../../../formats/index.ts';
import type { RowTest } from '../../frame/index.ts';
import type { Rule } from '../rule.ts';
import type { Return903 } from '../tables.ts';
import { birthday } from './conditions/birthday.ts';
import { oc2AllYear } from './conditions/care.ts';
import { rowRule } from './row-rule.ts';

/** A test for rows with neither a score nor a reason for there being none. */
function nothingSaid({ oc2 }: Return903): RowTest {
  return (row) => oc2.SDQ_SCORE.isBlank(row) && oc2.SDQ_REASON.isBlank(row);
}

/** The strengths and difficulties questionnaire (SDQ) of children looked after all year (OC2). */
export const strengthsRules: readonly Rule[] = [
  rowRule('oc2', {
    code: '157',
    also: ['Episodes'],
    fields: ['SDQ_REASON', 'DOB'],
    meaning:
      'The child was looked after all year, at least 4 at CS and no more than 16 at CE; so SDQ1 (no form because of age) cannot be why there is no score.',
    fails: (all) => {
      const { oc2, start, end } = all;
      const [isAge, isAllYear] = [oc2.SDQ_REASON.is('SDQ1'), oc2AllYear(all)];
      const [fourth, sixteenth] = [birthday(oc2.DOB, 4), birthday(oc2.DOB, 16)];
      return (row) =>
        isAge(row) &&
        oc2.SDQ_SCORE.isBlank(row) &&
        fourth(row) <= start &&
        sixteenth(row) >= end &&
        isAllYear(row);
    },
  }),
  rowRule('oc2', {
    code: '180',
    fields: ['SDQ_SCORE'],
    meaning: 'SDQ_SCORE is filled, but is not a whole number from 0 to 40.',
    fails: ({ oc2: { SDQ_SCORE: score } }) => {
      const isScore = (value: number) => Number.isInteger(value) && value >= 0 && value <= 40;
      return (row) => score.isFilled(row) && !isScore(score.number(row));
    },
  }),
  rowRule('oc2', {
    code: '185',
    also: ['Episodes'],
    fields: ['SDQ_SCORE'],
    meaning: 'SDQ_SCORE is filled, but the child was not looked after all year.',
    fails: (all) => {
      const isAllYear = oc2AllYear(all);
      return (row) => all.oc2.SDQ_SCORE.isFilled(row) && !isAllYear(row);
    },
  }),
  rowRule('oc2', {
    code: '186',
    also: ['Episodes'],
    fields: ['SDQ_SCORE'],
    meaning:
      'The child was looked after all year, at least 4 at CS and under 17 at CE, but SDQ_SCORE and SDQ_REASON are both blank.',
    fails: (all) => {
      const { oc2, start, end } = all;
      const [isNothing, isAllYear] = [nothingSaid(all), oc2AllYear(all)];
      const [fourth, seventeenth] = [birthday(oc2.DOB, 4), birthday(oc2.DOB, 17)];
      return (row) => isNothing(row) && fourth(row) <= start && seventeenth(row) > end && isAllYear(row);
    },
  }),
  rowRule('oc2', {
    code: '188',
    fields: ['SDQ_SCORE', 'SDQ_REASON'],
    meaning: 'The child is under 4 at CE, but SDQ_SCORE or SDQ_REASON is filled.',
    fails: (all) => {
      const [fourth, isNothing] = [birthday(all.oc2.DOB, 4), nothingSaid(all)];
      return (row) => fourth(row) > all.end && !isNothing(row);
    },
  }),
  rowRule('oc2', {
    code: '189',
    fields: ['DOB', 'SDQ_SCORE', 'SDQ_REASON'],
    meaning: 'The child was 17 before CS, but SDQ_SCORE or SDQ_REASON is filled.',
    fails: (all) => {
      const [seventeenth, isNothing] = [birthday(all.oc2.DOB, 17), nothingSaid(all)];
      return (row) => seventeenth(row) < all.start && !isNothing(row);
    },
  }),
  rowRule('oc2', {
    code: '196',
    fields: ['SDQ_REASON'],
    meaning: 'SDQ_REASON is given, but is not one of SDQ1 to SDQ5.',
    fails: ({ oc2 }) => oc2.SDQ_REASON.matching((text) => !isCode('sdq_reason', text)),
  }),
  rowRule('oc2', {
    code: '197B',
    also: ['Episodes'],
    fields: ['SDQ_REASON', 'DOB'],
    meaning:
      'The child was looked after all year and turned 4 or 17 in it, but SDQ_SCORE and SDQ_REASON are both blank.',
    fails: (all) => {
      const { oc2, start, end } = all;
      const [isNothing, isAllYear] = [nothingSaid(all), oc2AllYear(all)];
      const [fourth, seventeenth] = [birthday(oc2.DOB, 4), birthday(oc2.DOB, 17)];
      const isInYear = (day: number) => start <= day && day <= end;
      return (row) =>
        isNothing(row) && (isInYear(fourth(row)) || isInYear(seventeenth(row))) && isAllYear(row);
    },
  }),
  rowRule('oc2', {
    code: '197a',
    fields: ['SDQ_SCORE', 'SDQ_REASON'],
    meaning: 'SDQ_REASON says why there is no score, but SDQ_SCORE is filled.',
    fails:
      ({ oc2 }) =>
      (row) =>
        oc2.SDQ_SCORE.isFilled(row) && oc2.SDQ_REASON.isFilled(row),
  }),
  rowRule('oc2', {
    code: '198',
    also: ['Episodes'],
    fields: ['SDQ_REASON'],
    meaning: 'SDQ_REASON is filled, but the child was not looked after all year.',
    fails: (all) => {
      const isAllYear = oc2AllYear(all);
      return (row) => all.oc2.SDQ_REASON.isFilled(row) && !isAllYear(row);
    },
  }),
];
