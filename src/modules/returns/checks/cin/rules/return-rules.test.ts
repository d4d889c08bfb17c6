import { checkExamples } from '../testing/example.ts';
import type { Example } from '../testing/example.ts';
import { returnRules } from './return-rules.ts';

const many = (row: string, times: number): string => Array.from({ length: times }, () => row).join('\n');

const examples: readonly Example[] = [
  { rule: '100', tables: { Header: 'Year ReferenceDate\n2026 2026-03-31' }, fails: {} },
  {
    rule: '100',
    tables: { Header: 'Year ReferenceDate\n2026 2026-03-30' },
    fails: { 'Header ReferenceDate': [0] },
  },
  { rule: '100', tables: { Header: 'Year ReferenceDate\n2026 -' }, fails: { 'Header ReferenceDate': [0] } },
  {
    rule: '100',
    tables: { Header: 'Year ReferenceDate\n- 2026-03-31' },
    fails: { 'Header ReferenceDate': [0] },
  },
  {
    rule: '2883',
    tables: {
      ChildProtectionPlans: 'CPPstartDate\n2025-04-01\n2026-03-31\n2025-03-31\n-',
      Section47: 'DateOfInitialCPC\n2025-05-01\n2026-04-01',
    },
    fails: { 'ChildProtectionPlans CPPstartDate': [0, 1] },
  },
  {
    rule: '2883',
    tables: {
      ChildProtectionPlans: 'CPPstartDate\n2025-05-01\n2025-06-01',
      Section47: 'DateOfInitialCPC\n2025-05-01',
      CINdetails: 'DateOfInitialCPC\n2025-06-01',
    },
    fails: {},
  },
  {
    rule: '2886Q',
    tables: {
      ChildIdentifiers: `Sex PersonBirthDate ExpectedPersonBirthDate\n${many('F 2015-01-01 -', 48)}\nU 2015-01-01 -\n- 2015-01-01 -\nU - 2026-05-01`,
    },
    fails: { 'ChildIdentifiers Sex': [48, 49] },
  },
  {
    rule: '2886Q',
    tables: {
      ChildIdentifiers: `Sex PersonBirthDate ExpectedPersonBirthDate\n${many('F 2015-01-01 -', 49)}\nU 2015-01-01 -\nU - 2026-05-01`,
    },
    fails: {},
  },
  {
    rule: '2886Q',
    year: 2024,
    tables: { ChildIdentifiers: 'GenderCurrent\n1\n0' },
    fails: { 'ChildIdentifiers Sex': [1] },
  },
  {
    rule: '2887Q',
    tables: { Disabilities: 'Disability\nMOB\nHAND\nPC\nINC\nCOMM\nLD\nHEAR\nNONE\nMOB\nODD' },
    fails: { 'Header Year': [0] },
  },
  {
    rule: '2887Q',
    tables: { Disabilities: 'Disability\nMOB\nHAND\nPC\nINC\nCOMM\nLD\nHEAR\nVIS' },
    fails: {},
  },
  {
    rule: '2888Q',
    tables: { Disabilities: 'child Disability\n1 MOB\n2 LD\n3 NONE\n3 MOB\n4 MOB\n4 MOB' },
    fails: { 'Header Year': [0] },
  },
  { rule: '2888Q', tables: { Disabilities: 'child Disability\n1 MOB\n1 LD\n2 LD' }, fails: {} },
  { rule: '2888Q', tables: { Disabilities: 'child Disability\n1 NONE' }, fails: {} },
];

checkExamples('rules on the return as a whole', returnRules, examples);
