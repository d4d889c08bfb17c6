import { checkExamples } from '../testing/check-examples.ts';
import type { Example } from '../testing/example.ts';
import { postcodeRules } from './postcode-rules.ts';

/** Child 1 was never unaccompanied, 2 is, 3 was last year. */
const who = { Header: 'CHILD UASC\n1 0\n2 1\n3 0', Header_last: 'CHILD UASC\n1 0\n3 1' };

const examples: readonly Example[] = [
  {
    rule: '164',
    tables: {
      ...who,
      Episodes: 'CHILD PL_DISTANCE\n1 0.0\n1 999.9\n1 1000.0\n1 -1\n1 -\n2 1000.0\n3 1000.0',
    },
    fails: { Episodes: [2, 3] },
  },
  {
    // Without a file that says who is unaccompanied nobody is known not to be.
    rule: '164',
    tables: { Header: 'CHILD SEX\n1 M', Episodes: 'CHILD PL_DISTANCE\n1 1000.0' },
    fails: {},
  },
  {
    rule: '169',
    tables: { Episodes: 'CHILD PL_LA LS\n1 WAL C2\n2 - C2\n3 - -\n4 - V3' },
    fails: { Episodes: [1, 2] },
  },
  {
    rule: '179',
    tables: { Episodes: 'CHILD PL_LOCATION LS\n1 IN C2\n2 - C2\n3 - -\n4 - V4' },
    fails: { Episodes: [1, 2] },
  },
  {
    rule: '214',
    tables: { Episodes: 'CHILD PL_POST URN LS\n1 A1 - V3\n2 - 1 V4\n3 - - V3\n4 A1 1 C2' },
    fails: { Episodes: [0, 1] },
  },
  {
    rule: '392a',
    tables: { ...who, Episodes: 'CHILD PL_DISTANCE LS\n1 - C2\n1 0.0 C2\n1 - V3\n2 - C2\n3 - C2' },
    fails: { Episodes: [0] },
  },
  {
    rule: '392b',
    tables: {
      ...who,
      Episodes: 'CHILD HOME_POST PL_POST LS\n1 A1 - C2\n1 - A1 C2\n1 A1 A1 C2\n1 - - V4\n2 - - C2\n3 - - C2',
    },
    fails: { Episodes: [0, 1] },
  },
  {
    rule: '392c',
    tables: {
      Episodes: `CHILD HOME_POST PL_POST HOME_LA   PL_LA
                 1     A1        B1      E10000015 WAL
                 2     A1        B1      E10000015 -
                 3     A1        B1      -         WAL
                 4     -         -       -         -`,
    },
    fails: { Episodes: [1, 2] },
  },
  {
    rule: '392d',
    tables: { Episodes: 'CHILD HOME_POST PL_POST PLACE\n1 A1 A1 U1\n2 A1 A1 P1\n3 A1 B1 U1\n4 - - U1' },
    fails: { Episodes: [0] },
  },
  {
    rule: '398',
    tables: { Episodes: 'CHILD HOME_POST PL_POST LS\n1 A1 - V3\n2 - A1 V4\n3 - - V3\n4 A1 A1 C2' },
    fails: { Episodes: [0, 1] },
  },
  {
    rule: '406',
    tables: { ...who, Episodes: 'CHILD PL_DISTANCE\n1 1.0\n2 1.0\n2 -\n3 1.0' },
    fails: { Episodes: [1, 3] },
  },
  {
    rule: '411',
    tables: { Episodes: 'CHILD PL_LOCATION PL_LA\n1 IN E10000015\n2 IN WAL\n3 IN -\n4 OUT WAL\n5 - -' },
    fails: { Episodes: [1, 2] },
  },
  {
    rule: '420',
    tables: { Episodes: 'CHILD PL_LA LS\n1 WAL V3\n2 WAL V4\n3 - V3\n4 WAL C2' },
    fails: { Episodes: [0, 1] },
  },
  {
    rule: '454',
    tables: { Episodes: 'CHILD PL_DISTANCE\n1 350.0\n2 350.1\n3 999.9\n4 -' },
    fails: { Episodes: [1] },
  },
];

checkExamples('rules on postcodes', postcodeRules, examples);
