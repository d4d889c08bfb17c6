import { checkExamples } from '../testing/check-examples.ts';
import type { Example } from '../testing/example.ts';
import { providerListRules } from './provider-list-rules.ts';

const providers: Example['providers'] = {
  '10': {
    placementCodes: new Set(['K2']),
    providerCodes: new Set(['PR4']),
    postcode: 'AB12CD',
    authority: 'E10000015',
    closed: '2025-06-30',
  },
  '20': { placementCodes: new Set(['U1', 'U2']), providerCodes: new Set(['PR1', 'PR2']), authority: 'WAL' },
};

const places = 'H5 P1 P2 P3 R1 R2 R5 T0 T4 Z1 Z11 K2'.split(' ');
const onePlaceEach = (urn: string) =>
  ['CHILD PLACE URN', ...places.map((place, i) => `${i} ${place} ${urn}`)].join('\n');
const rowsOf = (...wanted: string[]) => wanted.map((place) => places.indexOf(place));

const examples: readonly Example[] = [
  {
    rule: '218',
    year: 2024,
    tables: { Episodes: onePlaceEach('-') },
    fails: { Episodes: rowsOf('Z11', 'K2') },
  },
  {
    rule: '218',
    year: 2025,
    tables: { Episodes: onePlaceEach('-') },
    fails: { Episodes: rowsOf('H5', 'P2', 'Z11', 'K2') },
  },
  {
    rule: '218',
    year: 2026,
    tables: { Episodes: onePlaceEach('-') },
    fails: { Episodes: rowsOf('H5', 'P2', 'Z1', 'K2') },
  },
  {
    rule: '218',
    year: 2026,
    tables: {
      Episodes: `CHILD PLACE URN DEC        PL_LA
                 1     K2    -   31/03/2025 -
                 2     K2    -   01/04/2025 -
                 3     K2    -   -          WAL
                 4     K2    -   -          CON
                 5     K2    -   -          E10000015
                 6     K2    10  -          -
                 7     K2    -   31/04/2025 -`,
    },
    fails: { Episodes: [1, 4] },
  },
  {
    rule: '222',
    year: 2023,
    tables: { Episodes: onePlaceEach('10') },
    fails: { Episodes: rowsOf('H5', 'P1', 'P2', 'P3', 'R1', 'R2', 'R5', 'T0', 'T4', 'Z1') },
  },
  {
    rule: '222',
    year: 2024,
    tables: { Episodes: onePlaceEach('10') },
    fails: { Episodes: rowsOf('P1', 'P2', 'P3', 'R1', 'R2', 'R5', 'T0', 'T4', 'Z1') },
  },
  {
    rule: '222',
    year: 2026,
    tables: { Episodes: onePlaceEach('10') },
    fails: { Episodes: rowsOf('P1', 'P3', 'R1', 'R2', 'R5', 'T0', 'T4', 'Z11') },
  },
  { rule: '222', year: 2026, tables: { Episodes: onePlaceEach('XXXXXXX') }, fails: {} },
  {
    rule: '230',
    year: 2024,
    tables: {
      Episodes: `CHILD PLACE URN     DEC        PL_LA
                 1     H5    -       28/10/2023 E10000015
                 2     H5    -       29/10/2023 E10000015
                 3     H5    XXXXXXX -          E10000015
                 4     H5    10      -          E10000015
                 5     H5    -       -          WAL
                 6     H5    -       -          -
                 7     K2    -       -          E10000015`,
    },
    fails: { Episodes: [1, 2] },
  },
  {
    rule: '1008',
    providers,
    tables: { Episodes: 'CHILD URN\n1 10\n2 30\n3 XXXXXXX\n4 -' },
    fails: { Episodes: [1] },
  },
  {
    rule: '219',
    providers,
    tables: { Episodes: 'CHILD URN PLACE\n1 10 K2\n2 10 U1\n3 20 U2\n4 30 K2\n5 XXXXXXX K2\n6 - K2\n7 10 -' },
    fails: { Episodes: [1, 3, 6] },
  },
  {
    rule: '224',
    providers,
    tables: {
      Episodes: 'CHILD URN PLACE_PROVIDER\n1 10 PR4\n2 10 PR1\n3 20 PR2\n4 30 PR1\n5 XXXXXXX PR1\n6 - PR1',
    },
    fails: { Episodes: [1, 3] },
  },
  {
    rule: '221',
    providers,
    tables: {
      Episodes: `CHILD URN     PLACE PL_POST LS
                 1     10      K2    AB1_2CD C2
                 2     10      K2    AB1_2CE C2
                 3     10      U1    AB1_2CE C2
                 4     10      K2    AB1_2CE V3
                 5     10      K2    -       C2
                 6     XXXXXXX K2    AB1_2CE C2
                 7     30      K2    AB1_2CE C2
                 8     10      K3    AB1_2CE C2
                 9     10      H5    AB1_2CE C2`,
    },
    fails: { Episodes: [1, 6, 7] },
  },
  {
    rule: '221',
    year: 2024,
    providers,
    tables: { Episodes: 'CHILD URN PLACE PL_POST LS\n1 10 K3 A1 C2\n2 10 H5 A1 C2' },
    fails: { Episodes: [1] },
  },
  {
    rule: '227',
    providers,
    tables: {
      Episodes: 'CHILD URN DECOM\n1 10 29/06/2025\n2 10 30/06/2025\n3 20 30/06/2025\n4 30 30/06/2025',
    },
    fails: { Episodes: [1] },
  },
  {
    rule: '228',
    providers,
    tables: { Episodes: 'CHILD URN DEC\n1 10 30/06/2025\n2 10 01/07/2025\n3 10 -\n4 20 -\n5 30 -' },
    fails: { Episodes: [1, 2] },
  },
  {
    rule: '229',
    providers,
    tables: {
      Episodes:
        'CHILD URN PLACE_PROVIDER\n1 10 PR1\n2 10 PR2\n3 20 PR1\n4 20 PR2\n5 30 PR1\n6 XXXXXXX PR1\n7 - PR1\n8 10 PR4',
    },
    fails: { Episodes: [1, 2, 4] },
  },
];

checkExamples('rules on URNs and the list of providers', providerListRules, examples);
