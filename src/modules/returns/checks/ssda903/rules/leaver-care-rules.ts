import { pairs, where } from '../../frame/index.ts';
import type { Found } from '../../frame/index.ts';
import { allYears } from '../rule.ts';
import type { Rule } from '../rule.ts';
import type { Return903 } from '../tables.ts';
import { birthday } from './conditions/birthday.ts';
import { hasEpisodeInYear } from './conditions/care.ts';
import { oc3Filled, oc3Items } from './conditions/items.ts';
import { careOfLeavers } from './conditions/leavers.ts';
import { rowRule } from './row-rule.ts';

/** The ages at which leavers are asked about for the first time. */
const AGES = [17, 18] as const;

const DAYS_OF_A_YEAR = 365.2425;

/** Care leavers (OC3) beside their episodes: who should not be there. */
export const leaverCareRules: readonly Rule[] = [
  rowRule('oc3', {
    code: '1000',
    fields: oc3Items,
    uses: ['Episodes', 'Episodes_last'],
    meaning: 'The young person died in care (REC E2 this or last year), so there must be no row in OC3.',
    fails: ({ oc3, episodes, last }) => {
      const [dies, died] = [episodes.REC.is('E2'), last.episodes.REC.is('E2')];
      return (row) => {
        const child = oc3.child[row] ?? 0;
        return episodes.someOf(child, dies) || last.episodes.someOf(child, died);
      };
    },
  }),
  rowRule('oc3', {
    code: '1001',
    also: ['Header', 'Episodes', 'Episodes_last'],
    uses: ['Episodes_earlier'],
    fields: oc3Items,
    meaning:
      'By the episodes of both years the young person is no care leaver: under 91 days in care from the 14th birthday, none from the 16th, aged 20 or over at CE, or adopted (REC E11 or E12). Files of two years do not show earlier care.',
    differs:
      'The tool reports nothing when a child has no readable DECOM. When it leaves out a short break of one year’s file, it leaves out the episode in the same row of the other year’s too.',
    isQuery: true,
    fails: (all) => {
      const { header, episodes, last } = all;
      if (header.rows === 0 || episodes.rows === 0 || last.episodes.rows === 0) return () => false;
      const careOf = careOfLeavers(all);
      return (row) => {
        const care = careOf(all.oc3.child[row] ?? 0);
        return care.isAdopted || !(care.from14 >= 91 && care.from16 >= 1);
      };
    },
  }),
  rowRule('oc3', {
    code: '1002',
    also: ['Episodes', 'Episodes_last'],
    uses: ['Episodes_earlier'],
    fields: oc3Items,
    meaning: 'The young person has no episode in this or last year’s file. Care may have ended longer ago.',
    isQuery: true,
    fails:
      ({ oc3, episodes, last, earlier }) =>
      (row) => {
        const child = oc3.child[row] ?? 0;
        return !episodes.has(child) && !last.episodes.has(child) && !earlier.has(child);
      },
  }),
  {
    code: '1007',
    needs: ['OC3', 'Episodes'],
    fields: oc3Items,
    years: allYears,
    meaning:
      'The young person was in care on the 17th or 18th birthday in the year, but IN_TOUCH, ACTIV or ACCOM is filled.',
    differs:
      'The tool does not count episodes that are still open, and reports nothing when a DOB cannot be read.',
    fails: (all) => findInCareOnBirthday(all),
  },
  rowRule('oc3', {
    code: '1010',
    also: ['Episodes', 'Episodes_last'],
    fields: oc3Items,
    meaning:
      'The young person was still in care at the end of last year’s file, but has no episode this year.',
    fails: ({ oc3, episodes, last }) => {
      const { DECOM, DEC } = last.episodes;
      const order = last.episodes.by(DECOM);
      return (row) => {
        const child = oc3.child[row] ?? 0;
        const latest = order.rowsOf(child).findLast((one) => !Number.isNaN(DECOM.day(one))) ?? -1;
        return !episodes.has(child) && latest >= 0 && DEC.isBlank(latest);
      };
    },
  }),
  rowRule('oc3', {
    code: '1011',
    also: ['Episodes'],
    fields: oc3Items,
    meaning: 'Another authority took over the care (REC E3), but IN_TOUCH, ACTIV or ACCOM is filled.',
    differs: 'The tool reports nothing when a child has no readable DECOM.',
    fails: ({ oc3, episodes }) => {
      const [isFilled, isTakenOver] = [oc3Filled(oc3), episodes.REC.is('E3')];
      const order = episodes.by(episodes.DECOM);
      return (row) => isFilled(row) && isTakenOver(order.last(oc3.child[row] ?? 0));
    },
  }),
  {
    code: '1014',
    needs: ['UASC', 'OC3', 'Episodes'],
    fields: [...oc3Items, 'DUC'],
    years: allYears,
    meaning:
      'An unaccompanied child (in UASC) with episodes, but none of them in the year, has IN_TOUCH, ACTIV or ACCOM filled.',
    fails: (all) => {
      const { uasc, oc3, episodes } = all;
      const [isFilled, isInYear] = [oc3Filled(oc3), hasEpisodeInYear(all)];
      return pairs(uasc, oc3, (row, leaver) => {
        const child = uasc.child[row] ?? 0;
        return isFilled(leaver) && episodes.has(child) && !isInYear(child);
      });
    },
  },
  {
    code: '1016',
    needs: ['OC3', 'Episodes'],
    fields: oc3Items,
    years: [2024, 2027],
    meaning:
      'The young person, 17 (18) at CE, left care on or after the 17th (18th) birthday, but IN_TOUCH, ACTIV or ACCOM is filled. Age at CE is in years of 365.2425 days.',
    fails: (all) => findLeftAtAge(all),
  },
];

/** Rule 1007. */
function findInCareOnBirthday({ oc3, episodes, end }: Return903): Found {
  const isFilled = oc3Filled(oc3);
  const { DECOM, DEC } = episodes;
  const birthdays = [...AGES, 19].map((age) => birthday(oc3.DOB, age));
  const isOn = (episode: number, day: number): boolean =>
    DECOM.day(episode) <= day && (DEC.isBlank(episode) || day < DEC.day(episode));
  return where(oc3, (row) => {
    if (!isFilled(row)) return false;
    const [day17 = NaN, day18 = NaN, day19 = NaN] = birthdays.map((on) => on(row));
    if (!(day17 <= end && end < day19)) return false;
    const day = day18 <= end ? day18 : day17;
    return episodes.someOf(oc3.child[row] ?? 0, (episode) => isOn(episode, day));
  });
}

/** Rule 1016. */
function findLeftAtAge({ oc3, episodes, end }: Return903): Found {
  const isFilled = oc3Filled(oc3);
  const birthdays = AGES.map((age) => ({ age, on: birthday(oc3.DOB, age) }));
  return where(oc3, (row) => {
    const age = Math.floor((end - oc3.DOB.day(row)) / DAYS_OF_A_YEAR);
    const day = birthdays.find((one) => one.age === age)?.on(row) ?? NaN;
    return isFilled(row) && episodes.someOf(oc3.child[row] ?? 0, (one) => episodes.DEC.day(one) >= day);
  });
}
