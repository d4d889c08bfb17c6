import { checkExamples } from '../testing/example.ts';
import type { Example } from '../testing/example.ts';
import { protectionRules } from './protection-rules.ts';

const START = 'ChildProtectionPlans CPPstartDate';
const END = 'ChildProtectionPlans CPPendDate';
const DIED = 'ChildIdentifiers PersonDeathDate';
const REVIEWED = 'Reviews CPPreviewDate';

const examples: readonly Example[] = [
  {
    rule: '1105',
    tables: {
      CINdetails: 'episode CINreferralDate\n1 2025-05-02\n2 2025-05-01',
      ChildProtectionPlans: 'episode CPPstartDate\n1 2025-05-01\n2 2025-05-01',
    },
    fails: { [START]: [0], 'CINdetails CINreferralDate': [0] },
  },
  {
    // Episode 1 has an enquiry with another date, 2 one for which none is needed, 3 its own, 4 a plan of last year.
    rule: '2885',
    tables: {
      ChildProtectionPlans:
        'episode CPPstartDate\n1 2025-05-01\n2 2025-05-01\n3 2025-05-01\n4 2025-03-31\n5 2025-05-01\n5 2025-06-01',
      Section47: 'episode DateOfInitialCPC ICPCnotRequired\n1 2025-05-02 0\n2 2025-05-01 1\n5 2025-05-01 0',
      CINdetails: 'episode DateOfInitialCPC\n1 2025-05-01\n2 2025-05-03\n3 2025-05-01\n4 -\n5 -',
    },
    fails: { [START]: [0, 1, 5], 'Section47 DateOfInitialCPC': [0], 'CINdetails DateOfInitialCPC': [1] },
  },
  {
    rule: '8720',
    tables: { ChildProtectionPlans: 'CPPstartDate\n2026-03-31\n2026-04-01\n-' },
    fails: { [START]: [1, 2] },
  },
  {
    rule: '8730',
    tables: { ChildProtectionPlans: 'NumberOfPreviousCPP\n0\n3\n-1\n-\nmany' },
    fails: { 'ChildProtectionPlans NumberOfPreviousCPP': [2, 3, 4] },
  },
  {
    rule: '8840',
    tables: {
      ChildProtectionPlans: 'CPPstartDate CPPendDate\n2025-05-01 2025-05-01\n2025-05-01 2025-05-02\n- -',
    },
    fails: { [START]: [0], [END]: [0] },
  },
  {
    rule: '8841',
    tables: {
      ChildProtectionPlans: 'part CPPstartDate\n1 2025-05-01\n2 2025-06-01',
      Reviews: 'part CPPreviewDate\n1 2025-05-01\n1 2025-05-02\n2 2025-06-02',
    },
    fails: { [START]: [0], [REVIEWED]: [0] },
  },
  { rule: '8842Q', tables: { Reviews: 'CPPreviewDate\n2025-05-01\n-' }, fails: { [REVIEWED]: [1] } },
  {
    rule: '8905',
    tables: { ChildProtectionPlans: 'InitialCategoryOfAbuse\nNEG\nMUL\nODD\n-' },
    fails: { 'ChildProtectionPlans InitialCategoryOfAbuse': [2, 3] },
  },
  {
    rule: '8910',
    tables: { ChildProtectionPlans: 'LatestCategoryOfAbuse\nPHY\nSAB\nEMO\nneg\n-' },
    fails: { 'ChildProtectionPlans LatestCategoryOfAbuse': [3, 4] },
  },
  {
    rule: '8915',
    tables: {
      ChildIdentifiers: 'child PersonDeathDate\n1 2025-05-01\n2 -',
      ChildProtectionPlans: 'child CPPstartDate\n1 2025-05-02\n1 2025-05-01\n2 2025-05-02',
    },
    fails: { [DIED]: [0], [START]: [0] },
  },
  {
    rule: '8920',
    tables: {
      ChildIdentifiers: 'child PersonDeathDate\n1 2025-05-01\n2 -',
      ChildProtectionPlans: 'child CPPendDate\n1 2025-05-02\n1 2025-05-01\n2 2025-05-02',
    },
    fails: { [DIED]: [0], [END]: [0] },
  },
  {
    rule: '8925',
    tables: {
      ChildProtectionPlans:
        'CPPstartDate CPPendDate\n2025-05-02 2025-05-01\n2025-05-01 2025-05-01\n2025-05-01 -',
    },
    fails: { [START]: [0], [END]: [0] },
  },
  {
    rule: '8930',
    tables: { ChildProtectionPlans: 'CPPendDate\n2025-03-31\n2025-04-01\n2026-04-01\n-' },
    fails: { [END]: [0, 2] },
  },
  {
    rule: '8935',
    tables: {
      ChildProtectionPlans:
        'child episode part CPPendDate\n1 1 1 -\n1 2 2 -\n1 2 1 2025-05-01\n2 1 1 -\n3 1 1 -',
    },
    fails: { [END]: [0, 1] },
  },
  {
    rule: '8940',
    tables: {
      ChildProtectionPlans:
        'child part CPPstartDate CPPendDate\n1 1 2025-05-01 2025-06-01\n1 2 2025-06-01 2025-07-01\n2 1 2025-05-01 2025-06-01\n2 2 2025-06-02 -\n3 1 2025-05-01 -\n3 1 2025-06-01 -\n4 1 2025-05-01 -\n4 2 2026-03-31 -',
    },
    fails: { [START]: [0, 1, 6, 7], [END]: [0, 6] },
  },
];

checkExamples('rules on child protection plans', protectionRules, examples);
