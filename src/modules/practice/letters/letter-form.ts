import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { choice } from '../../../platform/forms/choice-fields.ts';
import { tickedBox } from '../../../platform/forms/choice-fields.ts';
import { fieldError, optional } from '../../../platform/forms/field.ts';
import type { Parsed, Schema } from '../../../platform/forms/form.ts';
import { parseForm } from '../../../platform/forms/form.ts';
import { longText, text } from '../../../platform/forms/text-fields.ts';
import { notTold } from '../front-door/worry-rules.ts';
import { pastDay } from '../promises/promise-form.ts';
import type { Letter, LetterAct, LetterTurnKind, NewLetterTurn, NotGiven } from './letter-rules.ts';
import { standingLetterTurns } from './letter-rules.ts';

/** Why a letter is not given. */
export const notGivenWords: Readonly<Record<NotGiven, string>> = {
  ...notTold,
  'not wanted': 'They do not want a letter; they were told in words',
};
const notGivenNames = Object.keys(notGivenWords) as readonly NotGiven[];

/** How a letter reached the family. */
export const givenWays = {
  'in person': 'In person, and we talked it through',
  post: 'By post',
  email: 'By secure e-mail',
  'read out': 'Read out or signed to them',
} as const;
const givenNames = Object.keys(givenWays) as readonly (keyof typeof givenWays)[];

const words = (label: string) => longText({ label, max: 4000 });
const who = (label: string) => text({ label });
const schemas = {
  write: () => ({
    words: longText({ label: 'the letter', max: 10_000 }),
    checked: tickedBox({ missing: 'Confirm that you read the letter through' }),
    because: optional(words('why it is written anew')),
  }),
  given: (today: PlainDate) => ({
    who: who('who has it now'),
    how: choice({ label: 'how they got it', options: givenNames, missing: 'Select how they got it' }),
    words: optional(words('what they said')),
    by_whom: who('who gave it'),
    on: pastDay('the day', today),
  }),
  'not-given': (today: PlainDate) => ({
    why_not: choice({ label: 'why not', options: notGivenNames, missing: 'Select why it is not given' }),
    words: optional(words('what else is to be known')),
    on: pastDay('the day', today),
  }),
  disagrees: (today: PlainDate) => ({
    who: who('who disagrees'),
    words: words('what they say'),
    on: pastDay('the day', today),
  }),
  answered: (today: PlainDate) => ({
    words: words('what they were answered'),
    by_whom: who('who answered'),
    on: pastDay('the day', today),
  }),
  back: () => ({ words: words('why it is taken back') }),
} as const;

/** The questions of a form about a letter. */
export const letterSchema = (act: LetterAct, today: PlainDate): Schema => schemas[act](today);

/** What comes of a form: the letter's next words, or what became of it. */
export type LetterChange =
  | { readonly version: { readonly words: string; readonly because: string | null } }
  | { readonly turn: NewLetterTurn };
type About = { readonly letter: Letter; readonly today: PlainDate };

const nothing = {
  ...{ letterVersion: null, who: null, how: null, whyNot: null, words: null, byWhom: null, replaces: null },
};
const turnOf = (
  kind: LetterTurnKind,
  happenedOn: PlainDate,
  said: Partial<NewLetterTurn>,
): Parsed<LetterChange> => ({
  ok: true,
  value: { turn: { ...nothing, ...said, kind, happenedOn } },
});

const readers: Readonly<Record<LetterAct, (body: unknown, about: About) => Parsed<LetterChange>>> = {
  write: (body, { letter }) => {
    const isAnew = letter.versions.length > 0;
    const parsed = parseForm(schemas.write(), body, ({ because }) =>
      isAnew && because === undefined ? [fieldError('because', 'Enter why it is written anew')] : [],
    );
    if (!parsed.ok) return parsed;
    const because = isAnew ? (parsed.value.because ?? null) : null;
    return { ok: true, value: { version: { words: parsed.value.words, because } } };
  },
  given: (body, { letter, today }) => {
    const parsed = parseForm(schemas.given(today), body);
    if (!parsed.ok) return parsed;
    const { who: given, how, words: said, by_whom: byWhom, on } = parsed.value;
    const letterVersion = letter.versions.at(-1)?.version ?? null;
    return turnOf('given', on, { who: given, how, words: said ?? null, byWhom, letterVersion });
  },
  'not-given': (body, { today }) => {
    const parsed = parseForm(schemas['not-given'](today), body);
    if (!parsed.ok) return parsed;
    return turnOf('not given', parsed.value.on, {
      whyNot: parsed.value.why_not,
      words: parsed.value.words ?? null,
    });
  },
  disagrees: (body, { today }) => {
    const parsed = parseForm(schemas.disagrees(today), body);
    if (!parsed.ok) return parsed;
    return turnOf('disagrees', parsed.value.on, { who: parsed.value.who, words: parsed.value.words });
  },
  answered: (body, { letter, today }) => {
    const parsed = parseForm(schemas.answered(today), body);
    if (!parsed.ok) return parsed;
    const asked = standingLetterTurns(letter.turns).findLast(({ kind }) => kind === 'disagrees');
    const { words: said, by_whom: byWhom, on } = parsed.value;
    return turnOf('answered', on, { who: asked?.who ?? 'The family', words: said, byWhom });
  },
  back: (body, { letter, today }) => {
    const parsed = parseForm(schemas.back(), body);
    if (!parsed.ok) return parsed;
    const last = standingLetterTurns(letter.turns).at(-1);
    return turnOf('taken back', today, { words: parsed.value.words, replaces: last?.id ?? null });
  },
};

/** Reads a form about a letter. */
export function parseLetterAct(act: LetterAct, body: unknown, about: About): Parsed<LetterChange> {
  return readers[act](body, about);
}
