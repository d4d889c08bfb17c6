import { checkExamples } from '../testing/example.ts';
import type { Example } from '../testing/example.ts';
import { upnRules } from './upn-rules.ts';

const ID = 'ChildIdentifiers LAchildID';
const UPN = 'ChildIdentifiers UPN';
const UNKNOWN = 'ChildIdentifiers UPNunknown';

const examples: readonly Example[] = [
  {
    rule: '1510',
    tables: { ChildIdentifiers: 'UPN\nH801200001001\nA801200001001\nA80120000100X\nA1\n-' },
    fails: { [UPN]: [1] },
  },
  { rule: '1520', tables: { ChildIdentifiers: 'UPN\nA1\nB1\nA1\n-\n-' }, fails: { [UPN]: [0, 2] } },
  {
    rule: '1530',
    tables: { ChildIdentifiers: 'UPN\nA942000000001\nA944000000001\nA001000000001\nA999\nAB99000000001' },
    fails: { [UPN]: [1, 4] },
  },
  {
    rule: '1530',
    year: 2023,
    tables: { ChildIdentifiers: 'UPN\nA942000000001\nA909000000001' },
    fails: { [UPN]: [0] },
  },
  {
    rule: '1540',
    tables: { ChildIdentifiers: 'UPN\nA801200001001\nA80120000X001\nA80120000100X\nA80\n-' },
    fails: { [UPN]: [1, 3] },
  },
  {
    rule: '1550',
    tables: { ChildIdentifiers: 'UPN\nA80120000100A\nA80120000100I\nA80120000100?\nA801200001001\nO' },
    fails: { [UPN]: [1, 2] },
  },
  {
    rule: '1560Q',
    tables: { ChildIdentifiers: 'FormerUPN\nA801200001001\nA80120000100B\n8801200001001\n-' },
    fails: { 'ChildIdentifiers FormerUPN': [1, 2] },
  },
  {
    rule: '1570',
    tables: { ChildIdentifiers: 'LAchildID\nABCDEFGHIJ0123456789\nABCDEFGHIJ0123456789X' },
    fails: { [ID]: [1] },
  },
  {
    rule: '1580',
    tables: { ChildIdentifiers: 'LAchildID\nAb1\nA-1\nA_1\né1\n-' },
    fails: { [ID]: [1, 2, 3] },
  },
  { rule: '8500', tables: { ChildIdentifiers: 'LAchildID\nA1\n-' }, fails: { [ID]: [1] } },
  {
    rule: '8510',
    tables: { ChildIdentifiers: 'child LAchildID\n1 A1\n2 B1\n3 A1\n4 -\n5 -' },
    fails: { [ID]: [0, 2] },
  },
  {
    rule: '8770Q',
    tables: {
      ChildIdentifiers:
        'child UPN UPNunknown PersonBirthDate\n1 - - 2020-08-31\n2 - - 2020-09-01\n3 - UN2 2015-01-01\n4 A1 - 2015-01-01\n5 - UN1 2015-01-01\n6 - - 2015-01-01\n7 - - -',
      CINdetails: 'child ReferralNFA\n1 0\n2 0\n3 0\n4 0\n5 false\n6 1\n7 0',
    },
    fails: { [UPN]: [0, 4], [UNKNOWN]: [0, 4] },
  },
  {
    rule: '8770Q',
    year: 2024,
    tables: {
      ChildIdentifiers: 'child UPN PersonBirthDate\n1 - 2018-03-31\n2 - 2018-04-01',
      CINdetails: 'child ReferralNFA\n1 0\n2 0',
    },
    fails: { [UPN]: [0], [UNKNOWN]: [0] },
  },
  {
    rule: '8772',
    tables: {
      ChildIdentifiers: 'child UPNunknown\n1 UN7\n2 UN7\n3 UN6',
      CINdetails: 'child ReferralNFA\n1 true\n1 0\n2 1\n3 0\n1 -',
    },
    fails: { [UNKNOWN]: [0], 'CINdetails ReferralNFA': [1, 4] },
  },
];

checkExamples('rules on who the child is', upnRules, examples);
