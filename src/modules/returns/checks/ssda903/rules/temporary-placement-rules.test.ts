import { checkExamples } from '../testing/check-examples.ts';
import type { Example } from '../testing/example.ts';
import { temporaryPlacementRules } from './temporary-placement-rules.ts';

/** Stays from 1 May that end on the last day allowed and the day after. */
const stayExample = (rule: string, place: string, lastDay: string, dayAfter: string): Example => ({
  rule,
  tables: {
    Header: 'CHILD DOB\n1 01/05/2015\n2 -',
    Episodes: `CHILD DECOM      DEC         PLACE
               1     01/05/2025 ${lastDay}  ${place}
               1     01/05/2025 ${dayAfter} ${place}
               1     01/05/2025 -           ${place}
               1     01/05/2025 ${dayAfter} U1
               2     01/05/2025 ${dayAfter} ${place}
               3     01/05/2025 ${dayAfter} ${place}`,
  },
  fails: { Episodes: [1] },
});

const examples: readonly Example[] = [
  stayExample('375', 'T1', '12/06/2025', '13/06/2025'),
  stayExample('376', 'T3', '22/05/2025', '23/05/2025'),
  stayExample('379', 'T4', '08/05/2025', '09/05/2025'),
  {
    rule: '377',
    tables: { Episodes: 'CHILD PLACE\n1 T3\n1 T3\n1 U1\n1 T3\n2 T3\n2 T3\n- T3\n- T3\n- T3' },
    fails: { Episodes: [0, 1, 3] },
  },
  {
    rule: '380',
    tables: { Episodes: 'CHILD PLACE RNE\n1 T0 P\n2 T4 B\n3 T1 S\n4 T2 -\n5 U1 S' },
    fails: { Episodes: [2, 3] },
  },
  {
    rule: '381',
    tables: { Episodes: 'CHILD PLACE REC\n1 T0 X1\n2 T4 E8\n3 T1 -\n4 U1 E8' },
    fails: { Episodes: [1] },
  },
  {
    rule: '382',
    tables: { Episodes: 'CHILD PLACE LS\n1 T0 V3\n2 T4 V4\n3 T1 C2\n4 U1 V3' },
    fails: { Episodes: [0, 1] },
  },
  {
    rule: '383',
    year: 2025,
    tables: {
      Episodes: `CHILD DECOM      PLACE RNE PL_POST
                 1     01/04/2025 U1    S   A1
                 1     01/05/2025 T1    P   B1
                 1     01/06/2025 U1    P   C1
                 1     01/07/2025 T1    P   B1
                 1     01/08/2025 U2    P   C1
                 1     01/09/2025 T1    P   B1
                 1     01/10/2025 U2    B   C1
                 2     01/04/2025 T1    S   A1
                 2     01/05/2025 U1    S   A1
                 3     01/04/2025 -     S   A1
                 3     01/05/2025 T1    P   A1
                 3     01/06/2025 -     P   A1`,
    },
    fails: { Episodes: [4, 6, 11] },
  },
  {
    rule: '383',
    year: 2026,
    tables: {
      Episodes: `CHILD DECOM      PLACE RNE PL_POST
                 1     01/04/2025 U1    S   A1
                 1     01/05/2025 T1    P   B1
                 1     01/06/2025 U1    P   C1
                 1     01/07/2025 T1    P   B1
                 1     01/08/2025 U1    P   C1`,
    },
    fails: { Episodes: [2] },
  },
  {
    rule: '213',
    year: 2025,
    tables: { Episodes: 'CHILD PLACE PLACE_PROVIDER\n1 T0 PR1\n2 T4 PR1\n3 T1 -\n4 Z11 PR1\n5 U1 PR1' },
    fails: { Episodes: [0, 1] },
  },
  {
    rule: '213',
    year: 2026,
    tables: { Episodes: 'CHILD PLACE PLACE_PROVIDER\n1 T0 PR1\n2 Z11 PR1\n3 Z1 PR1' },
    fails: { Episodes: [0, 1] },
  },
  {
    rule: '225',
    tables: {
      Episodes: `CHILD DECOM      PLACE RNE REC REASON_PLACE_CHANGE
                 1     01/04/2025 U1    S   X1  -
                 1     01/05/2025 U2    P   X1  OTHER
                 1     01/06/2025 U1    P   X1  -
                 1     01/07/2025 U1    L   X1  -
                 1     01/08/2025 T1    P   X1  -
                 1     01/09/2025 U1    P   X1  -
                 2     01/04/2025 U1    S   E8  -
                 2     01/05/2025 U1    P   -   -`,
    },
    fails: { Episodes: [0] },
  },
  {
    rule: '226',
    tables: {
      Episodes: `CHILD DECOM      PLACE REASON_PLACE_CHANGE
                 1     01/04/2025 U1    OTHER
                 1     01/05/2025 T1    -
                 1     01/06/2025 U1    -
                 1     01/07/2025 T1    OTHER
                 2     01/04/2025 U1    -
                 2     01/05/2025 T1    -`,
    },
    fails: { Episodes: [1, 3] },
  },
  {
    rule: '233',
    tables: { Episodes: 'CHILD DEC REASON_PLACE_CHANGE\n1 - OTHER\n2 01/05/2025 OTHER\n3 - -' },
    fails: { Episodes: [0] },
  },
];

checkExamples('rules on temporary placements', temporaryPlacementRules, examples);
