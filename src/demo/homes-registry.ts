import type { Day } from './days.ts';
import { farShares, supplies, type HomeKind, type RegistryKind, type Supply } from './homes-supply.ts';
import { familyNameEnds, familyNameStarts } from './name-lists.ts';
import { isFar, northmoor, type Place, type PlaceBook, type Zone } from './places.ts';
import { Random, weights } from './random.ts';

export type { HomeKind } from './homes-supply.ts';

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

/** A service that approves families. It stands in the published list; the families stand in none and use its number. */
export type Service = {
  readonly id: string;
  readonly urn: string;
  readonly name: string;
  readonly provider: string;
  readonly place: Place;
  readonly approves: 'carers' | 'adopters';
};

/** A child's need of a home for a time. `near`: where the family lives; null when there is none. `left`: the one before. */
export type Wanted = {
  readonly kind: HomeKind;
  readonly near: Place | null;
  readonly from: Day;
  readonly to: Day;
  readonly family: number;
  readonly left?: Home | undefined;
};

type Stay = Pick<Wanted, 'from' | 'to' | 'family'>;

const withOwnUrn: readonly HomeKind[] = [
  "children's home",
  'supported',
  'mother and baby',
  'secure',
  'residential school',
];
const agencyOwners = weights({ PR4: 80, PR5: 18, PR2: 2 });
const agencyZones = weights<Zone>({ inside: 3, 'next door': 4, far: 3 });
const otherAuthorities = weights<Zone>({ 'next door': 4, far: 3 });
const ownCarers = weights<Zone>({ inside: 84, 'next door': 16 });

/** Where children can live in Northmoor and around, and who is where when, so that a home is seldom fuller than it may be. */
export class HomesRegistry {
  readonly services: Service[] = [];
  readonly homes: Home[] = [];
  private readonly byKind = new Map<HomeKind, Home[]>();
  private readonly stays = new Map<Home, Stay[]>();
  private readonly random: Random;
  private readonly places: PlaceBook;
  private urns = 0;
  /** The service that approves the authority's own carers, relatives and friends among them. */
  readonly ownFostering: Service;
  private readonly ownAdoption: Service;

  constructor(seed: number, size: number, places: PlaceBook) {
    this.random = new Random(seed, 0x7fff0002);
    this.places = places;
    this.ownFostering = this.addService({
      name: `${northmoor.name} Fostering`,
      provider: 'PR1',
      zone: 'inside',
      approves: 'carers',
    });
    this.ownAdoption = this.addService({
      name: `${northmoor.name} Adoption`,
      provider: 'PR1',
      zone: 'inside',
      approves: 'adopters',
    });
    this.addAgencies(size);
    for (const kind of Object.keys(supplies) as RegistryKind[]) this.addHomes(kind, supplies[kind], size);
  }

  /**
   * A home with a bed free for the whole stay, as far away as chance wants it, or the best of those looked at. Brothers
   * and sisters in a home take no bed from each other.
   */
  findHome(random: Random, wanted: Wanted): Home {
    const pool = this.byKind.get(wanted.kind) ?? [];
    const far = random.chance(farShares[wanted.kind] ?? 0.2);
    let best = random.pick(pool);
    let bestScore = this.scoreOf(best, wanted, far);
    for (let look = 0; look < 7 && bestScore < 10; look++) {
      const home = random.pick(pool);
      const score = this.scoreOf(home, wanted, far);
      if (score > bestScore) [best, bestScore] = [home, score];
    }
    this.takeBed(best, wanted);
    return best;
  }

  /** Notes that a child lives in a home for a time. */
  takeBed(home: Home, { from, to, family }: Stay): void {
    const stays = this.stays.get(home);
    if (stays === undefined) this.stays.set(home, [{ from, to, family }]);
    else stays.push({ from, to, family });
  }

