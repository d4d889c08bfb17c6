import { england } from '../statistics/statistic.ts';
import type { AssumptionId } from './assumptions.ts';
import type { FigureInput, Series } from './figure-input.ts';

const all = '*';

const named = (file: string, measure: string, label: string, category = ''): Series => {
  return { file, measure, category, label };
};

/** Series that figures are made from, in the words of docs/data/published-statistics.md. */
export const series = {
  inCare: named('national', 'cla_31_march', 'Children in care at 31 March'),
  started: named('national', 'cla_started', 'Children who started in care'),
  ceased: named('national', 'cla_ceased', 'Children who left care'),
  alone: named('national', 'cla_uasc_31_march', 'Unaccompanied children in care at 31 March'),
  inCareByArea: named('cla_core', 'cla_31_march', 'Children in care at 31 March, as first published'),
  startedByArea: named('cla_core', 'cla_started', 'Children who started in care'),
  inCareRevised: named('lait_csc_long', 'LACnum', 'Children in care at 31 March, as revised'),
  inCareRate: named('lait_csc_long', 'LAC', 'Children in care for 10,000 children'),
  startRate: named('lait_csc_long', 'LAC_Start_Rate', 'Children who started in care for 10,000 children'),
  moves: named('lait_csc_long', 'LACStable_2016on', 'Children with three or more placements in the year'),
  settled: named('lait_csc_long', 'LAC_LongStable%', 'Children in the same placement for two years'),
  applications: named('lait_csc_long', 'CareApplications', 'Care applications for 10,000 children'),
  planRate: named('lait_csc_long', 'CPP_Abuse_Rate', 'Plans started for 10,000 children'),
  workerChange: named('lait_csc_long', 'Stability_SocialWorker', 'Children whose social worker changed'),
  fostered: named('cla_characteristics', 'placement', 'Children in foster homes', 'Foster placements'),
  inHomes: named(
    'cla_characteristics',
    'placement',
    'Children in children’s homes and secure homes',
    "Secure homes and children's homes",
  ),
  aloneByArea: named('cla_characteristics', 'uasc', 'Unaccompanied children in care at 31 March', 'UASC'),
  aged10: named('cla_characteristics', 'age', 'Children in care aged 10 to 15', '10 to 15 years'),
  aged16: named('cla_characteristics', 'age', 'Children in care aged 16 and over', '16 years and over'),
  population: named('population_0_17', 'population_0_17', 'Children aged 0 to 17, mid-year estimate'),
  inNeed: named('cin_cpp', 'cin_31_march', 'Children in need at 31 March'),
  referrals: named('cin_cpp', 'referrals', 'Referrals'),
  referralsClosed: named('cin_cpp', 'referrals_nfa', 'Referrals without further action'),
  notInNeed: named('cin_cpp', 'referrals_assessed_not_in_need', 'Referrals assessed as not in need'),
  rereferred: named('cin_cpp', 'rereferral_pct', 'Referrals within 12 months of an earlier one, %'),
  plansStarted: named('cin_cpp', 'cpp_started', 'Child protection plans started'),
  plans: named('cin_cpp', 'cpp_31_march', 'Child protection plans at 31 March'),
  secondPlans: named('cin_cpp', 'cpp_second_or_subsequent_pct', 'Plans that were a second or later one, %'),
  enquiries: named('cin_cpp', 's47_enquiries', 'Child protection enquiries'),
  conferences: named('cin_cpp', 'icpc', 'Initial child protection conferences'),
  workers: named('workforce', 'inpost_fte', 'Social workers in post, full-time equivalents'),
  caseload: named('workforce', 'caseload_fte', 'Cases for each full-time worker with cases'),
  vacancyRate: named('workforce', 'vacancy_rate_fte', 'Vacancy rate, %'),
  vacancies: named('workforce', 'vacancy_fte', 'Vacancies, full-time equivalents'),
  agencyRate: named('workforce', 'agency_rate_fte', 'Agency workers, % of the workforce'),
  careSpend: named('spend_2016_2025', 'cla_gross', 'Gross spend on children in care'),
  allSpend: named(
    'spend_2016_2025',
    'cyps_gross_excl_cera',
    'Gross spend on children’s and young people’s services',
  ),
  safeguarding: named('spend_2016_2025', 'safeguarding_gross', 'Gross spend on safeguarding'),
  earlyYears: named('spend_2016_2025', 'sure_start_gross', 'Gross spend on Sure Start and early years'),
  familySupport: named('spend_2016_2025', 'family_support_gross', 'Gross spend on family support'),
  youngPeople: named('spend_2016_2025', 'young_people_gross', 'Gross spend on services for young people'),
  otherFamily: named(
    'spend_2016_2025',
    'other_children_family_gross',
    'Gross spend on other services for families',
  ),
  careCost: named('spend_2016_2025', 'unit_cost_cla_week', 'Weekly cost of a child in care'),
  homesCost: named('spend_2016_2025', 'unit_cost_residential_week', 'Weekly cost of residential care'),
  fosterCost: named('spend_2016_2025', 'unit_cost_fostering_week', 'Weekly cost of fostering'),
  earlierCareSpend: outturn('Total Children Looked After', 'Gross spend on children in care'),
  earlierAllSpend: outturn(
    "CHILDREN AND YOUNG PEOPLE'S SERVICES BUDGET (excluding CERA)",
    'Gross spend on children’s and young people’s services',
  ),
  earlierSafeguarding: outturn(
    'Total Safeguarding Children and Young Peoples Services',
    'Gross spend on safeguarding',
  ),
  earlierEarlyYears: outturn(
    "Total Sure Start Children's Centres",
    'Gross spend on Sure Start and early years',
  ),
  earlierFamilySupport: outturn('Total Family Support Services', 'Gross spend on family support'),
  earlierYoungPeople: outturn('Total Services for Young People', 'Gross spend on services for young people'),
  idaci: named(
    'deprivation_2019',
    'idaci_2019_average_score',
    'Income deprivation affecting children (IDACI 2019)',
  ),
  imd: named('deprivation_2019', 'imd_2019_average_score', 'Index of multiple deprivation (2019)'),
  homesFar: named(
    'national_cla_distance',
    "Secure homes and children's homes",
    'In children’s homes and secure homes, over 20 miles away',
    '2. Over 20 miles',
  ),
  homesAll: named(
    'national_cla_distance',
    "Secure homes and children's homes",
    'In children’s homes and secure homes, all distances',
    'Total',
  ),
  settingsFar: named(
    'national_cla_distance',
    "Secure units, children's homes and semi-independent living accommodation",
    'In children’s homes, secure and semi-independent settings, over 20 miles away',
    '2. Over 20 miles',
  ),
  settingsAll: named(
    'national_cla_distance',
    "Secure units, children's homes and semi-independent living accommodation",
    'In children’s homes, secure and semi-independent settings, all distances',
    'Total',
  ),
} as const;

