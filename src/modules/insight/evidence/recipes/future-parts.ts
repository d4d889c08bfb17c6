import { decomposeChange } from '../../comparison/decomposition.ts';
import type { FigureInput } from '../figure-input.ts';
import type { Answer, RecipeText } from '../figure-recipe.ts';
import type { Given } from '../given.ts';
import { asQuoted, asRevised, assumed, inEngland, series } from '../series.ts';
import { beside, growth, percent, sum } from './arithmetic.ts';

const quoted = { editions: [...asQuoted, ...asRevised] };

const spend = { spendBefore: assumed('spend2015'), spendAfter: inEngland(series.careSpend, [2020]) };
const inCare = { inCare: inEngland(series.inCare, [2015, 2020], quoted) };
const population = { population: inEngland(series.population, [2014, 2019]) };
const prices = { prices: assumed('priceRise') };

const plainInputs: Readonly<Record<string, FigureInput>> = {
  plainInCare: inEngland(series.inCare, [2015, 2020], { ...quoted, beside: true }),
  plainPrices: assumed('pricesPlain', { beside: true }),
  plainPopulation: assumed('populationRise', { beside: true }),
  costBefore: assumed('weeklyCost2015', { beside: true }),
  costAfter: inEngland(series.careCost, [2020], { beside: true }),
};

type Part = 'number' | 'cost' | 'prices' | 'population';

/** A factor of spend, before and after. */
type Factor = { readonly before: number; readonly after: number };

const priceFactor = (given: Given) => 1 + given.assumed('prices') / 100;

/**
 * Spend is children in care for each child × spend on one in constant prices × prices × children. Each part needs its own
 * factor and the whole only: what an exact decomposition gives a factor does not depend on how the rest is cut.
 */
const factors: Readonly<Record<Part, (given: Given) => Factor>> = {
  number: (given) => ({
    before: given.value('inCare', 2015) / given.value('population', 2014),
    after: given.value('inCare', 2020) / given.value('population', 2019),
  }),
  cost: (given) => ({
    before: given.assumed('spendBefore') / given.value('inCare', 2015),
    after: given.value('spendAfter') / given.value('inCare', 2020) / priceFactor(given),
  }),
  prices: (given) => ({ before: 1, after: priceFactor(given) }),
  population: (given) => ({
    before: given.value('population', 2014),
    after: given.value('population', 2019),
  }),
};

function exactShare(given: Given, part: Part): number {
  const { before, after } = factors[part](given);
  const rest = {
    before: given.assumed('spendBefore') / before,
    after: given.value('spendAfter') / after,
  };
  const parts = decomposeChange([
    { name: part, before, after },
    { name: 'rest', ...rest },
  ]);
  return (parts[0]?.share ?? Number.NaN) * 100;
}

/** The four growth rates, each taken alone, as shares of their sum: not exact, but nearer to what is printed. */
function plainShare(given: Given, part: Part): number {
  const at = (name: string, year?: number) => given.find(name, year) ?? Number.NaN;
  const rise = given.assumed('plainPrices');
  const cost = growth(given.assumed('costBefore'), at('costAfter'));
  const rates = {
    number: growth(at('plainInCare', 2015), at('plainInCare', 2020)),
    cost: ((1 + cost / 100) / (1 + rise / 100) - 1) * 100,
    prices: rise,
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
  text: Pick<RecipeText, 'id' | 'claim' | 'claimed' | 'inputs'> & {
    readonly part: Part;
    readonly note: string;
  },
): RecipeText => {
  const { part, inputs, ...rest } = text;
  return {
    ...rest,
    section: '4.3',
    unit: '%',
    status: 'approximately reproduced',
    inputs: { ...spend, ...inputs, ...plainInputs },
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
    inputs: { ...inCare, ...population },
    part: 'number',
    note: 'The report does not state its method. No exact one gives all four printed shares; this one is within three points on each.',
  }),
  recipe({
    id: 'F19',
    claim: 'Share of the rise in spend that is due to the weekly cost of a child',
    claimed: 36,
    inputs: { ...inCare, ...prices },
    part: 'cost',
    note: 'Depends on the rise in prices that is taken, which the report does not state.',
  }),
  recipe({
    id: 'F20',
    claim: 'Share of the rise in spend that is due to prices',
    claimed: 18,
    inputs: prices,
    part: 'prices',
    note: 'Needs a rise in prices of 6 to 7% over five years. Usual indices rose by 8 to 9% and give 22 to 25%.',
  }),
  recipe({
    id: 'F21',
    claim: 'Share of the rise in spend that is due to the number of all children',
    claimed: 8,
    inputs: population,
    part: 'population',
    note: 'Population estimates were rebased after the census of 2021 and are lower than those of 2022.',
  }),
];
