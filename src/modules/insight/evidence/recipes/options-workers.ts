import { max } from 'simple-statistics';
import type { FigureInput } from '../figure-input.ts';
import type { RecipeText } from '../figure-recipe.ts';
import type { Given } from '../given.ts';
import { assumed, everywhere, inEngland, series } from '../series.ts';
import { beside, countOf, growth, sum } from './arithmetic.ts';

const notHeld = (
  text: Pick<RecipeText, 'id' | 'claim' | 'claimed' | 'printed' | 'method' | 'note'> & Partial<RecipeText>,
): RecipeText => ({ section: '1', unit: '%', status: 'not reproducible', ...text });

const reactive = ['care', 'safeguarding'] as const;
const preventative = ['earlyYears', 'familySupport', 'youngPeople'] as const;

const earlierInputs: Readonly<Record<string, FigureInput>> = {
  care: everywhere(series.earlierCareSpend, [2014]),
  safeguarding: everywhere(series.earlierSafeguarding, [2014]),
  earlyYears: everywhere(series.earlierEarlyYears, [2014]),
  familySupport: everywhere(series.earlierFamilySupport, [2014]),
  youngPeople: everywhere(series.earlierYoungPeople, [2014]),
};

const laterYears = [2016, 2017, 2020, 2025] as const;

const laterInputs: Readonly<Record<string, FigureInput>> = {
  laterCare: inEngland(series.careSpend, laterYears, { beside: true }),
  laterSafeguarding: inEngland(series.safeguarding, laterYears, { beside: true }),
  laterEarlyYears: inEngland(series.earlyYears, laterYears, { beside: true }),
  laterFamilySupport: inEngland(series.familySupport, laterYears, { beside: true }),
  laterYoungPeople: inEngland(series.youngPeople, laterYears, { beside: true }),
};

function reactiveToPreventative(given: Given) {
  const total = (names: readonly string[]) => sum(names.map((name) => given.total(name)));
  const later = (year: number) => {
    const at = (name: string) => given.find(name, year) ?? Number.NaN;
    return (
      (at('laterCare') + at('laterSafeguarding')) /
      (at('laterEarlyYears') + at('laterFamilySupport') + at('laterYoungPeople'))
    );
  };
  return {
    value: total(reactive) / total(preventative),
    beside: laterYears.flatMap((year) => beside(`${year - 1}-${year - 2000}`, later(year), 'ratio')),
  };
}

