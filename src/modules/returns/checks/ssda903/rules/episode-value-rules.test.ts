import { checkExamples } from '../testing/check-examples.ts';
import type { Example } from '../testing/example.ts';
import { episodeValueRules } from './episode-value-rules.ts';

const episodes = (rule: string, text: string, fails: readonly number[], year?: number): Example => ({
  rule,
  ...(year === undefined ? {} : { year }),
  tables: { Episodes: text },
  fails: fails.length > 0 ? { Episodes: fails } : {},
});

const examples: readonly Example[] = [
  episodes('141', 'CHILD DECOM\n1 29/02/2024\n2 29/02/2025\n3 -\n4 2025-05-01', [1, 3]),
  episodes('147', 'CHILD DEC\n1 30/04/2025\n2 31/04/2025\n3 -', [1]),
  episodes('143', 'CHILD RNE\n1 S\n2 L\n3 P\n4 T\n5 U\n6 B\n7 X\n8 -', [6]),
  episodes('144', 'CHILD LS\n1 C1\n2 D1\n3 V3\n4 V1\n5 -', [3]),
  episodes('145', 'CHILD CIN\n1 N1\n2 N8\n3 N9\n4 -', [2]),
  episodes('149', 'CHILD REC\n1 X1\n2 E45\n3 E43\n4 E10\n5 -', [2, 3]),
  episodes('1009', 'CHILD REASON_PLACE_CHANGE\n1 CARPL\n2 CUSTOD\n3 BAD\n4 -', [2]),
  episodes('146', 'CHILD PLACE\n1 U1\n2 H5\n3 K3\n4 Z1\n5 Z11\n6 -', [2, 4], 2024),
  episodes('146', 'CHILD PLACE\n1 U1\n2 H5\n3 P2\n4 K3\n5 Z1\n6 Z11', [5], 2025),
  episodes('146', 'CHILD PLACE\n1 U1\n2 H5\n3 P2\n4 K3\n5 Z1\n6 Z11', [1, 2, 4], 2026),
  episodes(
    '142',
    `CHILD DECOM      DEC        REC
     1     01/04/2025 -          X1
     1     01/05/2025 01/06/2025 -
     1     01/06/2025 01/07/2025 X1
     1     01/07/2025 -          -
     2     01/05/2025 -          -
     2     01/04/2025 31/04/2025 X1`,
    [0, 1, 5],
  ),
  // Nobody can say what came before a start that cannot be read.
  episodes('142', 'CHILD DECOM DEC REC\n1 31/04/2025 - -\n1 01/04/2025 - -', []),
  episodes('148', 'CHILD DEC REC\n1 01/05/2025 X1\n2 - X1\n3 01/05/2025 -\n4 - -\n5 31/04/2025 X1', [1, 2]),
];

checkExamples('rules on the values of an episode', episodeValueRules, examples);
