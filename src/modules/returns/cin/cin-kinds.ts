import type { CinTable } from '../../../formats/index.ts';
import { parsePlainDate } from '../../../platform/dates/plain-date.ts';
import {
  disabilityFacts,
  formerPupilNumberFacts,
  personFacts,
  pupilNumberFacts,
} from '../../people/index.ts';
import {
  assessmentFacts,
  assessmentFactorFacts,
  childInNeedPlanFacts,
  childProtectionPlanFacts,
  involvementFacts,
  protectionReviewFacts,
  section47EnquiryFacts,
} from '../../practice/index.ts';
import { integerCell, textCell } from '../plan/cell-rules.ts';
import { file, part } from '../plan/return-form.ts';
import type { FileKind, Impossible, ReturnForm } from '../plan/return-form.ts';
import {
  codeCell,
  dateCell,
  findSexNotation,
  genderCell,
  sexCell,
  upnCell,
  upnUnknownCell,
  yesNoCell,
} from './cin-cells.ts';

/** One table of the census and the table above it. The rows of Child are those of ChildIdentifiers and ChildCharacteristics. */
export type CinKind = FileKind<`CIN ${string}`> & {
  readonly source: CinTable;
  readonly above: 'CIN Child' | 'CIN CINdetails' | 'CIN Assessments' | 'CIN ChildProtectionPlans' | null;
};

const cin = (kind: FileKind<`CIN ${string}`>, source: CinTable, above: CinKind['above']): CinKind => ({
  ...kind,
  source,
  above,
});

const impossible: readonly Impossible[] = [
  {
    column: 'ExpectedPersonBirthDate',
    test: (valueOf) => valueOf('birth_date') !== null,
    problem: 'It is given beside a date of birth',
  },
  {
    column: 'PersonDeathDate',
    test: (valueOf) => (valueOf('died_on') ?? '9') < (valueOf('birth_date') ?? ''),
    problem: 'It is before the date of birth',
  },
];

const person = part(
  'person',
  personFacts,
  {
    PersonBirthDate: ['birth_date', dateCell],
    ExpectedPersonBirthDate: ['expected_on', dateCell],
    GenderCurrent: ['sex', genderCell],
    Sex: ['sex', sexCell],
    PersonDeathDate: ['died_on', dateCell],
    Ethnicity: ['ethnicity', codeCell('ethnicity')],
  },
  { impossible },
);

const child = file('CIN Child', [
  person,
  part(
    'upn',
    pupilNumberFacts,
    { UPN: ['value', upnCell], UPNunknown: ['value', upnUnknownCell] },
    { optional: true, needed: ['value'] },
  ),
  part('former upn', formerPupilNumberFacts, { FormerUPN: ['value', textCell] }, { optional: true }),
]);

const disabilities = file('CIN Disabilities', [
  part('disability', disabilityFacts, { Disability: ['code', codeCell('disability')] }, { key: ['code'] }),
]);

const details = file('CIN CINdetails', [
  part(
    'involvement',
    involvementFacts,
    {
      CINreferralDate: ['opened', dateCell],
      ReferralSource: ['referral_source', codeCell('referralSource')],
      PrimaryNeedCode: ['primary_need', codeCell('primaryNeed')],
      ReferralNFA: ['no_further_action', yesNoCell],
      CINclosureDate: ['closed', dateCell],
      ReasonForClosure: ['reason_closed', codeCell('closureReason')],
      DateOfInitialCPC: ['conference_on', dateCell],
    },
    { key: ['opened'], period: ['opened', 'closed', 'may overlap'], saidOfEnd: ['reason_closed'] },
  ),
]);

const toInvolvement = ['involvement_id', 'CIN CINdetails', 'if known'] as const;

const assessments = file('CIN Assessments', [
  part(
    'assessment',
    assessmentFacts,
    {
      AssessmentActualStartDate: ['starts', dateCell],
      AssessmentInternalReviewDate: ['reviewed_on', dateCell],
      AssessmentAuthorisationDate: ['authorised_on', dateCell],
    },
    { key: ['starts'], period: ['starts', 'authorised_on', 'may overlap'], link: toInvolvement },
  ),
]);

const factors = file('CIN AssessmentFactorsList', [
  part(
    'factor',
    assessmentFactorFacts,
    { AssessmentFactors: ['code', codeCell('assessmentFactor')] },
    { key: ['assessment_id', 'code'], link: ['assessment_id', 'CIN Assessments', 'required'] },
  ),
]);

const plans = file('CIN CINplanDates', [
  part(
    'need plan',
    childInNeedPlanFacts,
    { CINPlanStartDate: ['starts', dateCell], CINPlanEndDate: ['ends', dateCell] },
    { key: ['starts'], period: ['starts', 'ends', 'alone'], link: toInvolvement },
  ),
]);

const enquiries = file('CIN Section47', [
  part(
    'enquiry',
    section47EnquiryFacts,
    {
      S47ActualStartDate: ['starts', dateCell],
      InitialCPCtarget: ['conference_target', dateCell],
      DateOfInitialCPC: ['conference_on', dateCell],
      ICPCnotRequired: ['conference_not_required', yesNoCell],
    },
    { key: ['starts'], link: toInvolvement },
  ),
]);

const protectionPlans = file('CIN ChildProtectionPlans', [
  part(
    'protection plan',
    childProtectionPlanFacts,
    {
      CPPstartDate: ['starts', dateCell],
      CPPendDate: ['ends', dateCell],
      InitialCategoryOfAbuse: ['initial_category', codeCell('abuseCategory')],
      LatestCategoryOfAbuse: ['latest_category', codeCell('abuseCategory')],
      NumberOfPreviousCPP: ['previous_plans', integerCell(0, 99)],
    },
    { key: ['starts'], period: ['starts', 'ends', 'alone'], link: toInvolvement },
  ),
]);

const reviews = file('CIN Reviews', [
  part(
    'protection review',
    protectionReviewFacts,
    { CPPreviewDate: ['held_on', dateCell] },
    { key: ['held_on'], link: ['plan_id', 'CIN ChildProtectionPlans', 'if known'] },
  ),
]);

/** Where each element of the census goes, each table after the one above it; the export reads the same list the other way. */
export const cinKinds: readonly CinKind[] = [
  cin(child, 'ChildIdentifiers', null),
  cin(disabilities, 'Disabilities', 'CIN Child'),
  cin(details, 'CINdetails', 'CIN Child'),
  cin(assessments, 'Assessments', 'CIN CINdetails'),
  cin(factors, 'AssessmentFactorsList', 'CIN Assessments'),
  cin(plans, 'CINplanDates', 'CIN CINdetails'),
  cin(enquiries, 'Section47', 'CIN CINdetails'),
  cin(protectionPlans, 'ChildProtectionPlans', 'CIN CINdetails'),
  cin(reviews, 'Reviews', 'CIN ChildProtectionPlans'),
];

/** The children in need census. */
export const cinForm: ReturnForm = {
  name: 'cin',
  kinds: cinKinds,
  header: child.table,
  episodes: details.table,
  childColumn: 'LAchildID',
  birthDate: { column: 'PersonBirthDate', read: parsePlainDate },
  joinsByIdAlone: true,
  findNotation: ({ part: own, year }, cell) => {
    if (own === person) return findSexNotation(year, { gender: cell('GenderCurrent'), sex: cell('Sex') });
    const said = cell('ReferralNFA') ?? cell('ICPCnotRequired');
    return said === 'true' || said === 'false' ? 'words' : null;
  },
};
