import { checkExamples } from '../testing/check-examples.ts';
import type { Example } from '../testing/example.ts';
import { episodeDateRules } from './episode-date-rules.ts';

const examples: readonly Example[] = [
  {
    rule: '302',
    tables: {
      Header: 'CHILD DOB\n1 01/05/2020\n2 01/05/2020\n3 -',
      Episodes: 'CHILD DECOM\n1 01/06/2020\n1 30/04/2020\n2 01/05/2020\n3 01/01/2020\n4 01/01/2020',
    },
    fails: { Episodes: [1], Header: [0] },
  },
  {
    rule: '352',
    tables: {
      Header: 'CHILD DOB\n1 01/05/2007\n2 29/02/2008\n3 01/05/2007',
      Episodes: 'CHILD DECOM RNE\n1 30/04/2025 S\n1 01/05/2025 S\n1 01/05/2025 P\n2 28/02/2026 S\n3 - S',
    },
    fails: { Episodes: [1, 3] },
  },
  {
    rule: '353',
    tables: { Episodes: 'CHILD DECOM\n1 13/10/1991\n2 14/10/1991\n3 -' },
    fails: { Episodes: [0] },
  },
  {
    rule: '354',
    tables: { Episodes: 'CHILD DECOM\n1 31/03/2026\n2 01/04/2026\n3 -' },
    fails: { Episodes: [1] },
  },
  {
    rule: '355',
    tables: { Episodes: 'CHILD DECOM DEC\n1 01/05/2025 01/05/2025\n2 01/05/2025 02/05/2025\n3 - -' },
    fails: { Episodes: [0] },
  },
  {
    rule: '356',
    tables: { Episodes: 'CHILD DECOM DEC\n1 02/05/2025 01/05/2025\n2 02/05/2025 02/05/2025\n3 02/05/2025 -' },
    fails: { Episodes: [0] },
  },
  {
    rule: '385',
    tables: { Episodes: 'CHILD DEC\n1 31/03/2026\n2 01/04/2026\n3 -' },
    fails: { Episodes: [1] },
  },
  {
    rule: '501',
    tables: {
      Episodes: `CHILD DECOM      DEC
                 1     09/05/2025 -
                 1     01/05/2025 10/05/2025
                 2     01/05/2025 10/05/2025
                 2     10/05/2025 -
                 3     01/05/2025 -
                 3     10/05/2025 -`,
    },
    fails: { Episodes: [0] },
  },
  {
    rule: '625',
    tables: {
      Header: 'CHILD MC_DOB\n1 01/05/2025\n2 01/04/2026\n3 10/05/2025\n4 01/05/2025\n5 -',
      Episodes: `CHILD DECOM      DEC
                 1     01/01/2025 30/04/2025
                 1     01/01/2024 01/01/2025
                 2     01/01/2024 01/01/2025
                 3     01/01/2024 10/05/2025
                 4     01/01/2024 -
                 5     01/01/2024 01/01/2025`,
    },
    fails: { Episodes: [0, 2], Header: [0, 1] },
  },
];

checkExamples('rules on the dates of episodes', episodeDateRules, examples);
