import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { formatDate } from '../../../platform/dates/format-date.ts';
import { choice, choices } from '../../../platform/forms/choice-fields.ts';
import { date } from '../../../platform/forms/date-fields.ts';
import type { Asked, Field, FieldError } from '../../../platform/forms/field.ts';
import { answered, fieldError, optional, refused } from '../../../platform/forms/field.ts';
import type { Answers, Parsed, Schema } from '../../../platform/forms/form.ts';
import { parseForm } from '../../../platform/forms/form.ts';
import { postedLine } from '../../../platform/forms/posted.ts';
import { longText, text } from '../../../platform/forms/text-fields.ts';
import type { Known } from '../plan/goal-form.ts';
import { findWho } from '../plan/goal-form.ts';
import { pastDay } from '../promises/promise-form.ts';
import type {
  EdgeSupport,
  NewSupportTurn,
  SupportAct,
  SupportSaid,
  SupportTurnKind,
} from './support-rules.ts';
import { currentSupport, safeAtHomeNames, plannedEndOf, standingSupportTurns } from './support-rules.ts';

/** What the form of support needs to be read. */
export type SupportFormAbout = {
  readonly today: PlainDate;
  /** What the council offers. */
  readonly kinds: readonly string[];
  /** The goals of the plan that may be chosen. */
  readonly goals: readonly string[];
  readonly known: readonly Known[];
};

/** Chosen where what is given is not on the council's list. */
export const otherKind = 'other';
const most = 2_000_000_000;

/** Pounds, with pence or without, as a number of pence. */
function pence(asked: Asked): Field<number> {
  return {
    names: (name) => [name],
    read: (name, body) => {
      const typed = postedLine(body, name).replace(/[£,\s]/g, '');
      if (typed === '') return refused(name, `Enter ${asked.label}`);
      if (!/^\d{1,8}(\.\d{2})?$/.test(typed)) return refused(name, 'Enter pounds, like 250 or 250.50');
      const found = Math.round(Number(typed) * 100);
      return found > most ? refused(name, 'Enter a smaller sum') : answered(found);
    },
  };
}

const words = (label: string) => longText({ label, max: 4000 });
const name = (label: string) => text({ label });

/** The questions of support. */
export const supportSchema = ({ kinds, goals }: Pick<SupportFormAbout, 'kinds' | 'goals'>) => ({
  kind: choice({ label: 'what it is', options: [...kinds, otherKind] }),
  other: optional(name('what it is')),
  why_now: words('why it is needed now'),
  different: words('what would be different'),
  said_by: name('whose words these are'),
  goals: optional(choices({ label: 'goals', options: goals })),
  asked_by: name('who asked for it'),
  agreed_by: name('who agreed to it'),
  given_by: name('who gives it'),
  starts: date({ label: 'the day on which it begins' }),
  ends: date({ label: 'the day on which it is to end' }),
  cost_per: choice({ label: 'what was agreed to spend', options: ['week', 'whole', 'none'] }),
  cost: optional(pence({ label: 'how much was agreed' })),
  paid_by: optional(name('who pays')),
});
type Said = Answers<ReturnType<typeof supportSchema>>;

function together(said: Said): readonly FieldError[] {
  const { kind, other, starts, ends, cost_per: per, cost, paid_by: payer } = said;
  const hasCost = per !== 'none';
  return [
    ...(kind === otherKind && !other ? [fieldError('other', 'Enter what it is')] : []),
    ...(ends <= starts
      ? [fieldError('ends', `The day on which it is to end must be after ${formatDate(starts)}`)]
      : []),
    ...(hasCost && cost === undefined ? [fieldError('cost', 'Enter how much was agreed, in pounds')] : []),
    ...(hasCost && !payer ? [fieldError('paid_by', 'Enter who pays')] : []),
  ];
}

function toSaid(said: Said, known: readonly Known[]): SupportSaid {
  const per = said.cost_per === 'none' ? null : said.cost_per;
  const whos = [said.said_by, said.asked_by, said.agreed_by, said.given_by, said.paid_by ?? ''];
  return {
    kind: said.kind === otherKind ? (said.other ?? '') : said.kind,
    whyNow: said.why_now,
    different: said.different,
    saidBy: said.said_by,
    goals: said.goals ?? [],
    askedBy: said.asked_by,
    agreedBy: said.agreed_by,
    givenBy: said.given_by,
    starts: said.starts,
    plannedEnd: said.ends,
    costPence: per === null ? null : (said.cost ?? null),
    costPer: per,
    paidBy: per === null ? null : (said.paid_by ?? null),
    alsoOf: [...new Set(whos.flatMap((who) => findWho(who, known).whoId ?? []))],
  };
}

