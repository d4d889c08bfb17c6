import type { Day } from './days.ts';
import {
  familyNameEnds,
  familyNameStarts,
  knownAs,
  nameLists,
  saidAs,
  type NameTradition,
} from './name-lists.ts';
import type { Random } from './random.ts';

/** An invented person. */
export type Person = {
  readonly id: string;
  readonly given: string | null;
  readonly family: string | null;
  readonly knownAs: string | null;
  readonly saidAs: string | null;
  readonly formerFamily: string | null;
  readonly sex: 'M' | 'F';
  readonly gender: string | null;
  readonly pronouns: string | null;
  readonly birth: Day | null;
  readonly birthPrecision: 'day' | 'year';
  readonly died: Day | null;
  readonly ethnicity: string | null;
  readonly language: string | null;
};

type Sketch = { readonly sex: 'M' | 'F'; readonly names: NameTradition; readonly birth: Day } & Partial<
  Omit<Person, 'id' | 'sex' | 'birth'>
>;

/** A person with an invented name, and what is not said left unknown. `taken` are given names that brothers and sisters have. */
export function makePerson(random: Random, sketch: Sketch, taken: readonly string[] = []): Person {
  const { names, ...said } = sketch;
  const list = nameLists[names];
  const all = sketch.sex === 'F' ? list.girls : list.boys;
  const free = all.filter((name) => !taken.includes(name));
  const given = sketch.given === undefined ? random.pick(free.length > 0 ? free : all) : sketch.given;
  return {
    id: random.id(),
    family: inventFamilyName(random, names),
    formerFamily: null,
    gender: null,
    pronouns: null,
    birthPrecision: 'day',
    died: null,
    ethnicity: null,
    language: null,
    knownAs: given !== null && random.chance(0.6) ? (knownAs[given] ?? null) : null,
    saidAs: given === null ? null : (saidAs[given] ?? null),
    ...said,
    given,
  };
}

export function inventFamilyName(random: Random, names: NameTradition): string {
  const { families } = nameLists[names];
  return families.length > 0
    ? random.pick(families)
    : random.pick(familyNameStarts) + random.pick(familyNameEnds);
}

/** A grown-up of the family. `birth` need not be whole. */
export function makeAdult(
  random: Random,
  { names, birth, sex }: { names: NameTradition; birth: number; sex: 'M' | 'F' },
): Person {
  return makePerson(random, { sex, names, birth: Math.round(birth) });
}
