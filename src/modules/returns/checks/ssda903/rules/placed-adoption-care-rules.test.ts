import { checkExamples } from '../testing/check-examples.ts';
import type { Example } from '../testing/example.ts';
import { placedAdoptionCareRules } from './placed-adoption-care-rules.ts';

const decisions = 'CHILD DATE_PLACED DATE_PLACED_CEASED REASON_PLACED_CEASED';

/** 553 and 555 are the same about another legal status. */
const orders = (rule: string, status: string, year: number): Example => ({
  rule,
  year,
  tables: {
    Episodes: `CHILD LS DEC
               1 ${status} -
               2 ${status} -
               3 ${status} 01/05/2023
               4 C2        -
               5 ${status} -
               6 ${status} -`,
    PlacedAdoption: `${decisions}\n2 - 01/05/2023 -\n3 - 01/05/2023 RD1\n5 - - -\n6 - - RD1`,
  },
  fails: { Episodes: [0], PlacedAdoption: [0, 3] },
});

const examples: readonly Example[] = [
  {
    rule: '117',
    tables: {
      PlacedAdoption: `${decisions}
                       1 01/04/2026 -          -
                       2 01/05/2025 -          -
                       3 01/04/2024 02/05/2025 -
                       4 01/05/2025 01/05/2025 -
                       5 01/04/2026 -          -
                       6 01/05/2025 -          -
                       7 31/03/2026 31/03/2026 -`,
      Episodes: `CHILD DECOM DEC REC
                 1 01/01/2024 -          -
                 2 01/01/2024 30/04/2025 E8
                 2 01/01/2023 01/01/2024 E8
                 3 01/01/2024 01/05/2025 E8
                 4 01/01/2024 01/05/2025 E8
                 6 01/01/2024 30/04/2025 X1
                 6 01/01/2023 01/06/2025 E8
                 7 01/01/2024 -          -`,
    },
    fails: { PlacedAdoption: [0, 1, 2], Episodes: [0, 1, 3] },
  },
  {
    rule: '118',
    tables: {
      PlacedAdoption: `${decisions}
                       1 - 31/03/2025 -
                       2 - 01/05/2025 -
                       3 - 01/05/2025 -
                       4 - 01/05/2025 -
                       5 - 31/03/2025 -`,
      Episodes: `CHILD DECOM LS
                 1 01/01/2024 C2
                 2 02/05/2025 C2
                 2 02/06/2025 C2
                 3 01/05/2025 C2
                 4 01/01/2024 V4
                 4 02/05/2025 C2
                 5 01/01/2024 V3`,
    },
    fails: { PlacedAdoption: [0, 1, 3], Episodes: [0, 1, 5] },
  },
  {
    rule: '551',
    tables: {
      Episodes: 'CHILD PLACE\n1 A3\n2 A4\n3 A5\n4 A6\n5 U1\n- A3\n6 A3',
      PlacedAdoption: `${decisions}\n1 01/01/2025 - -\n2 - - -\n3 never - -\n6 01/01/2025 - -\n6 - - -`,
    },
    fails: { Episodes: [1, 3, 5, 6] },
  },
  {
    rule: '552',
    tables: {
      Episodes: `CHILD DECOM PLACE
                 1 01/01/2025 A3
                 1 01/01/2026 A4
                 1 01/01/2023 U1
                 2 01/01/2025 A5
                 3 01/01/2025 U1
                 4 never      A3
                 4 01/01/2025 A6`,
      PlacedAdoption: `${decisions}
                       1 02/01/2025 - -
                       1 01/01/2024 - -
                       2 01/01/2025 - -
                       3 02/01/2025 - -
                       4 02/01/2025 - -`,
    },
    fails: { Episodes: [0, 6], PlacedAdoption: [0, 4] },
  },
  orders('553', 'E1', 2026),
  orders('555', 'D1', 2024),
  {
    rule: '554',
    tables: {
      Episodes: 'CHILD DECOM LS\n1 01/01/2025 E1\n1 01/01/2024 C2\n2 01/01/2025 E1\n2 01/01/2024 E1',
      PlacedAdoption: `${decisions}\n1 02/01/2025 - -\n1 01/01/2025 - -\n2 01/01/2024 - -`,
    },
    fails: { Episodes: [0], PlacedAdoption: [0] },
  },
  {
    rule: '556',
    year: 2024,
    tables: {
      Episodes: 'CHILD DECOM LS\n1 01/01/2023 D1\n1 03/01/2023 D1\n2 01/01/2023 D1\n3 01/01/2023 E1',
      PlacedAdoption: `${decisions}\n1 02/01/2023 - -\n2 01/01/2023 - -\n3 02/01/2023 - -`,
    },
    fails: { Episodes: [0] },
  },
  {
    rule: '557',
    tables: {
      Episodes: `CHILD PLACE LS REC
                 1 A3 C2 E8
                 2 U1 E1 E4A
                 3 U1 D1 E8
                 4 A3 E1 E11
                 5 A3 E1 X1
                 6 A3 E1 -
                 7 A6 E1 E8
                 8 U1 C2 E8
                 9 A4 E1 E8`,
      PlacedAdoption: `${decisions}
                       2 - 01/05/2025 -
                       3 - - -
                       7 - 01/05/2025 RD1
                       8 - - -
                       9 - never RD1`,
    },
    fails: { Episodes: [0, 1], PlacedAdoption: [0] },
  },
  {
    rule: '557',
    year: 2024,
    tables: { Episodes: 'CHILD PLACE LS REC\n1 U1 D1 E8\n2 U1 C2 E8', PlacedAdoption: decisions },
    fails: { Episodes: [0] },
  },
  {
    rule: '557',
    year: 2025,
    tables: { Episodes: 'CHILD PLACE LS REC\n1 U1 D1 E8\n2 U1 E1 E8', PlacedAdoption: decisions },
    fails: { Episodes: [1] },
  },
  {
    rule: '558',
    tables: {
      Episodes: 'CHILD REC\n1 E11\n2 E12\n3 E11\n4 E8\n5 E12',
      PlacedAdoption: `${decisions}
                       1 - 01/05/2025 -
                       1 - 01/05/2024 -
                       2 - 01/05/2025 -
                       2 - - -
                       3 - 01/05/2025 -
                       4 - 01/05/2025 -
                       4 - 01/05/2025 -`,
    },
    fails: { Episodes: [0] },
  },
  {
    rule: '1003',
    tables: {
      Episodes: `CHILD DECOM RNE
                 1 02/01/2025 S
                 1 02/01/2026 S
                 2 01/01/2025 S
                 2 02/01/2026 S
                 3 02/01/2025 L
                 4 never      S
                 4 02/01/2025 S`,
      PlacedAdoption: `${decisions}
                       1 01/01/2025 - -
                       2 01/01/2025 - -
                       3 01/01/2025 - -
                       4 01/01/2025 - -`,
    },
    fails: { Episodes: [0, 6], PlacedAdoption: [0, 3] },
  },
];

checkExamples('rules on decisions to place for adoption beside care', placedAdoptionCareRules, examples);