/** Reads support that is new. */
export function parseSupport(body: unknown, about: SupportFormAbout): Parsed<SupportSaid> {
  const parsed = parseForm(supportSchema(about), body, together);
  return parsed.ok ? { ok: true, value: toSaid(parsed.value, about.known) } : parsed;
}

/** What comes of a form about support: what happened, or how it is said anew. */
export type SupportChange = {
  readonly turn: NewSupportTurn | null;
  readonly anew: (SupportSaid & { readonly because: string }) | null;
};

type ActAbout = SupportFormAbout & { readonly support: EdgeSupport };

const schemas = {
  review: ({ today }: SupportFormAbout) => ({
    said: optional(words('what the family says')),
    words: words('how it goes'),
    on: pastDay('the day', today),
  }),
  extend: ({ today }: SupportFormAbout) => ({
    words: words('why it goes on longer'),
    until: date({ label: 'the day on which it is to end' }),
    on: pastDay('the day', today),
  }),
  end: ({ today }: SupportFormAbout) => ({
    home: choice({ label: 'whether the child is safe at home', options: safeAtHomeNames }),
    said: optional(words('what the family says')),
    unsaid: optional(words('why there are no words of theirs')),
    words: words('what came of it'),
    on: pastDay('the day', today),
  }),
  right: (about: SupportFormAbout) => ({ ...supportSchema(about), because: words('why it is put right') }),
  mistake: () => ({ words: words('why it was a mistake') }),
  back: () => ({ words: words('why it is taken back') }),
} as const;

/** The questions of a form about support. */
export const supportActSchema = (act: SupportAct, about: SupportFormAbout): Schema => schemas[act](about);

const nothing = { said: null, unsaid: null, until: null, home: null, replaces: null };
type Turned = Pick<NewSupportTurn, 'words' | 'happenedOn'> & Partial<NewSupportTurn>;

const only = (kind: SupportTurnKind, said: Turned): Parsed<SupportChange> => ({
  ok: true,
  value: { turn: { ...nothing, ...said, kind }, anew: null },
});

function early(on: PlainDate, support: EdgeSupport): readonly FieldError[] {
  const { starts } = currentSupport(support);
  return on >= starts
    ? []
    : [fieldError('on', `The day must be on or after ${formatDate(starts)}, when it began`)];
}

type Read = (body: unknown, about: ActAbout) => Parsed<SupportChange>;

const readers: Readonly<Record<SupportAct, Read>> = {
  review: (body, about) => {
    const parsed = parseForm(schemas.review(about), body, ({ on }) => early(on, about.support));
    if (!parsed.ok) return parsed;
    const { said, words: seen, on } = parsed.value;
    return only('reviewed', { words: seen, said: said ?? null, happenedOn: on });
  },
  extend: (body, about) => {
    const before = plannedEndOf(about.support);
    const parsed = parseForm(schemas.extend(about), body, ({ until }) =>
      until > before ? [] : [fieldError('until', `The new day must be after ${formatDate(before)}`)],
    );
    if (!parsed.ok) return parsed;
    const { words: why, until, on } = parsed.value;
    return only('extended', { words: why, until, happenedOn: on });
  },
  end: (body, about) => {
    const parsed = parseForm(schemas.end(about), body, ({ said, unsaid, on }) => [
      ...(said || unsaid
        ? []
        : [fieldError('said', 'Enter what the family says, or below why there are no words of theirs')]),
      ...early(on, about.support),
    ]);
    if (!parsed.ok) return parsed;
    const { home, said, unsaid, words: came, on } = parsed.value;
    return only('ended', { home, words: came, said: said ?? null, unsaid: unsaid ?? null, happenedOn: on });
  },
  right: (body, about) => {
    const parsed = parseForm(schemas.right(about), body, together);
    if (!parsed.ok) return parsed;
    const { because } = parsed.value;
    return { ok: true, value: { turn: null, anew: { ...toSaid(parsed.value, about.known), because } } };
  },
  mistake: (body, { today }) => {
    const parsed = parseForm(schemas.mistake(), body);
    return parsed.ok ? only('mistake', { words: parsed.value.words, happenedOn: today }) : parsed;
  },
  back: (body, { today, support }) => {
    const parsed = parseForm(schemas.back(), body);
    if (!parsed.ok) return parsed;
    const replaces = standingSupportTurns(support).at(-1)?.id ?? null;
    return only('taken back', { words: parsed.value.words, happenedOn: today, replaces });
  },
};

/** Reads a form about support. */
export function parseSupportAct(body: unknown, act: SupportAct, about: ActAbout): Parsed<SupportChange> {
  return readers[act](body, about);
}
