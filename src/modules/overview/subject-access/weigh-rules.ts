import type { Around, Passage, PersonSummary, Word } from '../../people/index.ts';
import type { AskedBy } from './request-rules.ts';

/** Why a passage stays out, as a reviewer chooses it; and what a reader is told of it, null where nothing is told. */
export const reasons = {
  'third party': {
    review: 'About another person',
    told: 'It was about other people, and is theirs to keep private.',
  },
  'other child': {
    review: 'About another child',
    told: 'It was about other people, and is theirs to keep private.',
  },
  'health of somebody else': {
    review: 'About another person’s health',
    told: 'It was about other people, and is theirs to keep private.',
  },
  'confidential source': {
    review: 'Would show who told us',
    told: 'It would have shown who got in touch with us, when they trusted us not to say.',
  },
  'address at risk': {
    review: 'An address that must stay private',
    told: 'It was an address that has to stay private so that somebody is safe.',
  },
  'legal privilege': {
    review: 'Advice between the council and its lawyers',
    told: 'It was advice from lawyers.',
  },
  'police intelligence': {
    review: 'Police information',
    told: 'It came from the police and is theirs to share.',
  },
  adoption: {
    review: 'Adoption: told in another way',
    told: 'It was about an adoption, which is told in another way. Ask us.',
  },
  'serious harm': {
    review: 'Would do serious harm to somebody’s health',
    told: 'A professional thought that reading it could do serious harm.',
  },
  restricted: { review: 'A restricted record: nothing of it leaves', told: null },
  'said already': {
    review: 'Said already in another passage',
    told: 'It says again what is said elsewhere in this copy.',
  },
} as const;
export type Reason = keyof typeof reasons;

export const isReason = (text: string): text is Reason => Object.hasOwn(reasons, text);

/** What is proposed for a passage: in, out, or for a person to decide, who has to read it first. */
export type Proposal = 'in' | 'out' | 'decide';

export type Weighed = {
  readonly passage: Passage;
  /** The sentence as this reader would have it: people who are not theirs to know are said by what they are. */
  readonly text: string;
  /** The people whom it names, as told. */
  readonly named: readonly string[];
  readonly proposal: Proposal;
  readonly reason: Reason | null;
  /** Nobody can put it in here: what keeps it out is mended where it is recorded. */
  readonly isLocked: boolean;
};

export type Reading = { readonly askedBy: AskedBy; readonly around: Around };
type Verdict = Pick<Weighed, 'proposal' | 'reason' | 'isLocked'>;

const inIt: Verdict = { proposal: 'in', reason: null, isLocked: false };
const out = (reason: Reason): Verdict => ({ proposal: 'out', reason, isLocked: false });
const locked = (reason: Reason): Verdict => ({ proposal: 'out', reason, isLocked: true });
const ask = (reason: Reason | null): Verdict => ({ proposal: 'decide', reason, isLocked: false });

/**
 * Weighs a passage for one reader. What is theirs is left in: family that they know, workers in their role, what happened to
 * them. The strictest rule that applies holds. A passage about somebody whom the actor may not see is not there at all.
 */
export function weigh(passage: Passage, reading: Reading): Weighed | undefined {
  const people = passage.words.filter((word) => typeof word !== 'string');
  if (people.some(({ person, isWhole }) => isWhole && !reading.around.people.has(person))) return undefined;
  const { text, named } = say(passage.words, reading);
  return { passage, text, named, ...judge(passage, text, reading) };
}

function judge(passage: Passage, text: string, reading: Reading): Verdict {
  const { around } = reading;
  if (textsOf(passage, text).some((one) => around.withheld.has(one))) return locked('address at risk');
  return strictest([
    ...passage.words.map((word) => verdictOnWord(word, reading)),
    ...(passage.sensitivity ?? []).map(verdictOnClass),
    ...(passage.isFreeText ? [verdictOnFreeText(text, reading)] : []),
    verdictForOthers(passage, reading),
  ]);
}

