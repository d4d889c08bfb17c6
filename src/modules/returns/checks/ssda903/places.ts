import { distanceMiles, findPostcode, toPostcodeKey } from '../../../../formats/index.ts';
import type { PostcodeDirectory, PostcodePlace, ProviderList } from '../../../../formats/index.ts';
import { toDay } from '../frame/index.ts';
import type { GivenCells } from './open-return.ts';
import type { Provider } from './tables.ts';
import { toUpperTier } from './upper-tier.ts';

/**
 * Adds to episodes what follows from their postcodes: PL_LA, PL_LOCATION and PL_DISTANCE, and HOME_LA. Without a
 * directory, or for a postcode that is not in it, they are blank (the return's own way of working them out; see
 * `distanceMiles`).
 */
export function withPlaces(
  episodes: GivenCells,
  directory: PostcodeDirectory | undefined,
  authority: string,
): GivenCells {
  const find = rememberPlaces(directory);
  const homes = (episodes['HOME_POST'] ?? []).map(find);
  const placements = (episodes['PL_POST'] ?? []).map(find);
  const authorities = placements.map(authorityOf);
  const own = toUpperTier(authority);
  return {
    ...episodes,
    HOME_LA: homes.map(authorityOf),
    PL_LA: authorities,
    PL_LOCATION: authorities.map((one) => one && (one === own ? 'IN' : 'OUT')),
    PL_DISTANCE: placements.map((place, row) => measure(homes[row], place)),
  };
}

function rememberPlaces(
  directory: PostcodeDirectory | undefined,
): (postcode: string | null) => PostcodePlace | undefined {
  const known = new Map<string, PostcodePlace | undefined>();
  return (postcode) => {
    if (!directory || postcode === null) return undefined;
    if (!known.has(postcode)) known.set(postcode, findPostcode(directory, postcode));
    return known.get(postcode);
  };
}

function authorityOf(place: PostcodePlace | undefined): string | null {
  return place ? toUpperTier(place.authority) : null;
}

function measure(home: PostcodePlace | undefined, placement: PostcodePlace | undefined): string | null {
  return home?.point && placement?.point ? distanceMiles(home.point, placement.point).toFixed(1) : null;
}

/** The regulator's list as rules look things up in it. A provider's authority is that of its postcode. */
export function toProviders(
  list: ProviderList,
  directory: PostcodeDirectory | undefined,
): ReadonlyMap<string, Provider> {
  return new Map(
    list.urns.map((urn, i) => {
      const postcode = list.postcodes[i] ?? null;
      const place = directory && postcode !== null ? findPostcode(directory, postcode) : undefined;
      const closed = list.deregistered[i] ?? null;
      return [
        urn,
        {
          placementCodes: new Set(list.placementCodes[i]),
          providerCodes: new Set(list.providerCodes[i]),
          closed: closed === null ? NaN : toDay(closed),
          postcode: postcode === null ? null : toPostcodeKey(postcode),
          authority: authorityOf(place),
        },
      ];
    }),
  );
}
