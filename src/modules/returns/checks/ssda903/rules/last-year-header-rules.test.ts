import { checkExamples } from '../testing/check-examples.ts';
import type { Example } from '../testing/example.ts';
import { lastYearHeaderRules } from './last-year-header-rules.ts';

const examples: readonly Example[] = [
  {
    rule: '202',
    tables: { Header: 'CHILD SEX\n1 M\n2 M\n3 F\n4 M', Header_last: 'CHILD SEX\n1 M\n2 F\n3 -' },
    fails: { Header: [1, 2] },
  },
  {
    rule: '203',
    tables: {
      Header: `CHILD DOB
               1     1/1/2010
               2     01/01/2010
               2     02/01/2010
               3     -
               4     31/06/2010
               5     31/06/2010
               6     -
               7     03/01/2010`,
      Header_last: `CHILD DOB
                    1     01/01/2010
                    2     02/01/2010
                    3     -
                    4     31/02/2010
                    5     30/06/2010
                    6     30/06/2010
                    7     02/01/2010`,
    },
    fails: { Header: [1, 5, 6, 7] },
  },
  {
    rule: '204',
    tables: { Header: 'CHILD ETHNIC\n1 WBRI\n2 WIRI', Header_last: 'CHILD ETHNIC\n1 wbri\n2 WBRI' },
    fails: { Header: [1] },
  },
  {
    rule: '208',
    tables: {
      Header: `CHILD UPN
        same      A1
        changed   A2
        found     A1
        first     A1
        still     UN3
        never     UN2
        back      UN1
        unknown   UN1
        swapped   UN3
        lost      -
        blank     -
        new       A1`,
      Header_last: `CHILD UPN
        same      a1
        changed   A1
        found     UN5
        first     -
        still     UN1
        never     -
        back      A1
        unknown   -
        swapped   UN2
        lost      UN1
        blank     -`,
    },
    fails: { Header: [1, 6, 7, 8, 9] },
  },
];

checkExamples('rules on the header beside last year’s', lastYearHeaderRules, examples);
