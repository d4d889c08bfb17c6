import { meanGrowth, straightLine } from '../../forecast/baselines.ts';
import type { FigureInput } from '../figure-input.ts';
import type { RecipeText } from '../figure-recipe.ts';
import type { Given } from '../given.ts';
import { asQuoted, asRevised, counties, everywhere, inEngland, series, span } from '../series.ts';
import { beside, growth, percent, sum, totalsOf } from './arithmetic.ts';

const quoted = { editions: [...asQuoted, ...asRevised] };
const revised = { editions: asRevised };

/** The national counts from 2011 to 2020 with 2015 and 2020 as the report quotes them. */
export const history: FigureInput = inEngland(series.inCare, span(2011, 2020), quoted);
export const historyBeside = inEngland(series.inCare, span(2011, 2020), { ...quoted, beside: true });
/** Both, for what is said beside a figure. */
export const historyInputs = {
  history: historyBeside,
  lastFour: inEngland(series.inCare, span(2017, 2020), { ...quoted, beside: true }),
};
export const lastFour: FigureInput = inEngland(series.inCare, span(2017, 2020), quoted);

/** The report's lower forecast: the straight line through ten years, read at 2025. */
export const lowerForecast = (given: Given, name = 'history'): number =>
  straightLine(given.points(name), 2025) ?? Number.NaN;

/** The report's upper forecast: the mean of the last three growth rates, compounded. */
export const upperForecast = (given: Given, name = 'lastFour'): number =>
  meanGrowth(given.points(name), 2025) ?? Number.NaN;

/** As the report prints its range: the ends moved outwards to whole thousands. */
export const roundedDown = (value: number): number => Math.floor(value / 1000) * 1000;
export const roundedUp = (value: number): number => Math.ceil(value / 1000) * 1000;

const both = { inCare: inEngland(series.inCare, [2015, 2020], quoted) };
const alone = { alone: inEngland(series.alone, [2015, 2020]) };

const others = (given: Given, year: number) => given.value('inCare', year) - given.value('alone', year);

function countyGrowth(given: Given) {
  const current = given.counties('counties', { current: true });
  const all = given.counties('counties');
  const [before = 0, after = 0] = totalsOf(current, given.across('before'), given.across('after'));
  const held = current.filter((area) => given.across('before').has(area) && given.across('after').has(area));
  // A suppressed count of unaccompanied children is one of 1 to 5 and taken as none.
  const alone = (year: number) => sum(held.map((area) => given.across('alone', year).get(area) ?? 0));
  const [wholeBefore = 0, wholeAfter = 0] = totalsOf(all, given.across('before'), given.across('after'));
  return {
    value: growth(before - alone(2015), after - alone(2020)),
    beside: [
      ...beside('County authorities with both years', held.length, 'authorities'),
      ...beside('With unaccompanied children', growth(wholeBefore, wholeAfter), '%'),
    ],
  };
}

