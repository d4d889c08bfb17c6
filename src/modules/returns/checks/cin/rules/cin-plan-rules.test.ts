import { checkExamples } from '../testing/example.ts';
import type { Example } from '../testing/example.ts';
import { cinPlanRules } from './cin-plan-rules.ts';

const START = 'CINplanDates CINPlanStartDate';
const END = 'CINplanDates CINPlanEndDate';
const DATES = 'CINPlanStartDate CINPlanEndDate';
const CP_START = 'ChildProtectionPlans CPPstartDate';
const CP_END = 'ChildProtectionPlans CPPendDate';
const DIED = 'ChildIdentifiers PersonDeathDate';

const examples: readonly Example[] = [
  {
    rule: '4000',
    tables: { CINdetails: 'episode ReferralNFA\n1 true\n2 0\n3 1', CINplanDates: 'episode\n1\n2' },
    fails: { 'CINplanDates LAchildID': [0], 'CINdetails ReferralNFA': [0] },
  },
  {
    rule: '4001',
    tables: {
      CINplanDates: 'episode CINPlanEndDate\n1 -\n2 2025-05-01\n3 -',
      ChildProtectionPlans: 'episode CPPendDate\n1 -\n2 -\n3 2025-05-01',
    },
    fails: { [END]: [0], [CP_END]: [0] },
  },
  {
    rule: '4003',
    tables: {
      CINplanDates: `child ${DATES}\n1 2025-05-01 2025-07-01\n2 2025-05-01 2025-07-01\n3 2025-05-01 2025-07-01`,
      ChildProtectionPlans: 'child CPPendDate\n1 -\n2 2025-06-01\n3 2025-06-02',
      Reviews: 'child CPPreviewDate\n1 2025-05-01\n1 2025-07-01\n2 2025-06-01\n3 2025-06-01',
    },
    fails: { 'Reviews CPPreviewDate': [0, 3], [START]: [0, 2], [CP_END]: [0, 2] },
  },
  {
    rule: '4004',
    tables: { CINplanDates: 'episode CINPlanEndDate\n1 -\n1 -\n1 2025-05-01\n2 -\n2 2025-05-01\n3 -' },
    fails: { [END]: [0, 1, 2] },
  },
  {
    rule: '4008',
    tables: {
      ChildIdentifiers: 'child PersonDeathDate\n1 2025-05-01\n2 -',
      CINplanDates: 'child CINPlanStartDate\n1 2025-05-02\n1 2025-05-01\n2 2025-05-02',
    },
    fails: { [DIED]: [0], [START]: [0] },
  },
  {
    rule: '4009Q',
    tables: {
      ChildIdentifiers: 'child PersonDeathDate\n1 2025-05-01\n2 -',
      CINplanDates: 'child CINPlanEndDate\n1 2025-05-02\n1 2025-05-01\n1 -\n2 2025-05-02',
    },
    fails: { [DIED]: [0], [END]: [0] },
  },
  {
    rule: '4010',
    tables: { CINplanDates: 'CINPlanStartDate\n2026-03-31\n2026-04-01\n-' },
    fails: { [START]: [1, 2] },
  },
  {
    rule: '4011',
    tables: { CINplanDates: `${DATES}\n2025-05-02 2025-05-01\n2025-05-01 2025-05-01\n2025-05-01 -` },
    fails: { [START]: [0], [END]: [0] },
  },
  {
    rule: '4012Q',
    tables: { CINplanDates: `${DATES}\n2025-05-02 2025-05-01\n2025-05-01 2025-05-01\n- -` },
    fails: { [START]: [1], [END]: [1] },
  },
  {
    rule: '4013',
    tables: { CINplanDates: 'CINPlanEndDate\n2025-03-31\n2025-04-01\n2026-04-01\n-' },
    fails: { [END]: [0, 2] },
  },
  {
    rule: '4014',
    tables: {
      CINplanDates: `child episode ${DATES}\n1 1 2025-05-01 2025-06-01\n1 2 2025-06-01 2025-07-01\n2 1 2025-05-01 2025-06-01\n2 1 2025-06-02 -\n3 1 2025-05-01 -\n3 1 2026-03-31 -`,
    },
    fails: { [START]: [0, 1, 4, 5], [END]: [0, 4] },
  },
  {
    rule: '4015',
    tables: {
      CINdetails: 'episode CINreferralDate\n1 2025-05-02\n2 2025-05-01',
      CINplanDates: 'episode CINPlanStartDate\n1 2025-05-01\n2 2025-05-01',
    },
    fails: { [START]: [0], 'CINdetails CINreferralDate': [0] },
  },
  {
    rule: '4016',
    tables: {
      CINplanDates:
        'child CINPlanStartDate\n1 2025-05-01\n2 2025-06-01\n3 2026-03-31\n4 2026-04-01\n5 2025-04-30',
      ChildProtectionPlans:
        'child CPPstartDate CPPendDate\n1 2025-05-01 2025-06-01\n2 2025-05-01 2025-06-01\n3 2025-05-01 -\n4 2025-05-01 -\n5 2025-05-01 -',
    },
    fails: { [START]: [0, 2], [CP_START]: [0, 2], [CP_END]: [0, 2] },
  },
  {
    rule: '4017',
    tables: {
      CINplanDates: `child ${DATES}\n1 2025-05-01 2025-06-01\n2 2025-05-01 2025-06-01\n3 2025-05-01 -\n4 2025-05-01 -`,
      ChildProtectionPlans: 'child CPPstartDate\n1 2025-05-01\n2 2025-06-01\n3 2026-03-31\n4 2025-04-30',
    },
    fails: { [START]: [0, 2], [END]: [0, 2], [CP_START]: [0, 2] },
  },
];

checkExamples('rules on child in need plans', cinPlanRules, examples);
