import type { NameTradition } from './name-lists.ts';
import type { Random, Weighted } from './random.ts';

/** Ethnicity codes of the return with what goes with them. */
type Background = {
  readonly names: Weighted<NameTradition>;
  readonly fathers?: Weighted<NameTradition>;
  readonly languages: Weighted<string>;
};

const english: Weighted<string> = [['English', 1]];
const british: Weighted<NameTradition> = [['british', 1]];

const backgrounds: Readonly<Record<string, Background>> = {
  WBRI: {
    names: [
      ['british', 97],
      ['irish', 3],
    ],
    languages: english,
  },
  WIRI: { names: [['irish', 1]], languages: english },
  WIRT: { names: [['irish', 1]], languages: english },
  WROM: {
    names: [
      ['roma', 7],
      ['british', 3],
    ],
    languages: [
      ['English', 4],
      ['Romani', 3],
      ['Slovak', 2],
      ['Romanian', 2],
    ],
  },
  WOTH: {
    names: [
      ['polish', 5],
      ['romanian', 5],
      ['albanian', 1],
    ],
    languages: [
      ['English', 4],
      ['Polish', 3],
      ['Romanian', 3],
    ],
  },
  MWBC: { names: british, fathers: [['caribbean', 1]], languages: english },
  MWBA: {
    names: british,
    fathers: [
      ['west african', 2],
      ['congolese', 1],
    ],
    languages: english,
  },
  MWAS: {
    names: british,
    fathers: [
      ['pakistani', 4],
      ['indian', 2],
      ['bangladeshi', 1],
    ],
    languages: english,
  },
  MOTH: {
    names: british,
    fathers: [
      ['arab', 2],
      ['chinese', 1],
      ['caribbean', 1],
      ['kurdish', 1],
    ],
    languages: english,
  },
  AIND: {
    names: [['indian', 1]],
    languages: [
      ['English', 3],
      ['Punjabi', 2],
      ['Gujarati', 1],
    ],
  },
  APKN: {
    names: [['pakistani', 1]],
    languages: [
      ['English', 3],
      ['Urdu', 2],
      ['Punjabi', 2],
    ],
  },
  ABAN: {
    names: [['bangladeshi', 1]],
    languages: [
      ['English', 2],
      ['Bengali', 2],
    ],
  },
  AOTH: {
    names: [
      ['afghan', 3],
      ['vietnamese', 1],
      ['indian', 1],
    ],
    languages: [
      ['English', 1],
      ['Pashto', 2],
      ['Dari', 1],
    ],
  },
  CHNE: {
    names: [['chinese', 1]],
    languages: [
      ['English', 1],
      ['Cantonese', 1],
      ['Mandarin', 1],
    ],
  },
  BCRB: { names: [['caribbean', 1]], languages: english },
  BAFR: {
    names: [
      ['west african', 4],
      ['horn of africa', 2],
      ['congolese', 1],
    ],
    languages: [
      ['English', 5],
      ['Yoruba', 1],
      ['Twi', 1],
      ['Somali', 2],
      ['Lingala', 1],
    ],
  },
  BOTH: {
    names: [
      ['caribbean', 2],
      ['british', 2],
      ['west african', 1],
    ],
    languages: english,
  },
  OOTH: {
    names: [
      ['arab', 3],
      ['kurdish', 2],
      ['vietnamese', 1],
    ],
    languages: [
      ['English', 2],
      ['Arabic', 3],
      ['Kurdish', 2],
    ],
  },
  REFU: { names: british, languages: english },
  NOBT: {
    names: [
      ['british', 4],
      ['arab', 1],
    ],
    languages: english,
  },
};

/** Published shares of all children in care less those who came alone (national-figures.ts, ethnicity 2024). */
const familyShares: Weighted<string> = [
  ['WBRI', 65.93],
  ['WIRI', 0.22],
  ['WIRT', 0.22],
  ['WROM', 0.69],
  ['WOTH', 3.38],
  ['MWBC', 3.49],
  ['MWBA', 1.3],
  ['MWAS', 2.12],
  ['MOTH', 3.77],
  ['AIND', 0.42],
  ['APKN', 1.28],
  ['ABAN', 0.47],
  ['AOTH', 0.79],
  ['CHNE', 0.12],
  ['BCRB', 1.49],
  ['BAFR', 2.08],
  ['BOTH', 1.21],
  ['OOTH', 1.48],
  ['REFU', 0.16],
  ['NOBT', 0.54],
];

type Origin = { readonly ethnicity: string; readonly names: NameTradition; readonly language: string };

/** Where unaccompanied children come from (assumption: the publication's nationalities are not held here). */
const origins: Weighted<Origin> = [
  [{ ethnicity: 'AOTH', names: 'afghan', language: 'Pashto' }, 25],
  [{ ethnicity: 'BAFR', names: 'sudanese', language: 'Arabic' }, 14],
  [{ ethnicity: 'BAFR', names: 'horn of africa', language: 'Tigrinya' }, 12],
  [{ ethnicity: 'OOTH', names: 'kurdish', language: 'Kurdish' }, 18],
  [{ ethnicity: 'OOTH', names: 'arab', language: 'Arabic' }, 12],
  [{ ethnicity: 'OOTH', names: 'vietnamese', language: 'Vietnamese' }, 6],
  [{ ethnicity: 'WOTH', names: 'albanian', language: 'Albanian' }, 6],
  [{ ethnicity: 'BOTH', names: 'sudanese', language: 'Arabic' }, 4],
  [{ ethnicity: 'NOBT', names: 'arab', language: 'Arabic' }, 3],
];

/** What a family's children have in common, and where the names of each parent come from. */
export type Roots = {
  readonly ethnicity: string;
  readonly language: string;
  readonly mother: NameTradition;
  readonly father: NameTradition;
};

export function drawRoots(random: Random, alone: boolean): Roots {
  if (alone) {
    const { ethnicity, names, language } = random.weighted(origins);
    return { ethnicity, language, mother: names, father: names };
  }
  const ethnicity = random.weighted(familyShares);
  const { names, fathers, languages } = backgrounds[ethnicity] ?? { names: british, languages: english };
  const mother = random.weighted(names);
  return {
    ethnicity,
    language: random.weighted(languages),
    mother,
    father: fathers === undefined ? mother : random.weighted(fathers),
  };
}
