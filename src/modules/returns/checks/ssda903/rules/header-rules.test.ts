import { checkExamples } from '../testing/check-examples.ts';
import type { Example } from '../testing/example.ts';
import { headerRules } from './header-rules.ts';

const examples: readonly Example[] = [
  { rule: '101', tables: { Header: 'CHILD SEX\n1 M\n2 1\n3 -\n4 U' }, fails: { Header: [1, 2] } },
  { rule: '101', year: 2024, tables: { Header: 'CHILD SEX\n1 M\n2 1' }, fails: { Header: [0] } },
  {
    rule: '102',
    tables: { Header: 'CHILD DOB\n1 29/02/2012\n2 29/02/2013\n3 -' },
    fails: { Header: [1, 2] },
  },
];

checkExamples('rules on the header', headerRules, examples);
