import { checkExamples } from '../testing/check-examples.ts';
import type { Example } from '../testing/example.ts';
import { leaverRules } from './leaver-rules.ts';

const examples: readonly Example[] = [
  { rule: '131', tables: { OC3: 'CHILD IN_TOUCH\n1 RHOM\n2 MAYBE\n3 -' }, fails: { OC3: [1, 2] } },
  { rule: '132', tables: { OC3: 'CHILD ACTIV\n1 F4\n2 F3\n3 0\n4 -' }, fails: { OC3: [1, 3] } },
  { rule: '133', tables: { OC3: 'CHILD ACCOM\n1 T1\n2 T\n3 S1\n4 0\n5 -' }, fails: { OC3: [1, 2, 4] } },
  {
    rule: '153',
    tables: { OC3: 'CHILD IN_TOUCH ACTIV ACCOM\n1 YES F1 -\n2 YES F1 B1\n3 - - -\n4 - - 0' },
    fails: { OC3: [0, 3] },
  },
  {
    rule: '215',
    tables: {
      OC3: 'CHILD ACTIV\n1 F1\n2 -\n3 F1\n4 F1',
      OC2: 'CHILD CONVICTED SDQ_SCORE\n1 0 -\n2 0 -\n3 - 4',
    },
    fails: { OC3: [0], OC2: [0] },
  },
  {
    rule: '344',
    tables: {
      OC3: 'CHILD IN_TOUCH ACTIV ACCOM\n1 DIED 0 0\n2 DIED F1 0\n3 RHOM 0 B1\n4 RHOM 0 -\n5 NO F1 0',
    },
    fails: { OC3: [1, 2, 3] },
  },
  {
    rule: '345',
    tables: { OC3: 'CHILD IN_TOUCH ACTIV ACCOM\n1 YES F1 B1\n2 YES 0 B1\n3 YES F1 0\n4 NO 0 0\n5 YES - -' },
    fails: { OC3: [1, 2] },
  },
  {
    rule: '347',
    tables: {
      OC3: 'CHILD DOB ACCOM\n1 02/04/2007 T1\n2 02/04/2007 T2\n3 02/04/2007 T\n4 01/04/2007 T1\n5 02/04/2007 U1',
    },
    fails: { OC3: [0, 1, 2] },
  },
  {
    rule: '348',
    tables: {
      OC3: 'CHILD IN_TOUCH\n1 DIED\n2 YES\n3 -\n4 YES\n5 YES',
      OC3_last: 'CHILD IN_TOUCH\n1 DIED\n2 DIED\n3 DIED\n4 YES',
    },
    fails: { OC3: [1, 2] },
  },
  {
    rule: '391',
    tables: { OC3: 'CHILD DOB ACTIV\n1 01/04/2009 F1\n2 31/03/2009 F1\n3 01/04/2009 -\n4 - F1' },
    fails: { OC3: [0] },
  },
  {
    rule: '3001',
    tables: {
      Header: 'CHILD DOB\n1 01/04/2008\n2 31/03/2009\n3 31/03/2008\n4 01/05/2008\n5 -',
      OC3: 'CHILD ACCOM\n1 Z1\n2 Z2\n3 Z1\n4 B1\n5 Z1\n6 Z1',
    },
    fails: { OC3: [0, 1] },
  },
];

checkExamples('rules on care leavers', leaverRules, examples);
