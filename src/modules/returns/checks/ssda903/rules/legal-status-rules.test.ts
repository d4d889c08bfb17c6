import { checkExamples } from '../testing/check-examples.ts';
import type { Example } from '../testing/example.ts';
import { legalStatusRules } from './legal-status-rules.ts';

const examples: readonly Example[] = [
  {
    rule: '361',
    tables: {
      Episodes: `CHILD DECOM      DEC        LS
                 1     04/05/2025 05/05/2025 L1
                 1     01/05/2025 04/05/2025 L1
                 2     01/05/2025 04/05/2025 L1
                 2     05/05/2025 08/05/2025 L1
                 3     27/03/2026 -          L1
                 4     28/03/2026 -          L1
                 5     01/05/2025 09/05/2025 C2
                 6     -          09/05/2025 L1`,
    },
    fails: { Episodes: [0, 1, 4] },
  },
  {
    rule: '361',
    // Protection that went on, with another status between, is one stay; a wrong end within it does not shorten it.
    tables: {
      Episodes: `CHILD DECOM      DEC        LS
                 1     01/05/2025 03/05/2025 L1
                 1     03/05/2025 04/05/2025 J2
                 1     04/05/2025 01/04/2025 L1
                 1     05/05/2025 07/05/2025 L1
                 2     01/05/2025 05/05/2025 L1
                 2     05/05/2025 01/04/2025 L1`,
    },
    fails: { Episodes: [4, 5] },
  },
  {
    rule: '361',
    tables: {
      Episodes: `CHILD DECOM      DEC        LS
                 1     01/05/2025 03/05/2025 L1
                 1     03/05/2025 04/05/2025 J2
                 1     04/05/2025 06/05/2025 L1`,
    },
    fails: { Episodes: [0, 2] },
  },
  {
    rule: '362',
    tables: {
      Episodes: `CHILD DECOM      DEC        LS
                 1     01/05/2025 22/05/2025 L2
                 2     01/05/2025 22/05/2025 L2
                 2     22/05/2025 23/05/2025 L2
                 3     01/05/2025 23/05/2025 L1`,
    },
    fails: { Episodes: [1, 2] },
  },
  {
    rule: '363',
    tables: {
      Episodes: `CHILD DECOM      DEC        LS
                 1     05/05/2025 09/05/2025 L3
                 1     01/05/2025 05/05/2025 L3
                 2     01/05/2025 08/05/2025 L3
                 2     09/05/2025 10/05/2025 L3
                 3     23/03/2026 -          L3
                 4     01/05/2025 07/05/2025 L3
                 4     04/05/2025 07/05/2025 L3
                 5     01/05/2025 31/06/2025 L3`,
    },
    fails: { Episodes: [0, 1, 4, 5, 6] },
  },
  {
    rule: '364',
    tables: {
      Episodes: `CHILD DECOM      DEC        LS
                 1     01/05/2025 22/05/2025 J2
                 2     01/05/2025 23/05/2025 J2
                 3     01/05/2025 23/05/2025 J1`,
    },
    fails: { Episodes: [1] },
  },
  {
    rule: '365',
    tables: {
      Episodes: `CHILD DECOM      DEC        LS
                 1     01/05/2025 18/05/2025 V3
                 2     01/05/2025 19/05/2025 V3
                 3     01/05/2025 19/05/2025 V4
                 4     13/03/2026 -          V3
                 5     14/03/2026 -          V3
                 6     01/05/2025 31/06/2025 V3`,
    },
    fails: { Episodes: [1, 3] },
  },
  {
    rule: '366',
    tables: { Episodes: 'CHILD RNE LS\n1 S V3\n2 P V3\n3 - V3\n4 P V4' },
    fails: { Episodes: [1, 2] },
  },
  {
    rule: '367',
    tables: {
      Episodes: `CHILD DECOM      DEC        LS
                 1     01/03/2025 01/04/2025 V3
                 1     01/05/2025 01/06/2025 V3
                 1     01/07/2025 15/08/2025 V3
                 1     01/09/2025 01/12/2025 V2
                 2     01/05/2025 15/07/2025 V3
                 3     31/12/2025 -          V3
                 4     01/05/2025 31/06/2025 V3`,
    },
    fails: { Episodes: [1, 2, 5] },
  },
  {
    rule: '426',
    tables: { Episodes: 'CHILD LS\n1 V3\n1 V4\n1 C2\n2 V3\n3 V4\n- V3\n- V4' },
    fails: { Episodes: [0, 1] },
  },
  {
    rule: '358',
    tables: {
      Header: 'CHILD DOB\n1 01/05/2015',
      Episodes: 'CHILD DECOM LS\n1 01/05/2025 J1\n1 02/05/2025 J3\n1 01/05/2025 C2\n2 01/05/2025 J2',
    },
    fails: { Episodes: [0], Header: [0] },
  },
  {
    rule: '445',
    year: 2024,
    tables: { Episodes: 'CHILD DECOM LS\n1 31/12/2005 D1\n2 01/01/2006 D1\n3 01/01/2006 C2' },
    fails: { Episodes: [1] },
  },
  {
    rule: '446',
    tables: { Episodes: 'CHILD DECOM LS\n1 30/11/2005 E1\n2 01/12/2005 E1\n3 30/11/2005 C2' },
    fails: { Episodes: [0] },
  },
  {
    rule: '451',
    year: 2024,
    tables: { Episodes: 'CHILD LS DEC REC\n1 D1 - -\n2 D1 01/05/2023 -\n3 D1 - E8\n4 C2 - -' },
    fails: { Episodes: [0] },
  },
];

checkExamples('rules on legal statuses', legalStatusRules, examples);
