import { checkExamples } from '../testing/example.ts';
import type { Example } from '../testing/example.ts';
import { assessmentRules } from './assessment-rules.ts';

const START = 'Assessments AssessmentActualStartDate';
const END = 'Assessments AssessmentAuthorisationDate';
const FACTORS = 'Assessments AssessmentFactors';
const DATES = 'AssessmentActualStartDate AssessmentAuthorisationDate';

const examples: readonly Example[] = [
  {
    rule: '1103',
    tables: {
      CINdetails: 'episode CINreferralDate\n1 2025-05-02\n2 2025-05-01',
      Assessments: 'episode AssessmentActualStartDate\n1 2025-05-01\n1 2025-05-02\n2 2025-05-01',
    },
    fails: { [START]: [0], 'CINdetails CINreferralDate': [0] },
  },
  {
    rule: '8608',
    tables: { Assessments: `${DATES}\n2025-05-02 2025-05-01\n2025-05-01 2025-05-01\n2025-05-01 -` },
    fails: { [START]: [0], [END]: [0] },
  },
  {
    rule: '8614',
    tables: {
      Assessments: 'part AssessmentAuthorisationDate\n1 -\n2 2025-05-01\n3 -',
      AssessmentFactorsList: 'part AssessmentFactors\n1 1A\n2 1A',
    },
    fails: { [END]: [0], [FACTORS]: [0] },
  },
  {
    // 44 working days before 31 March 2026 is 28 January 2026.
    rule: '8670Q',
    tables: { Assessments: `${DATES}\n2026-01-27 -\n2026-01-28 -\n2025-05-01 2025-06-01` },
    fails: { [START]: [0], [END]: [0] },
  },
  {
    rule: '8696',
    tables: { Assessments: 'AssessmentAuthorisationDate\n2025-03-31\n2025-04-01\n2026-04-01\n-' },
    fails: { [END]: [0, 2] },
  },
  {
    rule: '8736',
    tables: { Assessments: `${DATES}\n2025-03-31 -\n2025-04-01 -\n- -\n2025-03-31 2025-05-01` },
    fails: { [START]: [0, 2], [END]: [0, 2] },
  },
  {
    rule: '8863Q',
    tables: {
      Assessments: `episode ${DATES}\n1 2025-05-01 2025-06-01\n1 2025-06-01 2025-07-01\n2 2025-05-01 2025-06-01\n2 2025-06-02 2025-07-01\n3 2025-05-01 -\n3 2025-05-01 -\n4 2025-05-01 -\n4 2026-03-31 -`,
    },
    fails: { [START]: [0, 1, 6, 7], [END]: [0, 6] },
  },
  {
    rule: '8867',
    tables: {
      CINdetails: 'episode CINclosureDate\n1 2025-05-01\n2 -\n3 2025-05-01',
      Assessments: 'episode AssessmentAuthorisationDate\n1 -\n2 -\n3 2025-04-01',
    },
    fails: { [END]: [0], 'CINdetails CINclosureDate': [0] },
  },
  {
    rule: '8869',
    tables: {
      Assessments: 'part\n1\n2\n3',
      AssessmentFactorsList: 'part AssessmentFactors\n1 21\n1 1A\n2 21\n3 1A\n3 2A',
    },
    fails: { [FACTORS]: [0] },
  },
  {
    rule: '8873Q',
    tables: {
      CINdetails:
        'episode CINclosureDate ReasonForClosure\n1 2025-06-01 RC7\n2 2025-06-01 RC8\n3 2025-06-01 RC7\n4 - -\n5 2025-06-01 -\n6 2025-06-01 RC7',
      Assessments:
        'episode part AssessmentAuthorisationDate\n1 1 2025-05-01\n2 1 2025-05-01\n3 1 2025-05-01\n3 2 2025-05-01\n4 1 2025-05-01\n5 1 2025-05-01\n6 1 -',
      AssessmentFactorsList: 'episode part AssessmentFactors\n1 1 21\n2 1 21\n3 1 21\n4 1 21\n5 1 21\n6 1 21',
    },
    fails: { [FACTORS]: [0, 5], 'CINdetails ReasonForClosure': [0, 4] },
  },
  {
    rule: '8896',
    tables: { Assessments: 'episode AssessmentAuthorisationDate\n1 -\n1 -\n1 2025-05-01\n2 -\n3 -' },
    fails: { [END]: [0, 1] },
  },
  {
    rule: '8897Q',
    tables: {
      Assessments:
        'part AssessmentAuthorisationDate\n1 2025-04-01\n2 2025-05-01\n3 2025-05-01\n4 2025-03-31\n5 -',
      AssessmentFactorsList: 'part AssessmentFactors\n2 1A\n3 1A\n3 ODD',
    },
    fails: { [END]: [0, 2], [FACTORS]: [0, 2] },
  },
  {
    rule: '8898',
    tables: {
      Assessments: 'part\n1\n2',
      AssessmentFactorsList: 'part AssessmentFactors\n1 1A\n1 2A\n1 1A\n2 1A',
    },
    fails: { [FACTORS]: [0] },
  },
  {
    rule: '8945Q',
    tables: {
      Assessments: 'part\n1\n2',
      AssessmentFactorsList: 'part AssessmentFactors\n1 18B\n2 18A\n2 1A',
    },
    fails: { [FACTORS]: [1] },
  },
  {
    rule: '8950Q',
    tables: { Assessments: 'part\n1\n2', AssessmentFactorsList: 'part AssessmentFactors\n1 19A\n2 19C' },
    fails: { [FACTORS]: [0] },
  },
];

checkExamples('rules on assessments', assessmentRules, examples);
