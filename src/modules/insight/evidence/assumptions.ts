/**
 * A number that a document gives and no publication that Kith loads holds: an assumption of its authors, a count from
 * their own work, or a price. Where the document is silent, `printed` is false and `why` says how the number was found.
 */
export type Assumption = {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  readonly unit: string;
  readonly document: string;
  readonly section: string;
  readonly printed: boolean;
  readonly why: string;
};

const future = 'The Future of Children’s Social Care (2022)';
const options = 'No Good Options (2017)';
const review = 'The Independent Review of Children’s Social Care, chapter one (2022)';

type Said = readonly [label: string, value: number, unit: string, document: string, section: string];

const printed = {
  spend2015: ['Spend on children in care 2014-15', 3.8e9, 'GBP', future, '4.2, figure 4'],
  spendForecast: ['Spend on children in care forecast for 2024-25', 7.4e9, 'GBP', future, '4.2'],
  extraCost: [
    'Rise of the whole cost each year (Local Government Association)',
    6e8,
    'GBP',
    future,
    '4.2; Appendix',
  ],
  weeklyCost2015: ['Weekly cost of a child in care 2014-15', 1040, 'GBP', future, '5.4'],
  caseHolders: ['Workers who hold cases, full-time equivalents', 16_246, 'FTE', future, '5.1'],
  recordingNow: ['Share of the week on recording and administration', 50, '%', future, '5.1, figure 6'],
  recordingThen: ['The same after the change', 25, '%', future, '5.1; reference 26'],
  supported: ['Children who would gain from support at the edge of care', 30_000, 'children', future, '5.1'],
  supportCost: ['Cost of the support for a child', 6800, 'GBP', future, '5.1'],
  supportAll: ['Yearly cost of the support', 205e6, 'GBP', future, '5.1'],
  optimisedLow: ['Children in care in 2025 if all went well, lower', 64_000, 'children', future, '5.1'],
  optimisedHigh: ['Children in care in 2025 if all went well, upper', 77_000, 'children', future, '5.1'],
  homesShareLow: ['Fewer children in children’s homes, lower', 37, '%', future, '5.4'],
  homesShareHigh: ['Fewer children in children’s homes, upper', 41, '%', future, '5.4'],
  familyHomesLow: ['More children in family homes, lower', 3300, 'children', future, '5.4'],
  familyHomesHigh: ['More children in family homes, upper', 4400, 'children', future, '5.4'],
  savedLow: ['Lower spend in 2025, lower', 1.4, 'GBP bn', future, '6'],
  savedHigh: ['Lower spend in 2025, upper', 2, 'GBP bn', future, '6'],
  growth: ['Rise of spend from 2020 to 2025', 2.1, 'GBP bn', future, '6'],
  households: ['Families with children', 8_150_000, 'families', future, 'reference 2'],
  referrals2011: ['Referrals 2010-11', 615_000, 'referrals', options, '1'],
  plansStarted2011: ['Plans started 2010-11', 49_000, 'plans', options, '1'],
  revenueBefore: ['Total revenue spend before, in prices of the later year', 104_256, 'GBP m', options, '1'],
  revenueAfter: ['Total revenue spend after', 81_724, 'GBP m', options, '1'],
} as const satisfies Record<string, Said>;

type Found = readonly [...Said, why: string];

const found = {
  hours: [
    'Hours in a week of full-time work',
    37,
    'hours',
    future,
    'reference 26',
    'Not printed. At 37 hours the printed 150,000 comes out; at 37.5 it is 152,306.',
  ],
  extraYears: [
    'Years over which that rise adds up',
    3,
    'years',
    future,
    'Appendix',
    'Not printed. With three to four years the printed £7.4bn comes out; with one it does not.',
  ],
  priceRise: [
    'Rise in prices 2014-15 to 2019-20',
    6.1,
    '%',
    future,
    '4.3',
    'Not printed. The rise at which the exact decomposition comes nearest to the printed shares; usual price indices rose by 8 to 9% and give prices 22 to 25%.',
  ],
  populationRise: [
    'Rise in the number of children 2014-15 to 2019-20, as it was estimated then',
    3,
    '%',
    future,
    '4.3',
    'Not printed. Estimates have been rebased since on the census of 2021 and give 2.2%.',
  ],
  pricesPlain: [
    'Rise in prices for the plain comparison of growth rates',
    6.75,
    '%',
    future,
    '4.3',
    'Not printed. The rise at which the four growth rates, each taken alone, come nearest to the printed shares.',
  ],
  deflator: [
    'Rise in prices 2012-13 to 2020-21',
    23,
    '%',
    review,
    'footnote 11',
    'Not printed. The rise in prices at which the printed fall comes out.',
  ],
} as const satisfies Record<string, Found>;

export type AssumptionId = keyof typeof printed | keyof typeof found;

/** Every assumption, by the name that recipes use. */
export const assumptions: readonly Assumption[] = [
  ...Object.entries(printed).map(([id, said]) => toAssumption(id, said, '')),
  ...Object.entries(found).map(([id, [label, value, unit, document, section, why]]) =>
    toAssumption(id, [label, value, unit, document, section], why),
  ),
];

function toAssumption(id: string, said: Said, why: string): Assumption {
  const [label, value, unit, document, section] = said;
  return { id, label, value, unit, document, section, printed: why === '', why };
}

/** The values that recipes are given. */
export type Assumptions = ReadonlyMap<string, number>;

export const citedAssumptions: Assumptions = new Map(assumptions.map(({ id, value }) => [id, value]));

/** The assumption of a name. */
export function findAssumption(id: string): Assumption | undefined {
  return assumptions.find((one) => one.id === id);
}
