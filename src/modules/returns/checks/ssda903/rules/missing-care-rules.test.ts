import { checkExamples } from '../testing/check-examples.ts';
import type { Example } from '../testing/example.ts';
import { missingCareRules } from './missing-care-rules.ts';

const periods = 'CHILD DOB MISSING MIS_START MIS_END';

/** Child 1 left on 1 June, came back on 1 July and is here. Child 2 left. Child 3 has an episode without a start. */
const care = `CHILD DECOM DEC REC
              1 01/05/2025 15/05/2025 X1
              1 15/05/2025 01/06/2025 E8
              1 01/07/2025 -          -
              2 01/05/2025 01/06/2025 E8
              3 never      -          -`;

const examples: readonly Example[] = [
  {
    rule: '575',
    tables: {
      Episodes: care,
      Missing: `${periods}
                1 - M 02/05/2025 -
                1 - M 02/07/2025 -
                2 - M 02/05/2025 03/05/2025
                2 - M 02/06/2025 -
                2 - M 01/06/2025 -
                4 - M 02/05/2025 -`,
    },
    fails: { Missing: [0, 4] },
  },
  {
    rule: '577',
    tables: {
      Episodes: care,
      Missing: `${periods}
                1 - M 02/05/2025 -
                1 - M 30/06/2025 02/07/2025
                1 - M 02/06/2025 02/06/2025
                2 - M 02/05/2025 -
                2 - M 02/05/2025 02/06/2025
                2 - M 30/04/2025 30/04/2025
                2 - M -          02/06/2025
                3 - M 02/05/2025 -`,
    },
    fails: { Missing: [0, 2, 3, 4, 5] },
  },
  {
    rule: '578',
    tables: {
      Episodes: care,
      Missing: `${periods}
                1 - M 01/05/2025 -
                1 - M 02/06/2025 -
                1 - M 01/06/2025 -
                1 - M 01/09/2025 -
                2 - M 30/04/2025 -
                2 - M -          -
                3 - M 01/01/2020 -
                4 - M 01/01/2020 -`,
    },
    fails: { Missing: [1, 4] },
  },
  {
    rule: '580',
    tables: {
      Episodes: `CHILD DEC REC
                 1 01/05/2025 E4A
                 2 01/05/2025 E8
                 3 02/05/2025 E4A
                 4 28/02/2026 E4A
                 5 01/05/2025 -
                 6 01/05/2025 E4A`,
      Missing: `${periods}
                1 01/05/2007 M - 01/05/2025
                2 01/05/2007 M - 01/05/2025
                3 01/05/2007 M - 01/05/2025
                4 29/02/2008 M - 28/02/2026
                5 01/05/2007 M - 01/05/2025
                6 01/05/2008 M - 01/05/2025`,
    },
    fails: { Episodes: [0, 3, 4] },
  },
  {
    rule: '581',
    tables: {
      Episodes: care,
      Missing: `${periods}
                1 - M 01/05/2025 -
                1 - M 02/06/2025 -
                1 - M 01/09/2025 -
                2 - M 30/04/2025 -
                2 - M -          -
                3 - M 01/05/2025 -
                4 - M 01/05/2025 -
                2 - M 01/06/2025 -`,
    },
    fails: { Missing: [1, 3, 4, 5] },
  },
];

checkExamples('rules on missing periods beside care', missingCareRules, examples);