/** Numbers of children in care, and the two forecasts: *The Future of Children's Social Care* 1.2 and 4.2. */
export const futureNumbers: readonly RecipeText[] = [
  {
    id: 'F01',
    section: '1.2; 4.2; reference 8',
    claim: 'Children in care in England in 2025, lower end of the forecast',
    claimed: 86_000,
    unit: 'children',
    status: 'reproduced',
    inputs: { history },
    method:
      'Least-squares line through the counts at 31 March 2011 to 2020, read at 2025. The report rounds the end down to a whole thousand.',
    note: 'The line itself is read, not its slope added to the last count.',
    agreement: [1000],
    compute: (given) => ({
      value: lowerForecast(given),
      beside: beside('Rounded as printed', roundedDown(lowerForecast(given)), 'children'),
    }),
  },
  {
    id: 'F02',
    section: '1.2; 4.2; reference 8',
    claim: 'Children in care in England in 2025, upper end of the forecast',
    claimed: 95_000,
    unit: 'children',
    status: 'reproduced within rounding',
    inputs: { lastFour },
    method: 'Mean of the growth rates of the three years to March 2020, compounded for five years.',
    note: 'It matches only when it is rounded up: the range is rounded outwards at both ends.',
    agreement: [1000],
    compute: (given) => ({
      value: upperForecast(given),
      beside: beside('Rounded as printed', roundedUp(upperForecast(given)), 'children'),
    }),
  },
  {
    id: 'F03',
    section: '1.2',
    claim: 'Children in care in March 2015',
    claimed: 69_470,
    unit: 'children',
    status: 'reproduced',
    inputs: { inCare: inEngland(series.inCare, [2015], quoted) },
    method: 'Published count.',
    note: 'Editions of this number differ by up to 80: 69,540 when first published, 69,460 in the latest series.',
    agreement: [80],
    compute: (given) => given.value('inCare'),
  },
  {
    id: 'F04',
    section: '1.2',
    claim: 'Children in care in March 2020',
    claimed: 80_080,
    unit: 'children',
    status: 'reproduced',
    inputs: { inCare: inEngland(series.inCare, [2020], quoted) },
    method: 'Published count.',
    note: 'First published as 80,080, which the layout carries as quoted by the report; the latest series says 80,000.',
    agreement: [80],
    compute: (given) => given.value('inCare'),
  },
  {
    id: 'F05',
    section: '4.2',
    claim: 'Growth in children in care, England, 2015 to 2020',
    claimed: 12,
    unit: '%',
    status: 'reproduced with a clarified definition',
    inputs: { ...both, ...alone },
    method: 'Growth of children in care who are not unaccompanied asylum-seeking children.',
    note: 'The report does not say that unaccompanied children are left out. With them growth is 15.3%.',
    agreement: [0.5],
    compute: (given) => ({
      value: growth(others(given, 2015), others(given, 2020)),
      beside: beside('All children', growth(given.value('inCare', 2015), given.value('inCare', 2020)), '%'),
    }),
  },
  {
    id: 'F06',
    section: '4.2',
    claim: 'Growth in children in care, county authorities, 2015 to 2020',
    claimed: 15,
    unit: '%',
    status: 'reproduced with a clarified definition',
    inputs: {
      before: everywhere(series.inCareRevised, [2015]),
      after: everywhere(series.inCareByArea, [2020]),
      alone: everywhere(series.aloneByArea, [2015, 2020]),
      counties,
    },
    method:
      'Growth over the county authorities that still exist and have both years, without unaccompanied children.',
    note: 'With unaccompanied children growth is 17.3%. Suppressed counts of unaccompanied children (1 to 5) are taken as none.',
    agreement: [0.5],
    compute: countyGrowth,
  },
  {
    id: 'F07',
    section: '4.2',
    claim: 'Share of the national rise that is not due to unaccompanied children',
    claimed: 78,
    unit: '%',
    status: 'reproduced',
    inputs: { ...both, ...alone },
    method: 'Rise in children who are not unaccompanied, divided by the rise in all.',
    agreement: [0.5],
    compute: (given) =>
      percent(
        others(given, 2020) - others(given, 2015),
        given.value('inCare', 2020) - given.value('inCare', 2015),
      ),
  },
  {
    id: 'F08',
    section: '4.2, figure 2',
    claim: 'More children started than left care from 2015 to 2020',
    claimed: 7580,
    unit: 'children',
    status: 'reproduced within revisions',
    inputs: {
      started: inEngland(series.started, span(2016, 2020), revised),
      ceased: inEngland(series.ceased, span(2016, 2020), revised),
    },
    method: 'Sum of starts less those who left, over the years that end in March 2016 to 2020.',
    note: 'The series has been revised since; the year to March 2015 adds nothing on the revised counts.',
    agreement: [100],
    compute: (given) =>
      sum(span(2016, 2020).map((year) => given.value('started', year) - given.value('ceased', year))),
  },
  {
    id: 'F09',
    section: '5.1',
    claim: 'Starts in 2020 compared with 2008',
    claimed: 33,
    unit: '% higher',
    status: 'reproduced',
    inputs: { started: inEngland(series.started, [2008, 2020], revised) },
    method: 'Growth in the number of children who started in care in the year.',
    agreement: [0.5],
    compute: (given) => growth(given.value('started', 2008), given.value('started', 2020)),
  },
  {
    id: 'F10',
    section: '4.2, figure 1',
    claim: 'Children who started in care each year, 1994 to 2020 (a picture)',
    unit: 'children per year',
    status: 'reproduced',
    inputs: { started: inEngland(series.started, span(1994, 2020), revised) },
    method: 'The published series, a value for each year.',
    note: 'The report draws the series and prints no number.',
    compute: (given) => given.points('started').map(({ value }) => value),
  },
  {
    id: 'F70',
    section: '1.2',
    claim: 'What happened: children in care in March 2025',
    claimed: 81_770,
    unit: 'children',
    status: 'computed',
    inputs: {
      inCare: inEngland(series.inCare, [2025]),
      ...historyInputs,
    },
    method: 'The published count beside both ends of the forecast.',
    note: 'Not a figure of the report: it tests the forecast. What happened lies below both ends.',
    agreement: [80],
    compute: outturn,
  },
];

function outturn(given: Given) {
  const actual = given.value('inCare');
  return {
    value: actual,
    beside: [
      ...beside('Against the lower forecast', growth(lowerForecast(given), actual), '%'),
      ...beside('Against the upper forecast', growth(upperForecast(given), actual), '%'),
    ],
  };
}
