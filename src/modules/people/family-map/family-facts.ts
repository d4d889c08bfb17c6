import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { PersonId, PersonSummary } from '../persons/person-queries.ts';

/** A relationship between two people who may both be seen, by the records that stand for them. */
export type Edge = {
  readonly id: string;
  readonly personId: string;
  readonly otherId: string;
  /** What the person is to the other, and the other to the person: 'mother', 'daughter'. */
  readonly role: string;
  readonly otherRole: string;
  readonly closeness: number | null;
  readonly separatedOn: PlainDate | null;
  readonly identicalTwins: boolean | null;
  readonly starts: PlainDate | null;
  readonly ends: PlainDate | null;
};

export type Strain = 'none' | 'some' | 'conflict' | 'violence' | 'cut off';

/** How somebody stands with a person or a place, as they or their worker see it. */
export type TieFact = {
  readonly id: string;
  readonly personId: string;
  readonly otherId: string | null;
  readonly organisation: string | null;
  readonly organisationKind: string | null;
  readonly seenBy: 'themselves' | 'worker';
  readonly closeness: number | null;
  readonly strain: Strain | null;
  readonly direction: 'both' | 'to them' | 'from them' | null;
  readonly note: string | null;
  readonly starts: PlainDate | null;
  readonly ends: PlainDate | null;
};

/** Somebody lives or lived at an address; the address itself is not told. */
export type Dwelling = { readonly personId: string; readonly addressId: string };

/** Who has parental responsibility for the child on the day: people, and councils by name. */
export type Responsible = { readonly holderId: string | null; readonly agency: string | null };

/** What is known of a family on a day, as far as whoever asks may see it. */
export type FamilyFacts = {
  readonly index: PersonId;
  readonly on: PlainDate;
  readonly people: ReadonlyMap<string, PersonSummary>;
  readonly edges: readonly Edge[];
  readonly ties: readonly TieFact[];
  readonly dwellings: readonly Dwelling[];
  readonly responsible: readonly Responsible[];
  /** Where the child lives, in words, where another module knows it better than by an address. */
  readonly home: string | null;
  /** How many more people are related to those shown, further away. */
  readonly further: number;
};
