import type { Difference } from './difference.ts';

const sameStart =
  'Two rows of the child have the same start. Which of them is the latest is as the tool happens to sort them; we take ' +
  'the last in the file.';

const asText =
  'It compares DATE_PLACED as text, by which 28/10/2024 is later than 15/03/2025. We compare dates.';

const joinedRows =
  'It compares dates as text, and reports a decision that is no later than last year’s by its row in the table in which ' +
  'both years are joined. We compare dates and report the row of this year.';

/** Rows of decisions to place, written row:child. */
const decisions = (rows: string): readonly string[] =>
  rows.split(' ').map((row) => `PlacedAdoption ${row.replace(':', ' ')}`);

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
  {
    code: '584',
    oracle: 'clean-2026',
    keys: decisions('5:11000028 6:11000031 62:11000367 77:11000412'),
    reason: joinedRows,
  },
  {
    code: '584',
    oracle: 'dirty-2026',
    keys: decisions(
      '0:07000000 2:07000011 3:07000016 7:07000040 9:07000048 11:07000075 12:07000088 13:07000092 ' +
        '15:07000102 18:07000117 19:07000125 20:07000127 21:07000134 22:07000145 55:07000368 61:07000395 ' +
        '124:07000747 134:07000798 147:07000896',
    ),
    reason: joinedRows,
  },
  {
    code: '584',
    oracle: 'mixed-2024',
    keys: decisions(
      '4:06000029 5:06000037 6:06000042 7:06000058 9:06000067 10:06000068 13:06000084 14:06000085 ' +
        '15:06000087 16:06000089 20:06000108 21:06000110 23:06000121 24:06000127 25:06000128 55:06000258 ' +
        '108:06000515 125:06000589 144:06000684 176:06000897 187:06000964',
    ),
    reason: joinedRows,
  },
  {
    code: '584',
    oracle: 'mixed-2025',
    keys: decisions(
      '0:05000002 7:05000041 8:05000045 10:05000052 12:05000055 13:05000056 14:05000057 15:05000067 ' +
        '17:05000098 18:05000105 22:05000124 23:05000125 24:05000127 25:05000136 27:05000142 29:05000147 ' +
        '31:05000150 33:05000160 34:05000163 35:05000166 47:05000232 52:05000247 73:05000358 84:05000389 ' +
        '86:05000397 91:05000422 130:05000610 140:05000645 145:05000673 197:05000926 223:05001093',
    ),
    reason: joinedRows,
  },
  {
    code: '584',
    oracle: 'mixed-2026',
    keys: decisions(
      '1:04000008 2:04000028 5:04000039 9:04000072 10:04000074 11:04000076 13:04000083 16:04000100 ' +
        '17:04000109 20:04000116 22:04000136 23:04000138 26:04000153 31:04000184 32:04000185 33:04000211 ' +
        '34:04000212 35:04000230 38:04000245 41:04000258 43:04000266 44:04000270 45:04000287 46:04000289 ' +
        '49:04000305 52:04000316 54:04000329 55:04000332 56:04000333 57:04000346 58:04000347 59:04000349 ' +
        '62:04000365 63:04000371 65:04000379 66:04000381 69:04000390 70:04000391 73:04000396 74:04000404 ' +
        '75:04000408 84:04000457 88:04000477 98:04000547 106:04000583 190:04001076 199:04001138 ' +
        '204:04001163 261:04001552 276:04001644 284:04001678 314:04001835 316:04001843 318:04001857 ' +
        '321:04001869 327:04001903 334:04001914 341:04001968 365:04002086 381:04002188 401:04002326',
    ),
    reason: joinedRows,
  },
  {
    code: '584',
    oracle: 'mixed-2027',
    keys: decisions(
      '0:08000003 2:08000012 5:08000022 6:08000027 7:08000036 8:08000043 9:08000049 115:08000720 ' +
        '130:08000784',
    ),
    reason: joinedRows,
  },
  {
    code: '706',
    oracle: 'mixed-2027',
    keys: [
      'DoLo 2 08000053',
      'DoLo 3 08000130',
      'DoLo 7 08000333',
      'DoLo 16 08000786',
      'DoLo_last 2 08000243',
      'DoLo_last 3 08000246',
      'DoLo_last 7 08000466',
      'DoLo_last 16 08000246',
    ],
    reason:
      'It reports the rows of last year as if they were rows of this year. We report the rows of last year.',
  },
];
