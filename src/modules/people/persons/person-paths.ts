import { sensitivePath } from '../../access/index.ts';
import { href } from '../../../platform/http/path.ts';
import type { Id } from '../../../platform/ids/ids.ts';
import { parseId } from '../../../platform/ids/ids.ts';
import { isChild } from './person-rules.ts';

/** Addresses of this module's pages. A child's own page stands in another module and has the same id. */
export const paths = {
  restriction: '/people/:personId/restriction',
  conflict: '/people/:personId/conflict',
  askCallBack: '/call-back',
  sensitive: sensitivePath,
  search: '/search',
  add: '/people/new',
  person: '/people/:personId',
  about: '/people/:personId/about',
  history: '/people/:personId/history',
  withdraw: '/people/:personId/withdrawal',
  newFact: '/people/:personId/facts/:kind/new',
  fact: '/people/:personId/facts/:kind/:factId',
  takeBack: '/people/:personId/facts/:kind/:factId/removal',
  putBack: '/people/:personId/facts/:kind/:factId/return',
  family: '/people/:personId/family',
  newRelative: '/people/:personId/relatives/new',
  likelySame: '/duplicates',
  compare: '/duplicates/:personId/:otherId',
  separate: '/duplicates/:personId/:otherId/undo',
} as const;

const childPath = '/children/:personId';

/** Where a link with somebody's name leads: a child's page, or what is recorded of an adult. */
export function hrefOf(person: {
  readonly id: Id<'person'>;
  readonly age: number | null;
  readonly localId: string | null;
}): string {
  return href(isChild(person) ? childPath : paths.person, { personId: person.id });
}

/** The page of a child's whole family, which stands in another module too. */
export const familyPageOf = (personId: string): string => `/children/${personId}/family`;

/** The family map that an address says somebody came from (`?map=`), to lead back there. */
export function mapIn(query: Readonly<Record<string, string>>): Id<'person'> | undefined {
  return parseId<'person'>(query['map']);
}

type Person = Id<'person'>;

/** The address of two records side by side. */
export function pairHref(
  path: typeof paths.compare | typeof paths.separate,
  [one, other]: readonly [Person, Person],
): string {
  return path.replace(':personId', one).replace(':otherId', other);
}

/** The two people whom such an address names. */
export function pairIn(params: {
  readonly personId: Person;
  readonly otherId: Id<'other'>;
}): readonly [Person, Person] {
  return [params.personId, parseId<'person'>(params.otherId) ?? params.personId];
}
