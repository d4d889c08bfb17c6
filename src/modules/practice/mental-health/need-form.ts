import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { formatDate } from '../../../platform/dates/format-date.ts';
import { choice } from '../../../platform/forms/choice-fields.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError, optional } from '../../../platform/forms/field.ts';
import type { Answers, Parsed, Schema } from '../../../platform/forms/form.ts';
import { parseForm } from '../../../platform/forms/form.ts';
import { longText, text } from '../../../platform/forms/text-fields.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { pastDay } from '../promises/promise-form.ts';
import type { Need, NeedAct, NeedSaid, NeedTurnKind, NewNeedTurn, NextNeedAct } from './need-rules.ts';
import {
  currentNeed,
  needAreaNames,
  needAudienceNames,
  serviceAnswerNames,
  standingNeedTurns,
} from './need-rules.ts';

const words = (label: string) => longText({ label, max: 4000 });
const forWhom = (label: string) => choice({ label, options: needAudienceNames });

/** The questions of a need. */
export const needSchema = (today: PlainDate) => ({
  area: choice({
    label: 'what the support is for',
    options: needAreaNames,
    missing: 'Select what the support is for',
  }),
  said: optional(words('what they say')),
  unsaid: optional(words('why there are no words of theirs')),
  seen: words('what you see'),
  said_for: forWhom('who may read their words'),
  seen_for: forWhom('who may read your words'),
  on: pastDay('the day since when it is known', today),
});

/** Reads a need. */
export function parseNeed(body: unknown, today: PlainDate): Parsed<NeedSaid> {
  const parsed = parseForm(needSchema(today), body, ({ said, unsaid }) => withoutWords(said, unsaid));
  return parsed.ok ? { ok: true, value: toSaid(parsed.value) } : parsed;
}

const withoutWords = (said: string | undefined, unsaid: string | undefined): readonly FieldError[] =>
  said || unsaid
    ? []
    : [fieldError('said', 'Enter what they say in their own words, or below why there are none')];

const toSaid = (said: Answers<ReturnType<typeof needSchema>>): NeedSaid => ({
  area: said.area,
  said: said.said ?? null,
  unsaid: said.unsaid ?? null,
  seen: said.seen,
  saidFor: said.said_for,
  seenFor: said.seen_for,
  knownOn: said.on,
});

/** What comes of a form about a need: what came of it, or how it is said anew. */
export type NeedChange = {
  readonly turn: NewNeedTurn | null;
  readonly anew: (NeedSaid & { readonly because: string }) | null;
};

const schemas = {
  ask: (today: PlainDate) => ({
    service: text({ label: 'who was asked', missing: 'Enter who was asked, such as the service' }),
    on: pastDay('the day', today),
  }),
  answer: (today: PlainDate) => ({
    answer: choice({
      label: 'what they answered',
      options: serviceAnswerNames,
      missing: 'Select what they answered',
    }),
    words: optional(words('what was said')),
    on: pastDay('the day', today),
  }),
  start: (today: PlainDate) => ({
    words: optional(words('what is given')),
    on: pastDay('the day', today),
  }),
  end: (today: PlainDate) => ({
    words: words('what changed'),
    on: pastDay('the day', today),
  }),
  over: (today: PlainDate) => ({
    words: words('what changed'),
    on: pastDay('the day', today),
  }),
  right: (today: PlainDate) => ({ ...needSchema(today), because: words('why it is put right') }),
  mistake: () => ({ words: words('why it was a mistake') }),
  back: () => ({ words: words('why it is taken back') }),
} as const;

/** The questions of a form about a need. */
export const needActSchema = (act: NeedAct, today: PlainDate): Schema => schemas[act](today);

export type NeedActAbout = { readonly need: Need; readonly next: NextNeedAct; readonly today: PlainDate };
type Read = (body: unknown, about: NeedActAbout) => Parsed<NeedChange>;

const nothing = { referralId: null, service: null, answer: null, words: null, replaces: null };

const only = (
  kind: NeedTurnKind,
  happenedOn: PlainDate,
  said: Partial<Omit<NewNeedTurn, 'kind' | 'happenedOn'>>,
): Parsed<NeedChange> => ({
  ok: true,
  value: { turn: { ...nothing, ...said, kind, happenedOn }, anew: null },
});

/** What cannot be: support that begins before it was asked for, or ends before it began. */
function tooEarly(on: PlainDate, after: PlainDate | null, what: string): readonly FieldError[] {
  return after === null || on >= after
    ? []
    : [fieldError('on', `The day must be on or after ${formatDate(after)}, when ${what}`)];
}

const readers: Readonly<Record<NeedAct, Read>> = {
  ask: (body, { today }) => {
    const parsed = parseForm(schemas.ask(today), body);
    if (!parsed.ok) return parsed;
    return only('asked', parsed.value.on, { referralId: newId(), service: parsed.value.service });
  },
  answer: (body, { today, next: { referral } }) => {
    const parsed = parseForm(schemas.answer(today), body, ({ answer, words: said, on }) => [
      ...((answer === 'declined' || answer === 'not wanted') && !said
        ? [fieldError('words', 'Enter why, as it was said')]
        : []),
      ...tooEarly(on, referral?.askedOn ?? null, 'they were asked'),
    ]);
    if (!parsed.ok) return parsed;
    const { answer, words: said, on } = parsed.value;
    return only('answered', on, {
      answer,
      words: said ?? null,
      referralId: referral?.referralId ?? null,
    });
  },
  start: (body, { today, next: { referral } }) => {
    const parsed = parseForm(schemas.start(today), body, ({ on }) =>
      tooEarly(on, referral?.askedOn ?? null, 'they were asked'),
    );
    if (!parsed.ok) return parsed;
    const { words: said, on } = parsed.value;
    return only('started', on, { words: said ?? null, referralId: referral?.referralId ?? null });
  },
  end: (body, { today, next: { referral } }) => {
    const parsed = parseForm(schemas.end(today), body, ({ on }) =>
      tooEarly(on, referral?.startedOn ?? null, 'support began'),
    );
    if (!parsed.ok) return parsed;
    return only('ended', parsed.value.on, {
      words: parsed.value.words,
      referralId: referral?.referralId ?? null,
    });
  },
  over: (body, { today, need }) => {
    const parsed = parseForm(schemas.over(today), body, ({ on }) =>
      tooEarly(on, currentNeed(need).knownOn, 'it was known first'),
    );
    return parsed.ok ? only('over', parsed.value.on, { words: parsed.value.words }) : parsed;
  },
  right: (body, { today }) => {
    const parsed = parseForm(schemas.right(today), body, ({ said, unsaid }) => withoutWords(said, unsaid));
    if (!parsed.ok) return parsed;
    const { because } = parsed.value;
    return { ok: true, value: { turn: null, anew: { ...toSaid(parsed.value), because } } };
  },
  mistake: (body, { today }) => {
    const parsed = parseForm(schemas.mistake(), body);
    return parsed.ok ? only('mistake', today, { words: parsed.value.words }) : parsed;
  },
  back: (body, { today, need }) => {
    const parsed = parseForm(schemas.back(), body);
    if (!parsed.ok) return parsed;
    const replaces = standingNeedTurns(need).at(-1)?.id ?? null;
    return only('taken back', today, { words: parsed.value.words, replaces });
  },
};

/** Reads a form about a need. */
export function parseNeedAct(body: unknown, about: NeedActAbout): Parsed<NeedChange> {
  return readers[about.next.act](body, about);
}
