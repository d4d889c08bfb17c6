import type { StatisticKey } from '../statistics/statistic.ts';

/** Why a sign is thought to come before trouble. Unverified means that nobody showed it to us with figures. */
export type Grounds = { readonly why: string; readonly source: string; readonly verified: boolean };

/** A sign in our own record: a measure, and which way is worrying. */
export type OwnSign = {
  readonly measure: string;
  readonly worse: 'up' | 'down';
  readonly grounds: Grounds;
};

/** A sign in what is published of every authority. */
export type PublicSign = {
  readonly key: string;
  readonly title: string;
  readonly unit: string;
  readonly numerator: StatisticKey;
  /** For a rate of the population of the middle of the year before. */
  readonly per?: number;
  /** The day on which a year of the series ends, as month and day. */
  readonly yearEnds: '-03-31' | '-09-30';
  readonly why: string;
};

const judgement = 'Practice judgement, not shown with figures here';

const unverified = (why: string): Grounds => ({ why, source: judgement, verified: false });

/**
 * Signs in the record that leaders and inspectors name before services fail. All stand as unverified: what an authority's own
 * months say before its inspections is not published, so nobody can test it from outside.
 */
export const ownSigns: readonly OwnSign[] = [
  {
    measure: 'M-WK-05',
    worse: 'up',
    grounds: unverified(
      'With more children each, workers see each of them less; visits and plans slip next.',
    ),
  },
  {
    measure: 'M-CH-01',
    worse: 'up',
    grounds: unverified(
      'Each change of worker starts the relationship anew, and shows that workers are leaving.',
    ),
  },
  { measure: 'M-WK-06', worse: 'up', grounds: unverified('Workers leave before figures fall.') },
  {
    measure: 'M-CP-17',
    worse: 'up',
    grounds: unverified('Children whom nobody has seen are those of whom least is known.'),
  },
  {
    measure: 'M-CP-11',
    worse: 'down',
    grounds: unverified('Visits are the first thing that is put off when work is too much.'),
  },
  {
    measure: 'M-CL-07',
    worse: 'down',
    grounds: unverified('Visits are the first thing that is put off when work is too much.'),
  },
  { measure: 'M-CP-10', worse: 'down', grounds: unverified('Late reviews let plans drift.') },
  { measure: 'M-CL-05', worse: 'down', grounds: unverified('Late reviews let plans drift.') },
  {
    measure: 'M-FH-01',
    worse: 'down',
    grounds: unverified('Assessments that take longer keep families waiting at the front door.'),
  },
  {
    measure: 'M-FD-03',
    worse: 'up',
    grounds: unverified('Families who come back were let go too early, or not helped.'),
  },
  { measure: 'M-CP-07', worse: 'up', grounds: unverified('Plans that end too early begin again.') },
  {
    measure: 'M-CL-08',
    worse: 'up',
    grounds: unverified('Children move more where homes are found in a hurry.'),
  },
  {
    measure: 'M-CL-02',
    worse: 'up',
    grounds: unverified(
      'More children coming into care means that help before it does not reach them, or thresholds move.',
    ),
  },
  {
    measure: 'M-CL-03',
    worse: 'down',
    grounds: unverified(
      'Fewer children leaving, above all while more come, means that plans for going home and permanence stand still.',
    ),
  },
  {
    measure: 'M-CL-18',
    worse: 'up',
    grounds: unverified('Children go missing from where they do not feel safe.'),
  },
];

const workforce = (measure: string) =>
  ({ numerator: { file: 'workforce', measure }, yearEnds: '-09-30' }) as const;
const need = (measure: string) => ({ numerator: { file: 'cin_cpp', measure }, yearEnds: '-03-31' }) as const;

/** Signs in public figures. Their grounds are worked out from the figures and judgements that are loaded (sign-evidence.ts). */
export const publicSigns: readonly PublicSign[] = [
  {
    key: 'vacancies',
    title: 'Posts for social workers that are vacant',
    unit: '%',
    ...workforce('vacancy_rate_fte'),
    why: 'Work is shared among fewer.',
  },
  {
    key: 'agency',
    title: 'Social workers from agencies',
    unit: '%',
    ...workforce('agency_rate_fte'),
    why: 'Agency workers move on sooner, and cost more.',
  },
  {
    key: 'turnover',
    title: 'Social workers who left in the year',
    unit: '%',
    ...workforce('turnover_rate_fte'),
    why: 'Children lose the worker they know.',
  },
  {
    key: 'caseload',
    title: 'Children for each social worker',
    unit: 'children',
    ...workforce('caseload_fte'),
    why: 'Each child is seen less.',
  },
  {
    key: 'absence',
    title: 'Days lost to sickness',
    unit: '%',
    ...workforce('absence_rate_fte'),
    why: 'Strain shows in sickness before it shows in leaving.',
  },
  {
    key: 're-referrals',
    title: 'Referrals within 12 months of one before',
    unit: '%',
    ...need('rereferral_pct'),
    why: 'Families come back unhelped.',
  },
  {
    key: 'section-47',
    title: 'Section 47 enquiries',
    unit: 'per 10,000 children',
    per: 10_000,
    ...need('s47_enquiries'),
    why: 'Enquiries rise where help comes late, or confidence falls.',
  },
  {
    key: 'second-plans',
    title: 'Child protection plans that are a second or later one',
    unit: '%',
    ...need('cpp_second_or_subsequent_pct'),
    why: 'Plans ended too early.',
  },
  {
    key: 'coming-into-care',
    title: 'Children who came into care',
    unit: 'per 10,000 children',
    per: 10_000,
    numerator: { file: 'cla_core', measure: 'cla_started' },
    yearEnds: '-03-31',
    why: 'Help before care does not reach families, or thresholds move.',
  },
];

export const population: StatisticKey = { file: 'population_0_17', measure: 'population_0_17' };

/** All series that the public signs read. */
export const signKeys: readonly StatisticKey[] = [
  ...publicSigns.map(({ numerator }) => numerator),
  population,
];
