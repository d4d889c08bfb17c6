import type { CinTable } from '../../../../formats/cin/structure.ts';
import type { Column, Day, Table, TableWith } from '../frame/index.ts';

/** The columns of each table that rules read. */
export const ruleColumns = {
  Header: ['Year', 'ReferenceDate'],
  ChildIdentifiers: [
    ...(['LAchildID', 'UPN', 'FormerUPN', 'UPNunknown', 'PersonBirthDate'] as const),
    ...(['ExpectedPersonBirthDate', 'Sex', 'GenderCurrent', 'PersonDeathDate'] as const),
  ],
  ChildCharacteristics: ['LAchildID', 'Ethnicity'],
  Disabilities: ['LAchildID', 'Disability'],
  CINdetails: [
    ...(['LAchildID', 'CINdetailsID', 'CINreferralDate', 'ReferralSource', 'PrimaryNeedCode'] as const),
    ...(['CINclosureDate', 'ReasonForClosure', 'DateOfInitialCPC', 'ReferralNFA'] as const),
  ],
  Assessments: [
    ...(['LAchildID', 'CINdetailsID', 'AssessmentID', 'AssessmentActualStartDate'] as const),
    'AssessmentAuthorisationDate',
  ],
  AssessmentFactorsList: ['LAchildID', 'CINdetailsID', 'AssessmentID', 'AssessmentFactors'],
  CINplanDates: ['LAchildID', 'CINdetailsID', 'CINPlanStartDate', 'CINPlanEndDate'],
  Section47: [
    ...(['LAchildID', 'CINdetailsID', 'S47ActualStartDate', 'InitialCPCtarget', 'DateOfInitialCPC'] as const),
    'ICPCnotRequired',
  ],
  ChildProtectionPlans: [
    ...(['LAchildID', 'CINdetailsID', 'CPPID', 'CPPstartDate', 'CPPendDate'] as const),
    ...(['InitialCategoryOfAbuse', 'LatestCategoryOfAbuse', 'NumberOfPreviousCPP'] as const),
  ],
  Reviews: ['LAchildID', 'CINdetailsID', 'CPPID', 'CPPreviewDate'],
} as const satisfies Partial<Record<CinTable, readonly string[]>>;

/** A table that rules read. */
export type RuleTable = keyof typeof ruleColumns;

/** The same rows three times over: by the child, by its episode, and by the assessment or plan they are part of. */
export type CinRows = Table & { readonly byEpisode: Table; readonly byPart: Table };

/** A table with its columns as properties. */
export type TableOf<Name extends RuleTable> = TableWith<(typeof ruleColumns)[Name][number]> & CinRows;

/** The census of a year as rules see it. */
export type CinReturn = {
  readonly header: TableOf<'Header'>;
  readonly identifiers: TableOf<'ChildIdentifiers'>;
  readonly characteristics: TableOf<'ChildCharacteristics'>;
  readonly disabilities: TableOf<'Disabilities'>;
  readonly details: TableOf<'CINdetails'>;
  readonly assessments: TableOf<'Assessments'>;
  readonly factors: TableOf<'AssessmentFactorsList'>;
  readonly cinPlans: TableOf<'CINplanDates'>;
  readonly section47: TableOf<'Section47'>;
  readonly protection: TableOf<'ChildProtectionPlans'>;
  readonly reviews: TableOf<'Reviews'>;
  /** The collection year whose rules apply: 2026 is 1 April 2025 to 31 March 2026. */
  readonly year: number;
  /** The first day of the period, and its last, the reference date. */
  readonly start: Day;
  readonly end: Day;
  /** Sex, or GenderCurrent up to 2023/24. */
  readonly sex: Column;
};
