import { straightLine } from '../../forecast/baselines.ts';
import type { RecipeText } from '../figure-recipe.ts';
import type { Given } from '../given.ts';
import { asQuoted, asRevised, assumed, everywhere, inEngland, series, span } from '../series.ts';
import { beside, growth, percent } from './arithmetic.ts';

const quoted = { editions: [...asQuoted, ...asRevised] };
const billions = (pounds: number): number => pounds / 1e9;

const shares = {
  care: inEngland(series.careSpend, span(2016, 2020)),
  all: inEngland(series.allSpend, span(2016, 2020)),
};

const shareOf = (given: Given, year: number) => percent(given.value('care', year), given.value('all', year));

/** The share of spend that goes to children in care, by the line through 2015-16 to 2019-20, read at 2024-25. */
function shareForecast(given: Given): number {
  const points = span(2016, 2020).map((year) => ({ year, value: shareOf(given, year) }));
  return straightLine(points, 2025) ?? Number.NaN;
}

const earlier = {
  earlierCare: everywhere(series.earlierCareSpend, [2014]),
  earlierAll: everywhere(series.earlierAllSpend, [2014]),
};

/** Pounds a week for a child, from a year's spend. */
const weekly = (spend: number, children: number): number => (spend / children / 365) * 7;

/** What care costs: *The Future of Children's Social Care* 4.2, 4.3 and 5.4. */
export const futureSpend: readonly RecipeText[] = [
  {
    id: 'F11',
    section: '4.2, figure 4',
    claim: 'Spend on children in care in 2014-15',
    claimed: 3.8,
    unit: 'GBP bn',
    status: 'seed only',
    inputs: {
      earlierCare: everywhere(series.earlierCareSpend, [2014], { beside: true }),
      care: inEngland(series.careSpend, [2016], { beside: true }),
    },
    method: 'Gross outturn, children looked after.',
    note: 'The outturn of 2014-15 is not among the publications that Kith reads. £3.8bn lies on the line between the years on either side.',
    compute: spendBetween,
  },
  {
    id: 'F12',
    section: '4.2, figure 4',
    claim: 'Spend on children in care in 2019-20',
    claimed: 5.3,
    unit: 'GBP bn',
    status: 'reproduced',
    inputs: { care: inEngland(series.careSpend, [2020]) },
    method: 'Gross outturn, children looked after.',
    agreement: [0.05],
    compute: (given) => billions(given.value('care')),
  },
  {
    id: 'F13',
    section: '4.2',
    claim: 'Children in care’s share of spend on children and families in 2014-15',
    claimed: 42,
    unit: '%',
    status: 'consistent',
    inputs: {
      ...earlier,
      care: inEngland(series.careSpend, [2016]),
      all: inEngland(series.allSpend, [2016]),
    },
    method:
      'Gross spend on children in care, divided by all children’s services without capital from revenue: read half-way between 2013-14 and 2015-16.',
    note: 'The outturn of 2014-15 itself is not held.',
    agreement: [1],
    compute: (given) => {
      const before = percent(given.total('earlierCare'), given.total('earlierAll'));
      const after = shareOf(given, 2016);
      const points = [
        { year: 2014, value: before },
        { year: 2016, value: after },
      ];
      return {
        value: straightLine(points, 2015) ?? Number.NaN,
        beside: [...beside('2013-14', before, '%'), ...beside('2015-16', after, '%')],
      };
    },
  },
  {
    id: 'F14',
    section: '4.2',
    claim: 'Children in care’s share of spend on children and families in 2019-20',
    claimed: 51,
    unit: '%',
    status: 'partly reproduced',
    inputs: {
      care: inEngland(series.careSpend, [2020]),
      all: inEngland(series.allSpend, [2020]),
      careAfter: inEngland(series.careSpend, [2021], { beside: true }),
      allAfter: inEngland(series.allSpend, [2021], { beside: true }),
    },
    method:
      'Gross spend on children in care, divided by all children’s services without capital from revenue.',
    note: 'The share of the year after is 51.1%: the report may have used that year, or another whole.',
    agreement: [1],
    compute: (given) => ({
      value: shareOf(given, 2020),
      beside: beside(
        'The year after',
        percent(given.find('careAfter') ?? Number.NaN, given.find('allAfter') ?? Number.NaN),
        '%',
      ),
    }),
  },
  {
    id: 'F15',
    section: '4.2',
    claim: 'Children in care’s share of spend, forecast for 2024-25',
    claimed: 59,
    unit: '%',
    status: 'reproduced',
    inputs: {
      ...shares,
      careThen: inEngland(series.careSpend, [2025], { beside: true }),
      allThen: inEngland(series.allSpend, [2025], { beside: true }),
    },
    method: 'Least-squares line through the shares of 2015-16 to 2019-20, read at 2024-25.',
    note: 'In 2024-25 it was 55.9%.',
    agreement: [0.5],
    compute: (given) => ({
      value: shareForecast(given),
      beside: beside(
        'What it was in 2024-25',
        percent(given.find('careThen') ?? Number.NaN, given.find('allThen') ?? Number.NaN),
        '%',
      ),
    }),
  },
  {
    id: 'F16',
    section: '4.2; Appendix',
    claim: 'Spend on children in care forecast for 2024-25',
    claimed: 7.4,
    unit: 'GBP bn',
    status: 'partly reproduced',
    inputs: {
      ...shares,
      extra: assumed('extraCost'),
      years: assumed('extraYears'),
      careThen: inEngland(series.careSpend, [2025], { beside: true }),
    },
    method: 'The forecast share times all spend in 2019-20 with the yearly rise added.',
    note: 'The report does not say over how many years the £600m adds up. Three to four years give £7.3bn to £7.7bn. What was spent in 2024-25 was £8.96bn: more, because a week in care cost more.',
    agreement: [0.35],
    compute: (given) => {
      const at = (years: number) =>
        billions((shareForecast(given) / 100) * (given.value('all', 2020) + years * given.assumed('extra')));
      return {
        value: at(given.assumed('years')),
        beside: [
          ...beside('With a year more', at(given.assumed('years') + 1), 'GBP bn'),
          ...beside('What was spent', billions(given.find('careThen') ?? Number.NaN), 'GBP bn'),
        ],
      };
    },
  },
  {
    id: 'F17',
    section: '1.4; 6',
    claim: 'More spend on children in care in 2025 than in 2020',
    claimed: 2.1,
    unit: 'GBP bn',
    status: 'reproduced',
    inputs: { forecast: assumed('spendForecast'), care: inEngland(series.careSpend, [2020]) },
    method: 'The printed forecast less the outturn of 2019-20.',
    agreement: [0.05],
    compute: (given) => billions(given.assumed('forecast') - given.value('care')),
  },
  {
    id: 'F22',
    section: '4.3; 5.4',
    claim: 'Average weekly cost of a child in care in 2014-15',
    claimed: 1040,
    unit: 'GBP/week',
    status: 'reproduced within rounding',
    inputs: { spend: assumed('spend2015'), inCare: inEngland(series.inCare, [2015], quoted) },
    method: 'Spend, divided by children in care at 31 March, by 365 days, times seven.',
    note: 'The £3.8bn is printed to one place: £3.75bn to £3.85bn gives £1,035 to £1,063.',
    agreement: [15],
    compute: (given) => weekly(given.assumed('spend'), given.value('inCare')),
  },
  {
    id: 'F23',
    section: '5.4',
    claim: 'Average weekly cost of a child in care in 2019-20',
    claimed: 1265,
    unit: 'GBP/week',
    status: 'reproduced',
    inputs: {
      care: inEngland(series.careSpend, [2020]),
      inCare: inEngland(series.inCare, [2020], quoted),
      published: inEngland(series.careCost, [2020], { beside: true }),
    },
    method: 'Spend, divided by children in care at 31 March, by 365 days, times seven.',
    agreement: [5],
    compute: (given) => ({
      value: weekly(given.value('care'), given.value('inCare')),
      beside: beside('As published', given.find('published'), 'GBP/week'),
    }),
  },
  {
    id: 'F24',
    section: '5.4',
    claim: 'Rise in the weekly cost from 2014-15 to 2019-20',
    claimed: 22,
    unit: '%',
    status: 'reproduced',
    inputs: { before: assumed('weeklyCost2015'), after: inEngland(series.careCost, [2020]) },
    method: 'Growth from the printed cost of 2014-15 to the published cost of 2019-20.',
    agreement: [0.5],
    compute: (given) => growth(given.assumed('before'), given.value('after')),
  },
  {
    id: 'F25',
    section: '4.3; 5.4, figure 9',
    claim: 'Weekly cost of residential care in 2014-15',
    claimed: 3000,
    unit: 'GBP/week',
    status: 'consistent',
    inputs: { cost: inEngland(series.homesCost, [2016]) },
    method: 'Published unit cost of 2015-16, the first year held.',
    note: 'A year later than the claim.',
    agreement: [300],
    compute: (given) => given.value('cost'),
  },
  {
    id: 'F26',
    section: '4.3; 5.4, figure 9',
    claim: 'Weekly cost of residential care in 2019-20',
    claimed: 4000,
    printed: '>4000',
    unit: 'GBP/week',
    status: 'reproduced',
    inputs: {
      cost: inEngland(series.homesCost, [2020]),
      later: inEngland(series.homesCost, [2025], { beside: true }),
    },
    method: 'Published unit cost: spend divided by days in care, times seven.',
    agreement: ['over'],
    compute: (given) => ({
      value: given.value('cost'),
      beside: beside('In 2024-25', given.find('later'), 'GBP/week'),
    }),
  },
  {
    id: 'F27',
    section: '4.3',
    claim: 'Weekly cost of fostering',
    claimed: 1000,
    printed: '<1000',
    unit: 'GBP/week',
    status: 'reproduced',
    inputs: { cost: inEngland(series.fosterCost, [2020]) },
    method: 'Published unit cost of 2019-20.',
    agreement: ['under'],
    compute: (given) => given.value('cost'),
  },
  {
    id: 'F28',
    section: '4.3',
    claim: 'How many times as much residential care costs as fostering',
    claimed: [4, 5],
    printed: '4-5',
    unit: 'ratio',
    status: 'not matched',
    inputs: {
      homes: inEngland(series.homesCost, [2020]),
      fostering: inEngland(series.fosterCost, [2020]),
    },
    method: 'Published unit cost of residential care in 2019-20, divided by that of fostering.',
    note: 'Published costs make it almost seven times. The report seems to divide £4,000 by a little under £1,000.',
    compute: (given) => given.value('homes') / given.value('fostering'),
  },
];

function spendBetween(given: Given) {
  const before = given.total('earlierCare');
  const after = given.find('care') ?? Number.NaN;
  const points = [
    { year: 2014, value: before },
    { year: 2016, value: after },
  ];
  const between = before === 0 ? Number.NaN : billions(straightLine(points, 2015) ?? Number.NaN);
  return { value: null, beside: beside('Between 2013-14 and 2015-16', between, 'GBP bn') };
}
