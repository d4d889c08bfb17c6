import type { FigureInput } from '../figure-input.ts';
import type { Answer, RecipeText } from '../figure-recipe.ts';
import type { Given } from '../given.ts';
import { everywhere, inEngland, series } from '../series.ts';
import { beside, countOf, percent, ratios } from './arithmetic.ts';
import { above, below, children, highest, lowest, ratesOf, times } from './rates.ts';
import { explained } from './future-variation.ts';
import { episodeInputs, episodesBegun } from './options-numbers.ts';

const rebased = 'Populations have been rebased since the census of 2021, which moves rates by about 1%.';

const referralInputs = {
  referrals: inEngland(series.referrals, [2016]),
  each: everywhere(series.referrals, [2016]),
  ...children,
};

const referralRates = (given: Given) => ratesOf(given, given.rates('each'), given.value('referrals'));

const eachEpisodeInputs: Readonly<Record<string, FigureInput>> = {
  ...episodeInputs,
  each: everywhere(series.referrals, [2016]),
  eachClosed: everywhere(series.referralsClosed, [2016]),
  eachNotInNeed: everywhere(series.notInNeed, [2016]),
  ...children,
};

/** A suppressed count (1 to 5) of those that were closed or not in need is taken as none. */
function episodeRates(given: Given) {
  const [closed, notInNeed] = [given.across('eachClosed'), given.across('eachNotInNeed')];
  const each = new Map(
    [...given.rates('each')].map(([area, referrals]) => [
      area,
      referrals - (closed.get(area) ?? 0) - (notInNeed.get(area) ?? 0),
    ]),
  );
  return ratesOf(given, each, episodesBegun(given));
}

const episodeMethod =
  'Referrals less those without further action and those assessed as not in need, for 10,000 children of mid-2015.';
const episodeNote = `The published count of episodes is not held by authority; what is left of referrals comes within 0.3% of it. ${rebased}`;

const careRates = {
  england: inEngland(series.inCareRate, [2016]),
  rate: everywhere(series.inCareRate, [2016]),
};

const planRates = {
  england: inEngland(series.planRate, [2016]),
  rate: everywhere(series.planRate, [2016]),
};

function deprivationExplains(given: Given): Answer {
  const rate = given.across('rate');
  return {
    value: explained(rate, given.across('imd')),
    beside: [
      ...beside(
        'Without the two smallest authorities',
        explained(given.rates('rate'), given.rates('imd')),
        '%',
      ),
      ...beside('With income deprivation of children', explained(rate, given.across('idaci')), '%'),
    ],
  };
}

