import { checkExamples } from '../testing/check-examples.ts';
import type { Example } from '../testing/example.ts';
import { reviewRules } from './review-rules.ts';

const examples: readonly Example[] = [
  {
    rule: '166',
    tables: { Reviews: 'CHILD REVIEW\n1 01/05/2025\n2 -\n3 31/02/2026' },
    fails: { Reviews: [1, 2] },
  },
  {
    rule: '167',
    tables: {
      Reviews: `CHILD REVIEW     REVIEW_CODE
                1     01/05/2025 PN7
                2     01/05/2025 PN8
                3     01/05/2025 -
                4     -          PN1
                5     -          -`,
    },
    fails: { Reviews: [1, 2, 3] },
  },
  {
    rule: '399',
    tables: {
      Episodes: 'CHILD LS\n1 V3\n1 V4\n2 V3\n2 C2\n3 V3\n4 V4\n5 V3',
      Header: 'CHILD MOTHER\n1 0\n2 0\n3 -\n5 -',
      Reviews: 'CHILD REVIEW REVIEW_CODE\n3 01/05/2025 -\n3 - -\n4 - PN1\n5 - -',
    },
    fails: { Episodes: [0, 1, 4, 5], Header: [0, 2], Reviews: [0, 2] },
  },
  {
    rule: '440',
    tables: {
      Reviews: `CHILD DOB        REVIEW     REVIEW_CODE
                1     01/05/2021 02/05/2025 PN0
                2     01/05/2021 01/05/2025 PN0
                3     01/05/2021 02/05/2025 PN1
                4     -          02/05/2025 PN0`,
    },
    fails: { Reviews: [0] },
  },
  {
    rule: '441',
    tables: {
      Reviews: `CHILD DOB        REVIEW     REVIEW_CODE
                1     02/05/2021 01/05/2025 PN1
                2     02/05/2021 01/05/2025 PN7
                3     01/05/2021 01/05/2025 PN1
                4     02/05/2021 01/05/2025 PN0`,
    },
    fails: { Reviews: [0, 1] },
  },
];

checkExamples('rules on reviews', reviewRules, examples);
