import { checkExamples } from '../testing/check-examples.ts';
import type { Example } from '../testing/example.ts';
import { socialWorkerRules } from './social-worker-rules.ts';

const workers = 'CHILD SW_ID SW_DECOM SW_DEC SW_REASON';

/** SW04STG1 and SW05STG1 are the same about another column. */
const dates = (rule: string, field: string): Example => ({
  rule,
  tables: {
    SWEpisodes: `CHILD ${field}
                 1 31/02/2025
                 2 01/02/2025
                 3 ZZ/02/2025
                 4 ZZ/ZZ/ZZZZ
                 5 ZZ/13/2025
                 6 ZZ
                 7 2025-02-01
                 8 -`,
  },
  fails: { SWEpisodes: [0, 4, 5, 6] },
});

const examples: readonly Example[] = [
  {
    rule: 'SW01aSTG1',
    tables: {
      SWEpisodes: `${workers}
                   1 -   31/03/2023 - -
                   2 SW1 31/03/2023 - -
                   3 -   01/04/2023 - -
                   4 SW1 -          - OTHERS
                   5 SW1 never      - OTHERS`,
    },
    fails: { SWEpisodes: [0, 3, 4] },
  },
  {
    rule: 'SW01bSTG1',
    tables: {
      SWEpisodes: `${workers}
                   1 -   01/04/2023 - OTHERS
                   2 SW1 01/04/2023 - -
                   3 SW1 01/04/2023 - OTHERS
                   4 -   31/03/2023 - -
                   5 SW1 -          - OTHERS`,
    },
    fails: { SWEpisodes: [0, 1, 4] },
  },
  {
    rule: 'SW02STG1',
    tables: { SWEpisodes: 'CHILD SW_ID\n1 SW12\n2 XX12\n3 sw12\n4 12\n5 -' },
    fails: { SWEpisodes: [2, 3, 4] },
  },
  {
    rule: 'SW03STG1',
    year: 2024,
    tables: {
      SWEpisodes: `${workers}
                   1 -   01/05/2023 01/06/2023 OTHERS
                   2 SW1 -          01/06/2023 OTHERS
                   3 SW1 01/05/2023 01/06/2023 -
                   4 SW1 01/05/2023 -          OTHERS`,
    },
    fails: { SWEpisodes: [0, 1, 2] },
  },
  dates('SW04STG1', 'SW_DECOM'),
  dates('SW05STG1', 'SW_DEC'),
  {
    rule: 'SW06STG2',
    tables: { SWEpisodes: 'CHILD SW_DECOM\n1 01/04/2026\n2 31/03/2026\n3 -' },
    fails: { SWEpisodes: [0] },
  },
  {
    rule: 'SW07STG2',
    tables: { SWEpisodes: 'CHILD SW_DEC\n1 01/04/2026\n2 31/03/2026\n3 01/04/2024\n4 31/03/2024\n5 -' },
    fails: { SWEpisodes: [0, 3] },
  },
  {
    rule: 'SW07STG2',
    year: 2024,
    tables: { SWEpisodes: 'CHILD SW_DEC\n1 01/04/2024\n2 31/03/2024\n3 01/04/2023\n4 31/03/2023' },
    fails: { SWEpisodes: [0, 3] },
  },
  {
    rule: 'SW07STG2',
    year: 2025,
    tables: { SWEpisodes: 'CHILD SW_DEC\n1 02/04/2023\n2 01/04/2023' },
    fails: { SWEpisodes: [1] },
  },
  {
    rule: 'SW09STG2',
    tables: {
      SWEpisodes: 'CHILD SW_DECOM SW_DEC\n1 01/05/2025 01/05/2025\n2 01/05/2025 02/05/2025\n3 never never',
    },
    fails: { SWEpisodes: [0] },
  },
  {
    rule: 'SW13STG1',
    tables: {
      SWEpisodes: `${workers}
                   1 - 01/05/2020 - WHIM
                   2 - 01/05/2025 - FCONTA
                   3 - 31/03/2023 - -
                   4 - 01/04/2023 - -
                   5 - -          - -
                   6 - never      - -`,
    },
    fails: { SWEpisodes: [0, 3] },
  },
  {
    rule: 'SW13STG1',
    year: 2024,
    tables: { SWEpisodes: `${workers}\n1 - 31/03/2023 - -\n2 - 31/03/2023 - SWDIED` },
    fails: { SWEpisodes: [0] },
  },
  {
    rule: 'SW13STG1',
    year: 2025,
    tables: { SWEpisodes: `${workers}\n1 - 31/03/2023 - -\n2 - 01/04/2023 - -` },
    fails: { SWEpisodes: [1] },
  },
  {
    rule: 'SW15STG2',
    tables: {
      SWEpisodes: `${workers}
                   1 - 01/04/2024 - -
                   2 - 31/03/2024 - -
                   3 - 01/04/2024 - OTHERS`,
    },
    fails: { SWEpisodes: [0] },
  },
];

checkExamples('rules on social workers', socialWorkerRules, examples);
