import { checkExamples } from '../testing/example.ts';
import type { Example } from '../testing/example.ts';
import { referralRules } from './referral-rules.ts';

const REFERRED = 'CINdetails CINreferralDate';
const CLOSED = 'CINdetails CINclosureDate';
const NFA = 'CINdetails ReferralNFA';

const examples: readonly Example[] = [
  {
    rule: '8555Q',
    tables: {
      ChildIdentifiers: 'child PersonDeathDate\n1 2025-05-01\n2 -',
      CINdetails: 'child CINreferralDate\n1 2025-05-01\n1 2025-05-02\n2 2025-05-02',
    },
    fails: { 'ChildIdentifiers PersonDeathDate': [0], [REFERRED]: [1] },
  },
  {
    rule: '8568',
    tables: { CINdetails: 'ReferralNFA\n0\n1\ntrue\nfalse\nTRUE\n-\n2' },
    fails: { [NFA]: [4, 5, 6] },
  },
  {
    // 31 March 2025 is a Monday; the working day before 1 April.
    rule: '8569Q',
    tables: {
      CINdetails:
        'CINreferralDate ReferralNFA\n2025-03-31 1\n2025-03-30 1\n2025-03-30 0\n2025-03-30 false\n2024-01-01 -\n- 1',
    },
    fails: { [REFERRED]: [1, 4] },
  },
  {
    rule: '8600',
    tables: { CINdetails: 'CINreferralDate\n2026-03-31\n2026-04-01\n-\n2025-02-30' },
    fails: { [REFERRED]: [1, 2, 3] },
  },
  {
    rule: '8606',
    tables: {
      ChildIdentifiers:
        'child PersonBirthDate ExpectedPersonBirthDate\n1 2026-01-01 -\n2 - 2026-01-01\n3 2026-01-01 -',
      CINdetails: 'child CINreferralDate\n1 2025-03-26\n2 2025-03-26\n3 2025-03-27',
    },
    fails: {
      'ChildIdentifiers PersonBirthDate': [0, 1],
      'ChildIdentifiers ExpectedPersonBirthDate': [0, 1],
      [REFERRED]: [0, 1],
    },
  },
  {
    rule: '8610',
    tables: { CINdetails: 'ReferralNFA PrimaryNeedCode\n0 -\nfalse -\n0 N1\n1 -' },
    fails: { [NFA]: [0, 1], 'CINdetails PrimaryNeedCode': [0, 1] },
  },
  {
    rule: '8650',
    tables: { CINdetails: 'PrimaryNeedCode\nN0\nN9\nN10\n-\nn1' },
    fails: { 'CINdetails PrimaryNeedCode': [2, 4] },
  },
  {
    rule: '8866',
    tables: {
      CINdetails:
        'CINreferralDate ReferralSource\n2013-04-01 -\n2013-03-31 -\n2025-01-01 1Z\n2025-01-01 5D\n- 1Z',
    },
    fails: { [REFERRED]: [0, 2], 'CINdetails ReferralSource': [0, 2] },
  },
  {
    rule: '8815',
    tables: {
      CINdetails:
        'child episode CINclosureDate ReferralNFA\n1 1 - 0\n1 2 - false\n1 3 - 1\n1 4 2025-05-01 0\n2 1 - 0\n2 2 - 1',
    },
    fails: { [CLOSED]: [0, 1, 2] },
  },
  {
    rule: '8816',
    tables: {
      CINdetails:
        'child episode CINreferralDate CINclosureDate ReferralNFA\n1 1 2025-05-01 - 0\n1 2 2025-06-01 2025-07-01 0\n2 1 2025-05-01 2025-05-02 0\n2 2 2025-06-01 - 0\n3 1 2025-05-01 - 1\n3 2 2025-06-01 - 0',
    },
    fails: { [REFERRED]: [0, 1] },
  },
  {
    rule: '8820',
    tables: {
      CINdetails:
        'child episode CINreferralDate CINclosureDate ReferralNFA\n1 1 2025-05-01 2025-06-01 0\n1 2 2025-05-31 2025-07-01 0\n2 1 2025-05-01 2025-06-01 0\n2 2 2025-06-01 2025-07-01 0\n3 1 2025-05-01 - 1\n3 2 2025-06-01 2025-07-01 0',
    },
    fails: { [REFERRED]: [0, 1], [CLOSED]: [0] },
  },
  {
    rule: '8820',
    tables: {
      CINdetails:
        'child episode CINreferralDate CINclosureDate ReferralNFA\n1 1 2025-05-01 - 0\n1 2 2026-03-30 - 1\n1 3 2026-03-31 - 1',
    },
    fails: { [REFERRED]: [0, 1], [CLOSED]: [0] },
  },
];

checkExamples('rules on referrals', referralRules, examples);
