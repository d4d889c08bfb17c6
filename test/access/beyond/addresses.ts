import type { Chance } from '../../support/chance.ts';
import type { Place } from '../visit.ts';
import { fill, tableRoutes } from '../visit.ts';
import type { Purpose, Reader, Subject } from './rule.ts';
import { subjects } from './rule.ts';
import type { World } from './world.ts';

/** An address that is asked for, what its answer is for, and a planted word that was typed and may be said back. */
export type Address = { readonly url: string; readonly purpose: Purpose; readonly typed?: string };

type Asked = { readonly query: string; readonly for: Purpose; readonly typed?: string };
const shown = (...queries: readonly string[]) => queries.map((query): Asked => ({ query, for: 'staff' }));
const given: readonly Asked[] = [
  { query: '?for=child', for: 'child' },
  { query: '?for=family', for: 'family' },
];

/** Looks for what all planted words begin with, and by chance for a whole one of somebody restricted. */
const looking =
  (name: string, ...columns: readonly string[]) =>
  ({ words }: World, chance: Chance): readonly Asked[] => {
    const theirs = [...words.values()].filter(
      ({ subject, what }) => (subject === 'brother' || subject === 'sealed') && columns.includes(what),
    );
    const typed = theirs[chance.whole(0, theirs.length - 1)]?.word ?? '';
    return [...shown(`?${name}=quil`), { query: `?${name}=${typed}`, for: 'staff', typed }];
  };

/**
 * What is asked of a route beside its address alone: filters, searches, and what a page shows by them. A route that is not here is
 * asked by its address, and with the id of somebody hidden in whatever it may read from its query (`anyId`).
 */
const asks: Readonly<
  Record<string, readonly Asked[] | ((world: World, chance: Chance) => readonly Asked[])>
> = {
  '/search': looking(
    'q',
    'people.name.given',
    'people.name.family',
    'people.contact_point.value',
    'people.address.lines',
  ),
  '/people/new': looking('q', 'people.name.given'),
  '/people/:personId/facts/:kind/new': looking('q', 'people.name.given'),
  '/people/:personId/relatives/new': looking('q', 'people.name.given'),
  '/children/:personId/timeline': looking('words', 'practice.entry_passage.words', 'practice.summary.words'),
  '/children/:personId/plan/readers': given,
  '/children/:personId/promises': given,
  '/children/:personId/wishes': given,
  '/children/:personId/star': given,
  '/handovers/leaving': shown('?q=e', '?q=quil'),
  '/front-door': shown('?show=ended', '?show=all'),
  '/our-children': shown('?on=2026-10-01'),
  '/people/:personId/family': shown('?on=2026-10-01'),
};

/** Pages that are wholly for somebody else than staff: the copy of a record, and letters to the family. */
const purposes: readonly (readonly [RegExp, Purpose])[] = [
  [/^\/people\/:personId\/subject-access\/:requestId\/(copy|review)/, 'copy'],
  [/^\/children\/:personId\/help\/letters\//, 'family'],
  [/^\/children\/:personId\/letters\/:decisionId\/print/, 'family'],
];

/** Whatever a page may take an id from. */
const idParameters =
  'id of with child for other one two goal context account person from fact area document map focus corrects'.split(
    ' ',
  );
const anyId = (id: string) => `?${idParameters.map((name) => `${name}=${id}`).join('&')}`;

/**
 * Every address of a route that this reader asks for: about those whom they walk with every id that is planted, and one by chance.
 * Who has no right to the route asks once.
 * @throws where the world has nothing for a parameter of it
 */
export function addressesOf(world: World, reader: Reader, path: string, chance: Chance): readonly Address[] {
  const purpose = purposes.find(([pattern]) => pattern.test(path))?.[1] ?? 'staff';
  const addressOf = (one: Place): Address => ({ url: fill(path, one), purpose });
  const about = reader.walks.flatMap((subject) => placesOf(world, path, subject, 'all'));
  const [first = addressOf(world.place), ...more] = about
    .flatMap((one) => inEachSize(path, one))
    .map(addressOf);
  if (!mayOpen(reader, path)) return [first];
  const queries = listAsks(world, path, chance).map(({ query, for: of, typed = '' }): Address => ({
    url: first.url + query,
    purpose: of,
    typed,
  }));
  const byIds = path.includes(':') ? more : [];
  const anywhere = {
    ...first,
    url: first.url + anyId(world.people[chance.isOneIn(2) ? 'brother' : 'friend']),
  };
  const elsewhere = path.includes(':personId') && !chance.isOneIn(3);
  const byChance = elsewhere ? addressOf(placeElsewhere(world, reader, path, chance)) : anywhere;
  return [first, ...byIds, ...queries, byChance];
}

/** A picture is given out whole and small. */
const inEachSize = (path: string, place: Place): readonly Place[] =>
  path.includes(':fileSize') ? ['whole', 'small'].map((fileSize) => ({ ...place, fileSize })) : [place];

function listAsks(world: World, path: string, chance: Chance): readonly Asked[] {
  const asked = asks[path] ?? [];
  return typeof asked === 'function' ? asked(world, chance) : asked;
}

/** Somebody whom this reader does not walk, or under the child's address an id of somebody else's record. */
function placeElsewhere(world: World, { walks }: Reader, path: string, chance: Chance): Place {
  const onePlace = (subject: Subject) => placesOf(world, path, subject, 'one')[0] ?? world.place;
  const [one = 'friend', ...others] = subjects.filter((subject) => !walks.includes(subject));
  return chance.isOneIn(2)
    ? onePlace(chance.pick([one, ...others]))
    : { ...onePlace(chance.pick(['brother', 'sealed', 'friend'])), personId: world.people.child };
}

/** Whether the role may open pages of this route at all; of a route without an action everybody may. */
function mayOpen({ role, sees }: Reader, path: string): boolean {
  const route = tableRoutes.find((one) => one.method === 'GET' && one.path === path);
  if (!route) return true;
  return route.roles.includes(role ?? '') && (!route.isAboutPerson || sees.length > 0);
}

/** The values of the parameters of this path about this subject: one place for each id that is planted, or one alone. */
function placesOf(
  { people, ids, place }: World,
  path: string,
  subject: Subject,
  which: 'all' | 'one',
): readonly Place[] {
  const parameters = [...path.matchAll(/:([A-Za-z]+)/g)].map(([, name = '']) => name);
  const valuesOf = (name: string) =>
    (ids.get(name) ?? []).filter((one) => one.subject === subject).map(({ id }) => id);
  const most = Math.max(1, ...parameters.map((name) => valuesOf(name).length));
  return Array.from({ length: which === 'all' ? most : 1 }, (_, at) => ({
    ...place,
    personId: people[subject],
    ...Object.fromEntries(
      parameters.flatMap((name) => {
        const values = valuesOf(name);
        const value = values[at % Math.max(1, values.length)];
        return value === undefined ? [] : [[name, value]];
      }),
    ),
  }));
}
