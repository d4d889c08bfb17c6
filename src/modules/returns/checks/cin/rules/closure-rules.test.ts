import { checkExamples } from '../testing/example.ts';
import type { Example } from '../testing/example.ts';
import { closureRules } from './closure-rules.ts';

const CLOSED = 'CINdetails CINclosureDate';
const REASON = 'CINdetails ReasonForClosure';
const CONFERENCE = 'CINdetails DateOfInitialCPC';

const examples: readonly Example[] = [
  {
    rule: '8620',
    tables: { CINdetails: 'CINclosureDate\n2025-03-31\n2025-04-01\n2026-03-31\n2026-04-01\n-' },
    fails: { [CLOSED]: [0, 3] },
  },
  {
    rule: '8630',
    tables: {
      CINdetails:
        'CINreferralDate CINclosureDate\n2025-05-02 2025-05-01\n2025-05-01 2025-05-01\n- 2025-05-01',
    },
    fails: { [CLOSED]: [0], 'CINdetails CINreferralDate': [0] },
  },
  { rule: '8640', tables: { CINdetails: 'ReasonForClosure\nRC1\nRC9\nRC10\n-' }, fails: { [REASON]: [2] } },
  {
    rule: '8805',
    tables: { CINdetails: 'CINclosureDate ReasonForClosure\n2025-05-01 -\n2025-05-01 RC1\n- -' },
    fails: { [CLOSED]: [0], [REASON]: [0] },
  },
  {
    rule: '8810',
    tables: { CINdetails: 'CINclosureDate ReasonForClosure\n- RC1\n2025-05-01 RC1\n- -' },
    fails: { [CLOSED]: [0], [REASON]: [0] },
  },
  {
    rule: '8825Q',
    tables: { CINdetails: 'episode ReasonForClosure\n1 RC8\n2 RC9\n3 RC1', Assessments: 'episode\n1' },
    fails: { [REASON]: [1] },
  },
  {
    rule: '2990',
    tables: {
      CINdetails:
        'episode ReasonForClosure DateOfInitialCPC\n1 RC8 -\n2 RC9 2025-05-01\n3 RC1 2025-05-01\n4 RC8 -',
      Section47: 'episode\n1\n3',
      CINplanDates: 'episode\n3\n1',
      ChildProtectionPlans: 'episode\n1\n3',
    },
    fails: {
      [CONFERENCE]: [0, 1],
      'Section47 LAchildID': [0],
      'CINplanDates LAchildID': [1],
      'ChildProtectionPlans LAchildID': [0],
    },
  },
  {
    rule: '8565',
    tables: {
      CINdetails:
        'episode CINclosureDate DateOfInitialCPC\n1 2025-05-01 2025-05-02\n2 2025-05-01 2025-05-01\n3 2025-05-01 -\n4 - 2025-05-02\n5 2025-05-01 -\n6 2025-05-01 -\n7 2025-05-01 -',
      Assessments:
        'episode AssessmentActualStartDate AssessmentAuthorisationDate\n2 2025-04-01 2025-05-01\n3 2025-05-02 -\n4 2025-05-02 -',
      Section47:
        'episode S47ActualStartDate DateOfInitialCPC\n2 2025-05-01 2025-05-01\n5 2025-04-01 2025-05-02',
      ChildProtectionPlans: 'episode CPPendDate\n2 2025-05-01\n6 2025-05-02',
      CINplanDates:
        'episode CINPlanStartDate CINPlanEndDate\n2 2025-04-01 2025-05-01\n7 2025-04-01 2025-05-02',
    },
    fails: {
      [CLOSED]: [0, 2, 4, 5, 6],
      [CONFERENCE]: [0, 2, 4, 5, 6],
      'Assessments AssessmentActualStartDate': [1],
      'Assessments AssessmentAuthorisationDate': [1],
      'Section47 S47ActualStartDate': [1],
      'Section47 DateOfInitialCPC': [1],
      'ChildProtectionPlans CPPendDate': [1],
      'CINplanDates CINPlanStartDate': [1],
      'CINplanDates CINPlanEndDate': [1],
    },
  },
  {
    rule: '8831',
    tables: {
      CINdetails:
        'episode ReferralNFA DateOfInitialCPC\n1 1 -\n2 true 2025-05-01\n3 0 2025-05-01\n4 true -\n5 1 -',
      Assessments: 'episode AssessmentActualStartDate\n1 2025-05-01\n3 2025-05-01\n4 -',
      Section47: 'episode S47ActualStartDate\n5 2025-05-01\n3 2025-05-01',
    },
    fails: { [CONFERENCE]: [0, 1, 4], 'Assessments LAchildID': [0], 'Section47 LAchildID': [0] },
  },
  {
    rule: '8832',
    tables: { CINdetails: 'episode ReferralNFA\n1 1\n2 0\n3 true', ChildProtectionPlans: 'episode\n2\n1' },
    fails: { 'CINdetails ReferralNFA': [0], 'ChildProtectionPlans LAchildID': [1] },
  },
];

checkExamples('rules on closures', closureRules, examples);
