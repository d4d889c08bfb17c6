import { checkExamples } from '../testing/check-examples.ts';
import type { Example } from '../testing/example.ts';
import { permanenceRules } from './permanence-rules.ts';

const examples: readonly Example[] = [
  {
    rule: '630',
    tables: {
      Episodes: `CHILD DECOM      RNE
                 1     01/04/2025 S
                 2     01/05/2025 S
                 3     01/05/2025 S
                 4     01/05/2025 S
                 5     01/05/2025 S
                 6     01/05/2025 P
                 7     31/03/2025 S
                 8     never      S`,
      PrevPerm: `CHILD PREV_PERM LA_PERM DATE_PERM
                 2     -         823     01/01/2020
                 3     P1        -       01/01/2020
                 4     P1        823     01/01/2020
                 5     Z1        -       -`,
    },
    fails: { Episodes: [0, 1, 2] },
  },
  {
    rule: '631',
    tables: { PrevPerm: 'CHILD PREV_PERM\n1 P4\n2 P5\n3 Z1\n4 -' },
    fails: { PrevPerm: [1] },
  },
  {
    rule: '632',
    tables: {
      Episodes: `CHILD  DECOM
                 same   01/05/2025
                 before 01/05/2025
                 month  15/05/2025
                 earlier 15/05/2025
                 year   30/12/2025
                 third  15/05/2025
                 nobody 15/05/2025
                 wrong  15/05/2025
                 wrong  16/05/2025
                 short  01/05/2025
                 no13   01/05/2025
                 leap   29/02/2024`,
      PrevPerm: `CHILD  DATE_PERM
                 same   01/05/2025
                 before 30/04/2025
                 month  ZZ/05/2025
                 earlier ZZ/04/2025
                 year   ZZ/ZZ/2025
                 third  05/ZZ/2024
                 nobody ZZ/ZZ/ZZZZ
                 wrong  01/13/2020
                 short  2/5/2025
                 no13   ZZ/13/ZZZZ
                 leap   ZZ/02/2024
                 absent 01/05/2025
                 same   -`,
    },
    fails: { Episodes: [0, 2, 4, 7, 9, 10, 11], PrevPerm: [0, 2, 4, 7, 8, 9, 10] },
  },
  {
    rule: '633',
    tables: { PrevPerm: 'CHILD LA_PERM\n1 823\n2 100\n3 SCO\n4 999\n5 NUK\n6 XXX\n7 -' },
    fails: { PrevPerm: [1, 5] },
  },
  {
    rule: '634',
    tables: {
      Episodes: 'CHILD DECOM\n1 01/05/2020\n1 31/03/2025\n2 01/05/2020\n2 01/04/2025\n3 01/05/2020',
      PrevPerm: 'CHILD PREV_PERM\n1 Z1\n2 Z1\n3 -\n4 Z1',
    },
    fails: { Episodes: [0, 1], PrevPerm: [0] },
  },
  {
    rule: '635',
    tables: {
      PrevPerm: `CHILD PREV_PERM LA_PERM DATE_PERM
                 1     Z1        823     -
                 2     Z1        -       01/01/2020
                 3     -         823     -
                 4     Z1        -       -
                 5     P1        823     01/01/2020
                 6     -         -       -`,
    },
    fails: { PrevPerm: [0, 1, 2] },
  },
];

checkExamples('rules on earlier permanence', permanenceRules, examples);