/** How far authorities differ, by the counts of 2015-16: *No Good Options*, chapter 3. */
export const optionsVariation: readonly RecipeText[] = [
  {
    id: 'A10',
    section: 'Foreword; 3',
    claim: 'Lowest and highest rate of children in care',
    claimed: [22, 164],
    printed: '22; 164',
    unit: 'per 10,000',
    status: 'reproduced within revisions',
    inputs: { rate: careRates.rate },
    method: 'Lowest and highest published rate, March 2016, without the two smallest authorities.',
    note: 'The highest was first published as 164.',
    agreement: [0.5, 2],
    compute: (given) => [lowest(given.rates('rate')), highest(given.rates('rate'))],
  },
  {
    id: 'A11',
    section: '3',
    claim: 'How many times the lowest rate of children in care the highest is',
    claimed: 7,
    printed: '>7',
    unit: 'times',
    status: 'reproduced',
    inputs: { rate: careRates.rate },
    method: 'Highest divided by lowest published rate, March 2016, without the two smallest authorities.',
    agreement: ['over'],
    compute: (given) => times(given.rates('rate')),
  },
  {
    id: 'A12',
    section: '3',
    claim: 'Average rate of children in care; authorities at half of it or less; at double or more',
    claimed: [60, 6, 3],
    printed: '60; 6; 3',
    unit: 'per 10,000; LAs',
    status: 'reproduced within revisions',
    inputs: careRates,
    method: 'Published rates of March 2016, without the two smallest authorities.',
    note: 'Two authorities at double or more on published whole rates; the City of London would be a third.',
    agreement: [0.5, 0, 1],
    compute: (given) => {
      const [england, rates] = [given.value('england'), given.rates('rate')];
      return [
        england,
        countOf(rates, (rate) => rate <= england / 2),
        countOf(rates, (rate) => rate >= england * 2),
      ];
    },
  },
  {
    id: 'A13',
    section: '3',
    claim: 'Referrals for 10,000 children: average, lowest and highest',
    claimed: [532.2, 187.7, 1753],
    printed: '532.2; 187.7; 1753',
    unit: 'per 10,000',
    status: 'reproduced within revisions',
    inputs: referralInputs,
    method: 'Referrals of 2015-16 for 10,000 children of mid-2015, without the two smallest authorities.',
    note: rebased,
    agreement: [6, 5, 15],
    compute: (given) => {
      const { england, rates } = referralRates(given);
      return [england, lowest(rates), highest(rates)];
    },
  },
  {
    id: 'A14',
    section: '3',
    claim: 'Referrals: authorities under half the average; over double; highest over lowest',
    claimed: [3, 2, 9],
    printed: '3; 2; >9',
    unit: 'LAs; times',
    status: 'reproduced',
    inputs: referralInputs,
    method: 'The same rates against the average.',
    agreement: [0, 0, 'over'],
    compute: (given) => {
      const { england, rates } = referralRates(given);
      return [below(rates, england / 2), above(rates, england * 2), times(rates)];
    },
  },
  {
    id: 'A15',
    section: '3',
    claim: 'Referrals without further action: average; authorities over four times it; authorities with none',
    claimed: [9.9, 3, 14],
    printed: '9.9; 3; 14',
    unit: '%; LAs',
    status: 'reproduced within revisions',
    inputs: {
      referrals: inEngland(series.referrals, [2016]),
      closed: inEngland(series.referralsClosed, [2016]),
      each: everywhere(series.referrals, [2016]),
      eachClosed: everywhere(series.referralsClosed, [2016]),
    },
    method: 'Referrals without further action, divided by referrals, 2015-16.',
    note: 'Four authorities, not three, are over four times the average on the revised counts.',
    agreement: [0.1, 1, 0],
    compute: (given) => {
      const england = percent(given.value('closed'), given.value('referrals'));
      const shares = ratios(given.rates('eachClosed'), given.rates('each'), 100);
      return [england, above(shares, england * 4), countOf(shares, (share) => share === 0)];
    },
  },
  {
    id: 'A16',
    section: '3',
    claim: 'Repeated referrals: authorities over double the average; highest over lowest',
    claimed: [3, 10],
    printed: '3; >10',
    unit: 'LAs; times',
    status: 'partly reproduced',
    inputs: {
      england: inEngland(series.rereferred, [2016]),
      share: everywhere(series.rereferred, [2016]),
    },
    method: 'Published shares of 2015-16; the lowest that is not nought.',
    note: 'On the revised counts one authority is at double the average, and the highest is 8.4 times the lowest.',
    compute: (given) => {
      const shares = new Map([...given.rates('share')].filter(([, share]) => share > 0));
      return [countOf(shares, (share) => share >= given.value('england') * 2), times(shares)];
    },
  },
  {
    id: 'A17',
    section: '3',
    claim: 'Episodes of need that began for 10,000 children: average, lowest and highest',
    claimed: [343.9, 115, 1188.6],
    printed: '343.9; 115; 1188.6',
    unit: 'per 10,000',
    status: 'reproduced within revisions',
    inputs: eachEpisodeInputs,
    method: episodeMethod,
    note: episodeNote,
    agreement: [4, 4, 12],
    compute: (given) => {
      const { england, rates } = episodeRates(given);
      return [england, lowest(rates), highest(rates)];
    },
  },
  {
    id: 'A18',
    section: '3',
    claim: 'Episodes of need: authorities under half the average; over double; highest over lowest',
    claimed: [6, 6, 10],
    printed: '6; 6; >10',
    unit: 'LAs; times',
    status: 'reproduced within revisions',
    inputs: eachEpisodeInputs,
    method: episodeMethod,
    note: episodeNote,
    agreement: [1, 1, 'over'],
    compute: (given) => {
      const { england, rates } = episodeRates(given);
      return [below(rates, england / 2), above(rates, england * 2), times(rates)];
    },
  },
  {
    id: 'A19',
    section: '3',
    claim: 'Child protection plans started for 10,000 children: average, lowest and highest',
    claimed: [54.2, 16.5, 180.6],
    printed: '54.2; 16.5; 180.6',
    unit: 'per 10,000',
    status: 'reproduced within revisions',
    inputs: planRates,
    method: 'Published rates of 2015-16, without the two smallest authorities.',
    note: rebased,
    agreement: [1, 1, 3],
    compute: (given) => [given.value('england'), lowest(given.rates('rate')), highest(given.rates('rate'))],
  },
  {
    id: 'A20',
    section: '3',
    claim: 'Plans started: authorities over double the average; highest over lowest',
    claimed: [4, 10],
    printed: '4; >10',
    unit: 'LAs; times',
    status: 'reproduced',
    inputs: planRates,
    method: 'The same rates against the average.',
    agreement: [0, 'over'],
    compute: (given) => [above(given.rates('rate'), given.value('england') * 2), times(given.rates('rate'))],
  },
  {
    id: 'A21',
    section: '3',
    claim: 'Second or later plans: share; authorities over one and a half times it; highest over lowest',
    claimed: [20, 5, 7],
    printed: 'about 20; 5; >7',
    unit: '%; LAs; times',
    status: 'reproduced within revisions',
    inputs: {
      england: inEngland(series.secondPlans, [2016]),
      share: everywhere(series.secondPlans, [2016]),
    },
    method: 'Published shares of 2015-16.',
    note: 'Four authorities, not five, on the revised counts.',
    agreement: [2.5, 1, 'over'],
    compute: (given) => {
      const [england, shares] = [given.value('england'), given.rates('share')];
      return [england, above(shares, england * 1.5), times(shares)];
    },
  },
  {
    id: 'A24',
    section: '3',
    claim: 'How much of the variation in rates of children in care deprivation explains',
    claimed: 10,
    unit: '% of variance',
    status: 'not supported',
    inputs: {
      rate: careRates.rate,
      imd: everywhere(series.imd, [2019]),
      idaci: everywhere(series.idaci, [2019], { beside: true }),
    },
    method: 'R² of the rate of March 2016 with the index of multiple deprivation of 2019.',
    note: 'A witness suggested it. The published data show a far stronger link.',
    compute: deprivationExplains,
  },
];
