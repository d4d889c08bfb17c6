import { checkExamples } from '../testing/check-examples.ts';
import type { Example } from '../testing/example.ts';
import { motherhoodRules } from './motherhood-rules.ts';

const examples: readonly Example[] = [
  {
    rule: '165',
    tables: {
      Header: `CHILD     SEX MOTHER
               other     F   2
               male      M   1
               unsaid    F   -
               left      F   1
               leftBlank F   -
               silent    F   1
               good      F   0
               boy       M   -
               short     F   -
               nobody    M   1
               unknown   U   1`,
      Episodes: `CHILD     LS DECOM      DEC
                 other     C2 01/05/2020 -
                 male      C2 01/05/2020 -
                 unsaid    C2 01/05/2020 01/04/2025
                 unsaid    V3 01/05/2025 -
                 left      C2 01/05/2020 31/03/2025
                 leftBlank C2 01/05/2020 31/03/2025
                 silent    C2 01/05/2020 31/03/2025
                 good      C2 01/05/2020 -
                 boy       C2 01/05/2020 -
                 short     V4 01/05/2020 -
                 unknown   C2 01/05/2020 -`,
      OC3: `CHILD     IN_TOUCH
            male      -
            left      YES
            leftBlank YES
            good      YES
            silent    -`,
    },
    fails: { Header: [0, 1, 2, 3], OC3: [0, 1] },
  },
  {
    rule: '165',
    year: 2024,
    tables: {
      Header: 'CHILD SEX MOTHER\n1 1 0\n2 2 -\n3 M 0\n4 F -',
      Episodes: 'CHILD LS DECOM\n1 C2 01/05/2020\n2 C2 01/05/2020\n3 C2 01/05/2020\n4 C2 01/05/2020',
      OC3: 'CHILD IN_TOUCH',
    },
    fails: { Header: [0, 1] },
  },
  {
    rule: '171',
    tables: { Header: 'CHILD MC_DOB\n1 01/01/2025\n2 31/04/2025\n3 -' },
    fails: { Header: [1] },
  },
  {
    rule: '174',
    tables: { Header: 'CHILD SEX MC_DOB\n1 M 01/01/2025\n2 F 01/01/2025\n3 M -\n4 1 01/01/2025' },
    fails: { Header: [0] },
  },
  {
    rule: '174',
    year: 2024,
    tables: { Header: 'CHILD SEX MC_DOB\n1 M 01/01/2024\n2 1 01/01/2024' },
    fails: { Header: [1] },
  },
  {
    rule: '207',
    tables: {
      Header: 'CHILD MOTHER\n1 1\n2 0\n3 -\n4 0\n5 0',
      Header_last: 'CHILD MOTHER\n1 1\n2 1\n3 1\n4 0\n5 1',
      Episodes: 'CHILD\n1\n2\n3\n4',
    },
    fails: { Header: [1, 2] },
  },
  {
    rule: '393',
    tables: {
      Header: 'CHILD SEX MOTHER\n1 F -\n2 F 0\n3 M -\n4 F -\n5 2 -',
      Episodes: 'CHILD LS\n1 V3\n1 C2\n2 C2\n3 C2\n4 V4\n5 C2',
    },
    fails: { Header: [0] },
  },
  {
    rule: '607',
    tables: {
      Header: 'CHILD SEX MOTHER\n1 F -\n2 F 1\n3 M -\n4 F -\n5 F -\n6 F -\n7 F -\n8 F -\n9 F -',
      Episodes: `CHILD LS REC DEC
                 1     C2 E8  01/04/2025
                 1     C2 X1  01/04/2025
                 2     C2 E8  01/05/2025
                 3     C2 E8  01/05/2025
                 4     C2 -   01/05/2025
                 5     V3 E8  01/05/2025
                 6     C2 E8  31/03/2025
                 7     C2 E8  -
                 8     C2 E8  31/03/2026
                 9     C2 E8  01/04/2026`,
    },
    fails: { Header: [0, 7], Episodes: [0, 8] },
  },
  {
    rule: '611',
    tables: { Header: 'CHILD MOTHER MC_DOB\n1 1 -\n2 1 01/01/2025\n3 0 -' },
    fails: { Header: [0] },
  },
  {
    rule: '612',
    tables: {
      Header: `CHILD SEX MOTHER MC_DOB
               1     F   0      01/01/2025
               2     F   -      01/01/2025
               3     F   1      01/01/2025
               4     M   0      01/01/2025
               5     F   0      -`,
    },
    fails: { Header: [0, 1] },
  },
  {
    rule: '620',
    tables: { Header: 'CHILD MOTHER DOB\n1 1 02/04/2014\n2 1 01/04/2014\n3 0 02/04/2014\n4 1 -' },
    fails: { Header: [0] },
  },
  {
    rule: '621',
    tables: {
      Header: 'CHILD DOB MC_DOB\n1 01/01/2010 01/01/2010\n2 01/01/2010 02/01/2010\n3 01/01/2010 -',
    },
    fails: { Header: [0] },
  },
  {
    rule: '624',
    tables: {
      Header: 'CHILD MC_DOB\n1 01/01/2025\n2 02/01/2025\n3 -\n4 01/01/2025\n5 01/01/2025',
      Header_last: 'CHILD MC_DOB\n1 01/01/2025\n2 01/01/2025\n3 01/01/2025\n4 -',
    },
    fails: { Header: [1, 2] },
  },
  {
    rule: '626',
    tables: {
      Header: 'CHILD MOTHER MC_DOB\n1 1 31/03/2025\n2 1 01/04/2025\n3 1 31/03/2025\n4 0 31/03/2025',
      Header_last: 'CHILD MOTHER\n1 0\n2 0\n3 1\n4 0',
    },
    fails: { Header: [0] },
  },
  {
    rule: '628',
    tables: {
      Header: 'CHILD MOTHER\n1 1\n2 -\n3 0\n4 1\n5 1',
      Episodes: 'CHILD\n3',
      OC3: 'CHILD IN_TOUCH\n1 YES\n2 YES\n3 YES\n4 -',
    },
    fails: { Header: [0] },
  },
];

checkExamples('rules on mothers', motherhoodRules, examples);
