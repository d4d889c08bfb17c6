import { checkExamples } from '../testing/check-examples.ts';
import type { Example } from '../testing/example.ts';
import { placedAdoptionRules } from './placed-adoption-rules.ts';

const decisions = 'CHILD DATE_PLACED DATE_PLACED_CEASED REASON_PLACED_CEASED';

const examples: readonly Example[] = [
  {
    rule: '115',
    tables: { PlacedAdoption: 'CHILD DATE_PLACED\n1 31/04/2025\n2 01/04/2025\n3 -' },
    fails: { PlacedAdoption: [0] },
  },
  {
    rule: '116',
    tables: { PlacedAdoption: 'CHILD DATE_PLACED_CEASED\n1 31/04/2025\n2 01/04/2025\n3 -' },
    fails: { PlacedAdoption: [0] },
  },
  {
    rule: '119',
    tables: { PlacedAdoption: `${decisions}\n1 - 01/01/2026 -\n2 - - RD1\n3 - 01/01/2026 RD1\n4 - - -` },
    fails: { PlacedAdoption: [0, 1] },
  },
  {
    rule: '120',
    tables: { PlacedAdoption: 'CHILD REASON_PLACED_CEASED\n1 RD5\n2 RD1\n3 RD4\n4 -' },
    fails: { PlacedAdoption: [0] },
  },
  {
    rule: '184',
    tables: {
      Header: 'CHILD DOB\n1 01/01/2020',
      PlacedAdoption: `CHILD DOB DATE_PLACED
                       1 02/01/2020 01/01/2020
                       2 01/01/2020 01/01/2020
                       3 -          01/01/2020
                       4 never      01/01/2020
                       5 02/01/2020 -`,
    },
    fails: { PlacedAdoption: [0, 2, 3] },
  },
  {
    rule: '184',
    tables: {
      Header: 'CHILD DOB\n1 02/01/2020\n2 01/01/2020',
      PlacedAdoption: 'CHILD DATE_PLACED\n1 01/01/2020\n2 01/01/2020\n3 01/01/2020\n3 -',
    },
    fails: { PlacedAdoption: [0, 2] },
  },
  {
    rule: '522',
    tables: {
      PlacedAdoption: `${decisions}
                       1 02/01/2025 01/01/2025 -
                       2 01/01/2025 01/01/2025 -
                       3 02/01/2025 never -`,
    },
    fails: { PlacedAdoption: [0] },
  },
  {
    rule: '523',
    tables: {
      AD1: 'CHILD DATE_INT\n1 01/01/2025\n2 01/01/2025\n3 -\n4 02/01/2025',
      PlacedAdoption: 'CHILD DATE_PLACED\n1 02/01/2025\n2 01/01/2025\n3 01/01/2025\n4 01/01/2025\n1 never',
    },
    fails: { AD1: [0, 3], PlacedAdoption: [0, 3] },
  },
  {
    rule: '525',
    tables: {
      AD1: 'CHILD DATE_INT LS_ADOPTR\n1 - L0\n2 - -\n3 01/01/2025 L0',
      PlacedAdoption: 'CHILD DATE_PLACED_CEASED\n1 01/01/2025\n2 01/01/2025\n3 -\n4 01/01/2025\n1 never\n1 -',
    },
    fails: { AD1: [0], PlacedAdoption: [0, 4] },
  },
  {
    rule: '563',
    tables: {
      PlacedAdoption: `${decisions}
                       1 - 01/01/2025 RD1
                       2 01/01/2024 01/01/2025 RD1
                       3 - - RD1
                       4 - 01/01/2025 -`,
    },
    fails: { PlacedAdoption: [0] },
  },
];

checkExamples('rules on decisions to place for adoption', placedAdoptionRules, examples);
