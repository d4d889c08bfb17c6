import type { FigureInput } from '../figure-input.ts';
import type { RecipeText } from '../figure-recipe.ts';
import type { Given } from '../given.ts';
import { counties, countiesBeside, everywhere, inArea, inEngland, series } from '../series.ts';
import { beside, growth, percent, totalsOf } from './arithmetic.ts';

const leicestershire = '855';

const countyInputs = {
  countyFostered: everywhere(series.fostered, [2015, 2020]),
  countyBefore: everywhere(series.inCareRevised, [2015]),
  countyAfter: everywhere(series.inCareByArea, [2020]),
  counties,
};

/** The fall in the share in foster homes over county authorities with all four counts, in points. */
function countyFall(given: Given) {
  const [fosteredBefore = 0, before = 0, fosteredAfter = 0, after = 0] = totalsOf(
    given.counties('counties', { current: true }),
    given.across('countyFostered', 2015),
    given.across('countyBefore'),
    given.across('countyFostered', 2020),
    given.across('countyAfter'),
  );
  return percent(fosteredBefore, before) - percent(fosteredAfter, after);
}

function countyGrowth(given: Given, name: string, years: readonly [number, number]): number {
  const [before = 0, after = 0] = totalsOf(
    given.counties('counties'),
    given.across(name, years[0]),
    given.across(name, years[1]),
  );
  return growth(before, after);
}

const ageNote = 'Numbers by age of 2010 are not held: growth is from 2011, and the base year matters.';

const ageGrowth = (id: string, claim: string, claimed: number, age: FigureInput): RecipeText => ({
  id,
  section: '5.3; 5.4, figure 10',
  claim,
  claimed,
  unit: '%',
  status: 'partly reproduced',
  inputs: { age },
  method: 'Growth in children of that age in care at 31 March, 2011 to 2020.',
  note: ageNote,
  agreement: [4],
  compute: (given) => growth(given.value('age', 2011), given.value('age', 2020)),
});

/** Where children in care live, and how old they are: *The Future of Children's Social Care* 4.3, 5.3 and 5.4. */
export const futureHomes: readonly RecipeText[] = [
  {
    id: 'F29',
    section: '4.3',
    claim: 'Share of children in care who lived in foster homes in 2012',
    claimed: 75,
    unit: '%',
    status: 'reproduced',
    inputs: {
      fostered: inEngland(series.fostered, [2012]),
      inCare: inEngland(series.inCareByArea, [2012]),
    },
    method: 'Children in foster homes divided by children in care, 31 March 2012.',
    agreement: [0.5],
    compute: (given) => percent(given.value('fostered'), given.value('inCare')),
  },
  {
    id: 'F30',
    section: '4.3; 5.4',
    claim: 'Growth in children in foster homes, 2015 to 2020',
    claimed: 10,
    unit: '%',
    status: 'reproduced',
    inputs: {
      fostered: inEngland(series.fostered, [2015, 2020]),
      countyFostered: everywhere(series.fostered, [2015, 2020], { beside: true }),
      counties: countiesBeside,
    },
    method: 'Growth in children in foster homes at 31 March.',
    agreement: [1],
    compute: (given) => ({
      value: growth(given.value('fostered', 2015), given.value('fostered', 2020)),
      beside: beside('County authorities', countyGrowth(given, 'countyFostered', [2015, 2020]), '%'),
    }),
  },
  {
    id: 'F31',
    section: '4.3; 5.4',
    claim: 'Fall in the share of children in foster homes 2015 to 2020, England and county authorities',
    claimed: [4, 6],
    printed: '4 (England); 6 (counties)',
    unit: 'percentage points',
    status: 'reproduced',
    inputs: {
      fostered: inEngland(series.fostered, [2015, 2020]),
      inCare: inEngland(series.inCareByArea, [2015, 2020]),
      ...countyInputs,
    },
    method: 'Share in foster homes at 31 March 2015, less that at 31 March 2020.',
    note: 'County authorities that have all four counts.',
    agreement: [0.5, 1],
    compute: (given) => {
      const share = (year: number) => percent(given.value('fostered', year), given.value('inCare', year));
      return [share(2015) - share(2020), countyFall(given)];
    },
  },
  {
    id: 'F32',
    section: '4.3; 5.4',
    claim: 'Growth in residential care 2015 to 2020, England and county authorities',
    claimed: [27, 33],
    printed: '27 (England); 33 (counties)',
    unit: '%',
    status: 'not reproducible',
    method: 'Growth in children in children’s homes.',
    note: 'Until 2017 one class held children’s homes with hostels and semi-independent settings; from 2020 they stand apart. The two years cannot be compared.',
  },
  ageGrowth(
    'F33',
    'Growth in children of 10 to 15 in care, 2010 to 2020',
    26,
    inEngland(series.aged10, [2011, 2020]),
  ),
  ageGrowth(
    'F34',
    'Growth in young people of 16 and over in care, 2010 to 2020',
    38,
    inEngland(series.aged16, [2011, 2020]),
  ),
  {
    id: 'F35',
    section: '5.3',
    claim: 'Growth in children of 10 to 15 and of 16 and over in care, county authorities, 2010 to 2020',
    claimed: [29, 47],
    printed: '29; 47',
    unit: '%',
    status: 'partly reproduced',
    inputs: {
      aged10: everywhere(series.aged10, [2011, 2020]),
      aged16: everywhere(series.aged16, [2011, 2020]),
      counties,
    },
    method: 'Growth over county authorities with both years, 2011 to 2020.',
    note: ageNote,
    agreement: [7, 7],
    compute: (given) => [
      countyGrowth(given, 'aged10', [2011, 2020]),
      countyGrowth(given, 'aged16', [2011, 2020]),
    ],
  },
  {
    id: 'F57',
    section: '5.4',
    claim: 'Children of Leicestershire in foster homes in 2011 and 2020',
    claimed: [257, 465],
    printed: '257; 465',
    unit: 'children',
    status: 'reproduced',
    inputs: { fostered: inArea(leicestershire, series.fostered, [2011, 2020]) },
    method: 'Published counts at 31 March.',
    agreement: [0, 0],
    compute: (given) => given.points('fostered').map(({ value }) => value),
  },
  {
    id: 'F59',
    section: '5.3',
    claim: 'Children in care with three or more placements in the year',
    claimed: 11,
    unit: '%',
    status: 'reproduced',
    inputs: { moves: inEngland(series.moves, [2020]) },
    method: 'Published share, year to March 2020.',
    agreement: [0.5],
    compute: (given) => given.value('moves'),
  },
  {
    id: 'F60',
    section: '5.3',
    claim: 'Children long in care who lived in the same placement for two years',
    claimed: 68,
    unit: '%',
    status: 'reproduced',
    inputs: { settled: inEngland(series.settled, [2020]) },
    method: 'Published share, 31 March 2020.',
    agreement: [0.5],
    compute: (given) => given.value('settled'),
  },
];
