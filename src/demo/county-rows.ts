import { approvedFor } from './placement-codes.ts';
import { dateOf } from './days.ts';
import type { Home } from './homes-registry.ts';
import type { Northmoor } from './northmoor.ts';
import { demonstration, shown, type RowBook } from './row-book.ts';

/** Teams and workers, the postcode directory, the registry of homes: all that is there before any family. */
export function addCounty(book: RowBook, { workforce, places, registry, endDay }: Northmoor): void {
  for (const { id, name } of workforce.teams) book.add('workforce.team', [id, name]);
  for (const { id, reference, name, job, team, starts, ends } of workforce.workers) {
    book.add('workforce.worker', [id, reference, name, job, team.id, dateOf(starts), shown(ends, endDay)]);
  }
  for (const { postcode, authority, easting, northing } of places.all) {
    book.add('homes.postcode', [
      postcode.replace(' ', ''),
      authority,
      authority,
      String(easting),
      String(northing),
    ]);
  }
  for (const { id, urn, name, provider, place, approves } of registry.services) {
    const types = approves === 'carers' ? `{${approvedFor.carers}}` : `{${approvedFor.adopters}}`;
    book.add('homes.home', [
      id,
      urn,
      name,
      place.town,
      types,
      `{${provider}}`,
      place.postcode,
      demonstration,
    ]);
  }
  for (const home of registry.homes) addHome(book, home);
}

const types: Readonly<Record<Home['kind'], string>> = {
  foster: '{U4,U5,U6}',
  kin: '{U1,U2,U3}',
  parents: '{P1}',
  adopters: '{A5,A6}',
  "children's home": '{K2}',
  supported: '{K3,H5}',
  'mother and baby': '{R3}',
  secure: '{K1}',
  'residential school': '{S1}',
  'care home': '{R1}',
  hospital: '{R2}',
  custody: '{R5}',
  other: '{Z1,Z11,Z12,Z13,Z14}',
};

/** Foster families, relatives and adopters stand in no published list: they have no number of their own. */
const approvedFamilies: readonly Home['kind'][] = ['foster', 'kin', 'adopters'];

export function addHome(book: RowBook, { id, kind, urn, name, place, provider }: Home): void {
  const own = approvedFamilies.includes(kind) ? null : urn;
  book.add('homes.home', [
    id,
    own,
    name,
    place.town,
    types[kind],
    provider === null ? '{}' : `{${provider}}`,
    place.postcode,
    demonstration,
  ]);
}
