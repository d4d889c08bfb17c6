import { checkExamples } from '../testing/check-examples.ts';
import type { Example } from '../testing/example.ts';
import { lastYearRules } from './last-year-rules.ts';

/** 'S > S P': an open episode last year with one value of a column, and children who have the others this year. */
const carried = (rule: string, column: string, values: string, fails: readonly number[]): Example => {
  const [last = '', now = []] = [values.split(' > ')[0], values.split(' > ')[1]?.split(' ')];
  return {
    rule,
    tables: {
      Episodes: [`CHILD DECOM ${column}`, ...now.map((value, i) => `${i} 01/01/2022 ${value}`)].join('\n'),
      Episodes_last: [`CHILD DECOM DEC ${column}`, ...now.map((_, i) => `${i} 01/01/2022 - ${last}`)].join(
        '\n',
      ),
    },
    fails: { Episodes: fails },
  };
};

const examples: readonly Example[] = [
  carried('503A', 'RNE', 'S > S P -', [1, 2]),
  {
    rule: '503A',
    tables: {
      Episodes: `CHILD DECOM      RNE
                 1     01/06/2025 P
                 1     01/05/2025 L
                 2     01/05/2025 P
                 3     01/05/2025 P
                 4     01/05/2025 P`,
      Episodes_last: `CHILD DECOM      DEC        RNE
                      1     01/01/2025 -          S
                      1     01/01/2024 01/01/2025 L
                      2     01/01/2025 01/02/2025 S
                      2     01/01/2024 -          S
                      4     01/01/2025 31/02/2025 S`,
    },
    fails: { Episodes: [1, 4] },
  },
  carried('503B', 'LS', 'C2 > C2 C1', [1]),
  carried('503C', 'CIN', 'N1 > N1 N2', [1]),
  { ...carried('503D', 'PLACE', 'H5 > H5 K3 K2', [2]), year: 2024 },
  { ...carried('503D', 'PLACE', 'H5 > H5 K3 K2', [2]), year: 2025 },
  { ...carried('503D', 'PLACE', 'H5 > H5 K3', [1]), year: 2023 },
  { ...carried('503D', 'PLACE', 'H5 > H5 K3', [1]), year: 2026 },
  { ...carried('503D', 'PLACE', 'Z1 > Z1 Z11 Z14 K2', [3]), year: 2026 },
  { ...carried('503D', 'PLACE', 'Z1 > Z1 Z11', [1]), year: 2027 },
  carried('503E', 'PLACE_PROVIDER', 'PR1 > PR1 PR2 -', [1, 2]),
  carried('503E', 'PLACE_PROVIDER', '- > - PR2', [1]),
  carried('503F', 'URN', '1 > 1 2', [1]),
  carried('503H', 'PL_LA', 'WAL > WAL SCO', [1]),
  carried('503J', 'PL_LOCATION', 'IN > IN OUT', [1]),
  carried('503G', 'PL_DISTANCE', '10.0 > 10.0 10.1 10.2 9.8 -', [2, 3]),
  carried('503G', 'PL_DISTANCE', '- > - 10.1', [1]),
  {
    rule: '452',
    tables: {
      Episodes: `CHILD DECOM      RNE PL_LA
                 1     01/01/2022 S   SCO
                 2     01/01/2022 P   SCO
                 3     01/01/2022 S   WAL
                 4     01/01/2022 -   SCO
                 5     01/01/2022 S   SCO`,
      Episodes_last: `CHILD DECOM      DEC        RNE PL_LA
                      1     01/01/2022 -          S   WAL
                      2     01/01/2022 -          S   WAL
                      3     01/01/2022 -          S   WAL
                      4     01/01/2022 -          -   WAL
                      5     01/01/2022 31/02/2025 S   WAL`,
    },
    fails: { Episodes: [0] },
  },
  {
    rule: '453',
    tables: {
      Episodes: 'CHILD DECOM RNE PL_DISTANCE\n1 01/01/2022 S 2.0\n2 01/01/2022 P 2.0\n3 01/01/2022 S 1.1',
      Episodes_last:
        'CHILD DECOM RNE PL_DISTANCE\n1 01/01/2022 S 1.0\n2 01/01/2022 S 1.0\n3 01/01/2022 S 1.0',
    },
    fails: { Episodes: [0] },
  },
  {
    rule: '502',
    tables: {
      Episodes: `CHILD DECOM
                 1     01/05/2025
                 1     01/01/2025
                 2     01/02/2025
                 3     01/02/2025
                 4     01/01/2025
                 5     01/01/2025`,
      Episodes_last: `CHILD DECOM      DEC
                      1     01/01/2025 -
                      2     01/01/2025 -
                      3     01/01/2025 01/02/2025
                      4     01/01/2024 -
                      4     01/01/2025 -`,
    },
    fails: { Episodes: [2, 4] },
  },
  {
    rule: '562',
    tables: {
      Episodes: `CHILD DECOM
                 1     01/05/2024
                 1     01/05/2025
                 2     01/05/2024
                 3     01/05/2024
                 4     01/04/2025`,
      Episodes_last: 'CHILD DECOM\n1 01/05/2024\n1 01/04/2024\n2 02/05/2024\n2 01/05/2024',
    },
    fails: { Episodes: [2, 3] },
  },
  {
    rule: 'NoE',
    tables: {
      Episodes: 'CHILD DECOM\n1 31/03/2025\n2 31/03/2025\n3 01/04/2025\n4 -',
      Episodes_last: 'CHILD DECOM\n1 01/01/2020',
    },
    fails: { Episodes: [1] },
  },
  {
    rule: '199',
    tables: {
      Episodes: `CHILD DECOM      REC
                 1     01/07/2025 -
                 1     01/06/2025 E12
                 1     01/05/2025 E11
                 1     01/04/2025 X1
                 2     01/05/2025 -
                 3     01/05/2025 -
                 4     01/05/2024 E11
                 4     never      -`,
      Episodes_last: 'CHILD DECOM REC\n2 01/05/2024 E11\n3 01/05/2024 E8\n4 01/05/2024 E11',
    },
    fails: { Episodes: [0, 1, 4] },
  },
  {
    rule: '199',
    tables: { Episodes: 'CHILD DECOM REC\n1 01/05/2025 E11\n1 01/06/2025 -' },
    fails: { Episodes: [1] },
  },
];

checkExamples('rules on the turn of the year', lastYearRules, examples);