/** Every text in which an address could stand. */
export function textsOf({ places = [], isFreeText }: Passage, text: string): readonly string[] {
  return isFreeText ? [...places, text] : places;
}

const order: readonly ((verdict: Verdict) => boolean)[] = [
  ({ isLocked }) => isLocked,
  ({ proposal }) => proposal === 'out',
  ({ proposal, reason }) => proposal === 'decide' && reason !== null,
  ({ proposal }) => proposal === 'decide',
];

function strictest(verdicts: readonly Verdict[]): Verdict {
  for (const rule of order) {
    const found = verdicts.find(rule);
    if (found) return found;
  }
  return inIt;
}

/** Only a passage that is about somebody stands or falls with them; elsewhere they are said by what they are. */
function verdictOnWord(word: Word, reading: Reading): Verdict {
  if (typeof word === 'string' || !word.isWhole) return inIt;
  const person = reading.around.people.get(word.person);
  if (reading.around.restricted.has(word.person)) return locked('restricted');
  return person && isUnknownChild(person, reading) ? ask('other child') : inIt;
}

/** Another child of whom nothing recorded shows that the reader knows them (domain reference 4.7: other children never). */
function isUnknownChild(person: PersonSummary, { around }: Reading): boolean {
  const { age, localId, expectedOn } = person;
  const isChild = age === null ? localId !== null || expectedOn !== null : age < 18;
  return isChild && !around.known.has(person.id);
}

function verdictOnClass(sensitivity: NonNullable<Passage['sensitivity']>[number]): Verdict {
  if (sensitivity === 'address at risk') return locked('address at risk');
  if (
    sensitivity === 'third party' ||
    sensitivity === 'health of somebody else' ||
    sensitivity === 'adoption'
  )
    return ask(sensitivity);
  return out(sensitivity);
}

/** Words that somebody typed are read by a reviewer first; where they name somebody whom the reader may not learn of, they stay out. */
function verdictOnFreeText(text: string, reading: Reading): Verdict {
  const words = new Set(text.toLowerCase().match(/[\p{L}\p{N}'’-]+/gu) ?? []);
  const { people, names, restricted } = reading.around;
  const mentioned = [...people.values()].filter(({ id }) =>
    (names.get(id) ?? []).some((part) => words.has(part)),
  );
  if (mentioned.some(({ id }) => restricted.has(id))) return locked('restricted');
  return ask(mentioned.some((person) => isUnknownChild(person, reading)) ? 'other child' : null);
}

/** Whoever asks for somebody else is not told other people's affairs, nor where carers live, without a decision. */
function verdictForOthers({ words, places = [], chapter }: Passage, { askedBy }: Reading): Verdict {
  if (askedBy === 'the person' || askedBy === 'a solicitor') return inIt;
  if (places.length > 0) return out('address at risk');
  const isAboutOthers = words.some((word) => typeof word !== 'string');
  return isAboutOthers || chapter === 'Who was told about you' ? ask('third party') : inIt;
}

/** Puts the words together: the name where it may be told, else who they are. */
export function say(words: readonly Word[], reading: Reading): { text: string; named: readonly string[] } {
  const named: string[] = [];
  const said = words.map((word) => {
    if (typeof word === 'string') return word;
    const person = reading.around.people.get(word.person);
    if (!person || (!word.isWhole && !mayName(person, reading))) return word.as;
    named.push(word.person);
    return person.shown;
  });
  const text = said.join('').trim();
  return { text: text.slice(0, 1).toUpperCase() + text.slice(1), named };
}

/** Of people who are named beside the matter. A passage that is about somebody is weighed as a whole, and shown to its reviewer. */
function mayName(person: PersonSummary, reading: Reading): boolean {
  return !reading.around.restricted.has(person.id) && !isUnknownChild(person, reading);
}
