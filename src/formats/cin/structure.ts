/**
 * The shape of the children in need census, said once: the reader, the writer and the check against the schema all
 * work from it. Source: the XML schemas of the census for 2022, 2024 and 2026 as published in liia-tools-pipeline
 * (Social Finance, MIT). The block PreProceedingsandFGDM is in a sample file for 2026 and in no schema read.
 */

/** The tables that a census file is read into. */
export type CinTable =
  | 'Header'
  | 'ChildIdentifiers'
  | 'ChildCharacteristics'
  | 'Disabilities'
  | 'CINdetails'
  | 'Assessments'
  | 'AssessmentFactorsList'
  | 'CINplanDates'
  | 'Section47'
  | 'ChildProtectionPlans'
  | 'Reviews'
  | 'PreProceedingsandFGDM';

/** What the text of an element must be. The names of code lists are those of `codes.ts`. */
export type CinValueType =
  'text' | 'date' | 'year' | 'dateTime' | 'count' | 'lea' | 'serialNumber' | 'upn' | CinCodeListName;

/** The code lists of the census. */
export type CinCodeListName =
  | 'collection'
  | 'sourceLevel'
  | 'upnUnknown'
  | 'sex'
  | 'gender'
  | 'ethnicity'
  | 'disability'
  | 'referralSource'
  | 'primaryNeed'
  | 'closureReason'
  | 'yesNo'
  | 'abuseCategory'
  | 'assessmentFactor';

/** An element of the census. `first` and `last` are the collection years in which it is there. */
export type CinElement = {
  readonly name: string;
  /** Least and greatest number of times in its parent. */
  readonly min: number;
  readonly max: number;
  /** A row begins here; for an element with a value, the value is the row's only column. */
  readonly table?: CinTable;
  readonly first?: number;
  readonly last?: number;
} & (
  | { readonly type: CinValueType; readonly children?: undefined }
  | { readonly type?: undefined; readonly children: readonly CinElement[] }
);

type Times = 'once' | 'optional' | 'some' | 'any';

const times: Readonly<Record<Times, { readonly min: number; readonly max: number }>> = {
  once: { min: 1, max: 1 },
  optional: { min: 0, max: 1 },
  some: { min: 1, max: Infinity },
  any: { min: 0, max: Infinity },
};

function value(name: string, type: CinValueType, often: Times = 'optional'): CinElement {
  return { name, type, ...times[often] };
}

function group(name: string, often: Times, children: readonly CinElement[], table?: CinTable): CinElement {
  return { name, children, ...times[often], ...(table && { table }) };
}

function inTable(element: CinElement, table: CinTable): CinElement {
  return { ...element, table };
}

const header = group(
  'Header',
  'optional',
  [
    group('CollectionDetails', 'optional', [
      value('Collection', 'collection'),
      value('Year', 'year'),
      value('ReferenceDate', 'date'),
    ]),
    group('Source', 'any', [
      value('SourceLevel', 'sourceLevel'),
      value('LEA', 'lea', 'once'),
      value('SoftwareCode', 'text'),
      value('Release', 'text'),
      value('SerialNo', 'serialNumber'),
      value('DateTime', 'dateTime'),
    ]),
  ],
  'Header',
);

const identifiers = group(
  'ChildIdentifiers',
  'once',
  [
    value('LAchildID', 'text', 'once'),
    value('UPN', 'upn'),
    value('FormerUPN', 'upn'),
    value('UPNunknown', 'upnUnknown'),
    value('PersonBirthDate', 'date'),
    value('ExpectedPersonBirthDate', 'date'),
    // The schema of 2024 has GenderCurrent still; the rules of the census ask for Sex from 2024/25.
    { ...value('GenderCurrent', 'gender', 'once'), last: 2024 },
    { ...value('Sex', 'sex', 'once'), first: 2025 },
    value('PersonDeathDate', 'date'),
  ],
  'ChildIdentifiers',
);

