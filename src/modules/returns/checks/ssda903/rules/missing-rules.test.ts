import { checkExamples } from '../testing/check-examples.ts';
import type { Example } from '../testing/example.ts';
import { missingRules } from './missing-rules.ts';

const periods = 'CHILD MISSING MIS_START MIS_END';

const examples: readonly Example[] = [
  {
    rule: '564',
    tables: { Missing: `${periods}\n1 M - -\n2 A - -\n3 X - -\n4 M 01/05/2025 -\n5 M never -` },
    fails: { Missing: [0, 1] },
  },
  {
    rule: '565',
    tables: { Missing: `${periods}\n1 - 01/05/2025 -\n2 M 01/05/2025 -\n3 - - 01/05/2025` },
    fails: { Missing: [0] },
  },
  {
    rule: '566',
    tables: { Missing: `${periods}\n1 - - 01/05/2025\n2 A - 01/05/2025\n3 - 01/05/2025 -` },
    fails: { Missing: [0] },
  },
  {
    rule: '567',
    tables: {
      Missing: `${periods}\n1 M 02/05/2025 01/05/2025\n2 M 01/05/2025 01/05/2025\n3 M - 01/05/2025`,
    },
    fails: { Missing: [0] },
  },
  {
    rule: '570',
    tables: { Missing: `${periods}\n1 M 01/04/2026 -\n2 M 31/03/2026 -\n3 M never -` },
    fails: { Missing: [0] },
  },
  {
    rule: '571',
    tables: {
      Missing: `${periods}\n1 M - 31/03/2025\n2 M - 01/04/2026\n3 M - 01/04/2025\n4 M - 31/03/2026\n5 M - -`,
    },
    fails: { Missing: [0, 1] },
  },
  {
    rule: '574',
    tables: {
      Missing: `${periods}
                1 M 01/05/2025 -
                1 M 02/05/2025 03/05/2025
                2 M 01/05/2025 03/05/2025
                2 M 02/05/2025 04/05/2025
                3 M 01/05/2025 03/05/2025
                3 M 03/05/2025 -
                4 M 01/05/2025 -`,
    },
    fails: { Missing: [1, 3] },
  },
  {
    rule: '576',
    tables: {
      Missing: `${periods}
                1 M 01/05/2025 -
                1 M 01/03/2025 -
                2 M 01/05/2025 -
                2 M 01/06/2025 -
                3 M 01/05/2025 -
                4 M never -
                4 M - -
                5 M 01/05/2025 -
                6 M 01/05/2025 -`,
      Missing_last: `${periods}
                     1 M 01/03/2025 -
                     2 M 01/03/2025 -
                     3 M 01/03/2025 02/03/2025
                     4 M 01/03/2025 -
                     5 M never -`,
    },
    fails: { Missing: [2, 5] },
  },
  {
    rule: '586',
    tables: {
      Missing: `CHILD DOB MIS_START
                1 01/05/2025 01/05/2025
                2 02/05/2025 01/05/2025
                3 01/05/2025 02/05/2025
                4 -          01/05/2025`,
    },
    fails: { Missing: [0, 1] },
  },
  {
    rule: '1004',
    tables: { Missing: `${periods}\n1 M - -\n2 M 2025-05-01 -\n3 M 01/05/2025 -` },
    fails: { Missing: [0, 1] },
  },
  {
    rule: '1005',
    tables: { Missing: `${periods}\n1 M - -\n2 M - 31/06/2025\n3 M - 01/05/2025` },
    fails: { Missing: [1] },
  },
  {
    rule: '1006',
    tables: { Missing: `${periods}\n1 X - -\n2 M - -\n3 A - -\n4 - - -` },
    fails: { Missing: [0] },
  },
];

checkExamples('rules on missing periods', missingRules, examples);
