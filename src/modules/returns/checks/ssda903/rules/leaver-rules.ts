import { isCode } from '../../../../../formats/index.ts';
import { pairs } from '../../frame/index.ts';
import { allYears } from '../rule.ts';
import type { Rule } from '../rule.ts';
import { birthday } from './conditions/birthday.ts';
import { oc2Filled, oc2Items, oc3Filled, oc3Items, someBlank } from './conditions/items.ts';
import { rowRule } from './row-rule.ts';

/** What is said of care leavers around their birthdays (OC3). */
export const leaverRules: readonly Rule[] = [
  rowRule('oc3', {
    code: '131',
    fields: ['IN_TOUCH'],
    meaning: 'IN_TOUCH is not one of its codes, or is blank.',
    fails: ({ oc3 }) => {
      const isKnown = oc3.IN_TOUCH.matching((text) => isCode('in_touch', text));
      return (row) => !isKnown(row);
    },
  }),
  rowRule('oc3', {
    code: '132',
    fields: ['ACTIV'],
    meaning: 'ACTIV is not one of its codes, or is blank.',
    fails: ({ oc3, year }) => {
      const isKnown = oc3.ACTIV.matching((text) => isCode('activity', text, year));
      return (row) => !isKnown(row);
    },
  }),
  rowRule('oc3', {
    code: '133',
    fields: ['ACCOM'],
    meaning: 'ACCOM is not one of its codes, or is blank.',
    fails: ({ oc3 }) => {
      const isKnown = oc3.ACCOM.matching((text) => isCode('accommodation', text));
      return (row) => !isKnown(row);
    },
  }),
  rowRule('oc3', {
    code: '153',
    fields: oc3Items,
    meaning: 'Some of IN_TOUCH, ACTIV and ACCOM are filled, but not all.',
    fails: ({ oc3 }) => {
      const [isFilled, isBlank] = [oc3Filled(oc3), someBlank(oc3Items.map((name) => oc3[name]))];
      return (row) => isFilled(row) && isBlank(row);
    },
  }),
  {
    code: '215',
    needs: ['OC3', 'OC2'],
    fields: [...oc3Items, ...oc2Items],
    years: allYears,
    meaning:
      'The child has something in OC3, for those who left care, and a yes or no item in OC2, for those in care all year.',
    fails: ({ oc3, oc2 }) => {
      const [isLeaver, isInCare] = [oc3Filled(oc3), oc2Filled(oc2)];
      return pairs(oc3, oc2, (leaver, other) => isLeaver(leaver) && isInCare(other));
    },
  },
  rowRule('oc3', {
    code: '344',
    fields: oc3Items,
    meaning: 'IN_TOUCH is DIED or RHOM, but ACTIV or ACCOM is not 0.',
    fails: ({ oc3 }) => {
      const isGone = oc3.IN_TOUCH.among(['DIED', 'RHOM']);
      const [isNoActivity, isNoHome] = [oc3.ACTIV.is('0'), oc3.ACCOM.is('0')];
      return (row) => isGone(row) && !(isNoActivity(row) && isNoHome(row));
    },
  }),
  rowRule('oc3', {
    code: '345',
    fields: oc3Items,
    meaning: 'IN_TOUCH is YES, but ACTIV or ACCOM is 0.',
    fails: ({ oc3 }) => {
      const isInTouch = oc3.IN_TOUCH.is('YES');
      const [isNoActivity, isNoHome] = [oc3.ACTIV.is('0'), oc3.ACCOM.is('0')];
      return (row) => isInTouch(row) && (isNoActivity(row) || isNoHome(row));
    },
  }),
  rowRule('oc3', {
    code: '347',
    fields: ['PLACE', 'DEC', 'URN'],
    years: [2024, 2027],
    meaning: 'ACCOM is a foyer (T, T1 or T2), but the young person was under 18 at CS.',
    differs: 'The tool looks for T alone, which is no valid code; foyers are T1 and T2.',
    fails: ({ oc3, start }) => {
      const [isFoyer, eighteenth] = [oc3.ACCOM.among(['T', 'T1', 'T2']), birthday(oc3.DOB, 18)];
      return (row) => isFoyer(row) && eighteenth(row) > start;
    },
  }),
  {
    code: '348',
    needs: ['OC3', 'OC3_last'],
    fields: ['IN_TOUCH'],
    years: [2026, 2027],
    meaning: 'IN_TOUCH was DIED last year and is not DIED this year.',
    fails: ({ oc3, last }) => {
      const [isDead, wasDead] = [oc3.IN_TOUCH.is('DIED'), last.oc3.IN_TOUCH.is('DIED')];
      return pairs(oc3, last.oc3, (row, old) => wasDead(old) && !isDead(row))[0];
    },
  },
  rowRule('oc3', {
    code: '391',
    fields: ['DOB', ...oc3Items],
    meaning: 'The child is under 17 at CE, but IN_TOUCH, ACTIV or ACCOM is filled.',
    fails: ({ oc3, end }) => {
      const [isFilled, seventeenth] = [oc3Filled(oc3), birthday(oc3.DOB, 17)];
      return (row) => isFilled(row) && seventeenth(row) > end;
    },
  }),
  {
    code: '3001',
    needs: ['OC3', 'Header'],
    fields: ['REC'],
    years: allYears,
    meaning:
      'ACCOM is Z1 or Z2 (former foster carers), but by the header the young person turned only 17 in the year.',
    fails: ({ oc3, header, start, end }) => {
      const [isWithCarers, seventeenth] = [oc3.ACCOM.among(['Z1', 'Z2']), birthday(header.DOB, 17)];
      const turns17 = (row: number) => start <= seventeenth(row) && seventeenth(row) <= end;
      return pairs(oc3, header, (row, h) => isWithCarers(row) && turns17(h))[0];
    },
  },
];
