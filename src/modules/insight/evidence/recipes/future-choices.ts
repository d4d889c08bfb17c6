import { mean, median } from 'simple-statistics';
import { bestNeighbour } from '../../comparison/best-neighbour.ts';
import type { RecipeText } from '../figure-recipe.ts';
import type { Given } from '../given.ts';
import { asQuoted, asRevised, assumed, everywhere, inEngland, neighboursOf, series } from '../series.ts';
import { beside, growth, percent, ratios, sum } from './arithmetic.ts';
import {
  history,
  historyBeside,
  lastFour,
  lowerForecast,
  roundedDown,
  roundedUp,
  upperForecast,
} from './future-numbers.ts';

const forecasts = { history, lastFour };

const rateInputs = {
  rate: everywhere(series.inCareRate, [2020]),
  number: everywhere(series.inCareByArea, [2020]),
  neighbours: neighboursOf(2021),
};

const homesInputs = {
  homes: everywhere(series.inHomes, [2020]),
  number: everywhere(series.inCareByArea, [2020]),
  neighbours: neighboursOf(2021),
};

type Question = {
  readonly numbers: ReadonlyMap<string, number>;
  readonly rates: ReadonlyMap<string, number>;
  /** The rate an authority would have, from its own and its neighbours'. */
  readonly aim: (area: string, neighbours: readonly string[]) => number;
};

/** By how many percent fewer children there would be if every authority had the rate it aims at. */
function reduction(given: Given, { numbers, rates, aim }: Question): { fall: number; authorities: number } {
  const neighbours = given.neighbours('neighbours');
  const asked = [...rates].flatMap(([area, rate]) => {
    const [number, likest] = [numbers.get(area), neighbours.get(area)];
    if (number === undefined || likest === undefined) return [];
    return [{ number, then: rate === 0 ? 0 : (number * Math.min(rate, aim(area, likest))) / rate }];
  });
  const now = sum(asked.map(({ number }) => number));
  return { fall: -growth(now, sum(asked.map(({ then }) => then))), authorities: asked.length };
}

const known = (areas: readonly string[], rates: ReadonlyMap<string, number>) =>
  areas.flatMap((area) => rates.get(area) ?? []).sort((a, b) => a - b);

const best = (rates: ReadonlyMap<string, number>) => (area: string, neighbours: readonly string[]) =>
  bestNeighbour(area, neighbours, rates)?.value ?? Number.NaN;

/** With fewer than three neighbours that have a rate, the authority keeps its own. */
const aimAt =
  (rates: ReadonlyMap<string, number>, choose: (values: number[]) => number) =>
  (area: string, neighbours: readonly string[]) => {
    const values = known(neighbours, rates);
    return values.length < 3 ? (rates.get(area) ?? Number.NaN) : choose(values);
  };

function optimised(given: Given) {
  const [numbers, rates] = [given.rates('number'), given.rates('rate')];
  const { fall, authorities } = reduction(given, { numbers, rates, aim: best(rates) });
  const lowestThree = reduction(given, {
    numbers,
    rates,
    aim: aimAt(rates, (values) => mean(values.slice(0, 3))),
  });
  const middle = reduction(given, { numbers, rates, aim: aimAt(rates, median) });
  const left = 1 - fall / 100;
  return {
    value: [lowerForecast(given) * left, upperForecast(given) * left],
    beside: [
      ...beside('Fall with the best of an authority and its ten neighbours', fall, '%'),
      ...beside('Fall with the mean of the three lowest neighbours', lowestThree.fall, '%'),
      ...beside('Fall with no authority above the middle of its neighbours', middle.fall, '%'),
      ...beside('Authorities', authorities, 'authorities'),
    ],
  };
}

/** Fall in children in children's homes if each authority had the lowest share among itself and its neighbours. */
function fewerInHomes(given: Given) {
  const numbers = given.rates('homes');
  const rates = ratios(numbers, given.across('number'));
  return reduction(given, { numbers, rates, aim: best(rates) });
}

function likeEnds(given: Given) {
  const [low, high] = [roundedDown(lowerForecast(given)), roundedUp(upperForecast(given))];
  return [
    ...beside('Like ends, lower with lower', -growth(low, given.assumed('low')), '%'),
    ...beside('Like ends, upper with upper', -growth(high, given.assumed('high')), '%'),
  ];
}

function moreInFamilies(given: Given) {
  const { fall } = fewerInHomes(given);
  const at = (children: number) =>
    (((given.value('inHomes') * children) / given.value('inCare')) * fall) / 100;
  const implied = (end: string) => (given.assumed(`family${end}`) / given.assumed(`share${end}`)) * 100;
  return {
    value: [at(lowerForecast(given)), at(upperForecast(given))],
    beside: [
      ...beside('In children’s homes in 2025 that the printed ends imply, lower', implied('Low'), 'children'),
      ...beside(
        'In children’s homes in 2025 that the printed ends imply, upper',
        implied('High'),
        'children',
      ),
      ...beside('In children’s homes in 2025', given.find('inHomesThen'), 'children'),
    ],
  };
}

function netSaving(given: Given): readonly number[] {
  const saved = (forecast: number, optimum: number) => {
    const each = given.assumed('spend') / forecast;
    return ((forecast - optimum) * each - given.assumed('support')) / 1e9;
  };
  return [
    saved(roundedDown(lowerForecast(given)), given.assumed('high')),
    saved(roundedUp(upperForecast(given)), given.assumed('low')),
  ];
}

