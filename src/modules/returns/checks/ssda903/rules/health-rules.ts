import { allYears } from '../rule.ts';
import type { Rule } from '../rule.ts';
import { rowsAt, where } from '../../frame/index.ts';
import type { Return903 } from '../tables.ts';
import { birthday } from './conditions/birthday.ts';
import { continuouslyLookedAfter, oc2AllYear } from './conditions/care.ts';
import {
  healthItems,
  oc2Filled,
  oc2Items,
  otherOc2Items,
  someBlank,
  someFilled,
} from './conditions/items.ts';
import { rowRule } from './row-rule.ts';

/** A test for OC2 rows with one of the four health items blank that every child must have. */
const healthBlank = ({ oc2 }: Return903) => someBlank(healthItems.map((name) => oc2[name]));

/** Health, offending and substance misuse of children looked after all year (OC2). */
export const healthRules: readonly Rule[] = [
  rowRule('oc2', {
    code: '158',
    fields: ['INTERVENTION_RECEIVED', 'INTERVENTION_OFFERED'],
    meaning: 'INTERVENTION_RECEIVED is 1, so INTERVENTION_OFFERED must be blank, but it is filled.',
    fails: ({ oc2 }) => {
      const isReceived = oc2.INTERVENTION_RECEIVED.is('1');
      return (row) => isReceived(row) && oc2.INTERVENTION_OFFERED.isFilled(row);
    },
  }),
  rowRule('oc2', {
    code: '159',
    fields: ['SUBSTANCE_MISUSE', 'INTERVENTION_RECEIVED', 'INTERVENTION_OFFERED'],
    meaning: 'SUBSTANCE_MISUSE is 1 and INTERVENTION_RECEIVED is 0, but INTERVENTION_OFFERED is blank.',
    fails: ({ oc2 }) => {
      const [isMisuse, isNotReceived] = [oc2.SUBSTANCE_MISUSE.is('1'), oc2.INTERVENTION_RECEIVED.is('0')];
      return (row) => isMisuse(row) && isNotReceived(row) && oc2.INTERVENTION_OFFERED.isBlank(row);
    },
  }),
  rowRule('oc2', {
    code: '181',
    fields: oc2Items,
    meaning: 'One of the eight yes or no items is filled with something other than 0 or 1.',
    fails: ({ oc2 }) => {
      const tests = oc2Items.map((name) => oc2[name].matching((text) => text !== '0' && text !== '1'));
      return (row) => tests.some((isOther) => isOther(row));
    },
  }),
  rowRule('oc2', {
    code: '182',
    fields: oc2Items,
    meaning:
      'IMMUNISATIONS, TEETH_CHECK, HEALTH_ASSESSMENT or SUBSTANCE_MISUSE is blank, while CONVICTED, HEALTH_CHECK or an INTERVENTION item is filled.',
    fails: (all) => {
      const [isBlank, isOther] = [healthBlank(all), someFilled(otherOc2Items.map((name) => all.oc2[name]))];
      return (row) => isBlank(row) && isOther(row);
    },
  }),
  rowRule('oc2', {
    code: '190',
    also: ['Episodes'],
    fields: oc2Items,
    meaning: 'A yes or no item is filled, but the child was not looked after all year.',
    fails: (all) => {
      const [isFilled, isAllYear] = [oc2Filled(all.oc2), oc2AllYear(all)];
      return (row) => isFilled(row) && !isAllYear(row);
    },
  }),
  {
    code: '191',
    needs: ['OC2', 'Episodes'],
    fields: [...healthItems, 'CHILD'],
    years: allYears,
    meaning:
      'The child was looked after all year, but IMMUNISATIONS, TEETH_CHECK, HEALTH_ASSESSMENT or SUBSTANCE_MISUSE is blank, or there is no row in OC2 (then the child’s first episode is found).',
    differs: 'The tool reports nothing when a child has no readable DECOM.',
    fails: (all) => {
      const { oc2, episodes } = all;
      const [isLookedAfter, isAllYear, isBlank] = [
        continuouslyLookedAfter(all),
        oc2AllYear(all),
        healthBlank(all),
      ];
      const order = episodes.by(episodes.DECOM);
      const first: number[] = [];
      for (let child = 1; child < episodes.children.count; child++)
        if (isLookedAfter(child) && !oc2.has(child)) first.push(order.first(child));
      return [where(oc2, (row) => isAllYear(row) && isBlank(row)), rowsAt(episodes, first)];
    },
  },
  rowRule('oc2', {
    code: '192',
    fields: ['SUBSTANCE_MISUSE', 'INTERVENTION_RECEIVED'],
    meaning: 'SUBSTANCE_MISUSE is 1, but INTERVENTION_RECEIVED is blank.',
    fails: ({ oc2 }) => {
      const isMisuse = oc2.SUBSTANCE_MISUSE.is('1');
      return (row) => isMisuse(row) && oc2.INTERVENTION_RECEIVED.isBlank(row);
    },
  }),
  rowRule('oc2', {
    code: '193',
    fields: ['SUBSTANCE_MISUSE', 'INTERVENTION_RECEIVED', 'INTERVENTION_OFFERED'],
    meaning: 'SUBSTANCE_MISUSE is 0 or blank, but INTERVENTION_RECEIVED or INTERVENTION_OFFERED is filled.',
    fails: ({ oc2 }) => {
      const isNone = oc2.SUBSTANCE_MISUSE.is('0');
      const isIntervention = someFilled([oc2.INTERVENTION_RECEIVED, oc2.INTERVENTION_OFFERED]);
      return (row) => (isNone(row) || oc2.SUBSTANCE_MISUSE.isBlank(row)) && isIntervention(row);
    },
  }),
  rowRule('oc2', {
    code: '542',
    fields: ['CONVICTED'],
    meaning: 'The child is under 10 at CE, but CONVICTED is filled.',
    fails: ({ oc2, end }) => {
      const tenth = birthday(oc2.DOB, 10);
      return (row) => tenth(row) > end && oc2.CONVICTED.isFilled(row);
    },
  }),
  rowRule('oc2', {
    code: '543',
    also: ['Episodes'],
    fields: ['DOB', 'CONVICTED'],
    meaning: 'The child was 10 before CE and looked after all year, but CONVICTED is blank.',
    fails: (all) => {
      const [tenth, isAllYear] = [birthday(all.oc2.DOB, 10), oc2AllYear(all)];
      return (row) => tenth(row) < all.end && all.oc2.CONVICTED.isBlank(row) && isAllYear(row);
    },
  }),
  rowRule('oc2', {
    code: '544',
    fields: ['CONVICTED', ...healthItems],
    meaning:
      'CONVICTED is 1, but IMMUNISATIONS, TEETH_CHECK, HEALTH_ASSESSMENT or SUBSTANCE_MISUSE is blank.',
    fails: (all) => {
      const [isConvicted, isBlank] = [all.oc2.CONVICTED.is('1'), healthBlank(all)];
      return (row) => isConvicted(row) && isBlank(row);
    },
  }),
  rowRule('oc2', {
    code: '545',
    also: ['Episodes'],
    fields: ['DOB', 'HEALTH_CHECK'],
    meaning: 'The child is under 5 at CE and was looked after all year, but HEALTH_CHECK is blank.',
    fails: (all) => {
      const [fifth, isAllYear] = [birthday(all.oc2.DOB, 5), oc2AllYear(all)];
      return (row) => fifth(row) > all.end && all.oc2.HEALTH_CHECK.isBlank(row) && isAllYear(row);
    },
  }),
  rowRule('oc2', {
    code: '546',
    also: ['Episodes'],
    fields: ['DOB', 'HEALTH_CHECK'],
    meaning: 'The child is 5 or over at CE and was looked after all year, so HEALTH_CHECK must be blank.',
    fails: (all) => {
      const [fifth, isAllYear] = [birthday(all.oc2.DOB, 5), oc2AllYear(all)];
      return (row) => fifth(row) <= all.end && all.oc2.HEALTH_CHECK.isFilled(row) && isAllYear(row);
    },
  }),
  rowRule('oc2', {
    code: '547',
    fields: ['HEALTH_CHECK', ...healthItems],
    meaning:
      'HEALTH_CHECK is 1, but IMMUNISATIONS, TEETH_CHECK, HEALTH_ASSESSMENT or SUBSTANCE_MISUSE is blank.',
    fails: (all) => {
      const [isChecked, isBlank] = [all.oc2.HEALTH_CHECK.is('1'), healthBlank(all)];
      return (row) => isChecked(row) && isBlank(row);
    },
  }),
];
