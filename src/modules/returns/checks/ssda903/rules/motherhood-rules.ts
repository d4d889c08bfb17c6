import { pairs, rowsAt, where } from '../../frame/index.ts';
import type { Found, RowTest } from '../../frame/index.ts';
import { allYears } from '../rule.ts';
import type { Rule } from '../rule.ts';
import type { Return903 } from '../tables.ts';
import { birthday } from './conditions/birthday.ts';
import { inYear, shortBreak } from './conditions/care.ts';
import { female, male } from './conditions/child.ts';
import { sameText } from './conditions/compare.ts';
import { oc3Filled, oc3Items } from './conditions/items.ts';
import type { ChildTest } from './conditions/once.ts';
import { rowRule } from './row-rule.ts';

const SEX_CODES = 'From 2024/25 SEX is M or F instead of 1 or 2.';

/** Girls in care who are mothers (MOTHER), and their children's dates of birth (MC_DOB). */
export const motherhoodRules: readonly Rule[] = [
  {
    code: '165',
    needs: ['Header', 'Episodes', 'OC3'],
    fields: ['MOTHER', 'SEX', 'DECOM', ...oc3Items],
    years: allYears,
    meaning:
      'MOTHER is not 0 or 1; or filled for a male; or blank for a female with an episode in the year; or filled for a female with no episode in the year but something in OC3. Short breaks do not count, nor children with nothing else.',
    changed: SEX_CODES,
    differs: 'From 2024/25 the tool still looks for SEX 1 and 2, so that it finds only what is not 0 or 1.',
    fails: (all) => findMothers(all),
  },
  rowRule('header', {
    code: '171',
    fields: ['MC_DOB'],
    meaning: 'MC_DOB is given, but is not a real date.',
    fails:
      ({ header }) =>
      (row) =>
        header.MC_DOB.isNoDate(row),
  }),
  rowRule('header', {
    code: '174',
    fields: ['SEX', 'MC_DOB'],
    meaning: 'MC_DOB is filled for a male.',
    changed: SEX_CODES,
    fails: ({ header, year }) => {
      const isMale = male(header.SEX, year);
      return (row) => isMale(row) && header.MC_DOB.isFilled(row);
    },
  }),
  rowRule('header', {
    code: '207',
    also: ['Header_last', 'Episodes'],
    fields: ['MOTHER'],
    meaning: 'MOTHER was 1 last year and is not 1 this year, and the child has episodes this year.',
    fails: ({ header, last, episodes }) => {
      const [isMother, wasMother] = [header.MOTHER.is('1'), last.header.MOTHER.is('1')];
      return (row) => {
        const child = header.child[row] ?? 0;
        return !isMother(row) && episodes.has(child) && last.header.someOf(child, wasMother);
      };
    },
  }),
  rowRule('header', {
    code: '393',
    also: ['Episodes'],
    fields: ['MOTHER'],
    meaning: 'MOTHER is blank for a female with an episode that is no short break (V3, V4).',
    changed: SEX_CODES,
    fails: ({ header, episodes, year }) => {
      const [isFemale, isShortBreak] = [female(header.SEX, year), shortBreak(episodes)];
      return (row) =>
        isFemale(row) &&
        header.MOTHER.isBlank(row) &&
        episodes.someOf(header.child[row] ?? 0, (one) => !isShortBreak(one));
    },
  }),
  {
    code: '607',
    needs: ['Header', 'Episodes'],
    fields: ['DEC', 'REC', 'MOTHER', 'LS', 'SEX'],
    years: allYears,
    meaning:
      'Care ended in the year (by DEC and REC, not X1, and no short break) for a female whose MOTHER is blank.',
    changed: SEX_CODES,
    fails: (all) => {
      const { header, episodes, year } = all;
      const [isFemale, isLeaving] = [female(header.SEX, year), leavesInYear(all)];
      return pairs(header, episodes, (h, e) => isFemale(h) && header.MOTHER.isBlank(h) && isLeaving(e));
    },
  },
  rowRule('header', {
    code: '611',
    fields: ['MOTHER', 'MC_DOB'],
    meaning: 'MOTHER is 1, but MC_DOB is blank.',
    fails: ({ header }) => {
      const isMother = header.MOTHER.is('1');
      return (row) => isMother(row) && header.MC_DOB.isBlank(row);
    },
  }),
  rowRule('header', {
    code: '612',
    fields: ['SEX', 'MOTHER', 'MC_DOB'],
    meaning: 'MC_DOB is filled for a female whose MOTHER is 0 or blank.',
    changed: SEX_CODES,
    fails: ({ header, year }) => {
      const [isFemale, isNone] = [female(header.SEX, year), header.MOTHER.is('0')];
      return (row) =>
        isFemale(row) && (isNone(row) || header.MOTHER.isBlank(row)) && header.MC_DOB.isFilled(row);
    },
  }),
  rowRule('header', {
    code: '620',
    fields: ['DOB', 'MOTHER'],
    meaning: 'MOTHER is 1, but she was under 11 at CS.',
    fails: ({ header, start }) => {
      const [isMother, eleventh] = [header.MOTHER.is('1'), birthday(header.DOB, 11)];
      return (row) => isMother(row) && eleventh(row) > start;
    },
  }),
  rowRule('header', {
    code: '621',
    fields: ['DOB', 'MC_DOB'],
    meaning: 'MC_DOB is on or before the mother’s own DOB.',
    fails:
      ({ header }) =>
      (row) =>
        header.MC_DOB.day(row) <= header.DOB.day(row),
  }),
  {
    code: '624',
    needs: ['Header', 'Header_last'],
    fields: ['MC_DOB'],
    years: allYears,
    meaning: 'MC_DOB was filled last year and is another this year, or blank.',
    fails: ({ header, last }) => {
      const isSame = sameText(header.MC_DOB, last.header.MC_DOB);
      return pairs(
        header,
        last.header,
        (row, old) => last.header.MC_DOB.isFilled(old) && !isSame(row, old),
      )[0];
    },
  },
  {
    code: '626',
    needs: ['Header', 'Header_last'],
    fields: ['MOTHER', 'MC_DOB'],
    years: allYears,
    meaning: 'MOTHER is 1 and was 0 last year, but MC_DOB is before CS.',
    fails: ({ header, last, start }) => {
      const [isMother, wasNone] = [header.MOTHER.is('1'), last.header.MOTHER.is('0')];
      return pairs(
        header,
        last.header,
        (row, old) => isMother(row) && wasNone(old) && header.MC_DOB.day(row) < start,
      )[0];
    },
  },
  rowRule('header', {
    code: '628',
    also: ['Episodes', 'OC3'],
    fields: ['MOTHER'],
    meaning: 'MOTHER is filled for a child with no episode this year, but something in OC3.',
    fails: ({ header, episodes, oc3 }) => {
      const isLeaver = oc3Filled(oc3);
      return (row) => {
        const child = header.child[row] ?? 0;
        return header.MOTHER.isFilled(row) && !episodes.has(child) && oc3.someOf(child, isLeaver);
      };
    },
  }),
];

