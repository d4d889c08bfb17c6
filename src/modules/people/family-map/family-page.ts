import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { formatMonth } from '../../../platform/dates/format-date.ts';
import { ageOf, ageWords } from '../persons/person-rules.ts';
import type { PersonSummary } from '../persons/person-queries.ts';
import type { Couple } from './couple-rules.ts';
import { drawLines, drawRows, layOut } from './family-layout-rules.ts';
import { growTree, isKin } from './family-rules.ts';
import type { FamilyTree } from './family-rules.ts';
import type { FamilyFacts } from './family-facts.ts';
import { findingOf } from './finding-rules.ts';
import { householdsOf } from './household-rules.ts';
import type { Household } from './household-rules.ts';
import { labelLines } from './label-rules.ts';
import { rolesTo } from './role-rules.ts';
import type { Drawn, Sizes } from './wide-lines-rules.ts';

export type Shape = 'square' | 'circle' | 'diamond' | 'triangle';
export type Badge = 'responsibility' | 'carer' | 'authority';

/** Somebody on the map, as it prints them. */
export type MapPerson = {
  readonly id: string;
  readonly shape: Shape;
  readonly isIndex: boolean;
  readonly died: boolean;
  /** Inside the shape: the age, or '?'. */
  readonly inside: string;
  readonly name: string;
  /** Who they are to the child. */
  readonly role: string;
  /** Beside the role: 'died 2019', 'due May 2027'. */
  readonly more: string;
  readonly badges: readonly Badge[];
  readonly homes: string;
  /** Everything above in words, for who does not see the picture. */
  readonly spoken: string;
};

/** One family as both drawings and the list behind them need it. */
export type FamilyMap = {
  readonly called: string;
  readonly finding: string;
  readonly tree: FamilyTree;
  readonly people: ReadonlyMap<string, MapPerson>;
  readonly households: readonly Household[];
  readonly twins: readonly (readonly string[])[];
  readonly identical: readonly (readonly string[])[];
  readonly wide: Drawn;
  readonly narrow: Drawn;
  /** Couples marked by a letter at both, because a line would cross another. */
  readonly apart: readonly Couple[];
  readonly authorities: readonly string[];
};

/** How tall a line of the words under a shape is, in pixels. */
export const lineHeight = 17;
const shapeHalf = 22;
const widest = 1080;

/** Works out the map of a family. */
export function familyMap(facts: FamilyFacts): FamilyMap {
  const tree = growTree(facts);
  const layout = layOut(tree.kin);
  const called = firstName(facts.people.get(facts.index));
  const edges = facts.edges.filter((edge) => isKin(edge, facts.on));
  const roles = rolesTo(facts.index, { edges, ...namesOf(facts) });
  const ids = tree.kin.members.map(({ id }) => id);
  const households = householdsOf(facts.index, facts.dwellings, ids);
  const people = new Map(
    ids.map((id) => [id, toMapPerson(facts, { id, role: roles.get(id) ?? '', households })]),
  );
  return {
    called,
    finding: findingOf({ facts, roles: onlyOf(roles, ids), called }),
    tree,
    people,
    households,
    ...twinsOf(facts, tree),
    wide: drawWithin(layout, [...people.values()]),
    narrow: turned(drawLines(layout, narrowSizes)),
    apart: tree.couples.filter((couple) => layout.clusters.apart.includes(couple)),
    authorities: facts.responsible.flatMap(({ agency }) => agency ?? []),
  };
}

/** How the people of a family are called, for saying who is who. */
export function namesOf({ people }: FamilyFacts) {
  return {
    firstName: (id: string) => firstName(people.get(id)),
    sexOf: (id: string) => people.get(id)?.sex ?? null,
  };
}

const onlyOf = (roles: ReadonlyMap<string, string>, ids: readonly string[]) =>
  new Map([...roles].filter(([id]) => ids.includes(id)));

const narrowSizes: Sizes = { slot: 62, gap: 0, half: 14, words: 0, step: 5 };

/** The picture for wide screens, with the widest places that fit the page. */
function drawWithin(layout: Parameters<typeof drawRows>[0], people: readonly MapPerson[]): Drawn {
  const drawn = (slot: number) => {
    const heights = new Map(
      people.map((person) => [person.id, labelLines(person, slot).length * lineHeight + 8]),
    );
    const wordsOf = (id: string) => heights.get(id) ?? 0;
    const words = Math.max(...heights.values());
    return drawRows(layout, { slot, gap: 14, half: shapeHalf, words, wordsOf, step: 9 });
  };
  for (const slot of [112, 100]) {
    const wide = drawn(slot);
    if (wide.width <= widest) return wide;
  }
  return drawn(90);
}

