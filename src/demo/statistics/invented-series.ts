import type { Counts } from './invented-counts.ts';

/** One series: where it stands in the layout, its years, and its value from what is counted. */
export type InventedSeries = {
  readonly file: string;
  readonly measure: string;
  readonly category: string;
  readonly from: number;
  readonly value: (counts: Counts) => number;
};

const of = (counts: Counts, key: string): number => counts[key] ?? 0;

const count =
  (key: string) =>
  (counts: Counts): number =>
    Math.round(of(counts, key));

/** A part of a whole, times `scale`, to so many digits. */
const ratio =
  (key: string, whole: string, [scale, digits]: readonly [number, number]) =>
  (counts: Counts): number => {
    const among = of(counts, whole);
    return among === 0 ? 0 : Number(((of(counts, key) / among) * scale).toFixed(digits));
  };

const percent = (key: string, whole: string) => ratio(key, whole, [100, 1]);
const rate = (key: string, digits = 0) => ratio(key, 'population', [10_000, digits]);

/** Of workers and those who lack or fill in: the share that the added ones are of both. */
const added = (key: string) => (counts: Counts) => {
  const both = of(counts, 'workers') + of(counts, key);
  return both === 0 ? 0 : Number(((of(counts, key) / both) * 100).toFixed(1));
};

type Entry = readonly [measure: string, value: (counts: Counts) => number];

function series(file: string, from: number, entries: readonly Entry[]): readonly InventedSeries[] {
  return entries.map(([measure, value]) => ({ file, measure, category: '', from, value }));
}

/** The first share is what is left of the whole, so that the parts add up to it. */
type Shares = readonly (readonly [category: string, share: number])[];

/** A whole in parts of fixed shares; the first takes what rounding leaves. */
function parts(
  file: string,
  measure: string,
  { from, whole, shares }: { readonly from: number; readonly whole: string; readonly shares: Shares },
): readonly InventedSeries[] {
  const rest = shares.slice(1);
  return shares.map(([category, share], index) => {
    const value = (counts: Counts) => {
      const all = of(counts, whole);
      if (index > 0) return Math.round(all * share);
      return all - rest.reduce((sum, [, each]) => sum + Math.round(all * each), 0);
    };
    return { file, measure, category, from, value };
  });
}

const characteristics = 'cla_characteristics';

function placements(): readonly InventedSeries[] {
  const one = (category: string, value: (counts: Counts) => number): InventedSeries => {
    return { file: characteristics, measure: 'placement', category, from: 2020, value };
  };
  const left = (counts: Counts) => of(counts, 'stock') - of(counts, 'fostered') - of(counts, 'residential');
  return [
    one('Foster placements', count('fostered')),
    one("Secure homes and children's homes", count('residential')),
    one('Placed with parents or other person with parental responsibility', (c) => Math.round(left(c) * 0.3)),
    one('Placed for adoption', (c) => Math.round(left(c) * 0.12)),
    one(
      'Independent and semi-independent living arrangements/supported accommodation',
      (c) => left(c) - Math.round(left(c) * 0.3) - Math.round(left(c) * 0.12) - Math.round(left(c) * 0.15),
    ),
    one('Other placements', (c) => Math.round(left(c) * 0.15)),
    one('Total', count('stock')),
  ];
}

/** Shares as in England on 31 March 2025 (children looked after, Department for Education, November 2025). */
const splits: readonly InventedSeries[] = [
  ...placements(),
  ...parts(characteristics, 'age', {
    ...{ from: 2011, whole: 'stock' },
    shares: [
      ['10 to 15 years', 0.378],
      ['Under 1 year', 0.045],
      ['1 to 4 years', 0.123],
      ['5 to 9 years', 0.185],
      ['16 years and over', 0.269],
    ],
  }),
  ...parts('cla_flows_breakdown', 'started/Age on starting', {
    ...{ from: 2021, whole: 'started' },
    shares: [
      ['10 to 15 years', 0.269],
      ['Under 1 year', 0.159],
      ['1 to 4 years', 0.137],
      ['5 to 9 years', 0.153],
      ['16 years and over', 0.282],
    ],
  }),
  ...parts('cla_flows_breakdown', 'ceased/Age on ceasing', {
    ...{ from: 2018, whole: 'ceased' },
    shares: [
      ['18 years and over', 0.4],
      ['Under 1 year', 0.051],
      ['1 to 4 years', 0.181],
      ['5 to 9 years', 0.108],
      ['10 to 15 years', 0.141],
      ['16 years', 0.065],
      ['17 years', 0.054],
    ],
  }),
];

