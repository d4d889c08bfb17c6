import { pairs, where } from '../../frame/index.ts';
import type { Found } from '../../frame/index.ts';
import { allYears } from '../rule.ts';
import type { Rule } from '../rule.ts';
import type { Return903 } from '../tables.ts';
import { adoptionFilled, adoptionItems } from './conditions/adoption.ts';
import { codeRule, dateRule } from './families.ts';

const placed = ({ placedAdoption }: Return903) => placedAdoption;

/** What a decision to place a child for adoption says of itself, and beside the adoption and the header. */
export const placedAdoptionRules: readonly Rule[] = [
  dateRule({ code: '115', source: 'PlacedAdoption', field: 'DATE_PLACED', table: placed }),
  dateRule({ code: '116', source: 'PlacedAdoption', field: 'DATE_PLACED_CEASED', table: placed }),
  {
    code: '119',
    needs: ['PlacedAdoption'],
    fields: ['REASON_PLACED_CEASED', 'DATE_PLACED_CEASED'],
    years: allYears,
    meaning: 'One of DATE_PLACED_CEASED and REASON_PLACED_CEASED is given without the other.',
    fails: ({ placedAdoption: table }) => {
      const { DATE_PLACED_CEASED, REASON_PLACED_CEASED } = table;
      return where(table, (row) => DATE_PLACED_CEASED.isBlank(row) !== REASON_PLACED_CEASED.isBlank(row));
    },
  },
  codeRule({ code: '120', source: 'PlacedAdoption', field: 'REASON_PLACED_CEASED', table: placed }, [
    'RD1',
    'RD2',
    'RD3',
    'RD4',
  ]),
  {
    code: '184',
    needs: ['Header', 'PlacedAdoption'],
    fields: ['DATE_PLACED', 'DOB'],
    years: allYears,
    meaning: 'DATE_PLACED is before the date of birth, or nobody can say: DOB is blank.',
    fails: findBeforeBirth,
  },
  {
    code: '522',
    needs: ['PlacedAdoption'],
    fields: ['DATE_PLACED', 'DATE_PLACED_CEASED'],
    years: allYears,
    meaning: 'DATE_PLACED_CEASED is before DATE_PLACED.',
    fails: ({ placedAdoption: table }) =>
      where(table, (row) => table.DATE_PLACED_CEASED.day(row) < table.DATE_PLACED.day(row)),
  },
  {
    code: '523',
    needs: ['AD1', 'PlacedAdoption'],
    fields: ['DATE_PLACED', 'DATE_INT'],
    years: allYears,
    meaning: 'DATE_INT of the adoption and DATE_PLACED are the same decision, but have different dates.',
    fails: ({ ad1, placedAdoption: table }) =>
      pairs(ad1, table, (adoption, row) => {
        const [intended, decided] = [ad1.DATE_INT.day(adoption), table.DATE_PLACED.day(row)];
        return intended < decided || intended > decided;
      }),
  },
  {
    code: '525',
    needs: ['AD1', 'PlacedAdoption'],
    fields: ['DATE_PLACED_CEASED', ...adoptionItems],
    years: allYears,
    meaning: 'DATE_PLACED_CEASED is given, yet there are items on an adoption.',
    fails: ({ ad1, placedAdoption: table }) => {
      const isAdopted = adoptionFilled(ad1);
      return pairs(
        ad1,
        table,
        (adoption, row) => isAdopted(adoption) && table.DATE_PLACED_CEASED.isFilled(row),
      );
    },
  },
  {
    code: '563',
    needs: ['PlacedAdoption'],
    fields: ['DATE_PLACED', 'REASON_PLACED_CEASED', 'DATE_PLACED_CEASED'],
    years: allYears,
    meaning: 'DATE_PLACED_CEASED and REASON_PLACED_CEASED are given, but DATE_PLACED is blank.',
    fails: ({ placedAdoption: table }) => {
      const { DATE_PLACED, DATE_PLACED_CEASED, REASON_PLACED_CEASED } = table;
      return where(
        table,
        (row) =>
          DATE_PLACED.isBlank(row) && DATE_PLACED_CEASED.isFilled(row) && REASON_PLACED_CEASED.isFilled(row),
      );
    },
  },
];

/** The date of birth is that of the row; in a file without any it is the header's. */
function findBeforeBirth({ header, placedAdoption: table }: Return903): Found {
  const hasBirths = table.DOB.values.length > 1;
  return where(table, (row) => {
    const decided = table.DATE_PLACED.day(row);
    const born = hasBirths ? table.DOB.day(row) : header.DOB.day(header.rowOf(table.child[row] ?? 0));
    return !Number.isNaN(decided) && !(decided >= born);
  });
}
