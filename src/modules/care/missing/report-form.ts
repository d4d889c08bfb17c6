import type { Instant, PlainDate } from '../../../platform/dates/plain-date.ts';
import { addDays } from '../../../platform/dates/plain-date.ts';
import { choice } from '../../../platform/forms/choice-fields.ts';
import { date } from '../../../platform/forms/date-fields.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError, optional } from '../../../platform/forms/field.ts';
import type { Answers, Parsed } from '../../../platform/forms/form.ts';
import { parseForm, typedIn } from '../../../platform/forms/form.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { longText, text } from '../../../platform/forms/text-fields.ts';
import type { MissingAbout, MissingKind, MissingRisk, Told } from './missing-rules.ts';
import { listTypedNames, missingRiskNames } from './missing-rules.ts';
import type { Between } from './told-when.ts';
import { readToldMoment } from './told-when.ts';
import { momentOn, parseTime } from './when-rules.ts';

/** What is written down when a child goes missing. */
export type NewMissing = {
  readonly kind: MissingKind;
  readonly day: PlainDate;
  readonly goneAt: Instant;
  readonly risk: MissingRisk;
  readonly words: readonly (readonly [MissingAbout, string])[];
  readonly with: readonly string[];
  readonly told: readonly Told[];
};

export type At = { readonly now: Instant; readonly today: PlainDate };

/** Those whom the form asks of, by the name of their time. */
export const toldInForm = ['police', 'parent', 'home', 'worker', 'manager'] as const;
const time = (label: string) => optional(text({ label, max: 40 }));

const daySchema = (today: PlainDate) => ({
  day: choice({
    label: 'which day',
    options: ['today', 'yesterday', 'another'],
    missing: 'Select which day',
  }),
  on: optional(date({ label: 'the day', latest: today, tooLate: 'must be today or in the past' })),
  time: text({ label: 'the time, such as 22:30 or 10:30pm', max: 20 }),
});

const schema = (today: PlainDate) => ({
  kind: choice({
    label: 'whether it is known where the child is',
    options: ['M', 'A'],
    missing: 'Select whether it is known where they are',
  }),
  ...daySchema(today),
  place: longText({ label: 'where they were last seen', max: 1000 }),
  seen_by: optional(text({ label: 'who saw them last' })),
  wearing: optional(longText({ label: 'what they wear', max: 1000 })),
  worry: longText({ label: 'why you are worried', max: 4000 }),
  with: optional(text({ label: 'who they may be with', max: 500 })),
  risk: choice({
    label: 'how great the risk is',
    options: missingRiskNames,
    missing: 'Select how great the risk is',
  }),
  told_police: time('the time'),
  reference: optional(text({ label: 'the police’s reference', max: 100 })),
  told_parent: time('the time'),
  told_home: time('the time'),
  told_worker: time('the time'),
  told_manager: time('the time'),
});
type Said = Answers<ReturnType<typeof schema>>;

/** What was typed, whatever came of it. */
export const typedMissing = (body: unknown, { today }: At): Typed => typedIn(schema(today), body);

/** Reads the form. Who was told was told between when the child was last seen and now. */
export function parseMissing(body: unknown, at: At): Parsed<NewMissing> {
  const parsed = parseForm(schema(at.today), body, (said) => [
    ...listWrongDay(said, at),
    ...listWrongTold(said, at),
    ...(said.reference && !said.told_police
      ? [fieldError('told_police', 'Enter when the police were told')]
      : []),
  ]);
  return parsed.ok ? { ok: true, value: toMissing(parsed.value, at) } : parsed;
}

function listWrongTold(said: Said, at: At): readonly FieldError[] {
  const since = listWrongDay(said, at).length > 0 ? at.now : whenOf(said, at).goneAt;
  return toldInForm.flatMap((who) => wrongTold(`told_${who}`, said[`told_${who}`], { since, now: at.now }));
}

/** What is wrong with when somebody was told. */
export function wrongTold(name: string, typed: string | undefined, between: Between): readonly FieldError[] {
  const read = typed === undefined ? undefined : readToldMoment(typed, between);
  return read !== undefined && 'wrong' in read ? [fieldError(name, read.wrong)] : [];
}

/** When somebody was told; asked only where nothing is wrong with it. */
export function toldAtOf(typed: string | undefined, between: Between): Instant | null {
  const read = typed === undefined ? undefined : readToldMoment(typed, between);
  return read !== undefined && 'at' in read ? read.at : null;
}

const wrongTime = (name: string, typed: string | undefined): readonly FieldError[] =>
  typed !== undefined && parseTime(typed) === undefined
    ? [fieldError(name, 'Enter a time such as 22:30 or 10:30pm')]
    : [];

type DaySaid = Answers<ReturnType<typeof daySchema>>;

/** What is wrong with a day and time, which may not be later than now. */
export function listWrongDay(said: DaySaid, at: At): readonly FieldError[] {
  if (said.day === 'another' && said.on === undefined) return [fieldError('on', 'Enter the day', 'day')];
  const wrong = wrongTime('time', said.time);
  if (wrong.length > 0) return wrong;
  return whenOf(said, at).goneAt > at.now ? [fieldError('time', 'The time must not be later than now')] : [];
}

/** The day and moment that were said; asked only where nothing is wrong with them. */
export function whenOf(said: DaySaid, { today }: At): { readonly day: PlainDate; readonly goneAt: Instant } {
  const day = { today, yesterday: addDays(today, -1), another: said.on ?? today }[said.day];
  return { day, goneAt: momentOn(day, parseTime(said.time) ?? '00:00') };
}

function toMissing(said: Said, at: At): NewMissing {
  const words: readonly (readonly [MissingAbout, string | undefined])[] = [
    ['last seen', said.place],
    ['seen by', said.seen_by],
    ['wearing', said.wearing],
    ['worry', said.worry],
  ];
  return {
    kind: said.kind,
    ...whenOf(said, at),
    risk: said.risk,
    words: words.flatMap(([about, text]) => (text === undefined ? [] : [[about, text] as const])),
    with: listTypedNames(said.with ?? ''),
    told: toldInForm.flatMap((who) => toTold(who, said, at)),
  };
}

function toTold(who: (typeof toldInForm)[number], said: Said, at: At): readonly Told[] {
  const toldAt = toldAtOf(said[`told_${who}`], { since: whenOf(said, at).goneAt, now: at.now });
  if (toldAt === null) return [];
  const reference = who === 'police' ? (said.reference ?? null) : null;
  return [{ who, name: null, toldAt, reference, notToldBecause: null }];
}

/** The questions of a day and a time, for other forms that ask them. */
export { daySchema };
