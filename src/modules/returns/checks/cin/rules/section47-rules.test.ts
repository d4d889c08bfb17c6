import { checkExamples } from '../testing/example.ts';
import type { Example } from '../testing/example.ts';
import { section47Rules } from './section47-rules.ts';

const START = 'Section47 S47ActualStartDate';
const CONFERENCE = 'Section47 DateOfInitialCPC';
const NOT_NEEDED = 'Section47 ICPCnotRequired';

const examples: readonly Example[] = [
  {
    rule: '1104',
    tables: {
      CINdetails: 'episode CINreferralDate\n1 2025-05-02\n2 2025-05-01',
      Section47: 'episode DateOfInitialCPC\n1 2025-05-01\n1 2025-05-02\n2 2025-05-01',
    },
    fails: { [CONFERENCE]: [0], 'CINdetails CINreferralDate': [0] },
  },
  {
    rule: '2884',
    tables: {
      CINdetails: 'child episode DateOfInitialCPC\n1 1 2025-05-01\n1 2 -\n2 1 2025-05-02',
      Section47: 'child episode DateOfInitialCPC\n1 2 2025-05-01\n1 1 2025-05-02\n2 1 -',
    },
    fails: { [CONFERENCE]: [0], 'CINdetails DateOfInitialCPC': [0] },
  },
  {
    rule: '2889',
    tables: {
      CINdetails: 'episode CINreferralDate\n1 2025-05-02\n2 2025-05-01',
      Section47: 'episode S47ActualStartDate\n1 2025-05-01\n2 2025-05-01',
    },
    fails: { [START]: [0], 'CINdetails CINreferralDate': [0] },
  },
  {
    rule: '2991Q',
    tables: { Section47: 'episode\n1\n2', Assessments: 'episode\n1' },
    fails: { 'Section47 LAchildID': [1] },
  },
  {
    rule: '8615',
    tables: {
      Section47:
        'S47ActualStartDate DateOfInitialCPC\n2025-05-02 2025-05-01\n- 2025-05-01\n2025-05-01 2025-05-01\n- -',
    },
    fails: { [START]: [0, 1], [CONFERENCE]: [0, 1] },
  },
  {
    // 14 working days before 31 March 2026 is 11 March 2026.
    rule: '8675Q',
    tables: {
      Section47:
        'S47ActualStartDate DateOfInitialCPC ICPCnotRequired\n2026-03-10 - false\n2026-03-11 - 0\n2026-03-10 - 1\n2026-03-10 2026-03-20 0\n2026-03-10 - -',
    },
    fails: { [START]: [0], [CONFERENCE]: [0], [NOT_NEEDED]: [0] },
  },
  {
    rule: '8715',
    tables: { Section47: 'DateOfInitialCPC\n2025-03-31\n2025-04-01\n2026-04-01\n-' },
    fails: { [CONFERENCE]: [0, 2] },
  },
  {
    rule: '8740',
    tables: {
      Section47:
        'S47ActualStartDate DateOfInitialCPC ICPCnotRequired\n2025-03-31 - 0\n2025-03-31 - false\n2025-04-01 - 0\n2025-03-31 - 1\n2025-03-31 2025-04-01 0',
    },
    fails: { [START]: [0, 1], [CONFERENCE]: [0, 1], [NOT_NEEDED]: [0, 1] },
  },
  {
    rule: '8839',
    tables: {
      Section47:
        'episode DateOfInitialCPC ICPCnotRequired\n1 - 0\n1 - -\n1 - true\n1 2025-05-01 0\n2 - 0\n2 - 1',
    },
    fails: { [CONFERENCE]: [0, 1] },
  },
  {
    rule: '8868',
    tables: {
      CINdetails: 'episode CINclosureDate\n1 2025-05-01\n2 -\n3 2025-05-01\n4 2025-05-01',
      Section47:
        'episode DateOfInitialCPC ICPCnotRequired\n1 - 0\n2 - 0\n3 2025-04-01 true\n4 2025-04-01 0\n4 - 1',
    },
    fails: { 'CINdetails CINclosureDate': [0, 2], [CONFERENCE]: [0, 2], [NOT_NEEDED]: [0, 2] },
  },
  {
    rule: '8870Q',
    tables: { Section47: 'InitialCPCtarget\n2025-05-02\n2025-05-03\n2025-05-04\n2025-05-05\n-' },
    fails: { 'Section47 InitialCPCtarget': [1, 2] },
  },
  {
    rule: '8875',
    tables: { Section47: 'DateOfInitialCPC\n2025-05-02\n2025-05-03\n2025-05-04\n2025-05-05\n-' },
    fails: { [CONFERENCE]: [1, 2] },
  },
  {
    rule: '8890',
    tables: {
      Section47:
        'episode S47ActualStartDate DateOfInitialCPC ICPCnotRequired\n1 2025-05-01 2025-06-01 0\n1 2025-06-01 2025-07-01 0\n2 2025-05-01 - 1\n2 2025-06-01 2025-07-01 0\n3 2025-05-01 - 0\n3 2025-06-01 2025-07-01 0\n4 2025-05-01 2025-06-01 0\n4 2025-05-01 2025-06-01 1',
    },
    fails: { [START]: [0, 1, 4, 5], [CONFERENCE]: [0, 4] },
  },
];

checkExamples('rules on section 47 enquiries', section47Rules, examples);