  /** 10 for a home that suits in both ways; the home that the child leaves never does. */
  private scoreOf(home: Home, { from, to, family, near, left }: Wanted, far: boolean): number {
    if (home === left) return -Infinity;
    let taken = 0;
    const stays = this.stays.get(home);
    if (stays !== undefined)
      for (const stay of stays) if (stay.from < to && from < stay.to && stay.family !== family) taken++;
    const apart = near !== null && isFar(home.place, near);
    return (taken < home.beds ? 5 : -taken) + (apart === far ? 5 : 0);
  }

  /** A private agency first, then a voluntary one, then others: the smallest county has one of each. */
  private addAgencies(size: number): void {
    const count = Math.min(300, Math.max(5, Math.round(size / 60)));
    for (let i = 0; i < count; i++) {
      const provider = ['PR4', 'PR5', 'PR2'][i] ?? this.random.weighted(agencyOwners);
      // Another authority's service is not in this one's area (check 229).
      const zone = this.random.weighted(provider === 'PR2' ? otherAuthorities : agencyZones);
      this.addService({ name: `${this.inventName()} Fostering`, provider, zone, approves: 'carers' });
    }
    for (let i = 0; i < Math.max(2, count / 10); i++) {
      this.addService({
        name: `${this.inventName()} Adoption`,
        provider: 'PR5',
        zone: 'far',
        approves: 'adopters',
      });
    }
  }

  private addService({
    name,
    provider,
    zone,
    approves,
  }: Pick<Service, 'name' | 'provider' | 'approves'> & { zone: Zone }): Service {
    const service = {
      id: this.random.id(),
      urn: this.nextUrn(),
      name,
      provider,
      approves,
      place: this.places.addPlace(zone),
    };
    this.services.push(service);
    return service;
  }

  private addHomes(kind: RegistryKind, supply: Supply, size: number): void {
    const homes: Home[] = [];
    const count = Math.max(supply.least, Math.round(size * supply.perChild));
    for (let i = 0; i < count; i++) homes.push(this.makeHome(kind, supply));
    this.byKind.set(kind, homes);
    this.homes.push(...homes);
  }

  private makeHome(kind: RegistryKind, supply: Supply): Home {
    const service = this.pickService(kind);
    const provider =
      service?.provider ?? (supply.providers.length > 0 ? this.random.weighted(supply.providers) : null);
    return {
      id: this.random.id(),
      kind,
      urn: service?.urn ?? (withOwnUrn.includes(kind) ? this.nextUrn() : null),
      name: supply.name === '' ? `The ${this.inventName()} family` : `${this.inventName()} ${supply.name}`,
      provider,
      place: this.places.addPlace(this.drawZone(kind, supply, provider)),
      beds: this.random.whole(...supply.beds),
    };
  }

  /** Half of unrelated foster care and most of adoption is the authority's own (national-figures.ts, provider). */
  private pickService(kind: RegistryKind): Service | undefined {
    if (kind === 'foster')
      return this.random.chance(0.42)
        ? this.ownFostering
        : this.pickAgency('carers', this.random.weighted(agencyOwners));
    if (kind === 'adopters')
      return this.random.chance(0.6) ? this.ownAdoption : this.pickAgency('adopters', 'PR5');
    return undefined;
  }

  private pickAgency(approves: Service['approves'], provider: string): Service {
    return this.random.pick(
      this.services.filter((service) => service.approves === approves && service.provider === provider),
    );
  }

  /** The authority's own homes stand on its own ground (return check 1015); its foster families mostly do. */
  private drawZone(kind: RegistryKind, supply: Supply, provider: string | null): Zone {
    if (provider !== 'PR1' || kind === 'adopters') return this.random.weighted(supply.zones);
    return kind === 'foster' ? this.random.weighted(ownCarers) : 'inside';
  }

  /** Like the regulator's numbers, in a range that it has not given out. */
  private nextUrn(): string {
    return `SC9${String(++this.urns).padStart(6, '0')}`;
  }

  private inventName(): string {
    return this.random.pick(familyNameStarts) + this.random.pick(familyNameEnds);
  }
}
