import { codeSets } from '../../../../../formats/index.ts';
import type { CodeSet } from '../../../../../formats/index.ts';
import { where } from '../../frame/index.ts';
import type { Found } from '../../frame/index.ts';
import { allYears } from '../rule.ts';
import type { Rule } from '../rule.ts';
import type { Return903, TableOf } from '../tables.ts';
import { adoptionItems } from './conditions/adoption.ts';
import { someBlank, someFilled } from './conditions/items.ts';
import { codeRule, dateRule } from './families.ts';

const ad1 = ({ ad1 }: Return903) => ad1;

/** What a row about an adoption says of itself. */
export const adoptionRules: readonly Rule[] = [
  dateRule({ code: '112', source: 'AD1', field: 'DATE_INT', table: ad1 }),
  dateRule({ code: '113', source: 'AD1', field: 'DATE_MATCH', table: ad1 }),
  codeRule({ code: '114', source: 'AD1', field: 'FOSTER_CARE', table: ad1 }, codesOf('foster_care')),
  {
    code: '151',
    needs: ['AD1'],
    fields: adoptionItems,
    years: allYears,
    meaning: 'Some but not all of the six items on the adoption are filled.',
    fails: ({ ad1 }) => {
      const columns = adoptionItems.map((name) => ad1[name]);
      const [isSomeFilled, isSomeBlank] = [someFilled(columns), someBlank(columns)];
      return where(ad1, (row) => isSomeFilled(row) && isSomeBlank(row));
    },
  },
  codeRule({ code: '175', source: 'AD1', field: 'NB_ADOPTR', table: ad1 }, codesOf('nb_adopters')),
  codeRule({ code: '176', source: 'AD1', field: 'SEX_ADOPTR', table: ad1 }, codesOf('sex_adopters')),
  codeRule({ code: '177', source: 'AD1', field: 'LS_ADOPTR', table: ad1 }, codesOf('ls_adopters')),
  {
    code: '333',
    needs: ['AD1'],
    fields: ['DATE_INT'],
    years: allYears,
    meaning: 'DATE_MATCH is given, and DATE_INT is blank or later: matched before it was decided to adopt.',
    fails: ({ ad1: table }) => {
      const { DATE_INT, DATE_MATCH } = table;
      return where(
        table,
        (row) => !Number.isNaN(DATE_MATCH.day(row)) && !(DATE_INT.day(row) <= DATE_MATCH.day(row)),
      );
    },
  },
  {
    code: '511',
    needs: ['AD1'],
    fields: ['NB_ADOPTR', 'SEX_ADOPTR'],
    years: allYears,
    meaning: 'NB_ADOPTR says two adopters, but SEX_ADOPTR is that of one (M1 or F1).',
    fails: ({ ad1: table }) => {
      const [isTwo, isOne] = [table.NB_ADOPTR.is('2'), table.SEX_ADOPTR.among(['M1', 'F1'])];
      return where(table, (row) => isTwo(row) && isOne(row));
    },
  },
  adoptersRule('514', 'L0', ['M1', 'F1'], 'a single adopter'),
  adoptersRule('517', 'L3', ['MF'], 'an unmarried couple of different sex'),
  adoptersRule('518', 'L4', ['MM', 'FF'], 'a same-sex couple, neither married nor civil partners'),
  adoptersRule('519', 'L2', ['MM', 'FF', 'MF'], 'civil partners'),
  adoptersRule('520', 'L11', ['MF'], 'a married couple of different sex'),
  adoptersRule('524', 'L12', ['MM', 'FF'], 'a married couple of the same sex'),
];

function codesOf(set: CodeSet): readonly string[] {
  return codeSets[set].map(({ code }) => code);
}

/** A rule that adopters of one legal status are of these sexes; a blank one is not. */
function adoptersRule(code: string, status: string, sexes: readonly string[], who: string): Rule {
  return {
    code,
    needs: ['AD1'],
    fields: ['LS_ADOPTR', 'SEX_ADOPTR'],
    years: allYears,
    meaning: `LS_ADOPTR is ${status} (${who}), but SEX_ADOPTR is not ${sexes.join(' or ')}.`,
    fails: ({ ad1: table }) => findOtherSexes(table, status, sexes),
  };
}

function findOtherSexes(table: TableOf<'AD1'>, status: string, sexes: readonly string[]): Found {
  const [isStatus, isSex] = [table.LS_ADOPTR.is(status), table.SEX_ADOPTR.among(sexes)];
  return where(table, (row) => isStatus(row) && !isSex(row));
}
