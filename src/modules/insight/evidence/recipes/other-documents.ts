import { straightLine } from '../../forecast/baselines.ts';
import type { RecipeText } from '../figure-recipe.ts';
import type { Given } from '../given.ts';
import { assumed, everywhere, firstPublished, inEngland, series } from '../series.ts';
import { beside, countOf, growth, percent } from './arithmetic.ts';

const cannot = (
  text: Pick<RecipeText, 'id' | 'section' | 'claim' | 'claimed' | 'unit' | 'method' | 'note'> &
    Partial<RecipeText>,
): RecipeText => ({ status: 'not reproducible', ...text });

const sinceLater = 'The count of 2009-10 is not held: growth is from 2012-13.';

function realFall(given: Given) {
  const before =
    given.total('earlierEarlyYears') + given.total('earlierFamily') + given.total('earlierYoung');
  const after = ['earlyYears', 'other', 'family', 'young']
    .map((name) => given.value(name))
    .reduce((total, value) => total + value, 0);
  return {
    value: -growth(before, after / (1 + given.assumed('prices') / 100)),
    beside: beside('Before the rise in prices', -growth(before, after), '%'),
  };
}

/** The Independent Review of Children's Social Care, chapter one. */
export const reviewFigures: readonly RecipeText[] = [
  cannot({
    id: 'I01',
    section: 'Foreword',
    claim: 'Yearly cost of what goes wrong in children’s lives',
    claimed: 23,
    unit: 'GBP bn/year',
    method: 'Not stated in chapter one.',
    note: 'The model behind it is not in the chapter.',
  }),
  {
    id: 'I02',
    section: 'Footnote 11',
    claim: 'Rise in child protection enquiries since 2010',
    claimed: 123,
    unit: '%',
    status: 'partly reproduced',
    inputs: { enquiries: inEngland(series.enquiries, [2013, 2020]) },
    method: 'Growth from 2012-13 to 2019-20.',
    note: sinceLater,
    compute: (given) => growth(given.value('enquiries', 2013), given.value('enquiries', 2020)),
  },
  {
    id: 'I03',
    section: 'Footnote 11',
    claim: 'Rise in child protection conferences since 2010',
    claimed: 65,
    unit: '%',
    status: 'partly reproduced',
    inputs: { conferences: inEngland(series.conferences, [2013, 2020]) },
    method: 'Growth from 2012-13 to 2019-20.',
    note: sinceLater,
    compute: (given) => growth(given.value('conferences', 2013), given.value('conferences', 2020)),
  },
  {
    id: 'I04',
    section: 'Footnote 11',
    claim: 'Real fall in spend other than safeguarding, 2012-13 to 2020-21',
    claimed: 38,
    unit: '%',
    status: 'reproduced given a deflator',
    inputs: {
      earlierEarlyYears: everywhere(series.earlierEarlyYears, [2013]),
      earlierFamily: everywhere(series.earlierFamilySupport, [2013]),
      earlierYoung: everywhere(series.earlierYoungPeople, [2013]),
      earlyYears: inEngland(series.earlyYears, [2021]),
      other: inEngland(series.otherFamily, [2021]),
      family: inEngland(series.familySupport, [2021]),
      young: inEngland(series.youngPeople, [2021]),
      prices: assumed('deflator'),
    },
    method:
      'Spend on Sure Start and early years, other services for families, family support and services for young people, the later year in earlier prices.',
    note: 'It comes out at a rise in prices of 23%, which the chapter does not state; without one the fall is 23.8%. Other services for families are no line of their own in 2012-13.',
    agreement: [0.5],
    compute: realFall,
  },
  {
    id: 'I05',
    section: 'Footnote 11',
    claim: 'Children in residential settings over 20 miles from home in 2020',
    claimed: 37,
    unit: '%',
    status: 'reproduced within revisions',
    inputs: {
      far: inEngland(series.settingsFar, [2020]),
      all: inEngland(series.settingsAll, [2020]),
      homesFar: inEngland(series.homesFar, [2020], { beside: true }),
      homesAll: inEngland(series.homesAll, [2020], { beside: true }),
    },
    method:
      'Children over 20 miles away, divided by all, in children’s homes, secure homes and semi-independent settings together.',
    note: 'This tells which settings the chapter counts: in children’s homes and secure homes alone it is 52%.',
    agreement: [1.5],
    compute: (given) => ({
      value: percent(given.value('far'), given.value('all')),
      beside: beside(
        'Children’s homes and secure homes alone',
        percent(given.find('homesFar') ?? Number.NaN, given.find('homesAll') ?? Number.NaN),
        '%',
      ),
    }),
  },
  cannot({
    id: 'I06',
    section: 'Footnote 11',
    claim: 'Children in care apart from a brother or sister',
    claimed: 15,
    printed: '15 (about 12,000)',
    unit: '%',
    method: 'Share of children.',
    note: 'Where brothers and sisters live is not published.',
  }),
  cannot({
    id: 'I07',
    section: 'Summary',
    claim: 'More children with their families by 2032-33 after reform',
    claimed: 30_000,
    unit: 'children',
    status: 'input only',
    method: 'A scenario of the review’s model.',
    note: 'The model is not in the chapter: an input, with nothing to work out.',
  }),
  cannot({
    id: 'I08',
    section: 'Context',
    claim: 'How many times likelier care or a plan is in the most deprived tenth of neighbourhoods',
    claimed: 10,
    unit: 'times',
    method: 'Rates by neighbourhood.',
    note: 'Rates by neighbourhood are not published.',
  }),
  cannot({
    id: 'I09',
    section: 'Workforce',
    claim: 'Investment in the workforce over four years',
    claimed: 253,
    unit: 'GBP m',
    status: 'input only',
    method: 'Sum of the review’s costs.',
    note: 'The review’s own proposal: an input, with nothing to work out.',
  }),
];

