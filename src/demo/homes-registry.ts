import type { Day } from './days.ts';
import { familyNameEnds, familyNameStarts } from './name-lists.ts';
import { milesBetween, northmoor, type Place, type PlaceBook, type Zone } from './places.ts';
import { Random, type Weighted } from './random.ts';

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

/** One place where children live, as the registry of homes knows it. */
export type Home = {
  readonly id: string;
  readonly kind: HomeKind;
  readonly urn: string | null;
  readonly name: string;
  readonly provider: string | null;
  readonly place: Place;
  readonly beds: number;
};

/** Agencies and services stand in the published list; the families whom they approve stand in no list and have no URN. */
export type RegisteredService = {
  readonly id: string;
  readonly urn: string;
  readonly name: string;
  readonly provider: string;
  readonly place: Place;
};

type Supply = {
  readonly perChild: number;
  readonly least: number;
  readonly beds: readonly [number, number];
  readonly zones: Weighted<Zone>;
  readonly providers: Weighted<string>;
  readonly name: string;
};

/**
 * How many homes of a kind there are for each child in care, how large they are, where, and whose. Providers and places
 * follow the shares in national-figures.ts; how many stand empty at a time is an assumption.
 */
const supplies: Readonly<Partial<Record<HomeKind, Supply>>> = {
  foster: {
    perChild: 0.56,
    least: 40,
    beds: [1, 3],
    zones: [
      ['inside', 65],
      ['next door', 22],
      ['far', 13],
    ],
    providers: [],
    name: '',
  },
  "children's home": {
    perChild: 0.062,
    least: 10,
    beds: [2, 5],
    zones: [
      ['inside', 38],
      ['next door', 20],
      ['far', 42],
    ],
    providers: [
      ['PR1', 13],
      ['PR4', 81],
      ['PR5', 5],
      ['PR2', 1],
    ],
    name: 'House',
  },
  supported: {
    perChild: 0.04,
    least: 8,
    beds: [3, 8],
    zones: [
      ['inside', 68],
      ['next door', 18],
      ['far', 14],
    ],
    providers: [
      ['PR1', 8],
      ['PR4', 78],
      ['PR5', 14],
    ],
    name: 'Court',
  },
  'mother and baby': {
    perChild: 0.004,
    least: 2,
    beds: [6, 10],
    zones: [
      ['next door', 1],
      ['far', 1],
    ],
    providers: [['PR4', 1]],
    name: 'Family Centre',
  },
  secure: {
    perChild: 0.0005,
    least: 1,
    beds: [12, 20],
    zones: [['far', 1]],
    providers: [['PR2', 1]],
    name: 'Secure Unit',
  },
  'residential school': {
    perChild: 0.001,
    least: 1,
    beds: [20, 40],
    zones: [['far', 1]],
    providers: [['PR4', 1]],
    name: 'School',
  },
  'care home': {
    perChild: 0.003,
    least: 2,
    beds: [4, 8],
    zones: [
      ['next door', 2],
      ['far', 3],
    ],
    providers: [['PR4', 1]],
    name: 'Lodge',
  },
  hospital: {
    perChild: 0.0005,
    least: 1,
    beds: [10, 20],
    zones: [['inside', 1]],
    providers: [['PR3', 1]],
    name: 'Hospital',
  },
  custody: {
    perChild: 0.0005,
    least: 1,
    beds: [100, 200],
    zones: [['far', 1]],
    providers: [['PR3', 1]],
    name: 'Young Offender Institution',
  },
  adopters: {
    perChild: 0.08,
    least: 12,
    beds: [2, 3],
    zones: [
      ['inside', 26],
      ['next door', 24],
      ['far', 50],
    ],
    providers: [
      ['PR1', 6],
      ['PR2', 1],
      ['PR5', 3],
    ],
    name: '',
  },
  other: {
    perChild: 0.02,
    least: 6,
    beds: [1, 3],
    zones: [
      ['inside', 45],
      ['next door', 22],
      ['far', 33],
    ],
    providers: [],
    name: 'Place',
  },
};

const withUrn: readonly HomeKind[] = [
  "children's home",
  'supported',
  'mother and baby',
  'secure',
  'residential school',
];

type Stay = { readonly from: Day; readonly to: Day; readonly family: number };

/** Where children can live in Northmoor and around, with who is where when, so that a home is seldom fuller than it can be. */
export class HomesRegistry {
  readonly services: RegisteredService[] = [];
  readonly homes: Home[] = [];
  private readonly byKind = new Map<HomeKind, Home[]>();
  private readonly stays = new Map<Home, Stay[]>();
  private readonly random: Random;
  private readonly places: PlaceBook;
  private urns = 0;

  constructor(seed: number, size: number, places: PlaceBook) {
    this.random = new Random(seed, 0x7fff0002);
    this.places = places;
    this.addServices(size);
    for (const [kind, supply] of entriesOf(supplies)) this.addHomes(kind, supply, size);
  }

  /** The service that approves carers who are relatives or friends. */
  get ownFostering(): RegisteredService {
    return this.getService(0);
  }

  get ownAdoption(): RegisteredService {
    return this.getService(1);
  }

