import { yearLength } from './days.ts';
import type { Roots } from './ethnicity.ts';
import { makeAdult, type Person } from './person.ts';
import { weights, type Random } from './random.ts';

type KinRole = 'grandmother' | 'grandfather' | 'aunt' | 'uncle';

/** Grandmother, grandfather, aunt or uncle: somebody who may take the children in. */
export type Kin = { readonly person: Person; readonly role: KinRole; readonly side: 'mother' | 'father' };

const roles = weights<KinRole>({ grandmother: 45, grandfather: 15, aunt: 28, uncle: 12 });
const counts = weights({ '0': 18, '1': 44, '2': 28, '3': 10 });

/** The wider family that is known: mostly the mother's. */
export function makeKin(
  random: Random,
  roots: Roots,
  parents: { readonly mother: Person; readonly father: Person | null },
): Kin[] {
  const kin: Kin[] = [];
  for (let left = Number(random.weighted(counts)); left > 0; left--) {
    const role = random.weighted(roles);
    const side = random.chance(0.3) && parents.father !== null ? 'father' : 'mother';
    const known = kin.some((other) => other.role === role && other.side === side);
    const parent = side === 'father' ? parents.father : parents.mother;
    if (!known && parent !== null)
      kin.push({ person: makeRelative(random, { roots, role, side, parent }), role, side });
  }
  return kin;
}

type Making = {
  readonly roots: Roots;
  readonly role: KinRole;
  readonly side: 'mother' | 'father';
  readonly parent: Person;
};

function makeRelative(random: Random, { roots, role, side, parent }: Making): Person {
  const older = role === 'aunt' || role === 'uncle' ? random.between(-7, 8) : random.between(18, 34);
  const sex = role === 'grandmother' || role === 'aunt' ? 'F' : 'M';
  const person = makeAdult(random, {
    names: roots[side],
    birth: (parent.birth ?? 0) - older * yearLength,
    sex,
  });
  return random.chance(0.6) ? { ...person, family: parent.family ?? person.family } : person;
}