function outturn(line: string, label: string): Series {
  return named('s251_outturn_2009_2014', line, label, 'gross');
}

/** The editions of a national count, in the order in which they are wanted. */
export const asQuoted = ['as quoted in seed'];
export const asRevised = ['2024 release (revised long series)'];
export const firstPublished = ['first published'];

type More = { readonly editions?: readonly string[]; readonly beside?: boolean };

/** England's values of a series in some years. */
export function inEngland(of: Series, years: readonly number[], more: More = {}): FigureInput {
  return inArea(england, of, years, more);
}

/** One area's values of a series. */
export function inArea(area: string, of: Series, years: readonly number[], more: More = {}): FigureInput {
  const { editions = [], beside = false } = more;
  return { kind: 'published', series: of, area, years, editions, beside };
}

/** Every authority's values of a series. */
export function everywhere(of: Series, years: readonly number[], more: More = {}): FigureInput {
  return inArea(all, of, years, more);
}

/** Whether an input asks for every authority. */
export const asksEverywhere = ({ area }: { readonly area: string }): boolean => area === all;

/** The county authorities of the 2022 report: an assumed list. */
export const counties: FigureInput = { kind: 'counties', beside: false };
export const countiesBeside: FigureInput = { kind: 'counties', beside: true };

/** The ten authorities most like each, by an edition of the publisher's model. */
export const neighboursOf = (edition: number): FigureInput => ({ kind: 'neighbours', edition });

/** A number that a document gives. */
export const assumed = (id: AssumptionId, { beside = false } = {}): FigureInput => {
  return { kind: 'assumption', id, beside };
};

/** The years from one to another. */
export function span(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