const characteristics = group(
  'ChildCharacteristics',
  'once',
  [
    value('Ethnicity', 'ethnicity', 'once'),
    group('Disabilities', 'optional', [inTable(value('Disability', 'disability', 'some'), 'Disabilities')]),
  ],
  'ChildCharacteristics',
);

const assessments = group(
  'Assessments',
  'any',
  [
    value('AssessmentActualStartDate', 'date', 'once'),
    value('AssessmentInternalReviewDate', 'date'),
    value('AssessmentAuthorisationDate', 'date'),
    group('FactorsIdentifiedAtAssessment', 'optional', [
      inTable(value('AssessmentFactors', 'assessmentFactor', 'some'), 'AssessmentFactorsList'),
    ]),
  ],
  'Assessments',
);

const cinPlans = group(
  'CINPlanDates',
  'any',
  [value('CINPlanStartDate', 'date', 'once'), value('CINPlanEndDate', 'date')],
  'CINplanDates',
);

const section47 = group(
  'Section47',
  'any',
  [
    value('S47ActualStartDate', 'date', 'once'),
    value('InitialCPCtarget', 'date'),
    value('DateOfInitialCPC', 'date'),
    value('ICPCnotRequired', 'yesNo', 'once'),
  ],
  'Section47',
);

const protectionPlans = group(
  'ChildProtectionPlans',
  'any',
  [
    value('CPPstartDate', 'date', 'once'),
    value('CPPendDate', 'date'),
    value('InitialCategoryOfAbuse', 'abuseCategory', 'once'),
    value('LatestCategoryOfAbuse', 'abuseCategory', 'once'),
    value('NumberOfPreviousCPP', 'count', 'once'),
    group('Reviews', 'optional', [inTable(value('CPPreviewDate', 'date', 'some'), 'Reviews')]),
  ],
  'ChildProtectionPlans',
);

const preProceedings = {
  ...group(
    'PreProceedingsandFGDM',
    'any',
    [
      'PPStartDate',
      'LBPSentDate',
      'FGDMMeetingOffer',
      'FGDMMeetingFac',
      'InitialPPMeetingDate',
      'ReviewMeetingsCount',
      'StepDecisionDate',
      'PPOutcome',
      'CourtAppDate',
      'LetterInitCPDate',
    ].map((name) => value(name, 'text')),
    'PreProceedingsandFGDM',
  ),
  // Read and written back, but no schema read so far has it.
  first: Infinity,
} satisfies CinElement;

const details = group(
  'CINdetails',
  'some',
  [
    value('CINreferralDate', 'date', 'once'),
    value('ReferralSource', 'referralSource', 'once'),
    value('PrimaryNeedCode', 'primaryNeed'),
    value('CINclosureDate', 'date'),
    value('ReasonForClosure', 'closureReason'),
    value('DateOfInitialCPC', 'date'),
    assessments,
    cinPlans,
    section47,
    value('ReferralNFA', 'yesNo', 'once'),
    protectionPlans,
    preProceedings,
  ],
  'CINdetails',
);

/** The whole document, in the order of the schema. */
export const cinMessage: CinElement = group('Message', 'once', [
  header,
  group('Children', 'once', [group('Child', 'some', [identifiers, characteristics, details])]),
]);

/** Whether an element belongs to the schema of a collection year. */
export function isElementInYear({ first = -Infinity, last = Infinity }: CinElement, year: number): boolean {
  return first <= year && year <= last;
}

const childrenOf = new Map<CinElement, ReadonlyMap<string, CinElement>>();

/** The element of a name that an element may hold in some year. */
export function findChildElement(parent: CinElement, name: string): CinElement | undefined {
  let known = childrenOf.get(parent);
  if (!known) {
    known = new Map((parent.children ?? []).map((child) => [child.name, child]));
    childrenOf.set(parent, known);
  }
  return known.get(name);
}