const quoted = { editions: [...asQuoted, ...asRevised] };
const ends = { low: assumed('optimisedLow'), high: assumed('optimisedHigh') };

/** What would change with the optimised model: *The Future of Children's Social Care* 1.4, 5.1, 5.4, 6 and Appendix. */
export const futureChoices: readonly RecipeText[] = [
  {
    id: 'F45',
    section: '1.4; 5.1; Appendix',
    claim: 'Children in care in 2025 if all went well',
    claimed: [64_000, 77_000],
    printed: '64000-77000',
    unit: 'children',
    status: 'partly reproduced',
    inputs: { ...forecasts, ...rateInputs },
    method:
      'Each authority takes the lowest rate of March 2020 among itself and its ten neighbours (2021 model); the fall this makes is applied to both ends of the forecast.',
    note: 'The report weighs three sources, of which this is the one in public data; it alone asks for a deeper fall. The mean of the three lowest neighbours and the middle of the neighbours lie on either side of the printed range.',
    compute: optimised,
  },
  {
    id: 'F46',
    section: '1.4; 5.1',
    claim: 'Fall in children in care against the forecast',
    claimed: 33,
    unit: '%',
    status: 'reproduced',
    inputs: {
      lastFour,
      history: historyBeside,
      low: assumed('optimisedLow'),
      high: assumed('optimisedHigh', { beside: true }),
    },
    method: 'One less the lower optimised number, divided by the upper forecast as printed (rounded up).',
    note: 'It compares unlike ends: the upper forecast with the lower optimised number. Like ends give 26% (86,000 to 64,000) and 19% (95,000 to 77,000).',
    agreement: [0.5],
    compute: (given) => ({
      value: -growth(roundedUp(upperForecast(given)), given.assumed('low')),
      beside: likeEnds(given),
    }),
  },
  {
    id: 'F47',
    section: '1.4; 7',
    claim: 'Children who would live with their family instead of in care, at most',
    claimed: 31_000,
    unit: 'children (up to)',
    status: 'reproduced',
    inputs: { lastFour, low: assumed('optimisedLow') },
    method: 'The upper forecast as printed (rounded up), less the lower optimised number.',
    note: 'The same unlike ends as in the fall of 33%: “up to”.',
    agreement: [500],
    compute: (given) => roundedUp(upperForecast(given)) - given.assumed('low'),
  },
  {
    id: 'F48',
    section: '1.4; 5.4; Appendix',
    claim: 'Fewer children in children’s homes',
    claimed: [37, 41],
    printed: '37-41',
    unit: '%',
    status: 'reproduced',
    inputs: homesInputs,
    method:
      'Each authority takes the lowest share in children’s homes of March 2020 among itself and its ten neighbours (2021 model).',
    note: 'One number, which lies in the printed range. Authorities whose count is suppressed are left out.',
    agreement: ['over', 'under'],
    compute: (given) => {
      const { fall, authorities } = fewerInHomes(given);
      return { value: fall, beside: beside('Authorities', authorities, 'authorities') };
    },
  },
  {
    id: 'F49',
    section: '1.4; 5.4; Appendix',
    claim: 'More children in family homes in 2025',
    claimed: [3300, 4400],
    printed: '3300-4400',
    unit: 'children',
    status: 'partly reproduced',
    inputs: {
      ...forecasts,
      ...homesInputs,
      inHomes: inEngland(series.inHomes, [2020]),
      inCare: inEngland(series.inCare, [2020], quoted),
      shareLow: assumed('homesShareLow', { beside: true }),
      shareHigh: assumed('homesShareHigh', { beside: true }),
      familyLow: assumed('familyHomesLow', { beside: true }),
      familyHigh: assumed('familyHomesHigh', { beside: true }),
      inHomesThen: inEngland(series.inHomes, [2025], { beside: true }),
    },
    method:
      'The fall with the best neighbour’s share, applied to children in children’s homes in 2025 if they grow as both forecasts do.',
    note: 'The report does not print how many it expects in children’s homes; its own ends imply 8,900 to 10,700.',
    compute: moreInFamilies,
  },
  {
    id: 'F50',
    section: '1.4; 6',
    claim: 'Share of the forecast rise in spend that would not come',
    claimed: [67, 95],
    printed: '67-95',
    unit: '%',
    status: 'reproduced',
    inputs: { low: assumed('savedLow'), high: assumed('savedHigh'), growth: assumed('growth') },
    method: 'Both ends of the lower spend, divided by the rise.',
    agreement: [0.5, 0.5],
    compute: (given) => ['low', 'high'].map((end) => percent(given.assumed(end), given.assumed('growth'))),
  },
  {
    id: 'F51',
    section: '1.4; 6',
    claim: 'Lower spend in 2025, after what it costs',
    claimed: [1.4, 2],
    printed: '1.4-2.0',
    unit: 'GBP bn',
    status: 'partly reproduced',
    inputs: { ...forecasts, ...ends, spend: assumed('spendForecast'), support: assumed('supportAll') },
    method:
      'Like ends of forecast and optimised number, at the average spend on a child that the forecast of £7.4bn implies, less £205m of support.',
    note: 'Numbers only. The report also changes the mix of homes and its unit costs and prints neither, so the sum cannot be followed: a scenario, with inputs stated, says more.',
    compute: netSaving,
  },
];
