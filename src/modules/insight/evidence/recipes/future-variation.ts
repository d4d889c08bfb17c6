import { max, mean, min, sampleCorrelation } from 'simple-statistics';
import type { RecipeText } from '../figure-recipe.ts';
import type { Given } from '../given.ts';
import { counties, everywhere, inArea, series } from '../series.ts';
import { beside, pairsOf, ratios, totalsOf } from './arithmetic.ts';

const essex = '881';
const cityOfLondon = '201';

/** Pearson's correlation over the areas that have both; not a number with fewer than two. */
export function correlation(
  first: ReadonlyMap<string, number>,
  second: ReadonlyMap<string, number>,
): { readonly r: number; readonly areas: number } {
  const pairs = pairsOf(first, second);
  if (pairs.length < 2) return { r: Number.NaN, areas: pairs.length };
  const r = sampleCorrelation(
    pairs.map(([value]) => value),
    pairs.map(([, value]) => value),
  );
  return { r, areas: pairs.length };
}

/** How many of a hundred of the variance in one the other explains. */
export const explained = (first: ReadonlyMap<string, number>, second: ReadonlyMap<string, number>): number =>
  correlation(first, second).r ** 2 * 100;

const without = (values: ReadonlyMap<string, number>, area: string) =>
  new Map([...values].filter(([code]) => code !== area));

/** Spend of a year for each child of the mid-year before, without the City of London. */
function spendExplained(given: Given, [spend, population]: readonly [string, string], year: number): number {
  const each = ratios(given.across(spend, year), given.across(population, year - 1));
  const idaci = given.across('idaci');
  return explained(without(each, cityOfLondon), idaci);
}

function band(given: Given) {
  const applications = given.rates('applications');
  const inBand = [...given.rates('idaci')]
    .filter(([, score]) => score >= 0.15 && score < 0.2)
    .flatMap(([area]) => applications.get(area) ?? []);
  if (inBand.length < 2) return { value: null, beside: [] };
  return {
    value: (max(inBand) / min(inBand) - 1) * 100,
    beside: [
      ...beside('Lowest', min(inBand), 'per 10,000'),
      ...beside('Highest', max(inBand), 'per 10,000'),
      ...beside('Authorities', inBand.length, 'authorities'),
    ],
  };
}

function countyStarts(given: Given) {
  const areas = given.counties('counties');
  const [started = 0, children = 0] = totalsOf(areas, given.across('started'), given.across('population'));
  const each = ratios(given.across('started'), given.across('population'), 10_000);
  const rates = areas.flatMap((area) => each.get(area) ?? []);
  return {
    value: [given.value('essex'), (started / children) * 10_000],
    beside: beside(
      'Mean of the county authorities’ rates',
      rates.length === 0 ? undefined : mean(rates),
      'per 10,000',
    ),
  };
}

/** How authorities differ, and what explains it: *The Future of Children's Social Care* 5.1. */
export const futureVariation: readonly RecipeText[] = [
  {
    id: 'F52',
    section: '5.1; reference 23',
    claim: 'Correlation of care applications for 10,000 children with deprivation, 2019-20',
    claimed: 0.6,
    printed: '0.60',
    unit: 'r',
    status: 'reproduced',
    inputs: {
      applications: everywhere(series.applications, [2020]),
      idaci: everywhere(series.idaci, [2019]),
    },
    method: 'Pearson’s correlation over authorities, without the City of London and the Isles of Scilly.',
    agreement: [0.005],
    compute: (given) => {
      const { r, areas } = correlation(given.rates('applications'), given.rates('idaci'));
      return { value: r, beside: beside('Authorities', areas, 'authorities') };
    },
  },
  {
    id: 'F53',
    section: '5.1',
    claim:
      'How many more care applications the highest authority of middling deprivation has than the lowest',
    claimed: 250,
    unit: '% more',
    status: 'reproduced',
    inputs: {
      applications: everywhere(series.applications, [2020]),
      idaci: everywhere(series.idaci, [2019]),
    },
    method:
      'Highest divided by lowest rate among authorities with a deprivation score of 0.15 to 0.20, less one.',
    agreement: [10],
    compute: band,
  },
  {
    id: 'F54',
    section: '5.1',
    claim: 'How much of the variation in spend deprivation explains',
    claimed: 33,
    unit: '% of variance',
    status: 'reproduced',
    inputs: {
      spend: everywhere(series.allSpend, [2020]),
      population: everywhere(series.population, [2019]),
      idaci: everywhere(series.idaci, [2019]),
      earlierSpend: everywhere(series.allSpend, [2017, 2018], { beside: true }),
      earlierPopulation: everywhere(series.population, [2016, 2017], { beside: true }),
    },
    method:
      'R² of gross spend of 2019-20 for each child aged 0 to 17 with the deprivation score, without the City of London.',
    note: 'A third, give or take: 31 to 38% depending on the year, which the report does not name.',
    agreement: [6],
    compute: (given) => ({
      value: spendExplained(given, ['spend', 'population'], 2020),
      beside: [2017, 2018].flatMap((year) =>
        beside(
          `${year - 1}-${year - 2000}`,
          spendExplained(given, ['earlierSpend', 'earlierPopulation'], year),
          '% of variance',
        ),
      ),
    }),
  },
  {
    id: 'F55',
    section: '5.1',
    claim: 'How much of the variation in spend five outside factors explain',
    claimed: 50,
    unit: '% of variance',
    status: 'not reproducible',
    method: 'Regression on five factors.',
    note: 'The report does not name the five factors.',
  },
  {
    id: 'F56',
    section: '5.1; reference 21',
    claim: 'Children who started in care for 10,000 children in 2020, Essex and county authorities',
    claimed: [14, 21],
    printed: '14; 21',
    unit: 'per 10,000',
    status: 'reproduced',
    inputs: {
      essex: inArea(essex, series.startRate, [2020]),
      started: everywhere(series.startedByArea, [2020]),
      population: everywhere(series.population, [2019]),
      counties,
    },
    method: 'Essex as published; the county authorities’ starts together, divided by their children.',
    agreement: [0.5, 0.5],
    compute: countyStarts,
  },
];
