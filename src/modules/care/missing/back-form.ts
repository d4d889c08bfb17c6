import type { Instant, PlainDate } from '../../../platform/dates/plain-date.ts';
import { partsOf } from '../../../platform/dates/plain-date.ts';
import { choice } from '../../../platform/forms/choice-fields.ts';
import { fieldError, optional } from '../../../platform/forms/field.ts';
import type { Parsed } from '../../../platform/forms/form.ts';
import { parseForm, typedIn } from '../../../platform/forms/form.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { longText, text } from '../../../platform/forms/text-fields.ts';
import type {
  BackWay,
  MissingKind,
  MissingRisk,
  MissingTime,
  Told,
  ToldWho,
  WellAnswer,
} from './missing-rules.ts';
import {
  backWayNames,
  lastWordsOf,
  missingRiskNames,
  toldWhoNames,
  wellAnswerNames,
} from './missing-rules.ts';
import type { At } from './report-form.ts';
import { daySchema, listWrongDay, toldAtOf, whenOf, wrongTold } from './report-form.ts';
import type { Between } from './told-when.ts';
import { wallClockOf } from './wall-clock.ts';

/** How a child came back. */
export type NewReturn = {
  readonly day: PlainDate;
  readonly backAt: Instant;
  readonly backHow: BackWay;
  readonly well: WellAnswer;
  readonly found: string;
  readonly harm: string | null;
};

const backSchema = (today: PlainDate) => ({
  ...daySchema(today),
  how: choice({ label: 'how they came back', options: backWayNames }),
  found: longText({ label: 'where they were', max: 1000 }),
  well: choice({
    label: 'whether the safe and well check was done',
    options: wellAnswerNames,
    missing: 'Select whether the safe and well check was done',
  }),
  harm: optional(longText({ label: 'how they are', max: 4000 })),
});

/** What was said of a return, as the form that puts it right is filled in. */
export function filledReturn(missing: MissingTime): Typed {
  const { backAt, backHow, well } = missing;
  if (backAt === null) return {};
  const { day, time } = wallClockOf(backAt);
  const { year, month, day: number } = partsOf(day);
  return {
    day: 'another',
    'on-day': String(number),
    'on-month': String(month),
    'on-year': String(year),
    time,
    how: backHow ?? '',
    well: well ?? '',
    found: lastWordsOf(missing, 'found') ?? '',
    harm: lastWordsOf(missing, 'harm') ?? '',
  };
}

export const typedReturn = (body: unknown, { today }: At): Typed => typedIn(backSchema(today), body);

/** Reads the form of a return, which cannot be before the child was gone. */
export function parseReturn(body: unknown, at: At & { readonly goneAt: Instant }): Parsed<NewReturn> {
  const parsed = parseForm(backSchema(at.today), body, (said) => {
    const wrong = listWrongDay(said, at);
    if (wrong.length > 0) return wrong;
    return whenOf(said, at).goneAt < at.goneAt
      ? [fieldError('time', 'This is before they were last seen: check the day and the time')]
      : [];
  });
  if (!parsed.ok) return parsed;
  const { day, goneAt: backAt } = whenOf(parsed.value, at);
  const { how: backHow, found, well, harm } = parsed.value;
  return { ok: true, value: { day, backAt, backHow, well, found, harm: harm ?? null } };
}

const toldSchema = {
  who: choice({ label: 'who', options: toldWhoNames, missing: 'Select who it is' }),
  name: optional(text({ label: 'their name' })),
  time: optional(text({ label: 'the time', max: 40 })),
  reference: optional(text({ label: 'the reference', max: 100 })),
  because: optional(longText({ label: 'why they were not told', max: 2000 })),
};

export const typedTold = (body: unknown): Typed => typedIn(toldSchema, body);

/** Reads who was told and when, or why not. */
export function parseTold(body: unknown, between: Between): Parsed<Told> {
  const parsed = parseForm(toldSchema, body, ({ time, because }) =>
    (time === undefined) === (because === undefined)
      ? [fieldError('time', 'Enter the time at which they were told, or else why they were not')]
      : wrongTold('time', time, between),
  );
  if (!parsed.ok) return parsed;
  const { who, name, time, reference, because } = parsed.value;
  const value: Told & { readonly who: ToldWho } = {
    who,
    name: name ?? null,
    toldAt: toldAtOf(time, between),
    reference: reference ?? null,
    notToldBecause: because ?? null,
  };
  return { ok: true, value };
}

const updateSchema = {
  words: longText({ label: 'what is new', max: 4000 }),
  risk: optional(choice({ label: 'how great the risk is', options: missingRiskNames })),
  kind: optional(choice({ label: 'whether it is known where they are', options: ['M', 'A'] })),
};

export type Update = {
  readonly words: string;
  readonly risk: MissingRisk | null;
  readonly kind: MissingKind | null;
};

export const typedUpdate = (body: unknown): Typed => typedIn(updateSchema, body);

/** Reads what is new while a child is missing. */
export function parseUpdate(body: unknown): Parsed<Update> {
  const parsed = parseForm(updateSchema, body);
  if (!parsed.ok) return parsed;
  const { words, risk, kind } = parsed.value;
  return { ok: true, value: { words, risk: risk ?? null, kind: kind ?? null } };
}