/** Generations as columns, everybody on a line of their own: across becomes down. */
function turned(drawn: Drawn): Drawn {
  const turn = ({ x, y }: { x: number; y: number }) => ({ x: y, y: x });
  return {
    width: drawn.height,
    height: drawn.width,
    people: drawn.people.map((one) => ({ ...one, ...turn(one) })),
    pairs: drawn.pairs.map((pair) => ({ ...pair, path: pair.path.map(turn), middle: turn(pair.middle) })),
    sibships: drawn.sibships.map((one) => ({
      ...one,
      drops: one.drops.map((path) => path.map(turn)),
      bar: [turn(one.bar[0]), turn(one.bar[1])],
      stems: one.stems.map(({ child, path }) => ({ child, path: path.map(turn) })),
    })),
  };
}

const isUnborn = ({ expectedOn, birthDate }: PersonSummary, on: PlainDate) =>
  expectedOn !== null || (birthDate !== null && birthDate > on);

function toMapPerson(
  facts: FamilyFacts,
  { id, role, households }: { id: string; role: string; households: readonly Household[] },
): MapPerson {
  const person = facts.people.get(id);
  if (!person) throw new Error(`${id} is on the map and not known`);
  const letters = households.filter(({ people }) => people.includes(id)).map(({ letter }) => letter);
  const own = { ...person, diedOn: diedBy(person, facts.on) };
  const age = ageOf(own, facts.on);
  const name =
    person.name === null && person.expectedOn === null && role !== ''
      ? `${capital(role)} (name not known)`
      : person.shown;
  const shown = {
    id,
    shape: shapeOf(person),
    isIndex: id === facts.index,
    died: own.diedOn !== null,
    inside: isUnborn(person, facts.on) ? '' : age === null ? '?' : String(age),
    name,
    role,
    more: moreOf(own),
    badges: badgesOf(facts, id, role),
    homes: letters.join(', '),
  };
  return { ...shown, spoken: spokenOf(shown, ageWords(own, facts.on)) };
}

const diedBy = ({ diedOn }: PersonSummary, on: PlainDate) =>
  diedOn !== null && diedOn <= on ? diedOn : null;
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The name that somebody goes by, or what they are shown as. */
export function firstName(person: PersonSummary | undefined): string {
  return person?.given?.split(' ')[0] ?? person?.shown ?? '';
}

/** A triangle for who is not born yet; the gender that somebody lives in before the sex that was recorded. */
function shapeOf({ expectedOn, sex, gender }: PersonSummary): Shape {
  if (expectedOn !== null) return 'triangle';
  const said = (gender ?? '').toLowerCase();
  if (/^(trans )?(woman|girl|female)\b/.test(said)) return 'circle';
  if (/^(trans )?(man|boy|male)\b/.test(said)) return 'square';
  if (said !== '') return 'diamond';
  return sex === 'F' ? 'circle' : sex === 'M' ? 'square' : 'diamond';
}

function moreOf({ diedOn, expectedOn }: PersonSummary): string {
  if (diedOn !== null)
    return expectedOn === null ? `died ${diedOn.slice(0, 4)}` : `pregnancy lost ${diedOn.slice(0, 4)}`;
  return expectedOn === null ? '' : `due ${formatMonth(expectedOn)}`;
}

function badgesOf({ responsible, index }: FamilyFacts, id: string, role: string): readonly Badge[] {
  const cares = role.split(', ').some((word) => ['foster carer', 'carer', 'guardian'].includes(word));
  return [
    ...(responsible.some(({ holderId }) => holderId === id) ? (['responsibility'] as const) : []),
    ...(cares ? (['carer'] as const) : []),
    ...(id === index && responsible.some(({ agency }) => agency !== null) ? (['authority'] as const) : []),
  ];
}

/** What the small signs beside a shape say. */
export const badgeWords: Readonly<Record<Badge, string>> = {
  responsibility: 'has parental responsibility',
  carer: 'looks after the child',
  authority: 'a council has parental responsibility for the child',
};

function spokenOf(person: Omit<MapPerson, 'spoken'>, age: string): string {
  const homes = person.homes === '' ? '' : `household ${person.homes}`;
  const badges = person.badges.map((badge) => badgeWords[badge]);
  return [
    person.name,
    person.isIndex ? 'the child whom this map is about' : person.role,
    age,
    person.more,
    ...badges,
    homes,
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** Brothers and sisters by birth who were born on one day; and those of them who are recorded as identical. */
function twinsOf({ people, edges }: FamilyFacts, { kin, descentOf }: FamilyTree) {
  const groups = kin.sibships.flatMap((sibship) => {
    const born = sibship.children.filter(
      (id) => descentOf(sibship, id) === 'birth' && people.get(id)?.birthPrecision === 'day',
    );
    const days = [...new Set(born.flatMap((id) => people.get(id)?.birthDate ?? []))];
    return days.map((day) => born.filter((id) => people.get(id)?.birthDate === day));
  });
  return {
    twins: groups.filter((ids) => ids.length > 1),
    identical: edges
      .filter((edge) => edge.identicalTwins === true)
      .map(({ personId, otherId }) => [personId, otherId]),
  };
}
