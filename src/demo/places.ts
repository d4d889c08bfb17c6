import { Random } from './random.ts';

/** A spot with an invented postcode. The area ZN does not exist; the grid references lie in the North Sea. */
export type Place = {
  readonly postcode: string;
  readonly town: string;
  readonly authority: string;
  readonly inside: boolean;
  readonly easting: number;
  readonly northing: number;
};

export const northmoor = { code: 'E10000999', name: 'Northmoor', council: 'Northmoor Council' } as const;

type Town = {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly weight: number;
  readonly authority: string;
};

const own = (name: string, x: number, y: number, weight: number): Town => ({
  name,
  x,
  y,
  weight,
  authority: northmoor.code,
});
const other = (authority: string, name: string, x: number, y: number): Town => ({
  name,
  x,
  y,
  weight: 1,
  authority,
});

/** Kilometres from the county town. Most people live in the middle; a few market towns lie far out. */
const ownTowns: readonly Town[] = [
  own('Harrowick', 0, 0, 30),
  own('Stellbridge', 9, 4, 14),
  own('Tarnley', -8, 6, 11),
  own('Wexholme', 5, -10, 9),
  own('Brackenford', -12, -7, 8),
  own('Merrowdale', 16, -8, 6),
  own('Osmerby', -3, 17, 5),
  own('Thornwath', 20, 12, 4),
  own('Quernside', -21, 9, 4),
  own('Coldwater Bay', 33, 3, 4),
  own('Fellgarth', -30, -16, 3),
  own('Lydenham', 10, 31, 2),
];
const nextDoor: readonly Town[] = [
  other('E08000991', 'Great Marrow', 19, -22),
  other('E08000991', 'Kelsworth', 12, -25),
  other('E06000991', 'Eastmere', 27, -14),
  other('E10000998', 'Holderfell', -23, 21),
  other('E10000998', 'Aldermoss', -26, -2),
  other('E06000992', 'Saltermouth', 24, 22),
];
const farAway: readonly Town[] = [
  other('E06000993', 'Southmere', 40, -75),
  other('E10000997', 'Penhallow Cross', -120, -160),
  other('E08000992', 'Ironholme', -55, -48),
  other('E10000996', 'Wintersea', 75, -60),
  other('E06000994', 'Castle Rudding', -45, 42),
  other('E08000993', 'Lanternbridge', -70, -110),
];

/** Where a home is, seen from the county. */
export type Zone = 'inside' | 'next door' | 'far';
const townsOf: Readonly<Record<Zone, readonly Town[]>> = {
  inside: ownTowns,
  'next door': nextDoor,
  far: farAway,
};
const allTowns = [...ownTowns, ...nextDoor, ...farAway];

const unitLetters = 'ABDEFGHJLNPQRSTUWXYZ';
const originEasting = 590_000;
const originNorthing = 510_000;

/** All postcodes of a made-up world, in the order in which they were first needed. */
export class PlaceBook {
  private readonly issued = new Map<string, number>();
  private readonly streets: Readonly<Record<Zone, Place[]>> = { inside: [], 'next door': [], far: [] };
  private readonly random: Random;
  readonly all: Place[] = [];

  constructor(seed: number, size: number) {
    this.random = new Random(seed, 0x7fff0001);
    const count = Math.min(30_000, Math.max(400, Math.round(size * 0.8)));
    this.addStreets('inside', count);
    this.addStreets('next door', Math.round(count / 4));
    this.addStreets('far', Math.round(count / 8));
  }

  /** A street where families live. The choice is the family's own chance, so families do not disturb each other. */
  pickStreet(random: Random, zone: Zone): Place {
    return random.pick(this.streets[zone]);
  }

  private addStreets(zone: Zone, count: number): void {
    for (let i = 0; i < count; i++) this.streets[zone].push(this.addPlace(zone));
  }

  /** A new postcode that nothing else shares. */
  addPlace(zone: Zone): Place {
    const town = this.random.weighted(townsOf[zone].map((each) => [each, each.weight] as const));
    const spread = 1_200 + 350 * Math.sqrt(town.weight);
    const place = {
      postcode: this.nextPostcode(town),
      town: town.name,
      authority: town.authority,
      inside: town.authority === northmoor.code,
      easting: Math.round(originEasting + town.x * 1000 + this.random.around() * spread),
      northing: Math.round(originNorthing + town.y * 1000 + this.random.around() * spread),
    };
    this.all.push(place);
    return place;
  }

  private nextPostcode(town: Town): string {
    const number = this.issued.get(town.name) ?? 0;
    this.issued.set(town.name, number + 1);
    const district = allTowns.indexOf(town) + 1 + allTowns.length * Math.floor(number / 4000);
    const [sector, unit] = [Math.floor(number / 400) % 10, number % 400];
    return `ZN${district} ${sector}${unitLetters[Math.floor(unit / 20)] ?? ''}${unitLetters[unit % 20] ?? ''}`;
  }
}

/** Whether two places are more than 20 miles apart as the return counts it: straight, in metres / 1609.3, to one decimal. */
export function isFar(a: Place, b: Place): boolean {
  const [east, north] = [a.easting - b.easting, a.northing - b.northing];
  return east * east + north * north >= farSquared;
}

/** 20.05 miles, which are written as 20.1, in metres and squared. */
const farSquared = (20.05 * 1609.3) ** 2;

const streetNames = [
  'Quarry',
  'Mill',
  'Orchard',
  'Station',
  'Larch',
  'Heron',
  'Foundry',
  'Bramble',
  'Chapel',
  'Kestrel',
  'Weavers',
  'Meadow',
  'Tannery',
  'Rowan',
  'Lantern',
  'Harbour',
  'Cobbler',
  'Juniper',
  'Signal',
  'Windmill',
  'Otter',
  'Granary',
  'Hawthorn',
  'Ferry',
];
const streetKinds = ['Street', 'Lane', 'Road', 'Close', 'Avenue', 'Terrace', 'Court', 'Way'];

/** '12 Quarry Lane, Harrowick' */
export function makeAddressLines(random: Random, place: Place): string {
  const flat = random.chance(0.18) ? `Flat ${random.whole(1, 24)}, ` : '';
  return `${flat}${random.whole(1, 140)} ${random.pick(streetNames)} ${random.pick(streetKinds)}, ${place.town}`;
}
