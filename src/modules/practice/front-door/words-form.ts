import { instantAt } from '../../../platform/dates/instant.ts';
import type { Instant, PlainDate } from '../../../platform/dates/plain-date.ts';
import { checkbox, choice } from '../../../platform/forms/choice-fields.ts';
import { date } from '../../../platform/forms/date-fields.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError, optional } from '../../../platform/forms/field.ts';
import type { Answers, Parsed } from '../../../platform/forms/form.ts';
import { parseForm, typedIn } from '../../../platform/forms/form.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { longText, text } from '../../../platform/forms/text-fields.ts';
import { whenOf } from './decision-due.ts';
import type { Caller, Knowing, Way, Worry } from './worry-rules.ts';
import { callerNames, knowingNames, professionalSources, sourceOf, wayNames } from './worry-rules.ts';

/** What somebody said when they got in touch. */
export type SaidWords = {
  readonly receivedAt: Instant;
  readonly how: Way;
  readonly caller: Caller;
  readonly sourceCode: string | null;
  readonly callerName: string | null;
  readonly callerAgency: string | null;
  readonly callerRole: string | null;
  readonly callerReach: string | null;
  readonly callerProtected: boolean;
  readonly words: string;
  readonly wants: string | null;
  readonly parentsKnow: Knowing;
  readonly parentsWhyNot: string | null;
};

const schemaOn = (today: PlainDate) => ({
  received_on: date({ label: 'the day', latest: today, tooLate: 'must be today or in the past' }),
  received_time: text({ label: 'the time, such as 14:30', max: 5 }),
  how: choice({ label: 'how they got in touch', options: wayNames }),
  caller: choice({ label: 'who got in touch', options: callerNames }),
  source_code: optional(choice({ label: 'which service', options: professionalSources })),
  caller_name: optional(text({ label: 'the name' })),
  caller_role: optional(text({ label: 'the role' })),
  caller_agency: optional(text({ label: 'the school, service or place' })),
  caller_reach: optional(text({ label: 'how to reach them' })),
  caller_protected: checkbox(),
  words: longText({ label: 'what they said, in their own words', max: 20_000 }),
  wants: optional(longText({ label: 'what they want to happen', max: 4000 })),
  parents_know: choice({ label: 'whether the parents know', options: knowingNames }),
  parents_why_not: optional(longText({ label: 'why not', max: 4000 })),
});

type Said = Answers<ReturnType<typeof schemaOn>>;

/** What was typed, whatever came of it. */
export function typedWords(body: unknown, today: PlainDate): Typed {
  return typedIn(schemaOn(today), body);
}

/** Reads the form. A professional says which service; whoever says that parents do not know or agree says why. */
export function parseWords(body: unknown, today: PlainDate, now: Instant): Parsed<SaidWords> {
  const parsed = parseForm(schemaOn(today), body, (said) => listWrong(said, now));
  return parsed.ok ? { ok: true, value: toWords(parsed.value) } : parsed;
}

const timeShape = /^([01]\d|2[0-3]):[0-5]\d$/;

function listWrong(said: Said, now: Instant): readonly FieldError[] {
  const isTime = timeShape.test(padTime(said.received_time));
  const wrong: readonly (readonly [boolean, string, string])[] = [
    [!isTime, 'received_time', 'Enter a time such as 14:30'],
    [isTime && momentOf(said) > now, 'received_time', 'The time must not be later than now'],
    [
      said.caller === 'professional' && said.source_code === undefined,
      'source_code',
      'Select which service they work for',
    ],
    [
      needsWhy(said.parents_know) && said.parents_why_not === undefined,
      'parents_why_not',
      'Say why the parents do not know, or do not agree',
    ],
  ];
  return wrong.flatMap(([isWrong, field, words]) => (isWrong ? [fieldError(field, words)] : []));
}

const needsWhy = (knowing: Knowing) => knowing === 'do not know' || knowing === 'know';
const padTime = (time: string) => (/^\d[:.]/.test(time) ? `0${time}` : time).replace('.', ':');
const momentOf = (said: Said) => instantAt('Europe/London', said.received_on, padTime(said.received_time));

const orNull = <T>(answer: T | undefined): T | null => answer ?? null;

function toWords(said: Said): SaidWords {
  const name = orNull(said.caller_name);
  return {
    receivedAt: momentOf(said),
    how: said.how,
    caller: said.caller,
    sourceCode: sourceOf(said.caller, orNull(said.source_code), name !== null),
    callerName: name,
    callerAgency: orNull(said.caller_agency),
    callerRole: orNull(said.caller_role),
    callerReach: orNull(said.caller_reach),
    callerProtected: said.caller_protected,
    words: said.words,
    wants: orNull(said.wants),
    parentsKnow: said.parents_know,
    parentsWhyNot: needsWhy(said.parents_know) ? orNull(said.parents_why_not) : null,
  };
}

/** The form as it stands: what was typed last, else what was saved, else the moment at which it was begun. */
export function shownWords(worry: Worry, now: Instant): Typed {
  const { day: date, time } = whenOf(worry.receivedAt ?? now);
  const [year = '', month = '', day = ''] = date.split('-');
  const when = {
    'received_on-day': String(Number(day)),
    'received_on-month': String(Number(month)),
    'received_on-year': year,
    received_time: time,
  };
  if (Object.keys(worry.typed).length > 0) return { ...when, ...worry.typed };
  return { ...when, ...(worry.receivedAt === null ? {} : savedFields(worry)) };
}

function savedFields(worry: Worry): Typed {
  const fields: Readonly<Record<string, string | null>> = {
    how: worry.how,
    caller: worry.caller,
    source_code: worry.sourceCode,
    caller_name: worry.callerName,
    caller_agency: worry.callerAgency,
    caller_role: worry.callerRole,
    caller_reach: worry.callerReach,
    caller_protected: worry.callerProtected ? 'yes' : null,
    words: worry.words,
    wants: worry.wants,
    parents_know: worry.parentsKnow,
    parents_why_not: worry.parentsWhyNot,
  };
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
}
