import type { Instant } from '../../../platform/dates/plain-date.ts';
import { checkbox, choice } from '../../../platform/forms/choice-fields.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError, optional } from '../../../platform/forms/field.ts';
import type { Answers, Parsed } from '../../../platform/forms/form.ts';
import { parseForm, typedIn } from '../../../platform/forms/form.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { longText, text } from '../../../platform/forms/text-fields.ts';
import type { InterviewStep, InterviewStepName } from './missing-rules.ts';
import { findTie } from './missing-rules.ts';
import type { At } from './report-form.ts';
import { daySchema, listWrongDay, whenOf } from './report-form.ts';

export const interviewSteps = {
  offered: 'It was offered, and there is no answer yet',
  accepted: 'It was offered, and they want it',
  refused: 'It was offered, and they do not want it',
  held: 'It took place',
  'not possible': 'It could not be offered, or could not take place',
} as const satisfies Readonly<Record<InterviewStepName, string>>;

export const aloneAnswers = {
  alone: 'Alone with whoever talked with them',
  'with somebody they chose': 'With somebody whom they chose',
  'not alone': 'Not alone',
} as const;

export const passageAudiences = {
  staff: 'Staff who work with them',
  child: 'They and staff',
  family: 'They, their family and staff',
  few: 'Only whoever wrote it, managers and information governance',
} as const;
export type PassageAudience = keyof typeof passageAudiences;

const interviewStepNames = Object.keys(interviewSteps) as readonly InterviewStepName[];
const aloneNames = Object.keys(aloneAnswers) as readonly (keyof typeof aloneAnswers)[];
const audienceNames = Object.keys(passageAudiences) as readonly PassageAudience[];

export type PassageAbout = 'words' | 'shows' | 'wants' | 'next' | 'note';

/** A stretch of what came of the talk, with whom it is for. */
export type NewPassage = {
  readonly about: PassageAbout;
  readonly words: string;
  readonly observedBy: string | null;
  readonly audience: PassageAudience;
};

export type NewInterview = Omit<InterviewStep, 'id'> & {
  readonly isIndependent: boolean;
  readonly passages: readonly NewPassage[];
};

/** When the child came back, and who is around them and so cannot hold the talk. */
export type InterviewAbout = At & {
  readonly backAt: Instant;
  readonly around: readonly { readonly name: string; readonly is: string }[];
};

const words = (label: string) => optional(longText({ label, max: 10_000 }));

const schema = ({ today }: At) => ({
  step: choice({ label: 'what happened', options: interviewStepNames, missing: 'Select what happened' }),
  ...daySchema(today),
  by: text({ label: 'who offered it or talked with them' }),
  agency: optional(text({ label: 'where they work' })),
  independent: checkbox(),
  because: words('why'),
  alone: optional(choice({ label: 'whether they were alone', options: aloneNames })),
  words: words('what they said'),
  shows: words('what they showed'),
  observed_by: optional(text({ label: 'who saw it' })),
  wants: words('what they want to happen'),
  next: words('what you do next'),
  note: words('the note'),
  said_for: optional(choice({ label: 'who may read what they said', options: audienceNames })),
  next_for: optional(choice({ label: 'who may read what you do next', options: audienceNames })),
});
type Said = Answers<ReturnType<typeof schema>>;

/** What was typed, whatever came of it. */
export const typedInterview = (body: unknown, at: At): Typed => typedIn(schema(at), body);

/** Reads the form: who talks with the child is nobody's who works with them or where they live. */
export function parseInterview(body: unknown, about: InterviewAbout): Parsed<NewInterview> {
  const parsed = parseForm(schema(about), body, (said) => [
    ...listWrongDay(said, about),
    ...wrongMoment(said, about),
    ...listMissingWhys(said),
    ...wrongPerson(said, about),
  ]);
  return parsed.ok ? { ok: true, value: toInterview(parsed.value, about) } : parsed;
}

function wrongMoment(said: Said, about: InterviewAbout): readonly FieldError[] {
  if (listWrongDay(said, about).length > 0) return [];
  return whenOf(said, about).goneAt < about.backAt
    ? [fieldError('time', 'This is before they came back: check the day and the time')]
    : [];
}

function listMissingWhys(said: Said): readonly FieldError[] {
  const { step, because, alone, shows, observed_by: observedBy } = said;
  const asksWhy = step === 'refused' || step === 'not possible';
  const wrong: readonly (readonly [boolean, string, string])[] = [
    [
      asksWhy && because === undefined,
      'because',
      step === 'refused'
        ? 'Enter what they said when they did not want it'
        : 'Enter why it could not be done',
    ],
    [step === 'held' && alone === undefined, 'alone', 'Select whether they were alone'],
    [
      step === 'held' && said.words === undefined && shows === undefined,
      'words',
      'Enter what they said, or what they showed',
    ],
    [
      step !== 'held' && [said.words, shows, said.wants, said.next, said.note].some(Boolean),
      'step',
      'You wrote down what came of a talk. Select that it took place, or take those words out',
    ],
    [shows !== undefined && observedBy === undefined, 'observed_by', 'Enter who saw it and knows them well'],
  ];
  return wrong.flatMap(([isWrong, field, text]) => (isWrong ? [fieldError(field, text)] : []));
}

/** Independence: said by whoever writes it down, and held against the names that the record knows around the child. */
function wrongPerson(said: Said, { around }: InterviewAbout): readonly FieldError[] {
  if (said.step === 'not possible') return [];
  const tie = findTie({ byName: said.by, byAgency: said.agency ?? null }, around);
  if (tie !== undefined)
    return [
      fieldError(
        'by',
        `${said.by} cannot do this: ${tie}. It has to be somebody who neither works with them nor where they live`,
      ),
    ];
  return said.independent
    ? []
    : [
        fieldError(
          'independent',
          'Confirm that they are independent. If nobody independent could be found, say that it could not be offered, and why',
        ),
      ];
}

function toInterview(said: Said, about: InterviewAbout): NewInterview {
  const held = said.step === 'held';
  return {
    step: said.step,
    happenedAt: whenOf(said, about).goneAt,
    byName: said.by,
    byAgency: said.agency ?? null,
    isIndependent: said.independent,
    because: said.because ?? null,
    alone: held ? (said.alone ?? null) : null,
    passages: held ? listPassages(said) : [],
  };
}

function listPassages(said: Said): readonly NewPassage[] {
  const [saidFor, nextFor] = [said.said_for ?? 'staff', said.next_for ?? 'staff'];
  const all: readonly (readonly [PassageAbout, string | undefined, PassageAudience])[] = [
    ['words', said.words, saidFor],
    ['shows', said.shows, saidFor],
    ['wants', said.wants, saidFor],
    ['next', said.next, nextFor],
    ['note', said.note, 'staff'],
  ];
  return all.flatMap(([about, text, audience]) =>
    text === undefined
      ? []
      : [
          {
            about,
            words: text,
            observedBy: about === 'shows' ? (said.observed_by ?? null) : null,
            audience,
          },
        ],
  );
}
