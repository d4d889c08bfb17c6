import { checkExamples } from '../testing/check-examples.ts';
import type { Example } from '../testing/example.ts';
import { healthRules } from './health-rules.ts';

/** Children 1 to 4 are looked after all year, 5 since May. */
const Episodes = `CHILD DECOM      RNE
                  1     01/05/2020 S
                  2     01/05/2020 S
                  3     01/05/2020 S
                  4     01/05/2020 S
                  5     01/05/2025 S`;

const HEALTH = 'IMMUNISATIONS TEETH_CHECK HEALTH_ASSESSMENT SUBSTANCE_MISUSE';

const examples: readonly Example[] = [
  {
    rule: '158',
    tables: { OC2: 'CHILD INTERVENTION_RECEIVED INTERVENTION_OFFERED\n1 1 0\n2 1 -\n3 0 1' },
    fails: { OC2: [0] },
  },
  {
    rule: '159',
    tables: {
      OC2: `CHILD SUBSTANCE_MISUSE INTERVENTION_RECEIVED INTERVENTION_OFFERED
            1 1 0 -
            2 1 0 1
            3 1 1 -
            4 0 0 -`,
    },
    fails: { OC2: [0] },
  },
  {
    rule: '181',
    tables: { OC2: 'CHILD CONVICTED TEETH_CHECK INTERVENTION_OFFERED\n1 1 0 -\n2 2 0 1\n3 - - Y' },
    fails: { OC2: [1, 2] },
  },
  {
    rule: '182',
    tables: { OC2: `CHILD CONVICTED ${HEALTH}\n1 0 1 1 1 -\n2 0 1 1 1 0\n3 - - - - -` },
    fails: { OC2: [0] },
  },
  {
    rule: '190',
    tables: { Episodes, OC2: 'CHILD CONVICTED SDQ_SCORE\n1 0 -\n5 0 -\n5 - 4\n6 0 -' },
    fails: { OC2: [1, 3] },
  },
  {
    rule: '191',
    tables: {
      Episodes: `${Episodes}\n 4 01/04/2020 P`,
      OC2: `CHILD ${HEALTH}\n1 1 1 1 0\n2 1 1 - 0\n3 - - - -\n5 - - - -`,
    },
    fails: { OC2: [1, 2], Episodes: [5] },
  },
  {
    rule: '192',
    tables: { OC2: 'CHILD SUBSTANCE_MISUSE INTERVENTION_RECEIVED\n1 1 -\n2 1 0\n3 0 -' },
    fails: { OC2: [0] },
  },
  {
    rule: '193',
    tables: {
      OC2: `CHILD SUBSTANCE_MISUSE INTERVENTION_RECEIVED INTERVENTION_OFFERED
            1 0 1 -
            2 - - 0
            3 1 0 1
            4 0 - -`,
    },
    fails: { OC2: [0, 1] },
  },
  {
    rule: '542',
    tables: { OC2: 'CHILD DOB CONVICTED\n1 01/04/2016 0\n2 31/03/2016 0\n3 01/04/2016 -\n4 - 0' },
    fails: { OC2: [0] },
  },
  {
    rule: '543',
    tables: {
      Episodes,
      OC2: 'CHILD DOB CONVICTED\n1 30/03/2016 -\n2 31/03/2016 -\n3 30/03/2016 0\n5 30/03/2016 -',
    },
    fails: { OC2: [0] },
  },
  {
    rule: '544',
    tables: { OC2: `CHILD CONVICTED ${HEALTH}\n1 1 1 1 1 -\n2 1 1 1 1 0\n3 0 - - - -` },
    fails: { OC2: [0] },
  },
  {
    rule: '545',
    tables: {
      Episodes,
      OC2: 'CHILD DOB HEALTH_CHECK\n1 01/04/2021 -\n2 31/03/2021 -\n3 01/04/2021 1\n5 01/04/2021 -',
    },
    fails: { OC2: [0] },
  },
  {
    rule: '546',
    tables: {
      Episodes,
      OC2: 'CHILD DOB HEALTH_CHECK\n1 31/03/2021 1\n2 01/04/2021 1\n3 31/03/2021 -\n5 31/03/2021 1',
    },
    fails: { OC2: [0] },
  },
  {
    rule: '547',
    tables: { OC2: `CHILD HEALTH_CHECK ${HEALTH}\n1 1 1 1 1 -\n2 1 1 1 1 0\n3 0 - - - -` },
    fails: { OC2: [0] },
  },
];

checkExamples('rules on health and offending', healthRules, examples);
