import type { Day } from './days.ts';
import type { Entry } from './entry.ts';
import type { Roots } from './ethnicity.ts';
import type { Kin } from './kin.ts';
import type { Leaving } from './leaving.ts';
import type { Person } from './person.ts';
import type { Place } from './places.ts';

/** People at one address. */
export type Household = {
  readonly addressId: string;
  readonly lines: string;
  readonly place: Place;
  readonly members: readonly Person[];
  readonly phone: string | null;
  readonly since: Day;
};

/** Care that a child comes into: from when, and what would end it. */
export type CareToCome = { readonly enters: Day; readonly leaving: Leaving };

/** A child of the family: whose, and what care is to come (null: never in care). */
export type FamilyChild = {
  readonly person: Person;
  readonly birth: Day;
  readonly father: Parent | null;
  readonly ofMother: boolean;
  readonly care: CareToCome | null;
};

export type Parent = { readonly person: Person; readonly withMother: boolean; readonly responsible: boolean };

export type FamilyShape = {
  readonly number: number;
  readonly kind: Entry['kind'];
  readonly roots: Roots;
  readonly mother: Person | null;
  readonly fathers: readonly Parent[];
  /** The mother's partner who is no child's father. */
  readonly partner: Person | null;
  readonly kin: readonly Kin[];
  readonly children: readonly FamilyChild[];
  readonly households: readonly Household[];
};
