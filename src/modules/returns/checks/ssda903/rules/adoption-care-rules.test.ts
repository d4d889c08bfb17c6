import { checkExamples } from '../testing/check-examples.ts';
import type { Example } from '../testing/example.ts';
import { adoptionCareRules } from './adoption-care-rules.ts';

const items = 'CHILD DATE_INT DATE_MATCH FOSTER_CARE NB_ADOPTR SEX_ADOPTR LS_ADOPTR';
const whole = '01/01/2025 01/02/2025 0 1 M1 L0';
const none = '- - - - - -';

const examples: readonly Example[] = [
  {
    rule: '134',
    tables: {
      AD1: `${items}\n1 ${whole}\n2 ${none}\n3 ${whole}\n4 ${whole}\n5 never - - - - -`,
      OC3: 'CHILD IN_TOUCH ACTIV ACCOM\n1 YES F1 B1\n2 YES F1 B1\n3 - - -\n5 - - B1',
    },
    fails: { AD1: [0, 4] },
  },
  {
    rule: '187',
    tables: {
      AD1: `${items}\n1 ${whole}\n2 ${whole}\n3 ${none}\n4 ${whole}`,
      OC3: 'CHILD IN_TOUCH ACTIV ACCOM\n1 - - -\n2 YES F1 B1\n3 YES F1 B1',
      Episodes: `CHILD DECOM      DEC RNE LS REC
                 1     01/05/2020 -          S C2 -
                 2     01/05/2025 -          S C2 -
                 3     01/05/2020 31/03/2026 S C2 E8`,
    },
    fails: { AD1: [0], OC3: [2] },
  },
  {
    rule: '331',
    tables: {
      AD1: 'CHILD DATE_MATCH\n1 02/06/2025\n2 01/06/2025\n3 02/06/2025\n4 never',
      Episodes: `CHILD DECOM REC
                 1 01/06/2025 E11
                 1 01/05/2025 X1
                 2 01/06/2025 E12
                 3 01/06/2025 E8
                 4 01/06/2025 E12
                 1 - E12
                 - 01/01/2020 E12`,
    },
    fails: { AD1: [0], Episodes: [0] },
  },
  {
    rule: '334',
    tables: {
      AD1: 'CHILD DATE_INT\n1 01/05/2024\n2 01/05/2024\n3 01/05/2024\n4 -\n5 01/05/2024',
      Episodes: `CHILD DECOM RNE
                 1 01/06/2024 S
                 1 01/04/2023 S
                 2 01/05/2024 S
                 2 01/06/2024 L
                 3 01/06/2024 L
                 4 01/06/2024 S
                 5 never      S
                 5 02/05/2024 S`,
    },
    fails: { AD1: [0, 4], Episodes: [0, 7] },
  },
  {
    rule: '335',
    tables: {
      AD1: 'CHILD FOSTER_CARE\n1 0\n2 1\n3 0\n4 1\n5 -\n6 0\n7 0\n8 0\n9 1\n10 1',
      Episodes: `CHILD PLACE REC
                 1 A3 E11
                 2 A4 E12
                 3 A6 E1
                 4 A5 E11
                 5 A3 E12
                 6 A3 E8
                 7 A2 E1
                 8 A5 E11
                 9 A1 E12
                 10 A6 E1`,
    },
    fails: { AD1: [0, 1, 6, 7, 8, 9], Episodes: [0, 1, 6, 7, 8, 9] },
  },
  {
    rule: '521',
    tables: {
      AD1: 'CHILD DATE_INT\n1 02/01/2025\n2 02/01/2025\n3 02/01/2025\n4 -',
      Episodes: `CHILD DECOM PLACE
                 1 01/01/2025 A3
                 1 03/01/2025 A4
                 2 02/01/2025 A6
                 3 01/01/2025 U1
                 4 01/01/2025 A5`,
    },
    fails: { AD1: [0], Episodes: [0] },
  },
  {
    rule: '582',
    tables: {
      AD1: 'CHILD DATE_MATCH\n1 01/01/2026\n2 02/01/2026\n3 01/01/2026\n4 -',
      Episodes: `CHILD DEC REC
                 1 01/01/2026 E11
                 2 01/01/2026 E12
                 3 01/01/2026 E8
                 4 -          E12`,
    },
    fails: { Episodes: [0] },
  },
  {
    rule: '601',
    tables: {
      AD1: `${items}
            1 01/01/2025 01/02/2025 0 1 M1 -
            2 ${whole}
            3 ${none}
            4 ${none}
            5 ${none}`,
      Episodes: `CHILD DEC REC
                 1 01/04/2025 E11
                 2 01/05/2025 E11
                 3 31/03/2026 E12
                 4 31/03/2025 E12
                 5 01/05/2025 E8`,
    },
    fails: { AD1: [0, 2], Episodes: [0, 2] },
  },
  {
    rule: '602',
    tables: {
      AD1: `${items}\n1 ${whole}\n2 ${whole}\n3 ${whole}\n4 ${none}\n5 ${whole}`,
      Episodes: `CHILD DEC REC
                 1 01/04/2025 E11
                 2 31/03/2025 E12
                 3 01/05/2025 E8
                 5 never      E12`,
    },
    fails: { AD1: [1, 2, 4] },
  },
];

checkExamples('rules on adoptions beside care', adoptionCareRules, examples);
