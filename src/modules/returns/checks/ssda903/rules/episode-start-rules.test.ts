import { checkExamples } from '../testing/check-examples.ts';
import type { Example } from '../testing/example.ts';
import { episodeStartRules } from './episode-start-rules.ts';

const examples: readonly Example[] = [
  {
    rule: '357',
    tables: {
      Episodes: `CHILD DECOM      RNE
                 1     01/06/2025 P
                 1     01/04/2025 L
                 2     31/03/2025 L
                 3     01/05/2025 S
                 4     01/05/2025 -
                 5     -          P`,
    },
    fails: { Episodes: [1, 4] },
  },
  {
    rule: '431',
    tables: {
      Episodes: `CHILD DECOM      DEC        RNE
                 1     01/04/2025 01/05/2025 S
                 1     01/05/2025 10/05/2025 S
                 1     11/05/2025 -          S
                 2     01/04/2025 -          S
                 2     01/05/2025 -          S`,
    },
    fails: { Episodes: [1] },
  },
  {
    rule: '432',
    tables: {
      Episodes: `CHILD DECOM      REC RNE
                 1     01/04/2025 E8  S
                 1     01/05/2025 X1  P
                 1     01/06/2025 E99 P
                 1     01/07/2025 -   P
                 1     01/08/2025 E4A L
                 1     01/09/2025 -   S`,
    },
    fails: { Episodes: [1] },
  },
  {
    rule: '433',
    tables: {
      Episodes: `CHILD DECOM      DEC        RNE
                 1     01/04/2025 01/05/2025 P
                 1     01/05/2025 01/06/2025 P
                 1     02/06/2025 -          L
                 1     03/06/2025 01/07/2025 B
                 1     03/07/2025 -          S`,
    },
    fails: { Episodes: [2, 3] },
  },
  {
    // Of two that began on the same day the one that ended first comes first.
    rule: '433',
    tables: {
      Episodes: `CHILD DECOM      DEC        RNE
                 1     01/05/2025 01/06/2025 L
                 1     01/05/2025 01/05/2025 L
                 1     01/04/2025 01/05/2025 S
                 2     01/05/2025 -          L
                 2     01/05/2025 01/05/2025 L
                 2     01/04/2025 02/05/2025 S`,
    },
    fails: { Episodes: [4] },
  },
  {
    rule: '434',
    tables: {
      Episodes: `CHILD DECOM      RNE LS PLACE PL_POST URN PLACE_PROVIDER
                 1     01/04/2025 L   C1 U1    A1      -   PR1
                 1     01/05/2025 L   C2 U1    A1      -   PR1
                 1     01/06/2025 L   C2 U1    A1      -   PR1
                 1     01/07/2025 L   C1 U1    A1      9   PR1
                 1     01/08/2025 L   C2 U1    -       9   PR1
                 1     01/09/2025 P   C2 U1    -       9   PR1`,
    },
    fails: { Episodes: [2, 3, 4] },
  },
  {
    rule: '435',
    tables: {
      Episodes: `CHILD DECOM      RNE LS PLACE PL_POST URN PLACE_PROVIDER
                 1     01/04/2025 P   C1 U1    A1      9   PR1
                 1     01/05/2025 P   C1 U2    A1      9   PR1
                 1     01/06/2025 T   C1 U2    A1      9   PR1
                 1     01/07/2025 T   C2 U1    A1      9   PR1
                 2     01/06/2025 P   C1 U2    A1      -   PR1
                 2     01/07/2025 P   C1 U2    A1      -   PR1`,
    },
    fails: { Episodes: [2, 3] },
  },
  {
    rule: '436',
    tables: {
      Episodes: `CHILD DECOM      RNE LS PLACE PL_POST URN PLACE_PROVIDER
                 1     01/04/2025 B   C1 U1    A1      -   PR1
                 1     01/05/2025 B   C2 U2    A1      -   PR1
                 1     01/06/2025 U   C1 U2    A1      -   PR1
                 1     01/07/2025 U   C1 U1    A1      -   PR1`,
    },
    fails: { Episodes: [2, 3] },
  },
  {
    rule: '504',
    tables: {
      Episodes: `CHILD DECOM      DEC        REC CIN
                 1     01/04/2025 01/05/2025 X1  N1
                 1     01/05/2025 01/06/2025 X1  N2
                 1     02/06/2025 01/07/2025 E8  N1
                 1     01/07/2025 01/08/2025 X1  N2
                 1     01/08/2025 -          -   -`,
    },
    fails: { Episodes: [1, 4] },
  },
];

checkExamples('rules on why an episode began', episodeStartRules, examples);