const lait: readonly InventedSeries[] = [
  ...series('lait_csc_long', 2015, [
    ['CareApplications', rate('applications', 1)],
    ['LAC', rate('stock')],
    ['LACnum', count('stock')],
    ['LACnum_Start', count('started')],
    ['LACceased', count('ceased')],
    ['CIN', rate('inNeed', 1)],
    ['CPP_rate', rate('plansNow', 1)],
    ['CPP_Total_Rateper10,000', rate('referrals', 1)],
    ['Section_47', rate('enquiries', 1)],
    ['ReReferral', percent('again', 'referrals')],
    ['PrevRegCPR', percent('second', 'plans')],
    ['LACDistance', ratio('far', 'stock', [100, 0])],
    ['Children_missing', ratio('missing', 'stock', [100, 0])],
    ['CareLeaverEET', ratio('working', 'leavers', [100, 0])],
    ['CareLeaverAcc', ratio('housed', 'leavers', [100, 0])],
    ['%_of LAC Adopted', ratio('adopted', 'ceased', [100, 0])],
    ['No_of LAC Adopted', count('adopted')],
    ['LAC_ceased_SGO', count('guardians')],
    ['ChildPov', percent('poor', 'population')],
  ]),
  ...series('lait_csc_long', 2016, [
    ['LACStable_2016on', ratio('moves', 'stock', [100, 0])],
    ['CareLeavers_LA_NotInTouch', ratio('outOfTouch', 'leavers', [100, 0])],
    ['StayingPut', ratio('stayingPut', 'leavers', [100, 0])],
    ['LACFinance', ratio('inCare', 'stockWeeks', [1, 0])],
  ]),
  ...series('lait_csc_long', 2018, [
    ['LAC_Start_Rate', rate('started')],
    ['LAC_Cease_Rate', rate('ceased')],
    ['LAC_LongStable%', ratio('stayed', 'long', [100, 0])],
    ['LAC_RetHome_CarePlan_%', ratio('home', 'ceased', [100, 0])],
  ]),
  ...series('lait_csc_long', 2020, [
    ['LAC_Foster_Placements', ratio('fostered', 'stock', [100, 0])],
    ['LAC_SecHome_And_ChildHome', ratio('residential', 'stock', [100, 0])],
  ]),
  ...series('lait_csc_long', 2022, [
    ['Number_Foster_Places(New)', count('places')],
    ['Number_Foster_Places_Filled(New)', count('filled')],
  ]),
  ...series('lait_csc_long', 2024, [['Stability_SocialWorker', ratio('manyWorkers', 'stock', [100, 0])]]),
];

/** Every series of the demonstration, by the names that published statistics have. */
export const inventedSeries: readonly InventedSeries[] = [
  ...series('cla_core', 2011, [
    ['cla_31_march', count('stock')],
    ['cla_started', count('started')],
    ['cla_ceased', count('ceased')],
  ]),
  ...series('cla_core', 2019, [
    ['cla_31_march_rate_per_10k', rate('stock')],
    ['cla_started_rate_per_10k', rate('started')],
    ['cla_ceased_rate_per_10k', rate('ceased')],
    ['population_0_17', count('population')],
  ]),
  ...splits,
  ...series(characteristics, 2011, [['uasc', count('uasc')]]).map((one) => ({ ...one, category: 'UASC' })),
  ...series('cin_cpp', 2013, [
    ['cin_31_march', count('inNeed')],
    ['referrals', count('referrals')],
    ['rereferrals_12m', count('again')],
    ['rereferral_pct', percent('again', 'referrals')],
    ['referrals_nfa', count('noAction')],
    ['s47_enquiries', count('enquiries')],
    ['icpc', count('conferences')],
    ['cpp_started', count('plans')],
    ['cpp_31_march', count('plansNow')],
    ['cpp_started_second_or_subsequent', count('second')],
    ['cpp_second_or_subsequent_pct', percent('second', 'plans')],
  ]),
  ...series('workforce', 2017, [
    ['inpost_fte', ratio('workers', 'one', [1, 1])],
    ['starters_fte', ratio('starting', 'one', [1, 1])],
    ['leavers_fte', ratio('leaving', 'one', [1, 1])],
    ['turnover_rate_fte', percent('leaving', 'workers')],
    ['vacancy_fte', ratio('vacancies', 'one', [1, 1])],
    ['vacancy_rate_fte', added('vacancies')],
    ['agency_fte', ratio('agency', 'one', [1, 1])],
    ['agency_rate_fte', added('agency')],
    ['case_holders_fte', ratio('holders', 'one', [1, 1])],
    ['cases', count('cases')],
    ['caseload_fte', ratio('cases', 'holders', [1, 1])],
    ['absence_rate_fte', ratio('sickDays', 'workDays', [100, 1])],
  ]),
  ...lait,
  ...series('spend_2016_2025', 2016, [
    ['cla_gross', count('inCare')],
    ['cyps_gross_excl_cera', count('all')],
    ['safeguarding_gross', count('safeguarding')],
    ['family_support_gross', count('familySupport')],
    ['leaving_care_gross', count('leavingCare')],
    ['youth_justice_gross', count('youthJustice')],
    ['young_people_gross', count('youngPeople')],
    ['sure_start_gross', count('earlyYears')],
    ['unit_cost_cla_week', ratio('inCare', 'stockWeeks', [1, 0])],
    ['unit_cost_fostering_week', ratio('fostering', 'fosterWeeks', [1, 0])],
    ['unit_cost_residential_week', ratio('homes', 'homeWeeks', [1, 0])],
  ]),
];

/** What ratios are of, added once the counts of an area stand: wholes that are not counted themselves. */
export function withWholes(counts: Counts): Counts {
  return {
    ...counts,
    one: 1,
    workDays: of(counts, 'workers') * 253,
    fosterWeeks: of(counts, 'fostered') * 52,
    homeWeeks: of(counts, 'residential') * 52,
  };
}
