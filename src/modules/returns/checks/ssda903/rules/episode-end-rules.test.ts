import { checkExamples } from '../testing/check-examples.ts';
import type { Example } from '../testing/example.ts';
import { episodeEndRules } from './episode-end-rules.ts';

const born = (date: string) => `CHILD DOB\n1 ${date}`;

const examples: readonly Example[] = [
  {
    rule: '386',
    tables: {
      Header: born('01/05/2007'),
      Episodes:
        'CHILD DEC REC\n1 30/04/2025 E11\n1 01/05/2025 E12\n1 01/05/2025 E8\n1 - E11\n2 01/05/2025 E11',
    },
    fails: { Episodes: [1] },
  },
  {
    rule: '387',
    tables: {
      Header: born('01/05/2011'),
      Episodes: 'CHILD DEC REC\n1 30/04/2025 E5\n1 01/05/2025 E6\n1 30/04/2025 E8\n1 - E5\n2 01/05/2025 E6',
    },
    fails: { Episodes: [0, 4] },
  },
  {
    rule: '389',
    tables: {
      Header: born('01/05/2009'),
      Episodes: 'CHILD DEC REC\n1 30/04/2025 E7\n1 01/05/2025 E7\n1 - E7\n2 01/05/2025 E7\n1 - X1',
    },
    fails: { Episodes: [0, 2, 3] },
  },
  {
    rule: '460',
    tables: {
      Header: born('01/05/2007'),
      Episodes: 'CHILD DEC REC\n1 30/04/2025 E17\n1 01/05/2025 E17\n1 30/04/2025 E8\n1 - E17',
    },
    fails: { Episodes: [0] },
  },
  {
    rule: '407',
    tables: {
      Header: born('01/05/2007'),
      Episodes: 'CHILD DEC REC\n1 01/05/2025 E45\n1 02/05/2025 E48\n1 02/05/2025 E8\n1 - E45',
    },
    fails: { Episodes: [1], Header: [0] },
  },
  {
    rule: '388',
    tables: {
      Episodes: `CHILD DECOM      DEC        REC
                 1     01/04/2025 01/05/2025 X1
                 1     01/05/2025 01/06/2025 E8
                 1     01/06/2025 01/07/2025 X1
                 1     02/07/2025 01/08/2025 E8
                 1     02/08/2025 -          X1
                 1     03/08/2025 01/09/2025 X1
                 2     01/04/2025 01/05/2025 E8
                 2     01/05/2025 -          X1
                 3     01/04/2025 01/05/2025 -
                 3     01/05/2025 -          -`,
    },
    fails: { Episodes: [1, 2, 5, 6] },
  },
  {
    rule: '437',
    tables: {
      Episodes: `CHILD DECOM      REC
                 1     01/05/2025 -
                 1     01/04/2025 E2
                 2     01/04/2025 E15
                 3     01/04/2025 E8
                 3     01/05/2025 -
                 4     31/04/2025 E2
                 4     32/04/2025 -`,
    },
    fails: { Episodes: [1] },
  },
  {
    rule: '390',
    tables: { Episodes: 'CHILD PLACE REC\n1 A3 E11\n2 U1 E12\n3 - E11\n4 U1 E8' },
    fails: { Episodes: [1, 2] },
  },
  {
    rule: '516',
    tables: { Episodes: 'CHILD PLACE REC\n1 U6 E45\n2 K2 E46\n3 - E45\n4 K2 E47' },
    fails: { Episodes: [1, 2] },
  },
];

checkExamples('rules on why an episode ended', episodeEndRules, examples);
