import { checkExamples } from '../testing/check-examples.ts';
import type { Example } from '../testing/example.ts';
import { placedAdoptionOrderRules } from './placed-adoption-order-rules.ts';

const decisions = 'CHILD DATE_PLACED DATE_PLACED_CEASED REASON_PLACED_CEASED';

const examples: readonly Example[] = [
  {
    rule: '559',
    tables: {
      PlacedAdoption: `${decisions}
                       1 31/03/2025 - -
                       2 31/03/2025 - -
                       3 31/03/2025 - -
                       4 01/04/2025 - -
                       5 31/03/2025 - -`,
      PlacedAdoption_last: `${decisions}\n2 30/03/2025 - -\n3 - - -\n5 30/03/2025 - -\n5 never - -`,
    },
    fails: { PlacedAdoption: [0, 2, 4] },
  },
  {
    rule: '560',
    tables: {
      PlacedAdoption: `${decisions}
                       1 01/05/2025 - -
                       2 01/05/2024 - -
                       3 01/05/2025 - -
                       4 01/05/2025 - -
                       5 - - -
                       6 01/05/2025 - -`,
      PlacedAdoption_last: `${decisions}
                            1 01/05/2024 - -
                            2 01/05/2024 - -
                            3 01/05/2024 01/06/2024 -
                            4 - - -
                            5 01/05/2024 - RD1`,
    },
    fails: { PlacedAdoption: [0, 4] },
  },
  {
    rule: '561',
    tables: {
      PlacedAdoption: `${decisions}
                       1 01/05/2024 - -
                       2 01/05/2024 - -
                       3 01/05/2024 - -
                       4 02/05/2024 - -
                       5 - - -`,
      PlacedAdoption_last: `${decisions}
                            1 01/05/2024 01/06/2024 -
                            2 01/05/2024 - RD1
                            3 01/05/2024 - -
                            4 01/05/2024 01/06/2024 RD1
                            5 - 01/06/2024 RD1`,
    },
    fails: { PlacedAdoption: [0, 1] },
  },
  {
    rule: '579',
    tables: {
      PlacedAdoption: `${decisions}
                       1 01/05/2024 -          -
                       1 01/05/2025 -          -
                       2 01/05/2024 02/05/2024 RD1
                       2 01/05/2025 -          -
                       3 01/05/2024 02/05/2025 RD1
                       3 01/05/2025 -          -
                       - 01/05/2025 -          -
                       - 01/05/2025 -          -
                       4 01/05/2024 01/05/2025 RD1
                       4 01/05/2025 -          -`,
    },
    fails: { PlacedAdoption: [1, 5] },
  },
  {
    rule: '583',
    tables: {
      PlacedAdoption: `${decisions}
                       1 01/12/2024 -          -
                       1 31/01/2024 -          -
                       2 01/12/2024 -          -
                       2 31/01/2024 01/02/2024 RD1
                       3 -          -          -
                       3 never      -          -
                       4 -          -          -`,
    },
    fails: { PlacedAdoption: [1, 5] },
  },
  {
    rule: '584',
    tables: {
      PlacedAdoption: `${decisions}
                       1 01/05/2024 - -
                       2 02/05/2024 - -
                       3 -          - -
                       4 01/05/2024 - -
                       5 01/12/2024 - -
                       6 31/01/2024 - -
                       7 never      - -`,
      PlacedAdoption_last: `${decisions}
                            1 01/05/2024 01/06/2024 -
                            2 01/05/2024 01/06/2024 RD1
                            3 01/05/2024 -          RD1
                            4 01/05/2024 -          -
                            5 31/01/2024 01/02/2024 RD1
                            6 01/12/2024 01/01/2025 RD1
                            7 01/12/2024 01/01/2025 RD1`,
    },
    fails: { PlacedAdoption: [0, 2, 5] },
  },
];

checkExamples('rules on the order of decisions to place for adoption', placedAdoptionOrderRules, examples);
