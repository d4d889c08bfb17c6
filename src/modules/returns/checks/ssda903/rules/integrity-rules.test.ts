import { checkExamples } from '../testing/check-examples.ts';
import type { Example } from '../testing/example.ts';
import { integrityRules } from './integrity-rules.ts';

const inHeader = ['INT01 AD1', 'INT02 PlacedAdoption', 'INT03 Episodes', 'INT04 Missing', 'INT05 OC2']
  .concat(['INT06 OC3', 'INT07 PrevPerm', 'INT08 Reviews', 'INT09 UASC'])
  .map((words) => words.split(' '));

const births = ['INT11 AD1', 'INT12 PlacedAdoption', 'INT13 Missing', 'INT14 OC2', 'INT15 OC3']
  .concat(['INT16 PrevPerm', 'INT17 Reviews', 'INT18 UASC'])
  .map((words) => words.split(' '));

const singles = ['INT31 AD1', 'INT32 Header', 'INT33 OC2', 'INT34 OC3', 'INT35 PrevPerm', 'INT36 UASC'].map(
  (words) => words.split(' '),
);

const examples: readonly Example[] = [
  ...inHeader.map(([rule = '', file = '']) => ({
    rule,
    tables: { Header: 'CHILD\n1\n-', [file]: 'CHILD\n1\n2\n-' },
    fails: { [file]: [1, 2] },
  })),
  ...births.map(([rule = '', file = '']) => ({
    rule,
    tables: {
      Header: 'CHILD DOB\n1 01/05/2010\n2 01/05/2010\n3 -\n4 01/05/2010',
      [file]: 'CHILD DOB\n1 1/5/2010\n2 02/05/2010\n3 01/05/2010\n4 -\n5 01/05/2010',
    },
    fails: { [file]: [1] },
  })),
  {
    rule: 'INT21',
    tables: {
      Header: 'CHILD SEX\n1 M\n2 M\n3 -\n4 M',
      UASC: 'CHILD SEX\n1 M\n2 F\n3 M\n4 -\n5 M',
    },
    fails: { UASC: [1] },
  },
  ...singles.map(([rule = '', file = '']) => ({
    rule,
    tables: { [file]: 'CHILD\n1\n2\n1\n-\n-' },
    fails: { [file]: [0, 2] },
  })),
  {
    rule: 'EPI',
    tables: { Header: 'CHILD\n1\n2\n3', Episodes: 'CHILD\n1', OC3: 'CHILD\n2' },
    fails: { Header: [2] },
  },
  { rule: 'EPI', tables: { Header: 'CHILD\n1\n2', Episodes: 'CHILD\n1' }, fails: { Header: [1] } },
  {
    rule: '1012',
    tables: {
      Episodes: 'CHILD\n1',
      PlacedAdoption: 'CHILD\n1\n2',
      Missing: 'CHILD\n2',
      Reviews: 'CHILD\n2\n1',
      AD1: 'CHILD\n2',
      PrevPerm: 'CHILD\n1',
      OC2: 'CHILD\n2',
      OC3: 'CHILD\n2',
    },
    fails: { PlacedAdoption: [1], Missing: [0], Reviews: [0], AD1: [0], OC2: [0] },
  },
];

checkExamples('rules on files that must fit together', integrityRules, examples);