  /**
   * A home of a kind for a child from `near` (null when nobody knows where the family lives), with a bed free for the
   * whole stay, or the least full of those looked at. Brothers and sisters in a home leave room for each other.
   */
  findHome(
    random: Random,
    wanted: { kind: HomeKind; near: Place | null; from: Day; to: Day; family: number },
  ): Home {
    const pool = this.byKind.get(wanted.kind) ?? [];
    const far = random.chance(farShare[wanted.kind] ?? 0.2);
    let [best, bestScore] = [random.pick(pool), -Infinity];
    for (let look = 0; look < 7 && bestScore < 10; look++) {
      const home = random.pick(pool);
      const score = this.scoreOf(home, wanted) + (this.isFar(home, wanted.near) === far ? 5 : 0);
      if (score > bestScore) [best, bestScore] = [home, score];
    }
    this.takeBed(best, wanted);
    return best;
  }

  /** Notes that a child lives in a home for a time. */
  takeBed(home: Home, stay: Stay): void {
    const stays = this.stays.get(home);
    if (stays === undefined) this.stays.set(home, [{ from: stay.from, to: stay.to, family: stay.family }]);
    else stays.push({ from: stay.from, to: stay.to, family: stay.family });
  }

  private scoreOf(home: Home, { from, to, family }: Stay): number {
    const taken = (this.stays.get(home) ?? []).filter(
      (stay) => stay.from < to && from < stay.to && stay.family !== family,
    ).length;
    return taken < home.beds ? 5 : -taken;
  }

  private isFar(home: Home, near: Place | null): boolean {
    return near === null ? false : milesBetween(home.place, near) > 20;
  }

  private getService(index: number): RegisteredService {
    const found = this.services[index];
    if (found === undefined) throw new RangeError('The registry has no such service');
    return found;
  }

  private addServices(size: number): void {
    this.addService(`${northmoor.name} Fostering`, 'PR1', 'inside');
    this.addService(`${northmoor.name} Adoption`, 'PR1', 'inside');
    for (let i = 0; i < Math.min(300, Math.max(5, Math.round(size / 60))); i++) {
      const provider = this.random.weighted([
        ['PR4', 84],
        ['PR5', 14],
        ['PR2', 2],
      ]);
      this.addService(
        `${this.inventName()} Fostering`,
        provider,
        this.random.weighted([
          ['inside', 3],
          ['next door', 4],
          ['far', 3],
        ]),
      );
    }
  }

  private addService(name: string, provider: string, zone: Zone): void {
    this.services.push({
      id: this.random.id(),
      urn: this.nextUrn(),
      name,
      provider,
      place: this.places.addPlace(zone),
    });
  }

  private addHomes(kind: HomeKind, supply: Supply, size: number): void {
    const homes: Home[] = [];
    const count = Math.max(supply.least, Math.round(size * supply.perChild));
    for (let i = 0; i < count; i++)
      homes.push(kind === 'foster' ? this.makeFosterHome(supply) : this.makeHome(kind, supply));
    this.byKind.set(kind, homes);
    this.homes.push(...homes);
  }

  /** About half of unrelated foster care is the authority's own (national-figures.ts, provider). */
  private makeFosterHome(supply: Supply): Home {
    const service = this.random.chance(0.4) ? this.ownFostering : this.random.pick(this.services.slice(2));
    const zone =
      service.provider === 'PR1'
        ? this.random.weighted<Zone>([
            ['inside', 88],
            ['next door', 12],
          ])
        : this.random.weighted(supply.zones);
    return this.build('foster', supply, { service, zone });
  }

  private makeHome(kind: HomeKind, supply: Supply): Home {
    const provider = supply.providers.length > 0 ? this.random.weighted(supply.providers) : null;
    // The authority's own homes stand on its own ground (return check 1015).
    const zone = provider === 'PR1' && kind !== 'adopters' ? 'inside' : this.random.weighted(supply.zones);
    return this.build(kind, supply, { provider, zone });
  }

  private build(
    kind: HomeKind,
    supply: Supply,
    { service, provider, zone }: { service?: RegisteredService; provider?: string | null; zone: Zone },
  ): Home {
    const family =
      supply.name === '' ? `The ${this.inventName()} family` : `${this.inventName()} ${supply.name}`;
    return {
      id: this.random.id(),
      kind,
      urn: service?.urn ?? this.urnFor(kind),
      name: family,
      provider: service?.provider ?? provider ?? null,
      place: this.places.addPlace(zone),
      beds: this.random.whole(...supply.beds),
    };
  }

  private urnFor(kind: HomeKind): string | null {
    if (kind === 'adopters') return this.ownAdoption.urn;
    return withUrn.includes(kind) ? this.nextUrn() : null;
  }

  /** Like the regulator's numbers, in a range that it has not given out. */
  private nextUrn(): string {
    return `SC9${String(++this.urns).padStart(6, '0')}`;
  }

  private inventName(): string {
    return this.random.pick(familyNameStarts) + this.random.pick(familyNameEnds);
  }
}

/** The share of children who live more than 20 miles from home, by kind (national-figures.ts, distance). */
const farShare: Readonly<Partial<Record<HomeKind, number>>> = {
  foster: 0.2,
  adopters: 0.56,
  "children's home": 0.49,
  supported: 0.165,
  other: 0.33,
  'mother and baby': 0.5,
};

function entriesOf<K extends string, V>(record: Partial<Record<K, V>>): [K, V][] {
  return Object.entries(record) as [K, V][];
}
