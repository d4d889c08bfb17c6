import { checkExamples } from '../testing/check-examples.ts';
import type { Example } from '../testing/example.ts';
import { adoptionRules } from './adoption-rules.ts';

const items = 'CHILD DATE_INT DATE_MATCH FOSTER_CARE NB_ADOPTR SEX_ADOPTR LS_ADOPTR';

/** Rows of one column: the first numbers fail. */
function column(rule: string, field: string, cells: string, fails: readonly number[]): Example {
  const rows = cells.split(' ').map((cell, i) => `${i} ${cell}`);
  return { rule, tables: { AD1: [`CHILD ${field}`, ...rows].join('\n') }, fails: { AD1: fails } };
}

/** Adopters of a legal status, of each sex in turn: M1 F1 MM FF MF, none. */
function adopters(rule: string, status: string, fails: readonly number[]): Example {
  const rows = ['M1', 'F1', 'MM', 'FF', 'MF', '-'].map((sex, i) => `${i} ${status} ${sex}`);
  const others = ['L0', 'L11', 'L12', 'L2', 'L3', 'L4'].filter((one) => one !== status);
  const unlike = others.map((other, i) => `${i + 6} ${other} ZZ`);
  return {
    rule,
    tables: { AD1: ['CHILD LS_ADOPTR SEX_ADOPTR', ...rows, ...unlike].join('\n') },
    fails: { AD1: fails },
  };
}

const examples: readonly Example[] = [
  column('112', 'DATE_INT', '31/02/2025 01/02/2025 - soon', [0, 3]),
  column('113', 'DATE_MATCH', '2025-01-01 01/02/2025 -', [0]),
  column('114', 'FOSTER_CARE', '2 0 1 -', [0]),
  column('175', 'NB_ADOPTR', '0 3 1 2 -', [0, 1]),
  column('176', 'SEX_ADOPTR', 'FM M1 F1 MM FF MF -', [0]),
  column('177', 'LS_ADOPTR', 'L1 L0 L11 L12 L2 L3 L4 -', [0]),
  {
    rule: '151',
    tables: {
      AD1: `${items}
            1 01/01/2025 01/02/2025 0 1 M1 L0
            2 - - - - - -
            3 - - - - - L0
            4 01/01/2025 01/02/2025 0 1 M1 -
            5 never - - - - -`,
    },
    fails: { AD1: [2, 3, 4] },
  },
  {
    rule: '333',
    tables: {
      AD1: `CHILD DATE_INT DATE_MATCH
            1 02/01/2025 01/01/2025
            2 01/01/2025 01/01/2025
            3 - 01/01/2025
            4 never 01/01/2025
            5 02/01/2025 -
            6 02/01/2025 never`,
    },
    fails: { AD1: [0, 2, 3] },
  },
  {
    rule: '511',
    tables: { AD1: 'CHILD NB_ADOPTR SEX_ADOPTR\n1 2 M1\n2 2 F1\n3 2 MF\n4 1 M1\n5 2 -' },
    fails: { AD1: [0, 1] },
  },
  adopters('514', 'L0', [2, 3, 4, 5]),
  adopters('517', 'L3', [0, 1, 2, 3, 5]),
  adopters('518', 'L4', [0, 1, 4, 5]),
  adopters('519', 'L2', [0, 1, 5]),
  adopters('520', 'L11', [0, 1, 2, 3, 5]),
  adopters('524', 'L12', [0, 1, 4, 5]),
];

checkExamples('rules on adoptions', adoptionRules, examples);