/** A test for episodes that ended care in the year, short breaks left out. */
function leavesInYear({ episodes, start, end }: Return903): RowTest {
  const { DEC, REC } = episodes;
  const [isMove, isShortBreak] = [REC.is('X1'), shortBreak(episodes)];
  return (row) =>
    start <= DEC.day(row) && DEC.day(row) <= end && REC.isFilled(row) && !isMove(row) && !isShortBreak(row);
}

/** Rule 165: the header rows of children with an episode that is no short break, and with them their rows in OC3. */
function findMothers(all: Return903): readonly Found[] {
  const { header, episodes, oc3, year } = all;
  const { MOTHER: mother, SEX: sex } = header;
  const isOther = mother.matching((text) => text !== '0' && text !== '1');
  const [isMale, isFemale, isLeaver] = [male(sex, year), female(sex, year), oc3Filled(oc3)];
  const [isShortBreak, isInYear] = [shortBreak(episodes), inYear(all)];
  const isStay: RowTest = (row) => !isShortBreak(row);
  const hasStayInYear: ChildTest = (child) => episodes.someOf(child, (row) => isStay(row) && isInYear(row));
  const fails = (row: number, child: number): boolean => {
    if (mother.isBlank(row)) return isFemale(row) && hasStayInYear(child);
    if (isOther(row) || isMale(row)) return true;
    return isFemale(row) && !hasStayInYear(child) && oc3.someOf(child, isLeaver);
  };
  const found = where(header, (row) => {
    const child = header.child[row] ?? 0;
    return episodes.someOf(child, isStay) && fails(row, child);
  });
  return [
    found,
    rowsAt(
      oc3,
      found.rows.flatMap((row) => [...oc3.rowsOf(header.child[row] ?? 0)]),
    ),
  ];
}
