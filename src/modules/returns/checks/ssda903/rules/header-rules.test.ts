import { checkExamples } from '../testing/check-examples.ts';
import type { Example } from '../testing/example.ts';
import { headerRules } from './header-rules.ts';

const examples: readonly Example[] = [
  { rule: '101', tables: { Header: 'CHILD SEX\n1 M\n2 1\n3 -\n4 U' }, fails: { Header: [1, 2] } },
  { rule: '101', year: 2025, tables: { Header: 'CHILD SEX\n1 M\n2 1' }, fails: { Header: [1] } },
  { rule: '101', year: 2024, tables: { Header: 'CHILD SEX\n1 M\n2 1' }, fails: { Header: [0] } },
  {
    rule: '102',
    tables: { Header: 'CHILD DOB\n1 29/02/2012\n2 29/02/2013\n3 -' },
    fails: { Header: [1, 2] },
  },
  { rule: '103', tables: { Header: 'CHILD ETHNIC\n1 WBRI\n2 XXXX\n3 -' }, fails: { Header: [1, 2] } },
  {
    rule: '168',
    tables: {
      Header: `CHILD UPN
        1 A12345678901A
        2 A123456789012
        3 I123456789012
        4 A12345678901
        5 A1234567890123
        6 UN5
        7 UN6
        8 -`,
    },
    fails: { Header: [2, 3, 4, 6] },
  },
  {
    rule: '209',
    tables: {
      Header: `CHILD UPN DOB
        1 UN1 31/08/2020
        2 UN1 01/09/2020
        3 UN2 31/08/2019
        4 UN1 -`,
    },
    fails: { Header: [0] },
  },
  {
    rule: '210',
    tables: {
      Header: 'CHILD UPN\n1 UN4\n2 UN4\n3 UN3',
      Episodes: 'CHILD DECOM\n1 24/03/2026\n1 01/05/2025\n2 23/03/2026\n3 24/03/2026',
    },
    fails: { Header: [0], Episodes: [0] },
  },
  { rule: '232', tables: { Header: 'CHILD SEX\n1 U\n2 M' }, fails: { Header: [0] } },
  {
    rule: '301',
    tables: { Header: 'CHILD DOB\n1 31/03/2026\n2 01/04/2026\n3 -' },
    fails: { Header: [1] },
  },
  {
    rule: '351',
    tables: { Header: 'CHILD DOB\n1 01/04/2000\n2 31/03/2000\n3 -' },
    fails: { Header: [1] },
  },
  {
    rule: '442',
    tables: {
      Header: 'CHILD UPN\n1 -\n2 -\n3 -\n4 UN1',
      Episodes: 'CHILD LS\n1 V3\n1 C2\n2 V4\n4 C2',
    },
    fails: { Header: [0] },
  },
  {
    rule: '444',
    tables: { Header: 'CHILD UPN\n1 A1\n2 A1\n3 A2\n4 UN1\n5 UN1\n6 -\n7 -' },
    fails: { Header: [0, 1] },
  },
];

checkExamples('rules on the header', headerRules, examples);
