import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { choice } from '../../../platform/forms/choice-fields.ts';
import { fieldError, optional } from '../../../platform/forms/field.ts';
import type { Parsed, Schema } from '../../../platform/forms/form.ts';
import { parseForm } from '../../../platform/forms/form.ts';
import { longText, text } from '../../../platform/forms/text-fields.ts';
import { isFirstPerson } from '../entries/entry-rules.ts';
import { parseByWhen } from '../plan/by-when.ts';
import type { Anew } from './keep-promise.ts';
import { pastDay, wrongDay } from './promise-form.ts';
import type { NewTurn, Promised, PromiseAct, PromiseAudience, Turn, TurnKind } from './promise-rules.ts';
import { audienceFor, currentOf, isWider, promiseAudienceNames, standingTurns } from './promise-rules.ts';

/** What comes of a form about a promise: what became of it, what is said anew, or both. */
export type PromiseChange = { readonly turn: NewTurn | null; readonly anew: Anew | null };

/** What the child says of a promise: only they can say that it was kept. */
export const childAnswers = {
  confirmed: 'Yes, it was kept',
  'not so': 'No, it was not kept',
  'could not say': 'Could not say; we saw how it was for them',
} as const;
const answerNames = Object.keys(childAnswers) as readonly (keyof typeof childAnswers)[];

const words = (label: string) => longText({ label, max: 4000 });

const schemas = {
  kept: (today: PlainDate) => ({
    words: optional(words('what was done')),
    on: pastDay('the day', today),
  }),
  said: (today: PlainDate) => ({
    answer: choice({
      label: 'what they say of it',
      options: answerNames,
      missing: 'Select what they say of it',
    }),
    words: words('what they said or showed'),
    how: text({ label: 'how they said so' }),
    by_whom: text({ label: 'who asked' }),
    on: pastDay('the day', today),
  }),
  changed: (today: PlainDate) => ({
    how: text({ label: 'how they were told', missing: 'Enter how they were told: they are told first' }),
    answer: words('what they said or showed'),
    by_whom: text({ label: 'who told them' }),
    on: pastDay('the day on which they were told', today),
    because: words('why it changes'),
    words: words('what is promised now'),
    when: text({ label: 'by when' }),
  }),
  broken: (today: PlainDate) => ({
    words: words('what happened'),
    apology: longText({ label: 'the apology', missing: 'Enter the words of the apology', max: 4000 }),
    by_whom: text({ label: 'who apologised' }),
    how: optional(text({ label: 'how it was given' })),
    on: pastDay('the day of the apology', today),
  }),
  right: () => ({
    words: words('what was promised'),
    when: text({ label: 'by when' }),
    audience: choice({ label: 'who may read this', options: promiseAudienceNames }),
    opened: optional(words('who agreed that more people may read it')),
    because: words('why it is put right'),
  }),
  mistake: () => ({ words: words('why it was a mistake') }),
  back: () => ({ words: words('why it is taken back') }),
} as const;

/** The questions of a form about a promise. */
export const actSchema = (act: PromiseAct, today: PlainDate): Schema => schemas[act](today);

export type ActAbout = { readonly promise: Promised; readonly today: PlainDate };
type Read = (body: unknown, about: ActAbout) => Parsed<PromiseChange>;

const nothing = { words: null, how: null, byWhom: null, answer: null, apology: null, replaces: null };

const turnOf = (
  kind: TurnKind,
  happenedOn: PlainDate,
  said: Partial<Omit<NewTurn, 'kind' | 'happenedOn'>>,
): NewTurn => ({ ...nothing, ...said, kind, happenedOn });

const only = (turn: NewTurn): Parsed<PromiseChange> => ({ ok: true, value: { turn, anew: null } });

const notTheirWords = fieldError(
  'words',
  'Write what you saw, such as “held the album all evening”. Not “I”: these are not the child’s words',
);
const nobodyAgreed = fieldError(
  'opened',
  'More people may read it than before. Enter who agreed to that, or choose as it was',
);

