import { checkExamples } from '../testing/check-examples.ts';
import type { Example } from '../testing/example.ts';
import { libertyRules } from './liberty-rules.ts';

const year = 2027;
const orders = 'CHILD DOB DOLO_START DOLO_END';

const care = `CHILD DECOM DEC PLACE
              1 01/05/2026 01/06/2026 P1
              1 01/06/2026 -          K2
              2 01/05/2026 01/06/2026 K1
              3 01/05/2026 -          Z12
              4 01/05/2026 -          U1
              5 01/05/2026 -          -
              7 01/05/2026 01/06/2026 K3
              7 01/06/2026 -          R5`;

const examples: readonly Example[] = [
  {
    rule: '700',
    year,
    tables: { DoLo: `${orders}\n1 - - -\n2 - 31/06/2026 -\n3 - 01/06/2026 -` },
    fails: { DoLo: [0, 1] },
  },
  {
    rule: '701',
    year,
    tables: { DoLo: `${orders}\n1 - - 31/06/2026\n2 - - 01/06/2026\n3 - - -` },
    fails: { DoLo: [0] },
  },
  {
    rule: '702',
    year,
    tables: {
      DoLo: `${orders}\n1 - 02/06/2026 01/06/2026\n2 - 01/06/2026 01/06/2026\n3 - 01/06/2026 02/06/2026\n4 - 01/06/2026 -`,
    },
    fails: { DoLo: [0, 1] },
  },
  {
    rule: '703',
    year,
    tables: { DoLo: `${orders}\n1 - 01/04/2027 -\n2 - 31/03/2027 -` },
    fails: { DoLo: [0] },
  },
  {
    rule: '704',
    year,
    tables: {
      DoLo: `${orders}\n1 - - 31/03/2026\n2 - - 01/04/2027\n3 - - 01/04/2026\n4 - - 31/03/2027\n5 - - -`,
    },
    fails: { DoLo: [0, 1] },
  },
  {
    rule: '705',
    year,
    tables: {
      DoLo: `${orders}
             1 - 01/05/2026 -
             1 - 02/05/2026 03/05/2026
             2 - 01/05/2026 03/05/2026
             2 - 02/05/2026 -
             3 - 01/05/2026 03/05/2026
             3 - 03/05/2026 -`,
    },
    fails: { DoLo: [1, 2] },
  },
  {
    rule: '706',
    year,
    tables: {
      DoLo: `${orders}\n1 - 01/03/2026 -\n2 - 02/03/2026 -`,
      DoLo_last: `${orders}
                  1 - 01/03/2026 -
                  2 - 01/03/2026 -
                  3 - 01/03/2026 -
                  4 - 01/03/2026 02/03/2026
                  5 - never      -`,
    },
    fails: { DoLo_last: [1, 2] },
  },
  {
    rule: '707',
    year,
    tables: {
      Episodes: care,
      DoLo: `${orders}
             1 - 02/05/2026 -
             2 - 02/05/2026 -
             2 - 02/05/2026 02/06/2026
             2 - 02/05/2026 01/06/2026
             6 - 02/05/2026 -`,
    },
    fails: { DoLo: [1, 2] },
  },
  {
    rule: '708',
    year,
    tables: {
      DoLo: `${orders}\n1 01/06/2026 01/06/2026 -\n2 02/06/2026 01/06/2026 -\n3 01/06/2010 01/06/2026 -\n4 - 01/06/2026 -`,
    },
    fails: { DoLo: [0, 1] },
  },
  {
    rule: '709',
    year,
    tables: {
      Episodes: care,
      DoLo: `${orders}
             1 - 02/06/2026 03/06/2026
             1 - 01/05/2026 01/05/2026
             2 - 02/06/2026 03/06/2026
             3 - 02/06/2026 03/06/2026
             4 - 02/06/2026 03/06/2026
             4 - 02/06/2026 -
             5 - 02/06/2026 03/06/2026
             4 - -          03/06/2026
             2 - 30/04/2026 01/05/2026`,
    },
    fails: { DoLo: [1, 4, 8], Episodes: [0, 2, 4] },
  },
  {
    rule: '710',
    year,
    tables: {
      Episodes: care,
      DoLo: `${orders}
             1 - 02/06/2026 03/06/2026
             1 - 01/05/2026 01/05/2026
             2 - 01/06/2026 03/06/2026
             4 - 02/06/2026 03/06/2026
             7 - 01/06/2026 03/06/2026`,
    },
    fails: { DoLo: [1, 2, 4], Episodes: [0, 2, 6, 7] },
  },
];

checkExamples('rules on deprivation of liberty', libertyRules, examples);
