import { checkExamples } from '../testing/check-examples.ts';
import type { Example } from '../testing/example.ts';
import { strengthsRules } from './strengths-rules.ts';

/** Children 1 to 4 are looked after all year, 5 since May. */
const Episodes = `CHILD DECOM      RNE
                  1     01/05/2020 S
                  2     01/05/2020 S
                  3     01/05/2020 S
                  4     01/05/2020 S
                  5     01/05/2025 S`;

const examples: readonly Example[] = [
  {
    rule: '157',
    tables: {
      Episodes,
      OC2: `CHILD DOB        SDQ_SCORE SDQ_REASON
            1     01/04/2021 -         SDQ1
            2     31/03/2010 -         SDQ1
            3     02/04/2021 -         SDQ1
            4     30/03/2010 -         SDQ1
            5     01/04/2021 -         SDQ1
            1     01/04/2021 4         SDQ1
            1     01/04/2021 -         SDQ2
            1     -          -         SDQ1`,
    },
    fails: { OC2: [0, 1] },
  },
  {
    rule: '180',
    tables: { OC2: 'CHILD SDQ_SCORE\n1 0\n2 40\n3 41\n4 39.5\n5 -1\n6 XX\n7 -' },
    fails: { OC2: [2, 3, 4, 5] },
  },
  {
    rule: '185',
    tables: { Episodes, OC2: 'CHILD SDQ_SCORE\n1 4\n5 4\n5 -\n6 4' },
    fails: { OC2: [1, 3] },
  },
  {
    rule: '186',
    tables: {
      Episodes,
      OC2: `CHILD DOB        SDQ_SCORE SDQ_REASON
            1     01/04/2021 -         -
            2     01/04/2009 -         -
            3     02/04/2021 -         -
            4     31/03/2009 -         -
            5     01/04/2021 -         -
            1     01/04/2021 4         -
            1     01/04/2021 -         SDQ2`,
    },
    fails: { OC2: [0, 1] },
  },
  {
    rule: '188',
    tables: {
      OC2: 'CHILD DOB SDQ_SCORE SDQ_REASON\n1 01/04/2022 4 -\n2 01/04/2022 - SDQ1\n3 31/03/2022 4 -\n4 01/04/2022 - -',
    },
    fails: { OC2: [0, 1] },
  },
  {
    rule: '189',
    tables: {
      OC2: 'CHILD DOB SDQ_SCORE SDQ_REASON\n1 31/03/2008 4 -\n2 31/03/2008 - SDQ1\n3 01/04/2008 4 -\n4 31/03/2008 - -',
    },
    fails: { OC2: [0, 1] },
  },
  {
    rule: '196',
    tables: { OC2: 'CHILD SDQ_REASON\n1 SDQ5\n2 SDQ6\n3 -' },
    fails: { OC2: [1] },
  },
  {
    rule: '197B',
    tables: {
      Episodes,
      OC2: `CHILD DOB        SDQ_SCORE SDQ_REASON
            1     01/04/2021 -         -
            2     31/03/2009 -         -
            3     01/04/2022 -         -
            4     31/03/2008 -         -
            5     01/05/2021 -         -
            1     01/04/2021 4         -`,
    },
    fails: { OC2: [0, 1] },
  },
  {
    rule: '197a',
    tables: { OC2: 'CHILD SDQ_SCORE SDQ_REASON\n1 4 SDQ2\n2 4 -\n3 - SDQ2' },
    fails: { OC2: [0] },
  },
  {
    rule: '198',
    tables: { Episodes, OC2: 'CHILD SDQ_REASON\n1 SDQ2\n5 SDQ2\n5 -\n6 SDQ2' },
    fails: { OC2: [1, 3] },
  },
];

checkExamples('rules on strengths and difficulties', strengthsRules, examples);