const readers: Readonly<Record<PromiseAct, Read>> = {
  kept: (body, { today }) => {
    const parsed = parseForm(schemas.kept(today), body);
    if (!parsed.ok) return parsed;
    return only(turnOf('kept', parsed.value.on, { words: parsed.value.words ?? null }));
  },
  said: (body, { today }) => {
    const parsed = parseForm(schemas.said(today), body, ({ answer, words: said }) =>
      answer === 'could not say' && isFirstPerson(said) ? [notTheirWords] : [],
    );
    if (!parsed.ok) return parsed;
    const { answer, words: said, how, by_whom: byWhom, on } = parsed.value;
    return only(turnOf(answer, on, { words: said, how, byWhom }));
  },
  changed: (body, { today, promise }) => {
    const { madeOn, audience } = currentOf(promise);
    const parsed = parseForm(schemas.changed(today), body, ({ when }) => wrongDay(when, today, madeOn));
    if (!parsed.ok) return parsed;
    const { how, answer, by_whom: byWhom, on, because, words: said, when } = parsed.value;
    const turn = turnOf('changed', on, { words: because, how, byWhom, answer });
    const anew = { words: said, dueOn: parseByWhen(when, today) ?? today, audience, because };
    return { ok: true, value: { turn, anew } };
  },
  broken: (body, { today }) => {
    const parsed = parseForm(schemas.broken(today), body);
    if (!parsed.ok) return parsed;
    const { words: said, apology, by_whom: byWhom, how, on } = parsed.value;
    return only(turnOf('broken', on, { words: said, apology, byWhom, how: how ?? null }));
  },
  right: (body, { today, promise }) => {
    const now = currentOf(promise);
    const audienceOf = (chosen: PromiseAudience) =>
      chosen === now.audience ? chosen : audienceFor(now.toKind, chosen);
    const parsed = parseForm(schemas.right(), body, ({ when, audience, opened }) => [
      ...wrongDay(when, today, now.madeOn),
      ...(isWider(now.toKind, audienceOf(audience), now.audience) && !opened ? [nobodyAgreed] : []),
    ]);
    if (!parsed.ok) return parsed;
    const { words: said, when, opened, because: why } = parsed.value;
    const because = opened === undefined ? why : `${why}\nWho agreed that more people may read it: ${opened}`;
    const audience = audienceOf(parsed.value.audience);
    const anew = { words: said, dueOn: parseByWhen(when, today) ?? today, audience, because };
    return { ok: true, value: { turn: null, anew } };
  },
  mistake: (body, { today }) => {
    const parsed = parseForm(schemas.mistake(), body);
    return parsed.ok ? only(turnOf('mistake', today, { words: parsed.value.words })) : parsed;
  },
  back: (body, { today, promise }) => {
    const parsed = parseForm(schemas.back(), body);
    if (!parsed.ok) return parsed;
    const last = standingTurns(promise.turns).at(-1);
    const because = parsed.value.words;
    const turn = turnOf('taken back', today, { words: because, replaces: last?.id ?? null });
    return { ok: true, value: { turn, anew: before(promise, last, because) } };
  },
};

/**
 * A change that is taken back brings the words before it back, as a version of their own; not where they were put right since. The
 * version that the change made says now what stands, or stands again since a later change was taken back.
 */
function before(promise: Promised, last: Turn | undefined, because: string): Anew | null {
  const { versions } = promise;
  const now = currentOf(promise);
  const made = versions.findLastIndex((one) => one.because === last?.words && isSame(one, now));
  const former = versions[made - 1];
  if (last?.kind !== 'changed' || !former) return null;
  return { words: former.words, dueOn: former.dueOn, audience: now.audience, because };
}

const isSame = (one: Said, other: Said) =>
  one.words === other.words && one.dueOn === other.dueOn && one.audience === other.audience;
type Said = Pick<Anew, 'words' | 'dueOn' | 'audience'>;

/** Reads a form about a promise. */
export function parseAct(act: PromiseAct, body: unknown, about: ActAbout): Parsed<PromiseChange> {
  return readers[act](body, about);
}
