import type { Difference } from './difference.ts';

const sameStart =
  'Two episodes of the child have the same start. Which of them comes first is as the tool happens to sort them; we ' +
  'take them as in the file.';

const sameStartAsLastYear =
  'The episode has the same start as one that last year’s return says ended with an adoption. Which of the two comes ' +
  'first is as the tool happens to sort them; to us they are the same episode, as in its own tests.';

const inLastYear = (oracle: string, ...keys: string[]): Difference => ({
  code: '199',
  oracle,
  keys: keys.map((key) => `Episodes ${key}`),
  reason: sameStartAsLastYear,
});

/** Where we differ on purpose in the rules on episodes, placements and postcodes. */
export const episodeDifferences: readonly Difference[] = [
  {
    code: '142',
    oracle: 'mixed-2026',
    keys: [
      'Episodes 855 04000669',
      'Episodes 3098 04000669',
      'Episodes 1185 04000906',
      'Episodes 3099 04000906',
      'Episodes 1241 04000957',
      'Episodes 3100 04000957',
    ],
    reason: sameStart,
  },
  {
    code: '142',
    oracle: 'mixed-2027',
    keys: ['Episodes 304 08000233', 'Episodes 1136 08000233'],
    reason: sameStart,
  },
  {
    code: '336',
    oracle: 'mixed-2025',
    keys: ['Episodes 604 05000468', 'Episodes 1576 05000468'],
    reason: sameStart,
  },
  inLastYear('dirty-2026', '222 07000158', '521 07000396'),
  inLastYear('mixed-2024', '261 06000197', '608 06000465', '902 06000685'),
  inLastYear('mixed-2026', '1751 04001412', '2069 04001644'),
  inLastYear('mixed-2027', '237 08000177'),
  inLastYear(
    'cs-demand-model 2018',
    '271 397940',
    '296 159447',
    '326 103114',
    '359 325007',
    '396 675419',
    '401 923920',
    '535 676893',
    '613 116646',
    '834 650517',
    '873 739118',
  ),
  inLastYear('cs-demand-model 2019', '28 623826', '192 284120', '217 549349', '510 645812'),
];
