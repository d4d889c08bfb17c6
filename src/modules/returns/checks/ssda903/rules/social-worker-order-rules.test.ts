import { checkExamples } from '../testing/check-examples.ts';
import type { Example } from '../testing/example.ts';
import { socialWorkerOrderRules } from './social-worker-order-rules.ts';

const workers = 'CHILD SW_ID SW_DECOM SW_DEC SW_REASON';

/** SW08STG2 and SW14STG2 say the same. */
const openEarlier = (rule: string, year: number): Example => ({
  rule,
  year,
  tables: {
    SWEpisodes: `${workers}
                 1 - 01/05/2023 -          -
                 1 - 01/06/2023 -          -
                 2 - 01/05/2023 01/06/2023 -
                 2 - 01/06/2023 -          -
                 3 - 01/05/2023 -          -
                 3 - -          01/05/2023 -
                 4 - never      -          -
                 - - 01/05/2023 -          -
                 - - 01/06/2023 -          -
                 5 - 01/05/2023 never      -
                 5 - 01/06/2023 -          -`,
  },
  fails: { SWEpisodes: [0, 4, 9] },
});

/** One field of this year's first row beside last year's latest one: SW16a, b and c. */
const lastYear = (rule: string, same: string, other: string): Example => ({
  rule,
  tables: {
    SWEpisodes_last: `${workers}
                      1 SW1 01/05/2024 -          FCONTA
                      2 SW1 01/05/2024 -          FCONTA
                      3 SW1 01/05/2024 02/05/2024 FCONTA
                      4 SW1 01/04/2024 -          FCONTA
                      4 SW1 01/05/2024 02/06/2024 FCONTA`,
    SWEpisodes: `${workers}
                 1 ${other}
                 1 SW9 01/08/2025 - OTHERS
                 2 ${same}
                 3 ${other}
                 4 ${other}
                 5 ${other}`,
  },
  fails: { SWEpisodes: [0] },
});

