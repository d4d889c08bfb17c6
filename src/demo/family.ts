import { yearLength, type Day } from './days.ts';
import type { Entrant, Entry } from './entry.ts';
import type { CareToCome, FamilyChild, FamilyShape, Parent } from './family-shape.ts';
import { drawRoots, type Roots } from './ethnicity.ts';
import { housePeople } from './household.ts';
import { makeKin } from './kin.ts';
import type { LeavingPlan } from './leaving.ts';
import { inventFamilyName, makeAdult, makePerson, type Person } from './person.ts';
import type { PlaceBook } from './places.ts';
import { weights, type Random } from './random.ts';

type Making = { readonly number: number; readonly entry: Entry; readonly leavings: LeavingPlan };

/** Gives an entry into care its people: parents, brothers and sisters, the wider family, and where the adults live. */
export function makeFamily(
  random: Random,
  places: PlaceBook,
  { number, entry, leavings }: Making,
): FamilyShape {
  const { kind, entrants, start } = entry;
  const roots = drawRoots(random, kind === 'unaccompanied');
  if (kind === 'unaccompanied') return makeAlone(random, { number, entry, leavings }, roots);
  const oldest = Math.min(...entrants.map(({ birth }) => birth));
  const youngest = Math.max(...entrants.map(({ birth }) => birth));
  const mother = makeMother(random, roots, { oldest, youngest });
  const fathers = makeFathers(random, { roots, oldest, mother });
  const partner = random.chance(0.14)
    ? makeAdult(random, {
        names: roots.father,
        birth: oldest - random.between(18, 38) * yearLength,
        sex: 'M',
      })
    : null;
  const kin = makeKin(random, roots, { mother, father: fathers[0]?.person ?? null });
  const children = makeChildren(random, { roots, mother, fathers, partner, entrants, leavings });
  const shape = { number, kind, roots, mother, fathers, partner, kin, children };
  return { ...shape, households: housePeople(random, places, shape, start) };
}

function makeAlone(random: Random, { number, entry, leavings }: Making, roots: Roots): FamilyShape {
  const { ethnicity, language } = roots;
  const children = entry.entrants.map((entrant) => {
    const sketch = {
      sex: random.chance(0.95) ? 'M' : 'F',
      names: roots.mother,
      birth: entrant.birth,
      ethnicity,
      language,
    } as const;
    return {
      person: makePerson(random, sketch),
      birth: entrant.birth,
      father: null,
      ofMother: false,
      care: careOf(entrant, leavings),
    };
  });
  const nobody = { mother: null, fathers: [], partner: null, kin: [], households: [] };
  return { number, kind: entry.kind, roots, children, ...nobody };
}

function careOf(entrant: Entrant, leavings: LeavingPlan): CareToCome | null {
  const leaving = leavings.get(entrant);
  return leaving === undefined || entrant.enters === null ? null : { enters: entrant.enters, leaving };
}

/** Between 16 and 44 at every birth. */
function makeMother(
  random: Random,
  roots: Roots,
  { oldest, youngest }: { oldest: Day; youngest: Day },
): Person {
  const latest = Math.max(16, 44 - (youngest - oldest) / yearLength);
  const birth = oldest - Math.round(Math.min(latest, 16.5 + random.wait(8)) * yearLength);
  const died = random.chance(0.03) ? youngest + Math.round(random.between(0.3, 4) * yearLength) : null;
  const formerFamily = random.chance(0.12) ? inventFamilyName(random, roots.mother) : null;
  const ethnicity = roots.mother === roots.father ? roots.ethnicity : null;
  return makePerson(random, {
    sex: 'F',
    names: roots.mother,
    birth,
    died,
    formerFamily,
    ethnicity,
    language: roots.language,
  });
}

const fatherCounts = weights({ '1': 66, '2': 26, '3': 8 });

/** One father, two or three; some are not known to anybody (then there is no person), some by a first name only. */
function makeFathers(
  random: Random,
  { roots, oldest, mother }: { roots: Roots; oldest: Day; mother: Person },
): Parent[] {
  const fathers: Parent[] = [];
  const count = Number(random.weighted(fatherCounts));
  for (let i = 0; i < count; i++) {
    if (random.chance(0.15)) continue;
    const birth = (mother.birth ?? oldest) - (random.around() * 4 + 2) * yearLength;
    const person = makeAdult(random, {
      names: roots.father,
      birth: Math.min(birth, oldest - 16 * yearLength),
      sex: 'M',
    });
    const vague = random.chance(0.07);
    fathers.push({
      person: vague ? { ...person, family: null, birthPrecision: 'year' } : person,
      withMother: i === 0 && random.chance(0.34),
      responsible: !vague && random.chance(0.74),
    });
  }
  return fathers;
}

type Parents = {
  readonly roots: Roots;
  readonly mother: Person;
  readonly fathers: readonly Parent[];
  readonly partner: Person | null;
  readonly entrants: readonly Entrant[];
  readonly leavings: LeavingPlan;
};

function makeChildren(
  random: Random,
  { roots, mother, fathers, partner, entrants, leavings }: Parents,
): FamilyChild[] {
  const taken: string[] = [];
  const named = random.chance(0.55) ? mother.family : null;
  const children = entrants.map((entrant) => {
    const father = drawFather(random, fathers);
    const family = named ?? father?.person.family ?? mother.family;
    const person = makeChild(random, { roots, birth: entrant.birth, family, taken });
    return { person, birth: entrant.birth, father, ofMother: true, care: careOf(entrant, leavings) };
  });
  return partner === null || random.chance(0.6)
    ? children
    : [...children, makeStepChild(random, { roots, partner, taken })];
}

/** Brothers and sisters mostly share the first father. */
function drawFather(random: Random, fathers: readonly Parent[]): Parent | null {
  const [first] = fathers;
  if (first === undefined) return null;
  return random.chance(0.6) ? first : random.pick(fathers);
}

function makeChild(
  random: Random,
  { roots, birth, family, taken }: { roots: Roots; birth: Day; family: string | null; taken: string[] },
): Person {
  const sex = random.chance(0.527) ? 'M' : 'F';
  const names = random.chance(0.75) ? roots.mother : roots.father;
  const person = makePerson(
    random,
    { sex, names, birth, family, ethnicity: roots.ethnicity, language: roots.language },
    taken,
  );
  if (person.given !== null) taken.push(person.given);
  return random.chance(0.008) ? { ...person, pronouns: 'they/them', gender: 'non-binary' } : person;
}

/** A child of the mother's partner: a step-brother or step-sister who is not in care. */
function makeStepChild(
  random: Random,
  { roots, partner, taken }: { roots: Roots; partner: Person; taken: string[] },
): FamilyChild {
  const birth = (partner.birth ?? 0) + Math.round(random.between(19, 30) * yearLength);
  const person = makeChild(random, { roots, birth, family: partner.family, taken });
  return {
    person,
    birth,
    father: { person: partner, withMother: true, responsible: true },
    ofMother: false,
    care: null,
  };
}
