import type { Zone } from './places.ts';
import { weights, type Weighted } from './random.ts';

/** What kind of home, before the return's codes (which change from year to year). */
export type HomeKind =
  | 'foster'
  | 'kin'
  | 'parents'
  | 'adopters'
  | "children's home"
  | 'supported'
  | 'mother and baby'
  | 'secure'
  | 'residential school'
  | 'care home'
  | 'hospital'
  | 'custody'
  | 'other';

/** Kinds that the registry holds; homes with parents and relatives come with the family. */
export type RegistryKind = Exclude<HomeKind, 'kin' | 'parents'>;

/**
 * How many homes of a kind there are for each child in care, how large, where and whose. Places and providers are
 * fitted to the published shares (national-figures.ts: locality, distance, provider); how many stand empty at a time is
 * an assumption.
 */
export type Supply = {
  readonly perChild: number;
  readonly least: number;
  readonly beds: readonly [number, number];
  readonly zones: Weighted<Zone>;
  readonly providers: Weighted<string>;
  /** The last word of the name; '' where the home is a family. */
  readonly name: string;
};

const zones = (inside: number, nextDoor: number, far: number) =>
  weights<Zone>({ inside, 'next door': nextDoor, far });

export const supplies: Readonly<Record<RegistryKind, Supply>> = {
  // Whose a foster family is follows from the service that approved it.
  foster: { perChild: 0.56, least: 40, beds: [1, 3], zones: zones(32, 53, 15), providers: [], name: '' },
  "children's home": {
    ...{ perChild: 0.062, least: 10, beds: [2, 5], zones: zones(24, 30, 46), name: 'House' },
    providers: weights({ PR1: 12, PR4: 82, PR5: 5, PR2: 1 }),
  },
  supported: {
    ...{ perChild: 0.04, least: 8, beds: [3, 8], zones: zones(52, 33, 15), name: 'Court' },
    providers: weights({ PR1: 8, PR4: 78, PR5: 14 }),
  },
  adopters: { perChild: 0.08, least: 12, beds: [2, 3], zones: zones(22, 26, 52), providers: [], name: '' },
  'mother and baby': {
    perChild: 0.004,
    least: 2,
    beds: [6, 10],
    zones: zones(0, 1, 1),
    providers: weights({ PR4: 1 }),
    name: 'Family Centre',
  },
  secure: {
    perChild: 0.0005,
    least: 1,
    beds: [12, 20],
    zones: zones(0, 0, 1),
    providers: weights({ PR2: 1 }),
    name: 'Secure Unit',
  },
  'residential school': {
    perChild: 0.001,
    least: 1,
    beds: [20, 40],
    zones: zones(0, 0, 1),
    providers: weights({ PR4: 1 }),
    name: 'School',
  },
  'care home': {
    perChild: 0.003,
    least: 2,
    beds: [4, 8],
    zones: zones(0, 2, 3),
    providers: weights({ PR4: 1 }),
    name: 'Lodge',
  },
  hospital: {
    perChild: 0.0005,
    least: 1,
    beds: [10, 20],
    zones: zones(1, 0, 0),
    providers: weights({ PR3: 1 }),
    name: 'Hospital',
  },
  custody: {
    perChild: 0.0005,
    least: 1,
    beds: [100, 200],
    zones: zones(0, 0, 1),
    providers: weights({ PR3: 1 }),
    name: 'Young Offender Institution',
  },
  other: { perChild: 0.02, least: 6, beds: [1, 3], zones: zones(42, 25, 33), providers: [], name: 'Place' },
};

/**
 * How often a home far from the family's is looked for, by kind: fitted to the published shares more than 20 miles away
 * (national-figures.ts, distance), since a far one is also taken when nothing else is free. Others are guessed.
 */
export const farShares: Readonly<Partial<Record<HomeKind, number>>> = {
  foster: 0.15,
  adopters: 0.56,
  "children's home": 0.43,
  supported: 0.12,
  other: 0.33,
  'mother and baby': 0.5,
};
