import { checkExamples } from '../testing/check-examples.ts';
import type { Example } from '../testing/example.ts';
import { placementTypeRules } from './placement-type-rules.ts';

/** A child born on 1 May 2010 who begins in a placement a day too early, in time, and a day too early but still there. */
const ageExample = (rule: string, year: number, place: string, birthday: string): Example => {
  const [dayBefore, other] = [birthday.replace('01/05', '30/04'), place === 'U1' ? 'U2' : 'U1'];
  return {
    rule,
    year,
    tables: {
      Header: 'CHILD DOB\n1 01/05/2010\n2 -',
      Episodes: `CHILD DECOM      DEC        PLACE
                 1     ${dayBefore} 31/12/2027 ${place}
                 1     ${birthday}  31/12/2027 ${place}
                 1     ${dayBefore} -          ${place}
                 1     ${dayBefore} 31/12/2027 ${other}
                 2     ${dayBefore} 31/12/2027 ${place}
                 3     ${dayBefore} 31/12/2027 ${place}`,
    },
    fails: { Episodes: [0] },
  };
};

const examples: readonly Example[] = [
  ageExample('370', 2023, 'P2', '01/05/2025'),
  ageExample('370', 2024, 'P2', '01/05/2026'),
  ageExample('371', 2023, 'H5', '01/05/2024'),
  ageExample('371', 2024, 'H5', '01/05/2026'),
  ageExample('371', 2025, 'K3', '01/05/2026'),
  ageExample('372', 2026, 'R5', '01/05/2020'),
  ageExample('373', 2026, 'S1', '01/05/2014'),
  ageExample('374', 2026, 'P3', '01/05/2024'),
  {
    rule: '359',
    tables: {
      Header: 'CHILD DOB\n1 30/03/2008\n2 31/03/2008',
      Episodes: `CHILD DEC        LS PLACE
                 1     -          C2 K2
                 1     -          V2 U1
                 1     -          V2 K2
                 1     01/05/2025 C2 K2
                 1     31/04/2025 C2 K2
                 2     -          C2 K2
                 3     -          C2 K2`,
    },
    fails: { Episodes: [0, 1] },
  },
  {
    rule: '234',
    tables: {
      Header: 'CHILD DOB\n1 01/05/2015\n2 -',
      Episodes: `CHILD DECOM      REASON_PLACE_CHANGE
                 1     30/04/2025 CUSTOD
                 1     01/05/2025 CUSTOD
                 1     30/04/2025 OTHER
                 2     30/04/2025 CUSTOD`,
    },
    fails: { Episodes: [0], Header: [0] },
  },
  {
    rule: '217',
    tables: {
      Episodes: `CHILD DECOM      PLACE RNE
                 1     01/04/2015 A3    P
                 2     31/03/2015 A3    P
                 3     01/04/2015 A5    S
                 4     01/04/2015 A5    -
                 5     01/04/2015 A4    P`,
    },
    fails: { Episodes: [0, 3] },
  },
  {
    rule: '217t',
    year: 2024,
    tables: { Episodes: 'CHILD PLACE DEC\n1 P2 28/10/2023\n2 P2 29/10/2023\n3 P2 -\n4 U1 -' },
    fails: { Episodes: [1, 2] },
  },
  {
    rule: '336',
    tables: {
      Episodes: `CHILD DECOM      PLACE
                 1     01/04/2025 A5
                 1     01/05/2025 A5
                 1     01/06/2025 K2
                 1     01/07/2025 A5
                 2     01/04/2025 U1
                 2     01/05/2025 A3
                 3     01/04/2025 -
                 3     01/05/2025 A3
                 4     01/04/2025 K2
                 4     01/05/2025 A4`,
    },
    fails: { Episodes: [3, 7] },
  },
  {
    rule: '378',
    tables: { Episodes: 'CHILD PLACE LS\n1 P1 V2\n2 P1 C2\n3 U1 V2' },
    fails: { Episodes: [0] },
  },
  {
    rule: '384',
    tables: { Episodes: 'CHILD PLACE LS\n1 U1 V3\n2 U4 V4\n3 U2 V3\n4 U1 C2' },
    fails: { Episodes: [0, 1] },
  },
  {
    rule: '408',
    tables: { Episodes: 'CHILD PLACE LS\n1 A5 E1\n2 A6 C2\n3 A5 -\n4 A3 C2' },
    fails: { Episodes: [1, 2] },
  },
];

checkExamples('rules on kinds of placement', placementTypeRules, examples);
