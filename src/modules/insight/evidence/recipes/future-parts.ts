import { decomposeChange } from '../../comparison/decomposition.ts';
import type { Answer, RecipeText } from '../figure-recipe.ts';
import type { Given } from '../given.ts';
import { asQuoted, asRevised, assumed, inEngland, series } from '../series.ts';
import { beside, growth, percent, sum } from './arithmetic.ts';

const quoted = { editions: [...asQuoted, ...asRevised] };

const inputs = {
  spendBefore: assumed('spend2015'),
  spendAfter: inEngland(series.careSpend, [2020]),
  inCare: inEngland(series.inCare, [2015, 2020], quoted),
  population: inEngland(series.population, [2014, 2019]),
  prices: assumed('priceRise'),
};

const plainInputs = {
  plainPrices: assumed('pricesPlain', { beside: true }),
  plainPopulation: assumed('populationRise', { beside: true }),
  costBefore: assumed('weeklyCost2015', { beside: true }),
  costAfter: inEngland(series.careCost, [2020], { beside: true }),
};

type Part = 'number' | 'cost' | 'prices' | 'population';

/** Spend as children in care for each child × cost of one in constant prices × prices × children, at both times. */
function exactShare(given: Given, part: Part): number {
  const prices = 1 + given.assumed('prices') / 100;
  const at = (year: number, population: number, spend: number) => {
    const [inCare, children] = [given.value('inCare', year), given.value('population', population)];
    return { rate: inCare / children, cost: spend / inCare, children };
  };
  const before = at(2015, 2014, given.assumed('spendBefore'));
  const after = at(2020, 2019, given.value('spendAfter'));
  const parts = decomposeChange([
    { name: 'number', before: before.rate, after: after.rate },
    { name: 'cost', before: before.cost, after: after.cost / prices },
    { name: 'prices', before: 1, after: prices },
    { name: 'population', before: before.children, after: after.children },
  ]);
  return (parts.find(({ name }) => name === part)?.share ?? Number.NaN) * 100;
}

/** The four growth rates, each taken alone, as shares of their sum: not exact, but nearer to what is printed. */
function plainShare(given: Given, part: Part): number {
  const prices = given.assumed('plainPrices');
  const cost = growth(given.assumed('costBefore'), given.find('costAfter') ?? Number.NaN);
  const rates = {
    number: growth(given.value('inCare', 2015), given.value('inCare', 2020)),
    cost: ((1 + cost / 100) / (1 + prices / 100) - 1) * 100,
    prices,
    population: given.assumed('plainPopulation'),
  };
  return percent(rates[part], sum(Object.values(rates)));
}

const answer =
  (part: Part) =>
  (given: Given): Answer => ({
    value: exactShare(given, part),
    beside: beside('Four growth rates, each taken alone', plainShare(given, part), '%'),
  });

const method =
  'Exact decomposition (logarithmic mean) of the rise from 2014-15 to 2019-20 into children in care for each child, cost of one at constant prices, prices, and children. Beside it: the four growth rates as shares of their sum.';

const recipe = (
  text: Pick<RecipeText, 'id' | 'claim' | 'claimed'> & { readonly part: Part; readonly note: string },
): RecipeText => {
  const { part, ...rest } = text;
  return {
    ...rest,
    section: '4.3',
    unit: '%',
    status: 'approximately reproduced',
    inputs: { ...inputs, ...plainInputs },
    method,
    agreement: [3],
    compute: answer(part),
  };
};

/** Where the rise in spend came from: *The Future of Children's Social Care* 4.3. The report states no method. */
export const futureParts: readonly RecipeText[] = [
  recipe({
    id: 'F18',
    claim: 'Share of the rise in spend that is due to the number of children in care',
    claimed: 38,
    part: 'number',
    note: 'The report does not state its method. No exact one gives all four printed shares; this one is within three points on each.',
  }),
  recipe({
    id: 'F19',
    claim: 'Share of the rise in spend that is due to the weekly cost of a child',
    claimed: 36,
    part: 'cost',
    note: 'Depends on the rise in prices that is taken, which the report does not state.',
  }),
  recipe({
    id: 'F20',
    claim: 'Share of the rise in spend that is due to prices',
    claimed: 18,
    part: 'prices',
    note: 'Needs a rise in prices of 6 to 7% over five years. Usual indices rose by 8 to 9% and give 22 to 25%.',
  }),
  recipe({
    id: 'F21',
    claim: 'Share of the rise in spend that is due to the number of all children',
    claimed: 8,
    part: 'population',
    note: 'Population estimates were rebased after the census of 2021 and are lower than those of 2022.',
  }),
];
