import type { RecipeText } from '../figure-recipe.ts';

const review = (
  text: Pick<RecipeText, 'id' | 'section' | 'claim' | 'claimed' | 'printed' | 'method' | 'note'> & {
    readonly unit?: string;
  },
): RecipeText => ({ unit: '%', status: 'needs local data', ...text });

/** Figures of *The Future of Children's Social Care* from authorities' own work or from nowhere that is published. */
export const futureLocal: readonly RecipeText[] = [
  review({
    id: 'F58',
    section: '5.4',
    claim: 'Use of Leicestershire’s own foster places before and after',
    claimed: [67, 73],
    printed: '67; 73',
    method: 'Filled places divided by approved places.',
    note: 'Needs the authority’s own foster places; published by authority from 2022 only.',
  }),
  review({
    id: 'F62',
    section: '5.1',
    claim: 'Children who came into care and could have been kept from it, average of six authorities',
    claimed: 39,
    printed: '39',
    method: 'Share of 179 reviewed cases; 8 to 65% between authorities.',
    note: 'Practitioners’ judgement in six authorities. Needs the reviews themselves.',
  }),
  review({
    id: 'F63',
    section: '5.1',
    claim: 'Right plan for permanence; plan for care that was wrong; return home not looked into for a year',
    claimed: [66, 34, 45],
    printed: '66; 34; 45',
    method: 'Share of reviewed cases.',
    note: 'Needs the reviews themselves.',
  }),
  review({
    id: 'F64',
    section: '5.4',
    claim: 'Children in children’s homes for whom a family was asked for first',
    claimed: [54, 67],
    printed: '54-67',
    method: 'Share of 135 reviewed cases.',
    note: 'Can be worked out where the home that was asked for is recorded beside the home that was found.',
  }),
  review({
    id: 'F65',
    section: '5.2',
    claim: 'Children who came into care with unmet mental health needs in the family',
    claimed: [30, 50],
    printed: '30-50',
    method: 'Share of reviewed cases.',
    note: 'Needs the reviews themselves.',
  }),
  {
    id: 'F67',
    section: '5.3',
    claim: 'Orders that deprive a child of liberty, 2019-20 and 2020-21',
    claimed: [185, 358],
    printed: '185; 358',
    unit: 'orders',
    status: 'display only',
    method: 'Count of courts.',
    note: 'Not among the publications that Kith reads: shown as the report has it.',
  },
  {
    id: 'F68',
    section: '4.1',
    claim: 'Fall in grants from 2015-16 to 2019-20, county authorities and England',
    claimed: [35, 25],
    printed: '35; >25',
    unit: '%',
    status: 'not reproducible',
    method: 'Change in grants.',
    note: 'Grants to authorities are not among the publications that Kith reads.',
  },
  review({
    id: 'F69',
    section: '5.4',
    claim: 'Providers written to, called, and ready to look at one child’s referral',
    claimed: [254, 150, 20],
    printed: '254; 150; 20',
    unit: 'providers',
    method: 'Count in the log of one search.',
    note: 'One child’s search. A log of searches for homes would give it.',
  }),
];
