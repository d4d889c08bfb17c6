import type { Difference } from './differences.ts';

const sameStart =
  'Two rows of the child have the same start. Which of them is the latest is as the tool happens to sort them; we take ' +
  'the last in the file.';

const asText =
  'It compares DATE_PLACED as text, by which 28/10/2024 is later than 15/03/2025. We compare dates.';

const joinedRows =
  'It compares dates as text, and reports a decision that is no later than last year’s by its row in the table in which ' +
  'both years are joined. We compare dates and report the row of this year.';

/** Where we differ on purpose in the rules on adoption, deprivation of liberty and social workers. */
export const permanenceDifferences: readonly Difference[] = [
  {
    code: '583',
    oracle: 'dirty-2026',
    keys: ['PlacedAdoption 93 07000581', 'PlacedAdoption 155 07000581'],
    reason: asText,
  },
  {
    code: '583',
    oracle: 'dirty-2026',
    keys: ['PlacedAdoption 142 07000853', 'PlacedAdoption 149 07000853'],
    reason: sameStart,
  },
  {
    code: '583',
    oracle: 'mixed-2025',
    keys: ['PlacedAdoption 71 05000350', 'PlacedAdoption 248 05000350'],
    reason: asText,
  },
  {
    code: '583',
    oracle: 'mixed-2025',
    keys: ['PlacedAdoption 93 05000430', 'PlacedAdoption 242 05000430'],
    reason: sameStart,
  },
  { code: '583', oracle: 'mixed-2026', keys: ['PlacedAdoption 424 04002166'], reason: asText },
  {
    code: '583',
    oracle: 'mixed-2026',
    keys: [
      'PlacedAdoption 47 04000294',
      'PlacedAdoption 213 04001226',
      'PlacedAdoption 417 04000294',
      'PlacedAdoption 419 04001226',
    ],
    reason: sameStart,
  },
  {
    code: '583',
    oracle: 'mixed-2027',
    keys: ['PlacedAdoption 140 08000841', 'PlacedAdoption 150 08000700'],
    reason: asText,
  },
  {
    code: 'SW08STG2',
    oracle: 'dirty-2026',
    keys: ['SWEpisodes 49 07000861', 'SWEpisodes 637 07000861'],
    reason: sameStart,
  },
  {
    code: 'SW08STG2',
    oracle: 'mixed-2025',
    keys: ['SWEpisodes 189 05000893', 'SWEpisodes 448 05000893'],
    reason: sameStart,
  },
  {
    code: 'SW08STG2',
    oracle: 'mixed-2026',
    keys: ['SWEpisodes 1688 04002166', 'SWEpisodes 2232 04002166'],
    reason: asText,
  },
  {
    code: 'SW08STG2',
    oracle: 'mixed-2026',
    keys: [
      'SWEpisodes 146 04001414',
      'SWEpisodes 196 04001657',
      'SWEpisodes 264 04001898',
      'SWEpisodes 881 04000646',
      'SWEpisodes 1346 04001322',
      'SWEpisodes 1407 04001657',
      'SWEpisodes 1412 04000227',
      'SWEpisodes 1468 04000148',
      'SWEpisodes 1665 04000148',
      'SWEpisodes 1881 04001322',
      'SWEpisodes 1893 04001110',
      'SWEpisodes 2171 04000227',
      'SWEpisodes 2235 04001898',
      'SWEpisodes 2331 04001110',
      'SWEpisodes 2411 04000646',
    ],
    reason: sameStart,
  },
  ...['clean-2026', 'dirty-2026', 'mixed-2024', 'mixed-2025', 'mixed-2026', 'mixed-2027'].map((oracle) => ({
    code: '584',
    oracle,
    reason: joinedRows,
  })),
  {
    code: '706',
    oracle: 'mixed-2027',
    reason:
      'It reports the rows of last year as if they were rows of this year. We report the rows of last year.',
  },
];
