import { isCode } from '../../../../../formats/index.ts';
import { day, formatDay, pairs, where } from '../../frame/index.ts';
import type { Day } from '../../frame/index.ts';
import { allYears } from '../rule.ts';
import type { Rule } from '../rule.ts';
import { birthday } from './conditions/birthday.ts';
import { shortBreak } from './conditions/care.ts';

/** A letter (never I, O or S, which are taken for digits), eleven digits and a digit or a letter. */
const UPN = /^[A-HJ-NP-RT-Z]\d{11}[\dA-Z]$/;

/** What the header says of the child. */
export const headerRules: readonly Rule[] = [
  {
    code: '101',
    needs: ['Header'],
    fields: ['SEX'],
    years: allYears,
    meaning: 'SEX is not one of M, F and U (1 or 2 up to 2023/24), or is blank.',
    changed: 'From 2024/25 M, F and U instead of 1 and 2.',
    fails: ({ header, year }) => {
      const isSex = header.SEX.among(year >= 2025 ? ['M', 'F', 'U'] : ['1', '2']);
      return where(header, (row) => !isSex(row));
    },
  },
  {
    code: '102',
    needs: ['Header'],
    fields: ['DOB'],
    years: allYears,
    meaning: 'DOB in the header is blank or not a real date.',
    fails: ({ header }) => where(header, (row) => Number.isNaN(header.DOB.day(row))),
  },
  {
    code: '103',
    needs: ['Header'],
    fields: ['ETHNIC'],
    years: allYears,
    meaning: 'ETHNIC is not one of its codes, or is blank.',
    fails: ({ header }) => {
      const isEthnicity = header.ETHNIC.matching((text) => isCode('ethnicity', text));
      return where(header, (row) => !isEthnicity(row));
    },
  },
  {
    code: '168',
    needs: ['Header'],
    fields: ['UPN'],
    years: allYears,
    meaning:
      'UPN is given, but is neither UN1 to UN5 nor a letter (not I, O or S) and twelve digits, the last of which may be a letter.',
    fails: ({ header }) =>
      where(
        header,
        header.UPN.matching((text) => !UPN.test(text) && !isCode('upn_unknown', text)),
      ),
  },
  {
    code: '209',
    needs: ['Header'],
    fields: ['UPN', 'DOB'],
    years: allYears,
    meaning: 'UPN is UN1, but the child was 4 by 31 August of the year before CS and so of school age.',
    fails: ({ header, start }) => {
      const [isUnknown, fourth, lastAugust] = [
        header.UPN.is('UN1'),
        birthday(header.DOB, 4),
        augustBefore(start),
      ];
      return where(header, (row) => isUnknown(row) && fourth(row) <= lastAugust);
    },
  },
  {
    code: '210',
    needs: ['Header', 'Episodes'],
    fields: ['UPN', 'DECOM'],
    years: allYears,
    meaning: 'UPN is UN4 and an episode begins on or after 24 March at the end of the year.',
    fails: ({ header, episodes, end }) => {
      const [isUnknown, lastWeek] = [header.UPN.is('UN4'), end - 7];
      return pairs(header, episodes, (h, e) => isUnknown(h) && episodes.DECOM.day(e) >= lastWeek);
    },
  },
  {
    code: '232',
    needs: ['Header'],
    fields: ['SEX'],
    years: [2025, 2027],
    meaning: 'SEX is U. It may be so: look whether it is known by now.',
    isQuery: true,
    fails: ({ header }) =>
      where(
        header,
        header.SEX.matching((text) => text.toUpperCase() === 'U'),
      ),
  },
  {
    code: '301',
    needs: ['Header'],
    fields: ['DOB'],
    years: allYears,
    meaning: 'DOB is after CE.',
    fails: ({ header, end }) => where(header, (row) => header.DOB.day(row) > end),
  },
  {
    code: '351',
    needs: ['Header'],
    fields: ['DOB'],
    years: allYears,
    meaning: 'The child turned 25 before CS, too old for this return.',
    fails: ({ header, start }) => {
      const turns25 = birthday(header.DOB, 25);
      return where(header, (row) => turns25(row) < start);
    },
  },
  {
    code: '442',
    needs: ['Header', 'Episodes'],
    fields: ['UPN'],
    years: allYears,
    meaning: 'UPN is blank for a child with an episode that is no short break (V3, V4).',
    fails: ({ header, episodes }) => {
      const isShortBreak = shortBreak(episodes);
      return where(
        header,
        (row) =>
          header.UPN.isBlank(row) && episodes.someOf(header.child[row] ?? 0, (one) => !isShortBreak(one)),
      );
    },
  },
  {
    code: '444',
    needs: ['Header'],
    fields: ['UPN'],
    years: [2026, 2027],
    meaning: 'UPN (other than UN1 to UN5) is in the header more than once.',
    fails: ({ header: { UPN: upn }, header }) => {
      const isReal = upn.matching((text) => !isCode('upn_unknown', text));
      const rows = new Int32Array(upn.values.length);
      for (const code of upn.codes) rows[code] = (rows[code] ?? 0) + 1;
      return where(header, (row) => isReal(row) && (rows[upn.code(row)] ?? 0) > 1);
    },
  },
];

/** 31 August of the calendar year before that of a day. */
function augustBefore(start: Day): Day {
  const year = Number(formatDay(start).slice(-4));
  return day(`${year - 1}-08-31`);
}
