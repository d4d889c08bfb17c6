import { distanceMiles, findPostcode, toPostcodeKey } from '../../../../formats/index.ts';
import type {
  CodedColumn,
  PostcodeDirectory,
  PostcodePlace,
  ProviderList,
} from '../../../../formats/index.ts';
import { recode, toCoded, toDay } from '../frame/index.ts';
import type { TableCells } from './open-return.ts';
import type { Provider } from './tables.ts';
import { toUpperTier } from './upper-tier.ts';

/**
 * Adds to episodes what follows from their postcodes: PL_LA, PL_LOCATION and PL_DISTANCE, and HOME_LA. Without a
 * directory, or for a postcode that is not in it, they are blank (the return's own way of working them out; see
 * `distanceMiles`). Each postcode is looked up once.
 */
export function withPlaces(
  episodes: TableCells,
  directory: PostcodeDirectory | undefined,
  authority: string,
): TableCells {
  const home = locate(toCoded(episodes['HOME_POST'] ?? []), directory);
  const placement = locate(toCoded(episodes['PL_POST'] ?? []), directory);
  const authorities = recode(placement.column, (code) => authorityOf(placement.places[code]));
  const own = toUpperTier(authority);
  return {
    ...episodes,
    HOME_LA: recode(home.column, (code) => authorityOf(home.places[code])),
    PL_LA: authorities,
    PL_LOCATION: recode(authorities, (_, text) => (text === own ? 'IN' : 'OUT')),
    PL_DISTANCE: measureAll(home, placement),
  };
}

/** A column of postcodes, and where each different one is. */
type Located = { readonly column: CodedColumn; readonly places: readonly (PostcodePlace | undefined)[] };

function locate(column: CodedColumn, directory: PostcodeDirectory | undefined): Located {
  return { column, places: column.values.map((one) => directory && findPostcode(directory, one)) };
}

function authorityOf(place: PostcodePlace | undefined): string | null {
  return place ? toUpperTier(place.authority) : null;
}

/** Miles between the two postcodes of each row, to one decimal; tenths of a mile serve to tell equal ones. */
function measureAll(home: Located, placement: Located): CodedColumn {
  const values = [''];
  const byTenths = new Map<number, number>();
  const codes = placement.column.codes.map((code, row) => {
    const from = home.places[home.column.codes[row] ?? 0]?.point;
    const to = placement.places[code]?.point;
    if (!from || !to) return 0;
    const tenths = Math.round(distanceMiles(from, to) * 10);
    const known = byTenths.get(tenths) ?? values.push((tenths / 10).toFixed(1)) - 1;
    byTenths.set(tenths, known);
    return known;
  });
  return { codes, values };
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