/** Rethinking Children's Services. */
export const rethinkingFigures: readonly RecipeText[] = [
  {
    id: 'R01',
    section: '5',
    claim: 'Children in care',
    claimed: 69_000,
    printed: '>69000',
    unit: 'children',
    status: 'reproduced',
    inputs: { inCare: inEngland(series.inCare, [2015], { editions: firstPublished }) },
    method: 'Published count of March 2015, as first published.',
    agreement: ['over'],
    compute: (given) => given.value('inCare'),
  },
  {
    id: 'R02',
    section: '5',
    claim: 'Children in need',
    claimed: 400_000,
    printed: 'nearly 400000',
    unit: 'children',
    status: 'reproduced',
    inputs: { inNeed: inEngland(series.inNeed, [2014]) },
    method: 'Published count of March 2014.',
    agreement: [10_000],
    compute: (given) => given.value('inNeed'),
  },
  {
    id: 'R03',
    section: '5',
    claim: 'Referrals in the year',
    claimed: 657_000,
    unit: 'referrals',
    status: 'reproduced',
    inputs: { referrals: inEngland(series.referrals, [2014]) },
    method: 'Published count of 2013-14.',
    agreement: [1000],
    compute: (given) => given.value('referrals'),
  },
  cannot({
    id: 'R04',
    section: 'Introduction; 1',
    claim: 'Rise in child protection plans since 2002',
    claimed: 88,
    unit: '%',
    inputs: { plans: inEngland(series.plans, [2014], { beside: true }) },
    method: 'Growth in plans at 31 March.',
    note: 'The count of 2002 is not held.',
    compute: (given) => ({
      value: null,
      beside: beside('Plans at 31 March 2014', given.find('plans'), 'plans'),
    }),
  }),
  {
    id: 'R05',
    section: 'Conclusion',
    claim: 'Child and family social workers',
    claimed: 27_000,
    unit: 'workers',
    status: 'consistent',
    inputs: { workers: inEngland(series.workers, [2015, 2016]) },
    method: 'Full-time equivalents, half-way between September 2015 and September 2016.',
    note: 'The claim names no day. 26,500 in September 2015 and 27,700 in September 2016 lie on either side.',
    agreement: [1000],
    compute: (given) => ({
      value: straightLine(given.points('workers'), 2015.5) ?? Number.NaN,
      beside: given.points('workers').flatMap(({ year, value }) => beside(`September ${year}`, value, 'FTE')),
    }),
  },
  {
    id: 'R06',
    section: '6',
    claim: 'Authorities with more than 20%, and more than 10%, of posts vacant',
    claimed: [13, 50],
    printed: '13; 50',
    unit: '% of LAs',
    status: 'partly reproduced',
    inputs: { rates: everywhere(series.vacancyRate, [2015]) },
    method: 'Count of published rates of September 2015, divided by authorities.',
    note: 'The claim is older than the series; on the later definition more authorities are above.',
    compute: (given) => {
      const rates = given.across('rates');
      return [20, 10].map((limit) =>
        percent(
          countOf(rates, (rate) => rate > limit),
          rates.size,
        ),
      );
    },
  },
  cannot({
    id: 'R07',
    section: '5',
    claim: 'Hackney: fall in cost, and in children in care',
    claimed: [4.97, 30],
    printed: '4.97; 30',
    unit: '%',
    method: 'Change before and after.',
    note: 'Numbers of an evaluation whose years are not given.',
  }),
  {
    id: 'R08',
    section: '8',
    claim: 'Children who suffer severe violence, and children whom services protect',
    claimed: [0.05, 0.003],
    printed: '5 in 100; 3 in 1,000',
    unit: 'rate',
    status: 'partly reproduced',
    inputs: {
      plans: inEngland(series.plans, [2014]),
      population: inEngland(series.population, [2014]),
    },
    method: 'Child protection plans at 31 March 2014, divided by children.',
    note: 'The first number is of a survey that is not held. Plans make it 4 in 1,000.',
    compute: (given) => [null, given.value('plans') / given.value('population')],
  },
];

/** The response to The Case for Change. */
export const responseFigures: readonly RecipeText[] = [
  cannot({
    id: 'C01',
    section: 'Paragraph 33',
    claim: 'How much council tax may rise: in general, and for adult social care',
    claimed: [1.99, 2],
    printed: '1.99 + 2',
    unit: '%',
    status: 'input only',
    method: 'A rule of the year.',
    note: 'Can serve as an assumption on how funds grow; there is nothing to work out.',
  }),
  cannot({
    id: 'C02',
    section: 'Paragraph 35',
    claim: 'Spend on transport from home to school',
    claimed: 1,
    printed: '>1',
    unit: 'GBP bn/year',
    method: 'Sum of outturn.',
    note: 'Spend on transport is not among the values that Kith reads.',
  }),
];
