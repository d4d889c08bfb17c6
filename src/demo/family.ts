import { addresses, type Household } from './household.ts';
import { yearLength, type Day } from './days.ts';
import { drawBirth, drawEntryKind, drawTogether, findSiblingBirth, type EntryKind } from './entry.ts';
import { drawRoots, type Roots } from './ethnicity.ts';
import { inventFamilyName, makePerson, type Person } from './person.ts';
import type { PlaceBook } from './places.ts';
import type { Random } from './random.ts';

/** A child of the family: whose, and from when in care (null: never). */
export type FamilyChild = {
  readonly person: Person;
  readonly father: Parent | null;
  readonly ofMother: boolean;
  readonly enters: Day | null;
};

export type Parent = { readonly person: Person; readonly withMother: boolean; readonly responsible: boolean };

/** Grandmother, aunt or uncle: somebody who may take the children in. */
export type Kin = {
  readonly person: Person;
  readonly role: 'grandmother' | 'grandfather' | 'aunt' | 'uncle';
  readonly side: 'mother' | 'father';
};

export type FamilyShape = {
  readonly number: number;
  readonly kind: EntryKind;
  readonly roots: Roots;
  readonly mother: Person | null;
  readonly fathers: readonly Parent[];
  /** The mother's partner who is no child's father. */
  readonly partner: Person | null;
  readonly kin: readonly Kin[];
  readonly children: readonly FamilyChild[];
  readonly households: readonly Household[];
};

type Entrant = { readonly birth: Day; readonly enters: Day | null };

/** A family that comes to the authority's notice: who belongs to it and which children come into care, when. */
export function makeFamily(
  random: Random,
  places: PlaceBook,
  { number, start }: { number: number; start: Day },
): FamilyShape {
  const kind = drawEntryKind(random);
  const roots = drawRoots(random, kind === 'unaccompanied');
  const entrants = drawEntrants(random, kind, start);
  if (kind === 'unaccompanied') return makeAlone(random, { number, roots, entrants });
  const oldest = Math.min(...entrants.map(({ birth }) => birth));
  const mother = makeMother(random, roots, oldest);
  const fathers = makeFathers(random, { roots, oldest, mother });
  const partner = random.chance(0.14)
    ? makeAdult(random, roots, oldest - random.between(18, 38) * yearLength, 'M')
    : null;
  const kin = makeKin(random, roots, { mother, father: fathers[0]?.person ?? null });
  const children = makeChildren(random, { roots, mother, fathers, partner, entrants });
  const shape = { number, kind, roots, mother, fathers, partner, kin, children };
  return { ...shape, households: addresses(random, places, shape, start) };
}

/** Births and the days on which care starts, the first child first; later-born children may follow at birth. */
function drawEntrants(random: Random, kind: EntryKind, start: Day): Entrant[] {
  const births = [drawBirth(random, kind, start)];
  const count = kind === 'family' ? drawTogether(random) : 1;
  for (let tries = 0; births.length < count && tries < 12; tries++) {
    const birth = findSiblingBirth(random, births, start);
    if (birth !== undefined) births.push(birth);
  }
  const entrants: Entrant[] = births.map((birth) => ({ birth, enters: start }));
  return kind === 'family' ? [...entrants, ...drawOthers(random, births, start)] : entrants;
}

function drawOthers(random: Random, births: readonly Day[], start: Day): Entrant[] {
  const others: Entrant[] = [];
  const youngest = Math.max(...births);
  const oldest = Math.min(...births);
  if (random.chance(0.34))
    others.push({ birth: oldest - Math.round(random.between(1.2, 7) * yearLength), enters: null });
  if (random.chance(0.12))
    others.push({ birth: oldest - Math.round(random.between(7.5, 11) * yearLength), enters: null });
  const next = Math.max(youngest + 400, start + 120) + Math.round(random.wait(500));
  const motherAge = (next - oldest) / yearLength;
  if (motherAge < 16 && random.chance(0.22))
    others.push({ birth: next, enters: random.chance(0.5) ? next + random.whole(0, 20) : null });
  return others;
}

function makeAlone(
  random: Random,
  { number, roots, entrants }: { number: number; roots: Roots; entrants: readonly Entrant[] },
): FamilyShape {
  const children = entrants.map(({ birth, enters }) => {
    const sex = random.chance(0.95) ? 'M' : 'F';
    const person = makePerson(random, {
      sex,
      names: roots.mother,
      birth,
      ethnicity: roots.ethnicity,
      language: roots.language,
    });
    return { person, father: null, ofMother: false, enters };
  });
  return {
    number,
    kind: 'unaccompanied',
    roots,
    mother: null,
    fathers: [],
    partner: null,
    kin: [],
    children,
    households: [],
  };
}

