import type { FigureInput } from '../figure-input.ts';
import type { RecipeText } from '../figure-recipe.ts';
import type { Given } from '../given.ts';
import { assumed, firstPublished, inEngland, series } from '../series.ts';
import { beside, growth, percent } from './arithmetic.ts';

const started = { started: inEngland(series.started, [2011, 2016], { editions: firstPublished }) };

const onlyLater = 'The series is held from 2013: the earlier year cannot be checked.';

/** Referrals that were neither closed at once nor assessed as not in need: episodes of need that began. */
export const episodeInputs: Readonly<Record<string, FigureInput>> = {
  referrals: inEngland(series.referrals, [2016]),
  closed: inEngland(series.referralsClosed, [2016]),
  notInNeed: inEngland(series.notInNeed, [2016]),
};

export const episodesBegun = (given: Given): number =>
  given.value('referrals') - given.value('closed') - given.value('notInNeed');

function olderShare(id: string, year: number, claimed: number, printed: string): RecipeText {
  return {
    id,
    section: '1',
    claim: `Children in care aged 10 and over, 31 March ${year}`,
    claimed,
    printed,
    unit: '%',
    status: 'reproduced',
    inputs: {
      aged10: inEngland(series.aged10, [year]),
      aged16: inEngland(series.aged16, [year]),
      inCare: inEngland(series.inCareByArea, [year]),
    },
    method: 'Children of 10 to 15 and of 16 and over, divided by children in care.',
    agreement: [0.5],
    compute: (given) => {
      const older = given.value('aged10') + given.value('aged16');
      return {
        value: percent(older, given.value('inCare')),
        beside: beside('Children aged 10 and over', older, 'children'),
      };
    },
  };
}

/** Numbers and rises: *No Good Options*, foreword and chapter 1. */
export const optionsNumbers: readonly RecipeText[] = [
  {
    id: 'A01',
    section: 'Foreword; 1',
    claim: 'Children who started in care in 2010-11 and in 2015-16',
    claimed: [27_310, 32_050],
    printed: '27310; 32050',
    unit: 'children',
    status: 'reproduced',
    inputs: started,
    method: 'Published counts, as first published.',
    agreement: [10, 10],
    compute: (given) => given.points('started').map(({ value }) => value),
  },
  {
    id: 'A02',
    section: '1',
    claim: 'Rise in children who started in care over those five years',
    claimed: 17.4,
    unit: '%',
    status: 'reproduced',
    inputs: started,
    method: 'Growth between the two years.',
    agreement: [0.05],
    compute: (given) => growth(given.value('started', 2011), given.value('started', 2016)),
  },
  {
    id: 'A03',
    section: '1',
    claim: 'How many more children started in care',
    claimed: 4740,
    unit: 'children',
    status: 'reproduced',
    inputs: started,
    method: 'Difference between the two years.',
    agreement: [10],
    compute: (given) => given.value('started', 2016) - given.value('started', 2011),
  },
  {
    id: 'A04',
    section: '1',
    claim: 'Referrals in 2010-11 and 2015-16, and how many more',
    claimed: [615_000, 621_470, 6470],
    printed: '615000; 621470; 6470',
    unit: 'referrals',
    status: 'partly reproduced',
    inputs: { before: assumed('referrals2011'), referrals: inEngland(series.referrals, [2016]) },
    method: 'Published count of 2015-16, and the difference to the printed count of 2010-11.',
    note: onlyLater,
    compute: (given) => [null, given.value('referrals'), given.value('referrals') - given.assumed('before')],
  },
  {
    id: 'A05',
    section: '1',
    claim: 'Children in need at 31 March 2011 and 2016',
    claimed: [382_400, 394_400],
    printed: '382400; 394400',
    unit: 'children',
    status: 'partly reproduced',
    inputs: { inNeed: inEngland(series.inNeed, [2016]) },
    method: 'Published count.',
    note: `${onlyLater} The count of 2016 has been revised a little.`,
    compute: (given) => [null, given.value('inNeed')],
  },
  {
    id: 'A06',
    section: '1',
    claim: 'Episodes of need that began in 2010-11 and in 2015-16',
    claimed: [393_000, 401_600],
    printed: '393000; 401600',
    unit: 'episodes',
    status: 'partly reproduced',
    inputs: episodeInputs,
    method: 'Referrals less those without further action and those assessed as not in need.',
    note: `${onlyLater} The published count of episodes itself is not held; what is left of referrals comes within 0.1% of it.`,
    compute: (given) => [null, episodesBegun(given)],
  },
  {
    id: 'A07',
    section: '1',
    claim: 'Child protection plans started in 2010-11 and in 2015-16, and the rise',
    claimed: [49_000, 63_310, 29.2],
    printed: '49000; 63310; 29.2',
    unit: 'plans; %',
    status: 'partly reproduced',
    inputs: { before: assumed('plansStarted2011'), plans: inEngland(series.plansStarted, [2016]) },
    method: 'Published count of 2015-16, and growth from the printed count of 2010-11.',
    note: onlyLater,
    compute: (given) => [null, given.value('plans'), growth(given.assumed('before'), given.value('plans'))],
  },
  olderShare('A08', 2011, 58, '58 (about 38,000)'),
  olderShare('A09', 2016, 62, '62 (about 43,700)'),
];
