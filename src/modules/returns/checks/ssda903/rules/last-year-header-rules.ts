import { isCode } from '../../../../../formats/index.ts';
import { pairs } from '../../frame/index.ts';
import type { Found } from '../../frame/index.ts';
import { allYears } from '../rule.ts';
import type { Rule } from '../rule.ts';
import type { Return903 } from '../tables.ts';
import { sameText } from './conditions/compare.ts';

/** What the header says of the child beside what last year's said. */
export const lastYearHeaderRules: readonly Rule[] = [
  {
    code: '202',
    needs: ['Header', 'Header_last'],
    fields: ['SEX'],
    years: allYears,
    meaning: 'SEX is not what it was in last year’s header.',
    fails: (all) => findChanged(all, 'SEX'),
  },
  {
    code: '203',
    needs: ['Header', 'Header_last'],
    fields: ['DOB'],
    years: allYears,
    meaning: 'DOB is not the day that it was in last year’s header, or only one of the two is a real date.',
    differs: 'The tool reports nothing when a child is twice in the header.',
    fails: ({ header, last }) => {
      const isOther = (day: number, before: number) =>
        Number.isNaN(day) !== Number.isNaN(before) || day < before || day > before;
      return pairs(header, last.header, (row, old) =>
        isOther(header.DOB.day(row), last.header.DOB.day(old)),
      )[0];
    },
  },
  {
    code: '204',
    needs: ['Header', 'Header_last'],
    fields: ['ETHNIC'],
    years: allYears,
    meaning: 'ETHNIC is not what it was in last year’s header.',
    differs: 'The tool reports nothing when a child is twice in the header.',
    fails: (all) => findChanged(all, 'ETHNIC'),
  },
  {
    code: '208',
    needs: ['Header', 'Header_last'],
    fields: ['UPN'],
    years: allYears,
    meaning:
      'UPN is not what it was in last year’s header, and it did not go from UN1 or blank to UN2–UN5, nor from any of these to a real number.',
    differs: 'The tool reports nothing when a child is twice in the header.',
    fails: ({ header: { UPN: upn }, header, last }) => {
      const before = last.header.UPN;
      const isSame = sameText(upn, before);
      const isStillUnknown = upn.among(['UN2', 'UN3', 'UN4', 'UN5']);
      const isReal = upn.matching((text) => !isCode('upn_unknown', text));
      const [wasFirst, wasUnknown] = [
        before.is('UN1'),
        before.matching((text) => isCode('upn_unknown', text)),
      ];
      return pairs(header, last.header, (row, old) => {
        if (isSame(row, old)) return false;
        if (isStillUnknown(row)) return !wasFirst(old) && before.isFilled(old);
        return !(isReal(row) && (wasUnknown(old) || before.isBlank(old)));
      })[0];
    },
  },
];

/** Header rows whose value is not that of last year's header for the child; of two blanks nobody speaks. */
function findChanged({ header, last }: Return903, name: 'SEX' | 'ETHNIC'): Found {
  const isSame = sameText(header[name], last.header[name]);
  return pairs(header, last.header, (row, old) => !isSame(row, old))[0];
}