/** Workers, money, and what cannot be checked: *No Good Options*. */
export const optionsWorkers: readonly RecipeText[] = [
  {
    id: 'A22',
    section: '3',
    claim:
      'Vacancies in September 2015: rate, full-time posts, highest rate, authorities over double the rate',
    claimed: [17, 5470, 57, 12],
    printed: '17; 5470; 57; 12',
    unit: '%; FTE; %; LAs',
    status: 'reproduced',
    inputs: {
      rate: inEngland(series.vacancyRate, [2015]),
      vacancies: inEngland(series.vacancies, [2015]),
      rates: everywhere(series.vacancyRate, [2015]),
    },
    method: 'Published rates and count.',
    note: 'The series of 2015 was experimental.',
    agreement: [0.5, 10, 0.5, 0],
    compute: (given) => {
      const [rate, rates] = [given.value('rate'), given.across('rates')];
      return [
        rate,
        given.value('vacancies'),
        max([...rates.values()]),
        countOf(rates, (one) => one > rate * 2),
      ];
    },
  },
  {
    id: 'A23',
    section: '2; 4',
    claim: 'Authorities with more than 40% agency workers',
    claimed: 5,
    printed: '5 (survey); some',
    unit: 'LAs',
    status: 'partly reproduced',
    inputs: { rates: everywhere(series.agencyRate, [2015]) },
    method: 'Count of published rates, September 2015.',
    note: 'The claim is of the authors’ own survey; the published rates show more authorities.',
    compute: (given) => {
      const rates = given.across('rates');
      return {
        value: countOf(rates, (rate) => rate > 40),
        beside: beside('Highest', max([...rates.values()]), '%'),
      };
    },
  },
  notHeld({
    id: 'A25',
    section: '3',
    claim: 'Spend on a child in need, lowest and highest authority',
    claimed: [340, 4970],
    printed: '340; 4970',
    unit: 'GBP',
    method: 'Spend divided by children in need.',
    note: 'It quotes the National Audit Office, whose definition of spend it does not give.',
  }),
  {
    id: 'A26',
    section: '1',
    claim: 'Real fall in the whole revenue spend of authorities',
    claimed: 21.6,
    unit: '%',
    status: 'reproduced',
    inputs: { before: assumed('revenueBefore'), after: assumed('revenueAfter') },
    method: 'Fall between the two totals of its footnote, of which the first is in later prices.',
    agreement: [0.05],
    compute: (given) => -growth(given.assumed('before'), given.assumed('after')),
  },
  notHeld({
    id: 'A27',
    claim: 'Rise in spend on children’s social care',
    claimed: 2,
    printed: '2',
    method: 'Change in revenue outturn.',
    note: 'Revenue outturn of 2010-11 and 2015-16 on one definition is not held.',
  }),
  notHeld({
    id: 'A28',
    claim: 'Real fall in spend on early help',
    claimed: 31,
    printed: '31',
    method: 'Change in lines of outturn, in real terms.',
    note: 'The lines changed their definition between the two years, and the price index is not given.',
  }),
  notHeld({
    id: 'A29',
    claim: 'Real fall in the central grant for early help',
    claimed: 55,
    printed: '55',
    method: 'Change in grants, in real terms.',
    note: 'Grants to authorities are not among the publications that Kith reads.',
  }),
  {
    id: 'A30',
    section: '1',
    claim: 'How many times as much is spent on reacting as on preventing',
    claimed: 4,
    printed: '1:4',
    unit: 'ratio',
    status: 'partly reproduced',
    inputs: { ...earlierInputs, ...laterInputs },
    method:
      'Spend on children in care and safeguarding, divided by Sure Start, family support and services for young people, 2013-14.',
    note: 'It quotes an inspectorate’s report of 2014 without a definition. On these lines it was twice as much then and reaches four times only in recent years.',
    compute: reactiveToPreventative,
  },
  notHeld({
    id: 'A31',
    claim: 'Children in need by category of need, March 2016',
    claimed: [50.6, 9.6, 2.9, 8.7, 17.4, 1.9, 0.5, 3],
    printed: '50.6; 9.6; 2.9; 8.7; 17.4; 1.9; 0.5; 3',
    method: 'Share of children in need.',
    note: 'Category of need is not among the values that Kith reads for children in need.',
  }),
  notHeld({
    id: 'A32',
    claim: 'Rise in child protection enquiries in five years',
    claimed: 46,
    printed: '46',
    inputs: { enquiries: inEngland(series.enquiries, [2013, 2016], { beside: true }) },
    method: 'Growth in enquiries for 10,000 children.',
    note: 'The series is held from 2013: the first two years are missing.',
    compute: (given) => ({
      value: null,
      beside: beside(
        'Growth in enquiries 2012-13 to 2015-16',
        growth(given.find('enquiries', 2013) ?? Number.NaN, given.find('enquiries', 2016) ?? Number.NaN),
        '%',
      ),
    }),
  }),
  {
    id: 'A33',
    section: 'Annex',
    claim: 'Directors who find it harder to meet the duty to children in need',
    claimed: 89,
    unit: '%',
    status: 'display only',
    method: 'Survey of 79 directors.',
    note: 'The authors’ own survey: shown as it stands.',
  },
  {
    id: 'A34',
    section: '1',
    claim: 'Maltreated children whom nobody has found, for each child on a plan',
    claimed: 8,
    unit: 'ratio',
    status: 'input only',
    method: 'Estimate of a study.',
    note: 'A research estimate that other sums may use, with nothing to work out.',
  },
];
