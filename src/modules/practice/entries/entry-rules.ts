import type { Instant, PlainDate } from '../../../platform/dates/plain-date.ts';

/** Whom words are for. Staff only, until a named person opens them (data model, principle 4). */
export const audiences = {
  staff: 'Staff only',
  child: 'This child, and staff',
  family: 'Everybody in the family who may read, and staff',
  named: 'Only the person named below, and I',
} as const;
export type Audience = keyof typeof audiences;
export const audienceNames = Object.keys(audiences) as readonly Audience[];

/** What a passage is of. */
export const abouts = [
  'purpose',
  'gained',
  'words',
  'shows',
  'remark',
  'sleeps',
  'present',
  'happened',
  'for child',
] as const;
export type About = (typeof abouts)[number];

/** How a child was seen: one answer, without a default, for each child of a visit. */
export const seenWords = {
  alone: 'Seen alone',
  'not alone': 'Seen, but not alone',
  'not seen': 'Not seen',
} as const;
export type Seen = keyof typeof seenWords;
export const seenNames = Object.keys(seenWords) as readonly Seen[];

export const sleepsWords = {
  'as recorded': 'Seen: as it was known',
  changed: 'Seen: something has changed',
  'not seen': 'Not seen this time',
} as const;
export type Sleeps = keyof typeof sleepsWords;
export const sleepsNames = Object.keys(sleepsWords) as readonly Sleeps[];

export const placeWords = {
  'where they live': 'Where they live',
  'school or nursery': 'School or nursery',
  'our office': 'Our office',
  'somewhere else': 'Somewhere else',
  'by phone or video': 'By phone or video',
} as const;
export type Place = keyof typeof placeWords;
export const placeNames = Object.keys(placeWords) as readonly Place[];

/** Why the law or a plan asks for a visit; one that serves two is a visit of both kinds. */
export type VisitKind = 'child in need' | 'child protection' | 'looked after' | 'leaving care' | 'other';

/** Words to be kept, with whom they are for. */
export type NewPassage = {
  readonly about: About;
  readonly words: string;
  readonly observedBy: string | null;
  readonly audience: Audience;
  readonly namedId: string | null;
};

/** Words as they stand in an entry. */
export type Passage = NewPassage & {
  readonly id: string;
  readonly writtenBy: string | null;
  /** Where some of the words were dictated: who accepted them, and when last. */
  readonly dictated?: { readonly by: string; readonly at: Instant } | null;
};

/** What a visit says of one child, and of nobody else. */
export type ChildPart = {
  readonly personId: string;
  readonly seen: Seen;
  readonly notAloneBecause: string | null;
  readonly sleeps: Sleeps;
  /** It is said of this child alone where they sleep: what is said of the others does not hold. */
  readonly sleepsApart: boolean;
  readonly passages: readonly NewPassage[];
};

/** A visit as it was written: what is said of all, and a part for each child who was meant. */
export type NewVisit = {
  readonly happenedOn: PlainDate;
  readonly happenedAt: string | null;
  readonly place: Place;
  readonly restrictedTo: string | null;
  readonly shared: readonly NewPassage[];
  readonly children: readonly ChildPart[];
};

/** What was put beside an entry later. */
export type Addition = {
  readonly id: string;
  readonly kind: 'amendment' | 'disagreement';
  readonly words: string;
  readonly why: string | null;
  readonly who: string | null;
  readonly recordedAt: Instant;
  readonly recordedBy: string | null;
};

/** An entry in one child's record. */
export type Entry = {
  readonly id: string;
  readonly personId: string;
  readonly eventId: string;
  readonly happenedOn: PlainDate;
  readonly happenedAt: string | null;
  readonly place: Place;
  readonly seen: Seen;
  readonly notAloneBecause: string | null;
  readonly sleeps: Sleeps;
  readonly restrictedTo: string | null;
  readonly recordedAt: Instant;
  /** Who wrote its words on a device, and when by its clock, where who recorded it took them over from somebody else. */
  readonly writtenBy?: string | null;
  readonly writtenAt?: Instant | null;
  readonly recordedBy: string | null;
  readonly passages: readonly Passage[];
  readonly additions: readonly Addition[];
};

/** Who reads a child's record. A child and a family read only what was opened for them. */
export type Reader =
  | { readonly kind: 'child' }
  | { readonly kind: 'family' }
  | { readonly kind: 'staff'; readonly account: string };

/** Whether a reader of the child's record may read these words of it. */
export function mayRead(
  reader: Reader,
  passage: Pick<Passage, 'audience' | 'namedId' | 'writtenBy'>,
): boolean {
  if (reader.kind === 'family') return passage.audience === 'family';
  if (reader.kind === 'child') return passage.audience === 'family' || passage.audience === 'child';
  return (
    passage.audience !== 'named' || passage.namedId === reader.account || passage.writtenBy === reader.account
  );
}

/**
 * The passages of one child's entry: what is said of all, then what is said of this child. A restricted entry has words for the
 * named person only, whatever was chosen for each.
 */
export function passagesOf(visit: NewVisit, part: ChildPart): readonly NewPassage[] {
  const shared = visit.shared.filter(({ about }) => about !== 'sleeps' || !part.sleepsApart);
  const all = [...shared, ...part.passages].sort(
    (one, other) => abouts.indexOf(one.about) - abouts.indexOf(other.about),
  );
  const { restrictedTo } = visit;
  return restrictedTo === null
    ? all
    : all.map((passage) => ({ ...passage, audience: 'named', namedId: restrictedTo }));
}

/** Whether words stand for themselves alone: "I", "my", outside quotation marks, as only somebody who said them may. */
export function isFirstPerson(words: string): boolean {
  const told = words.replace(/“[^”]*”|"[^"]*"|‘[^’]*’(?!\w)/g, ' ');
  return /(^|[^\w’'])(I|I['’](m|ve|d|ll)|my|mine|myself)(?![\w])/.test(told);
}

/** Younger than this a child is taken to have few words yet, and is asked about by what they show us (GK: a local default). */
export const fewWordsUntil = 2;

/** What a passage is called above its words, with the child's first name. */
export function titleOf(about: About, name: string): string {
  return {
    purpose: 'What the visit was for',
    gained: 'What came of it for the children',
    words: `${name}’s own words`,
    shows: `What ${name} shows us`,
    remark: `About ${name}`,
    sleeps: 'What has changed where they sleep',
    present: 'Who was there',
    happened: 'What happened',
    'for child': `Words for ${name}`,
  }[about];
}