function makeMother(random: Random, roots: Roots, oldest: Day): Person {
  const birth = oldest - Math.round((17 + Math.min(22, random.wait(8))) * yearLength);
  const died = random.chance(0.03) ? oldest + Math.round(random.between(0.5, 4) * yearLength) : null;
  const former = random.chance(0.12) ? inventFamilyName(random, roots.mother) : null;
  return makePerson(random, {
    sex: 'F',
    names: roots.mother,
    birth,
    died,
    formerFamily: former,
    ethnicity: roots.mother === roots.father ? roots.ethnicity : null,
    language: roots.language,
  });
}

/** One father, two or three; some are not known to anybody (then there is no person), some by a first name only. */
function makeFathers(
  random: Random,
  { roots, oldest, mother }: { roots: Roots; oldest: Day; mother: Person },
): Parent[] {
  const count = random.weighted([
    [1, 66],
    [2, 26],
    [3, 8],
  ]);
  const fathers: Parent[] = [];
  for (let i = 0; i < count; i++) {
    if (random.chance(0.15)) continue;
    const birth = (mother.birth ?? oldest) - Math.round((random.around() * 4 + 2) * yearLength);
    const person = makeAdult(random, roots, Math.min(birth, oldest - 16 * yearLength), 'M');
    const vague = random.chance(0.07);
    fathers.push({
      person: vague ? { ...person, family: null, birthPrecision: 'year' } : person,
      withMother: i === 0 && random.chance(0.34),
      responsible: !vague && random.chance(0.74),
    });
  }
  return fathers;
}

function makeAdult(random: Random, roots: Roots, birth: number, sex: 'M' | 'F'): Person {
  return makePerson(random, {
    sex,
    names: sex === 'M' ? roots.father : roots.mother,
    birth: Math.round(birth),
    language: roots.language,
  });
}

const kinRoles = [
  ['grandmother', 45],
  ['grandfather', 15],
  ['aunt', 28],
  ['uncle', 12],
] as const;

function makeKin(
  random: Random,
  roots: Roots,
  { mother, father }: { mother: Person; father: Person | null },
): Kin[] {
  const kin: Kin[] = [];
  for (
    let left = random.weighted([
      [0, 18],
      [1, 44],
      [2, 28],
      [3, 10],
    ]);
    left > 0;
    left--
  ) {
    const role = random.weighted(kinRoles);
    const side = father !== null && random.chance(0.3) ? 'father' : 'mother';
    const relative = side === 'father' ? father : mother;
    if (relative === null || kin.some((other) => other.role === role && other.side === side)) continue;
    const older = role.startsWith('grand') ? random.between(18, 34) : random.between(-7, 8);
    const sex = role === 'grandmother' || role === 'aunt' ? 'F' : 'M';
    const person = makeAdult(random, roots, (relative.birth ?? 0) - older * yearLength, sex);
    kin.push({
      person: random.chance(0.6) ? { ...person, family: relative.family ?? person.family } : person,
      role,
      side,
    });
  }
  return kin;
}

type Parents = {
  roots: Roots;
  mother: Person;
  fathers: readonly Parent[];
  partner: Person | null;
  entrants: readonly Entrant[];
};

function makeChildren(random: Random, { roots, mother, fathers, partner, entrants }: Parents): FamilyChild[] {
  const taken: string[] = [];
  const named = random.chance(0.55) ? mother.family : null;
  const children = entrants.map(({ birth, enters }) => {
    const father = fathers.length > 0 ? (fathers[fatherIndex(random, fathers.length)] ?? null) : null;
    const person = makeChild(random, {
      roots,
      birth,
      family: named ?? father?.person.family ?? mother.family,
      taken,
    });
    if (person.given !== null) taken.push(person.given);
    return { person, father, ofMother: true, enters };
  });
  return partner === null || random.chance(0.6)
    ? children
    : [...children, makeStepChild(random, roots, partner, taken)];
}

/** Brothers and sisters mostly share the first father. */
function fatherIndex(random: Random, count: number): number {
  return random.chance(0.6) ? 0 : random.whole(0, count - 1);
}

function makeChild(
  random: Random,
  {
    roots,
    birth,
    family,
    taken,
  }: { roots: Roots; birth: Day; family: string | null; taken: readonly string[] },
): Person {
  const sex = random.chance(0.527) ? 'M' : 'F';
  const sketch = {
    sex,
    names: random.chance(0.75) ? roots.mother : roots.father,
    birth,
    family,
    ethnicity: roots.ethnicity,
    language: roots.language,
  } as const;
  const person = makePerson(random, sketch, taken);
  return random.chance(0.008) ? { ...person, pronouns: 'they/them', gender: 'non-binary' } : person;
}

/** A child of the mother's partner: a step-brother or step-sister who is not in care. */
function makeStepChild(random: Random, roots: Roots, partner: Person, taken: readonly string[]): FamilyChild {
  const birth = (partner.birth ?? 0) + Math.round(random.between(19, 30) * yearLength);
  const person = makeChild(random, { roots, birth, family: partner.family, taken });
  return {
    person,
    father: { person: partner, withMother: true, responsible: true },
    ofMother: false,
    enters: null,
  };
}
