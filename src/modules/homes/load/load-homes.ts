import type { PostcodeDirectory, ProviderList } from '../../../formats/index.ts';
import { sql } from '../../../platform/database/database.ts';
import type { Write } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { toUpperTier } from './upper-tier.ts';

/**
 * Takes over a postcode directory: postcodes that it has replace what was known of them, others stay.
 * @returns how many postcodes it gave
 */
export async function loadPostcodes(db: Write, directory: PostcodeDirectory): Promise<number> {
  await db.run(
    sql`create temporary table incoming_postcode (like homes.postcode including defaults) on commit drop`,
  );
  const columns = ['postcode', 'area_code', 'authority_code', 'easting', 'northing'];
  await db.copy('incoming_postcode', columns, toPostcodeRows(directory));
  return db.run(sql`insert into homes.postcode as p (postcode, area_code, authority_code, easting, northing)
    select postcode, area_code, authority_code, easting, northing from incoming_postcode
    on conflict (postcode) do update set area_code = excluded.area_code, authority_code = excluded.authority_code,
      easting = excluded.easting, northing = excluded.northing`);
}

function* toPostcodeRows(directory: PostcodeDirectory): Generator<(string | null)[]> {
  for (const [postcode, row] of directory.index) {
    const area = directory.authorities[row] || null;
    yield [
      postcode,
      area,
      area && toUpperTier(area),
      toMetres(directory.eastings[row]),
      toMetres(directory.northings[row]),
    ];
  }
}

function toMetres(value: number | undefined): string | null {
  return value === undefined || Number.isNaN(value) ? null : String(value);
}

/**
 * Takes over the regulator's list of homes and providers: a URN that it has gets what it says; a URN that it no longer
 * has stays, because records name it.
 * @returns how many homes it gave
 */
export async function loadProviders(db: Write, list: ProviderList): Promise<number> {
  await db.run(sql`create temporary table incoming_home (id uuid, urn text, area_name text, placement_types text[],
    provider_types text[], postcode text, registration_ended date) on commit drop`);
  const columns = [
    'id',
    'urn',
    'area_name',
    'placement_types',
    'provider_types',
    'postcode',
    'registration_ended',
  ];
  await db.copy('incoming_home', columns, toHomeRows(list));
  return db.run(sql`insert into homes.home (id, urn, area_name, placement_types, provider_types, postcode, registration_ended, source)
    select id, urn, area_name, placement_types, provider_types, postcode, registration_ended, 'list' from incoming_home
    on conflict (urn) do update set area_name = excluded.area_name, placement_types = excluded.placement_types,
      provider_types = excluded.provider_types, postcode = excluded.postcode,
      registration_ended = excluded.registration_ended, source = 'list', recorded_at = now()`);
}

function* toHomeRows(list: ProviderList): Generator<(string | null)[]> {
  for (let row = 0; row < list.rows; row += 1) {
    yield [
      newId(),
      list.urns[row] ?? null,
      list.authorities[row] ?? null,
      toArray(list.placementCodes[row]),
      toArray(list.providerCodes[row]),
      list.postcodes[row] ?? null,
      list.deregistered[row] ?? null,
    ];
  }
}

/** A PostgreSQL array literal. */
function toArray(codes: readonly string[] = []): string {
  return `{${codes.map((code) => `"${code.replace(/[\\"]/g, '\\$&')}"`).join(',')}}`;
}
