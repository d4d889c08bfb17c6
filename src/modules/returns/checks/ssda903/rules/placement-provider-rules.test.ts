import { checkExamples } from '../testing/check-examples.ts';
import type { Example } from '../testing/example.ts';
import { placementProviderRules } from './placement-provider-rules.ts';

const provided = (rule: string, rows: string, fails: readonly number[], year = 2026): Example => ({
  rule,
  year,
  tables: {
    Episodes: ['CHILD PLACE PLACE_PROVIDER', ...rows.split(', ').map((row, i) => `${i} ${row}`)].join('\n'),
  },
  fails: { Episodes: fails },
});

const examples: readonly Example[] = [
  provided('178', 'U1 PR0, U1 PR6, T0 PR1, T4 PR1, Z1 PR1, Z11 PR1, T0 -, - PR1', [1, 2, 3, 4], 2025),
  provided('178', 'U1 PR5, U1 PR6, T0 PR1, T4 PR1, Z1 PR1, Z11 PR1, T4 PR6', [1, 2, 5, 6]),
  provided('526', 'U1 -, T0 -, T4 -, Z1 -, Z11 -, U1 PR1, - -', [0, 4, 6], 2025),
  provided('526', 'U1 -, T0 -, Z1 -, Z11 -, U1 PR1', [0, 2]),
  provided('527', 'P1 PR1, R2 PR1, R5 PR1, U1 PR1, P1 PR2', [0, 1, 2]),
  provided('528', 'P1 PR2, R2 PR2, R5 PR2, U1 PR2, P1 PR1', [0, 1, 2]),
  provided('529', 'A3 PR3, K1 PR3, K2 PR3, P1 PR3, U6 PR3, R1 PR3, U6 PR4', [0, 1, 2, 3, 4]),
  provided('530', 'P1 PR4, R2 PR4, P1 PR5', [0]),
  provided('531', 'P1 PR5, R2 PR5, P1 PR4', [0]),
  provided('550', 'P1 PR0, U1 PR0, - PR0, U1 PR1', [1, 2]),
  {
    rule: '1015',
    tables: {
      Episodes: `CHILD PLACE LS PLACE_PROVIDER PL_LA
                 1     K2    C2 PR1            E10000015
                 2     K2    C2 PR1            WAL
                 3     K2    C2 PR1            -
                 4     K2    C2 PR2            WAL
                 5     U1    C2 PR1            WAL
                 6     A3    C2 PR1            WAL
                 7     K2    V3 PR1            WAL
                 8     K2    -  PR1            WAL
                 9     -     C2 PR1            WAL`,
    },
    fails: { Episodes: [1, 2] },
  },
];

checkExamples('rules on who provides a placement', placementProviderRules, examples);