const examples: readonly Example[] = [
  {
    rule: 'SW01STG1',
    year: 2024,
    tables: {
      Episodes: `CHILD DEC LS
                 1 -          C2
                 2 -          C2
                 3 -          V4
                 4 01/05/2023 C2
                 5 -          C2`,
      SWEpisodes: `${workers}\n2 SW1 01/05/2023 - FCONTA\n5 SW1 01/05/2023 - FCONTA\n5 SW1 - - FCONTA`,
    },
    fails: { Episodes: [0, 4] },
  },
  openEarlier('SW08STG2', 2026),
  openEarlier('SW14STG2', 2024),
  {
    rule: 'SW10STG2',
    tables: {
      SWEpisodes: `${workers}
                   1 - 01/05/2025 08/06/2025 OTHERS
                   1 - 01/06/2025 08/07/2025 OTHERS
                   1 - 16/07/2025 -          OTHERS
                   2 - 01/05/2025 -          OTHERS
                   2 - 01/06/2025 -          OTHERS
                   3 - 01/05/2025 08/06/2025 OTHERS
                   3 - 01/09/2025 -          FCONTA
                   4 - 01/05/2025 01/06/2025 OTHERS
                   4 - 24/05/2025 -          -
                   5 - 01/05/2025 01/06/2025 OTHERS
                   5 - never      -          OTHERS`,
    },
    fails: { SWEpisodes: [2, 4, 8, 10] },
  },
  {
    rule: 'SW10STG2',
    year: 2024,
    tables: {
      SWEpisodes: `${workers}
                   1 - 01/05/2023 08/06/2023 OTHERS
                   1 - 01/09/2023 -          FCONTA
                   2 - 01/05/2023 05/05/2023 OTHERS
                   2 - 01/05/2023 02/05/2023 OTHERS`,
    },
    fails: { SWEpisodes: [1] },
  },
  {
    rule: 'SW10STG2',
    year: 2025,
    tables: {
      SWEpisodes: `${workers}
                   1 - 01/05/2024 08/06/2024 OTHERS
                   1 - 01/09/2024 08/09/2024 FCONTA
                   1 - 01/10/2024 -          OTHERS`,
    },
    fails: { SWEpisodes: [2] },
  },
  {
    rule: 'SW11aSTG2',
    year: 2024,
    tables: {
      SWEpisodes: `${workers}
                   1 - 01/05/2023 26/03/2024 -
                   1 - 01/04/2024 -          -
                   2 - 01/05/2023 26/03/2024 -
                   2 - 31/03/2024 -          -
                   3 - 01/05/2023 27/03/2024 -
                   3 - 10/04/2024 -          -
                   4 - 01/05/2023 26/03/2024 -
                   4 - -          -          -
                   5 - 01/05/2023 26/03/2024 -`,
    },
    fails: { SWEpisodes: [1, 7] },
  },
  {
    rule: 'SW11bSTG2',
    tables: {
      SWEpisodes: `${workers}
                   1 - 01/05/2025 26/03/2026 -
                   2 - 01/05/2025 25/03/2026 -
                   3 - 01/05/2025 31/03/2026 -
                   3 - 31/03/2026 -          -
                   4 - 01/05/2025 01/06/2025 -
                   4 - 01/06/2025 31/03/2026 -
                   5 - 01/05/2025 31/03/2026 -
                   5 - -          -          -
                   6 - 01/05/2025 01/04/2026 -`,
    },
    fails: { SWEpisodes: [0, 5, 7] },
  },
  {
    rule: 'SW12STG2',
    tables: {
      Episodes: `CHILD DECOM DEC RNE REC LS
                 1 01/05/2025 -          S -  C2
                 2 01/05/2025 -          S -  C2
                 3 01/05/2025 -          S -  V4
                 4 01/05/2025 01/06/2025 P X1 C2
                 5 01/05/2023 31/03/2024 S E8 C2
                 6 01/05/2023 01/04/2024 S E8 C2
                 7 01/05/2025 01/06/2025 P E8 C2
                 8 01/05/2025 01/06/2025 P E8 C2
                 9 01/05/2025 -          S -  C2
                 10 01/05/2025 -         P -  C2`,
      SWEpisodes: `${workers}
                   1 - 01/05/2025 - -
                   7 - 01/06/2025 - -
                   8 - 02/06/2025 - -
                   9 - 01/05/2025 - -
                   9 - 30/04/2025 - -
                   10 - 01/05/2025 - -`,
    },
    fails: { Episodes: [1, 5, 7, 8, 9] },
  },
  {
    rule: 'SW12STG2',
    year: 2024,
    tables: {
      Episodes:
        'CHILD DECOM DEC RNE REC LS\n1 01/05/2020 01/06/2020 S E8 C2\n2 01/05/2020 01/06/2020 P X1 C2',
      SWEpisodes: workers,
    },
    fails: { Episodes: [0] },
  },
  {
    rule: 'SW12STG2',
    year: 2025,
    tables: {
      Episodes: `CHILD DECOM DEC RNE REC LS
                 1 01/05/2020 31/03/2023 S E8 C2
                 2 01/05/2020 02/04/2023 S E8 C2
                 3 01/05/2020 01/04/2025 S E8 C2`,
      SWEpisodes: workers,
    },
    fails: { Episodes: [1] },
  },
  lastYear('SW16aSTG2', 'SW1 01/07/2025 - OTHERS', 'SW2 01/07/2025 - OTHERS'),
  lastYear('SW16bSTG2', 'SW2 01/05/2024 - OTHERS', 'SW1 02/05/2024 - OTHERS'),
  lastYear('SW16cSTG2', 'SW2 01/07/2025 - FCONTA', 'SW1 01/07/2025 - -'),
  {
    rule: 'SW17STG2',
    tables: {
      SWEpisodes: `${workers}
                   1 - 01/05/2025 01/06/2025 -
                   1 - 01/06/2025 01/03/2026 -
                   2 - 01/06/2025 -          -
                   2 - 01/05/2025 01/06/2025 -
                   3 - never      01/06/2025 -
                   3 - 01/05/2025 -          -
                   4 - -          01/06/2025 -`,
    },
    fails: { SWEpisodes: [1, 6] },
  },
];

checkExamples('rules on the order of social workers', socialWorkerOrderRules, examples);
