import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { addDays } from '../../../platform/dates/plain-date.ts';
import { choice } from '../../../platform/forms/choice-fields.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError, optional } from '../../../platform/forms/field.ts';
import type { Parsed, Schema } from '../../../platform/forms/form.ts';
import { parseForm } from '../../../platform/forms/form.ts';
import { longText, text } from '../../../platform/forms/text-fields.ts';
import type { Known } from '../plan/goal-form.ts';
import { isFirstPerson } from '../entries/entry-rules.ts';
import { findWho } from '../plan/goal-form.ts';
import { parseByWhen } from '../plan/by-when.ts';
import { pastDay, wrongDay } from '../promises/promise-form.ts';
import type { WishAnew } from './keep-wish.ts';
import type { NewWishTurn, Wish, WishAct, WishKind, WishSaid } from './wish-rules.ts';
import {
  currentWish,
  standingWishTurns,
  wishAnswerNames,
  wishAudienceNames,
  wishKindNames,
} from './wish-rules.ts';

/** What the form of a wish needs to know to be read. */
export type WishFormAbout = {
  readonly today: PlainDate;
  /** Who writes: a wish that goes to this name is theirs to answer. */
  readonly writer: { readonly name: string; readonly accountId: string };
  readonly known: readonly Known[];
  /** How many days the child waits at most. */
  readonly days: number;
};

const words = (label: string) => longText({ label, max: 4000 });

/** The questions of a new wish. */
export const wishSchema = (today: PlainDate) => ({
  kind: choice({ label: 'how it was said', options: wishKindNames }),
  words: words('what the child wants'),
  observed_by: optional(text({ label: 'who saw it' })),
  to_whom: text({ label: 'to whom it goes' }),
  on: pastDay('the day', today),
  audience: choice({ label: 'who may read this', options: wishAudienceNames }),
});

/** A wish as the form gives it, with one of the family to whom it goes. */
export type ParsedWish = WishSaid & { readonly alsoOf: readonly string[] };

/** Reads a new wish. */
export function parseWish(body: unknown, about: WishFormAbout): Parsed<ParsedWish> {
  const parsed = parseForm(wishSchema(about.today), body, ({ kind, observed_by: who, words: said }) => [
    ...(kind === 'shown' && !who ? [fieldError('observed_by', 'Enter who saw it')] : []),
    ...wrongVoice(kind, said),
  ]);
  if (!parsed.ok) return parsed;
  const { kind, words: said, observed_by: observedBy, to_whom: to, on, audience } = parsed.value;
  const told = findWho(to, about.known);
  const isOwn = to.toLowerCase() === about.writer.name.toLowerCase();
  return {
    ok: true,
    value: {
      kind,
      words: said,
      observedBy: kind === 'shown' ? (observedBy ?? null) : null,
      saidOn: on,
      toWhom: told.who,
      toId: isOwn ? about.writer.accountId : null,
      replyBy: addDays(on, about.days),
      audience,
      alsoOf: told.whoId === null ? [] : [told.whoId],
    },
  };
}

/** What a child shows is what somebody saw, and not words put into the child's mouth. */
const wrongVoice = (kind: WishKind, said: string): readonly FieldError[] =>
  kind === 'shown' && isFirstPerson(said)
    ? [
        fieldError(
          'words',
          'Write what you see, such as “turns away when…”. Not “I”: these are not the child’s words',
        ),
      ]
    : [];

/** What comes of a form about a wish. */
export type WishChange = { readonly turn: NewWishTurn | null; readonly anew: WishAnew | null };

const schemas = {
  reply: (today: PlainDate) => ({
    answer: choice({ label: 'the answer', options: wishAnswerNames }),
    words: words('the reply'),
    how: text({ label: 'how the child was told' }),
    by_whom: text({ label: 'who replied' }),
    on: pastDay('the day', today),
    back: optional(text({ label: 'when you come back to it' })),
  }),
  came: (today: PlainDate) => ({
    words: words('what happened because of it'),
    on: pastDay('the day', today),
  }),
  right: () => ({
    words: words('what the child wants'),
    audience: choice({ label: 'who may read this', options: wishAudienceNames }),
    how: optional(words('how the child chose')),
    because: words('why it is put right'),
  }),
  mistake: () => ({ words: words('why it was a mistake') }),
  back: () => ({ words: words('why it is taken back') }),
} as const;

/** The questions of a form about a wish. */
export const wishActSchema = (act: WishAct, today: PlainDate): Schema => schemas[act](today);

type About = { readonly wish: Wish; readonly today: PlainDate };
type Reader = (body: unknown, about: About) => Parsed<WishChange>;
const bare = { answer: null, byWhom: null, how: null, comeBackOn: null, replaces: null };
const only = (turn: NewWishTurn): Parsed<WishChange> => ({ ok: true, value: { turn, anew: null } });

/** "Not yet" leaves a child waiting: they hear by when somebody comes back to it. */
function wrongComingBack(typed: string, today: PlainDate): readonly FieldError[] {
  const wrong = wrongDay(typed, today, today)[0];
  if (wrong === undefined) return [];
  const text = typed === '' ? 'Enter when you come back to it, like 3 December or in 2 weeks' : wrong.text;
  return [fieldError('back', text.replace('By when', 'The day').replace('the day of the promise', 'today'))];
}

const readers: Readonly<Record<WishAct, Reader>> = {
  reply: (body, { today }) => {
    const parsed = parseForm(schemas.reply(today), body, ({ answer, back }) =>
      answer === 'not yet' ? wrongComingBack(back ?? '', today) : [],
    );
    if (!parsed.ok) return parsed;
    const { answer, words: said, how, by_whom: byWhom, on, back } = parsed.value;
    const comeBackOn = answer === 'not yet' ? (parseByWhen(back ?? '', today) ?? null) : null;
    return only({ ...bare, kind: 'reply', answer, words: said, happenedOn: on, byWhom, how, comeBackOn });
  },
  came: (body, { today }) => {
    const parsed = parseForm(schemas.came(today), body);
    if (!parsed.ok) return parsed;
    return only({ ...bare, kind: 'came of it', words: parsed.value.words, happenedOn: parsed.value.on });
  },
  right: (body, { wish }) => {
    const now = currentWish(wish);
    const parsed = parseForm(schemas.right(), body, ({ words: said, audience, how }) => [
      ...(audience === 'family' && now.audience === 'child' && !how
        ? [fieldError('how', 'Enter how the child chose that the family may read it: the child decides')]
        : []),
      ...wrongVoice(now.kind, said),
    ]);
    if (!parsed.ok) return parsed;
    const { words: said, audience, how, because: why } = parsed.value;
    const because = how === undefined ? why : `${why}\nHow the child chose who may read it: ${how}`;
    return { ok: true, value: { turn: null, anew: { words: said, audience, because } } };
  },
  mistake: (body, { today }) => {
    const parsed = parseForm(schemas.mistake(), body);
    return parsed.ok
      ? only({ ...bare, kind: 'mistake', words: parsed.value.words, happenedOn: today })
      : parsed;
  },
  back: (body, { today, wish }) => {
    const parsed = parseForm(schemas.back(), body);
    if (!parsed.ok) return parsed;
    const replaces = standingWishTurns(wish.turns).at(-1)?.id ?? null;
    return only({ ...bare, kind: 'taken back', words: parsed.value.words, happenedOn: today, replaces });
  },
};

/** Reads a form about a wish. */
export function parseWishAct(act: WishAct, body: unknown, about: About): Parsed<WishChange> {
  return readers[act](body, about);
}
