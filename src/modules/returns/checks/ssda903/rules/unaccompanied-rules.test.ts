import { checkExamples } from '../testing/check-examples.ts';
import type { Example } from '../testing/example.ts';
import { unaccompaniedRules } from './unaccompanied-rules.ts';

const examples: readonly Example[] = [
  {
    rule: '104',
    tables: { UASC: 'CHILD DUC\n1 01/04/2025\n2 31/03/2025\n3 31/02/2026\n4 -' },
    fails: { UASC: [1, 2] },
  },
  {
    rule: '105',
    form: 'xml',
    tables: { Header: 'CHILD UASC\n1 0\n2 1\n3 -\n4 2' },
    fails: { Header: [2, 3] },
  },
  { rule: '105', tables: { Header: 'CHILD UASC\n1 2' }, fails: {} },
  {
    // Last year's DUC on the first day of last year, after it, and blank; then one ceased this year, one still UASC, one never, and one that ceased on last year's last day.
    rule: '205A',
    form: 'xml',
    tables: {
      UASC: 'CHILD DUC\n1 -\n2 -\n3 -\n4 01/05/2025\n5 -\n6 -\n7 -',
      Header: 'CHILD UASC\n1 0\n2 0\n3 0\n4 0\n5 1\n6 0\n7 0',
      UASC_last: 'CHILD DUC\n1 01/04/2024\n2 01/04/2025\n3 -\n4 01/05/2024\n5 -\n6 -\n7 31/03/2025',
      Header_last: 'CHILD UASC\n1 1\n2 1\n3 1\n4 1\n5 1\n6 0\n7 1',
    },
    fails: { UASC: [1, 2, 3], Header: [1, 2, 3] },
  },
  {
    // The 18th birthday is 01/06/2025 for all.
    rule: '205B',
    tables: {
      UASC: 'CHILD DUC\n1 01/06/2025\n2 01/06/2025\n3 01/06/2027\n4 -\n5 01/04/2025\n6 31/03/2026\n7 -',
      Header: 'CHILD\n1\n2\n3\n4\n5\n6\n7',
      UASC_last: `CHILD DOB DUC
        1 01/06/2007 01/06/2025
        2 01/06/2007 -
        3 01/06/2007 01/06/2025
        4 01/06/2007 01/06/2025
        5 01/06/2007 01/06/2025
        6 01/06/2007 01/06/2025`,
      Header_last: 'CHILD\n1\n2\n3\n4\n5\n6\n7',
    },
    fails: { UASC: [1, 2, 3], Header: [1, 2, 3] },
  },
  {
    // Outside the year, but what last year said and the 18th birthday.
    rule: '205B',
    tables: {
      UASC: 'CHILD DUC\n1 01/06/2026',
      Header: 'CHILD\n1',
      UASC_last: 'CHILD DOB DUC\n1 01/06/2008 01/06/2026',
      Header_last: 'CHILD\n1',
    },
    fails: {},
  },
  {
    rule: '205C',
    form: 'xml',
    tables: {
      UASC: 'CHILD DUC\n1 01/05/2025\n2 -\n3 -\n4 01/05/2025\n5 01/05/2025',
      Header: 'CHILD UASC\n1 0\n2 0\n3 0\n4 1\n5 0',
      UASC_last: 'CHILD DUC\n2 01/05/2024\n5 -',
      Header_last: 'CHILD UASC\n2 0\n5 1',
    },
    fails: { UASC: [0, 1], Header: [0, 1] },
  },
  {
    rule: '205D',
    tables: {
      Header: 'CHILD\n1\n2\n3\n4',
      UASC: 'CHILD\n1\n2\n3',
      Header_last: 'CHILD\n1\n2\n4',
      UASC_last: 'CHILD\n2',
    },
    fails: { Header: [0] },
  },
  {
    rule: '205D',
    tables: { UASC: 'CHILD DUC\n1 01/05/2025\n2 -', UASC_last: 'CHILD DUC\n1 -\n2 -' },
    fails: { UASC: [0] },
  },
  {
    rule: '231',
    tables: {
      Header: 'CHILD DOB\n1 01/04/2015\n2 31/03/2015\n3 01/04/2015\n4 -',
      UASC: 'CHILD\n1\n2\n4',
    },
    fails: { Header: [0] },
  },
  {
    rule: '303',
    form: 'xml',
    tables: {
      UASC: 'CHILD DUC\n1 01/05/2025\n2 01/05/2025\n3 -\n4 01/05/2025',
      Header: 'CHILD UASC\n1 0\n2 1\n3 0\n4 -',
    },
    fails: { UASC: [0, 3], Header: [0, 3] },
  },
  {
    // Whoever is in UASC is UASC by the header of CSV files, twice or not.
    rule: '303',
    tables: { UASC: 'CHILD DUC\n1 01/05/2025\n1 -\n2 01/05/2025', Header: 'CHILD\n1\n2' },
    fails: {},
  },
  {
    rule: '304',
    tables: { UASC: 'CHILD DOB DUC\n1 01/05/2008 01/05/2026\n2 01/05/2008 02/05/2026\n3 - 02/05/2026' },
    fails: { UASC: [1] },
  },
];

checkExamples('rules on unaccompanied children', unaccompaniedRules, examples);
