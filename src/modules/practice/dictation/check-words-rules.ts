/** What an engine gets wrong most dangerously, and a person has to look at. */
export const checks = {
  name: 'Names',
  negation: 'Yes or no',
  date: 'Days and times',
  number: 'Numbers',
} as const;
export type Check = keyof typeof checks;

/** A stretch of a passage, and what in it is to be checked. */
export type Piece = { readonly text: string; readonly check: Check | null };

const words = (text: string) => new Set(text.split(' '));
const negations = words(
  'not no never none nobody nothing neither nor without cannot nowhere hardly denies denied refused refuses dont didnt doesnt isnt wasnt wont cant couldnt wouldnt shouldnt hasnt havent hadnt arent werent',
);
const days = words(
  'monday tuesday wednesday thursday friday saturday sunday january february april june july august september october november december today yesterday tomorrow tonight fortnight midday noon midnight week weeks month months year years day days morning afternoon evening night weekend hour hours minute minutes am pm',
);
/** Months that are other words too: dates only beside a number, or written large. */
const doubtfulMonths = words('march may');
const ordinals = words(
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirty-first',
);
const numbers = words(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million half quarter dozen once twice double',
);

/**
 * A passage in pieces: names, negations, days and times, numbers, and what lies between. `names` are first names that are known to
 * belong to the visit; beside them every word that is written large and begins no sentence is taken for a name. It marks too
 * much rather than too little: what is marked is looked at and nothing is changed by it.
 */
export function markForChecking(passage: string, names: readonly string[]): readonly Piece[] {
  const known = new Set(names.map(plain));
  const parts = passage.split(/([\p{L}\p{N}][\p{L}\p{N}’'./:-]*[\p{L}\p{N}]|[\p{L}\p{N}])/u);
  const pieces = parts.map((text, at): Piece => {
    if (at % 2 === 0) return { text, check: null };
    return { text, check: checkOf({ text, known, before: parts.slice(0, at), next: parts[at + 2] ?? '' }) };
  });
  return joined(pieces.filter(({ text }) => text !== ''));
}

type Word = {
  readonly text: string;
  readonly known: ReadonlySet<string>;
  readonly before: readonly string[];
  readonly next: string;
};

function checkOf({ text, known, before, next }: Word): Check | null {
  const word = plain(text);
  const beside = [plain(before.at(-2) ?? ''), plain(before.at(-4) ?? ''), plain(next)];
  const is: readonly (readonly [Check, boolean])[] = [
    ['name', isKnown(word, known)],
    ['negation', negations.has(word.replace(/[’']/g, '')) || /n[’']t$/.test(word)],
    ['date', isDay(word) || isMonthHere(word, text, beside) || isNumberOfDay(word, beside)],
    ['number', /\p{N}/u.test(word) || word.split('-').some((one) => numbers.has(one))],
    ['name', isWrittenLarge(text) && !beginsSentence(before)],
  ];
  return is.find(([, isOne]) => isOne)?.[0] ?? null;
}

const isKnown = (word: string, known: ReadonlySet<string>) =>
  [word, word.replace(/s$/, ''), word.replace(/[’']s$/, '')].some((one) => known.has(one));

const isWrittenLarge = (text: string) => /^\p{Lu}/u.test(text) && !/^I([’']|$)/.test(text);

const shapesOfDays =
  /^(\d{1,2}([:.]\d{2})?(am|pm)|\d{1,2}:\d{2}|\d{1,2}(st|nd|rd|th)|\d{1,4}[./-]\d{1,2}([./-]\d{2,4})?|o[’']?clock)$/;
const isDay = (word: string) => days.has(word) || ordinals.has(word) || shapesOfDays.test(word);

const isMonthHere = (word: string, text: string, beside: readonly string[]) =>
  doubtfulMonths.has(word) && (/^\p{Lu}/u.test(text) || beside.some((one) => isNumeral(one) || one === 'of'));

/** Of '3 June' and 'nine o'clock' both words belong to the day. */
const isNumberOfDay = (word: string, [, , next = '']: readonly string[]) =>
  isNumeral(word) && (isMonth(next) || /^(o[’']?clock|am|pm)$/.test(next));

const isNumeral = (word: string) =>
  /^\d+(st|nd|rd|th)?$/.test(word) || numbers.has(word) || ordinals.has(word);
const isMonth = (word: string) =>
  doubtfulMonths.has(word) ||
  words('january february april june july august september october november december').has(word);
const plain = (word: string) => word.toLowerCase();

/** Whether nothing stands before the word in its sentence. */
const beginsSentence = (before: readonly string[]) => /(^|[.!?]["”’)]*)\s*["“‘(]*$/u.test(before.join(''));

/** Neighbours that are checked for the same reason, with nothing but a space between, are one piece; so is all unmarked text. */
function joined(pieces: readonly Piece[]): readonly Piece[] {
  const out: Piece[] = [];
  for (const piece of pieces) {
    const last = out.at(-1);
    const [gap, before] = [last, out.at(-2)];
    if (last && last.check === piece.check) out.splice(-1, 1, { ...piece, text: last.text + piece.text });
    else if (piece.check && gap?.text === ' ' && before?.check === piece.check)
      out.splice(-2, 2, { ...piece, text: `${before.text} ${piece.text}` });
    else out.push(piece);
  }
  return out;
}

/** Most words of one passage: an engine that sets no full stops gives one long line. */
const mostWords = 40;

/** An engine's text passage by passage: a line or a sentence each, long ones cut. Nothing is left out and nothing changed. */
export function toPassages(text: string): readonly string[] {
  return text
    .split(/\n+|(?<=[.!?]["”’)]*)\s+(?=["“‘(]*[\p{Lu}\p{N}])/u)
    .map((one) => one.trim().replace(/\s+/g, ' '))
    .filter((one) => one !== '')
    .flatMap(cutLong);
}

function cutLong(sentence: string): readonly string[] {
  const all = sentence.split(' ');
  const parts = Math.ceil(all.length / mostWords);
  return Array.from({ length: parts }, (_, at) => all.slice(at * mostWords, (at + 1) * mostWords).join(' '));
}
