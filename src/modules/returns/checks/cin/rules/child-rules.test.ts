import { checkExamples } from '../testing/example.ts';
import type { Example } from '../testing/example.ts';
import { childRules } from './child-rules.ts';

const BORN = 'ChildIdentifiers PersonBirthDate';
const EXPECTED = 'ChildIdentifiers ExpectedPersonBirthDate';
const DIED = 'ChildIdentifiers PersonDeathDate';
const DISABILITY = 'Disabilities Disability';

const examples: readonly Example[] = [
  {
    rule: '4180',
    tables: { ChildIdentifiers: 'Sex\nM\nF\nU\n1\n-' },
    fails: { 'ChildIdentifiers Sex': [3, 4] },
  },
  {
    rule: '4180',
    year: 2024,
    tables: { ChildIdentifiers: 'GenderCurrent\n1\n2\n0\n9\nM\n-' },
    fails: { 'ChildIdentifiers GenderCurrent': [4, 5] },
  },
  {
    rule: '4220',
    tables: { ChildCharacteristics: 'Ethnicity\nWBRI\nwbri\n-\nNOBT' },
    fails: { 'ChildCharacteristics Ethnicity': [1, 2] },
  },
  {
    rule: '8520',
    tables: { ChildIdentifiers: 'PersonBirthDate\n2026-03-31\n2026-04-01\n-' },
    fails: { [BORN]: [1] },
  },
  {
    rule: '8525Q',
    tables: {
      ChildIdentifiers:
        'PersonBirthDate ExpectedPersonBirthDate\n2015-01-01 -\n- 2026-05-01\n- -\n2026-01-01 2026-02-01',
    },
    fails: { [BORN]: [2, 3], [EXPECTED]: [2, 3] },
  },
  {
    rule: '8530Q',
    tables: {
      ChildIdentifiers: 'ExpectedPersonBirthDate\n2026-03-01\n2026-03-02\n2026-12-30\n2026-12-31\n-',
    },
    fails: { [EXPECTED]: [0, 3] },
  },
  {
    rule: '8535Q',
    tables: {
      ChildIdentifiers:
        'PersonBirthDate PersonDeathDate\n2015-01-01 2025-05-01\n2015-01-01 2014-12-31\n- 2025-05-01\n2015-01-01 -\n2015-01-01 2015-01-01',
    },
    fails: { [BORN]: [1, 2], [DIED]: [1, 2] },
  },
  {
    rule: '8540',
    tables: {
      ChildIdentifiers: 'child PersonBirthDate\n1 2015-01-01\n2 2015-01-01\n3 2015-01-01\n4 -\n5 2015-01-01',
      CINdetails: 'child ReferralNFA\n1 0\n2 false\n2 1\n3 0\n4 0\n5 1',
      Disabilities: 'child Disability\n1 NONE\n2 MOB\n2 ODD',
    },
    fails: { [BORN]: [1, 2], 'CINdetails ReferralNFA': [1, 3], [DISABILITY]: [2] },
  },
  {
    rule: '8545Q',
    tables: { ChildIdentifiers: 'PersonDeathDate\n2025-03-31\n2025-04-01\n2026-03-31\n2026-04-01\n-' },
    fails: { [DIED]: [0, 3] },
  },
  {
    rule: '8585Q',
    tables: {
      ChildIdentifiers: 'child PersonDeathDate\n1 -\n2 2025-05-01\n3 -',
      CINdetails: 'child ReasonForClosure\n1 RC2\n2 RC2\n3 RC1\n1 RC1',
    },
    fails: { [DIED]: [0], 'CINdetails ReasonForClosure': [0] },
  },
  {
    rule: '8590',
    tables: { ChildIdentifiers: 'child LAchildID\n1 A\n2 B', CINdetails: 'child\n1' },
    fails: { 'ChildIdentifiers LAchildID': [1] },
  },
  {
    rule: '8750',
    tables: {
      ChildIdentifiers:
        'Sex PersonBirthDate ExpectedPersonBirthDate\nU - 2026-05-01\nF - 2026-05-01\nF 2026-01-01 2026-05-01\n- - 2026-05-01',
    },
    fails: { 'ChildIdentifiers Sex': [1], [BORN]: [1], [EXPECTED]: [1] },
  },
  {
    rule: '8750',
    year: 2023,
    tables: { ChildIdentifiers: 'GenderCurrent ExpectedPersonBirthDate\n0 2023-05-01\n1 2023-05-01' },
    fails: { 'ChildIdentifiers GenderCurrent': [1], [BORN]: [1], [EXPECTED]: [1] },
  },
  {
    rule: '8775Q',
    tables: {
      ChildIdentifiers: 'child PersonBirthDate\n1 2001-03-30\n2 2001-03-31\n3 2000-06-01\n4 2000-06-01',
      CINdetails: 'child CINclosureDate\n1 -\n2 -\n3 2025-06-01\n4 2025-06-02',
    },
    fails: { [BORN]: [0, 3], 'CINdetails CINclosureDate': [0, 3] },
  },
  {
    rule: '8790',
    tables: { Disabilities: 'child Disability\n1 NONE\n1 MOB\n1 LD\n2 NONE\n3 MOB' },
    fails: { [DISABILITY]: [1, 2] },
  },
  {
    rule: '8794',
    tables: { Disabilities: 'child Disability\n1 MOB\n1 LD\n1 MOB\n2 MOB\n2 -\n2 -' },
    fails: { [DISABILITY]: [0, 2] },
  },
];

checkExamples('rules on the child', childRules, examples);
