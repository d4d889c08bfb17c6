import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { choice } from '../../../platform/forms/choice-fields.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError, optional } from '../../../platform/forms/field.ts';
import type { Answers, Parsed, Schema } from '../../../platform/forms/form.ts';
import { parseForm } from '../../../platform/forms/form.ts';
import { text } from '../../../platform/forms/text-fields.ts';
import { parseByWhen } from '../plan/by-when.ts';
import { harms, kind, long, pastDay } from './harm-fields.ts';
import type {
  ChildRow,
  ContextKind,
  GoalState,
  HomeCheck,
  OutsideAct,
  OutsideContext,
  OutsideGoal,
  OutsideStep,
  OutsideTurn,
  StepState,
  TurnKind,
} from './harm-rules.ts';
import { homeAnswerNames, isOfFamily, outsidePartnerNames } from './harm-rules.ts';

/** What reading a form needs to know. */
export type OutsideAbout = {
  readonly today: PlainDate;
  /** Names of those whom words name and whom a record holds: in what stands for every child none may be. */
  readonly namedIn: (words: string) => readonly string[];
  /** Names of those whom the name of a context names. */
  readonly calledAfter: (called: string) => readonly string[];
  /** Children whom it touches and whom the writer may see. */
  readonly children: readonly string[];
  /** Null for a new concern. */
  readonly context: OutsideContext | null;
  /** Whether something that stands is put right. */
  readonly isRight: boolean;
};

const turn = (today: PlainDate) => ({
  words: long('the words'),
  by_whom: text({ label: 'who it was' }),
  on: pastDay('the day', today),
});
const next = text({ label: 'when it is looked at again' });

const schemas = {
  seen: ({ today }: OutsideAbout) => turn(today),
  home: ({ today }: OutsideAbout) => ({
    answer: choice({
      label: 'whether home is safe',
      options: homeAnswerNames,
      missing: 'Select whether home is safe',
    }),
    words: long('what you found'),
    by_whom: text({ label: 'who asked' }),
    on: pastDay('the day', today),
  }),
  child: () => ({
    harms,
    state: choice({ label: 'whether it still touches them', options: ['touched', 'no longer'] }),
    words: optional(long('what was seen or told of them')),
  }),
  name: () => ({ kind, name: text({ label: 'what it is called' }) }),
  plan: ({ today }: OutsideAbout) => ({ ...turn(today), next }),
  review: ({ today }: OutsideAbout) => ({ ...turn(today), next }),
  again: ({ today }: OutsideAbout) => ({ ...turn(today), next }),
  end: ({ today }: OutsideAbout) => turn(today),
  goal: () => ({
    words: long('the goal'),
    know: optional(long('how you will know')),
    state: choice({ label: 'how it stands', options: ['now', 'achieved', 'no longer'] }),
    because: optional(long('why')),
  }),
  step: ({ children }: OutsideAbout) => ({
    words: long('what will be done'),
    partner: choice({ label: 'who does it', options: outsidePartnerNames, missing: 'Select who does it' }),
    who: text({ label: 'their name' }),
    whose: optional(choice({ label: 'whose family it is', options: children })),
    when: optional(text({ label: 'by when' })),
    state: choice({ label: 'what became of it', options: ['to do', 'done', 'not done'] }),
    happened: optional(long('what happened')),
  }),
  back: () => ({ words: long('why it is taken back') }),
} as const satisfies Readonly<Record<OutsideAct, (about: OutsideAbout) => Schema>>;

/** The questions of one thing that is said. */
export const outsideSchema = (act: OutsideAct, about: OutsideAbout): Schema => schemas[act](about);

type New<R, Left extends keyof R> = Omit<
  R,
  'id' | 'number' | 'recordedAt' | 'recordedBy' | 'personId' | Left
>;
export type NewTurn = New<OutsideTurn, 'replaces'>;
export type NewHome = New<HomeCheck, 'words'> & { readonly words: string };
export type NewChild = New<ChildRow, 'state'> & { readonly state: 'touched' | 'no longer' };
export type NewGoal = New<OutsideGoal, 'goalId'>;
export type NewStep = New<OutsideStep, 'stepId' | 'goalId' | 'alsoOf'> & { readonly whose: string | null };

/** What was said, by what it is. */
export type OutsideSaid =
  | { readonly is: 'turn'; readonly turn: NewTurn }
  | { readonly is: 'home'; readonly home: NewHome }
  | { readonly is: 'child'; readonly child: NewChild }
  | { readonly is: 'name'; readonly kind: ContextKind; readonly name: string }
  | { readonly is: 'goal'; readonly goal: NewGoal }
  | { readonly is: 'step'; readonly step: NewStep }
  | { readonly is: 'back'; readonly words: string };

type Reader = (body: unknown, about: OutsideAbout) => Parsed<OutsideSaid>;

const into = <T>(parsed: Parsed<T>, give: (value: T) => OutsideSaid): Parsed<OutsideSaid> =>
  parsed.ok ? { ok: true, value: give(parsed.value) } : parsed;

/** What stands in the plan of everybody whom it touches names none of them (docs/adr/0037). */
export function wrongNames(
  said: Readonly<Record<string, string | undefined>>,
  { namedIn }: Pick<OutsideAbout, 'namedIn'>,
): readonly FieldError[] {
  return Object.entries(said).flatMap(([field, words]) => {
    const names = namedIn(words ?? '');
    return names.length === 0
      ? []
      : [
          fieldError(
            field,
            `This is read by everybody who works with a child whom it touches. Say it without ${names.join(', ')}: what is about one child goes into that child’s part`,
          ),
        ];
  });
}

/** A place may have the first name of somebody in it who is not of this plan, and is called after nobody. */
export const wrongCalled = (
  name: string | undefined,
  { calledAfter }: Pick<OutsideAbout, 'calledAfter'>,
): readonly FieldError[] => wrongNames({ name }, { namedIn: calledAfter });

function readTurn(as: TurnKind): Reader {
  return (body, about) =>
    into(
      parseForm(schemas.seen(about), body, (said) => [
        ...wrongNames({ words: said.words }, about),
        ...tooEarly(as, said.on, about),
      ]),
      (said) => ({
        is: 'turn',
        turn: { kind: as, happenedOn: said.on, byWhom: said.by_whom, words: said.words, nextOn: null },
      }),
    );
}

function readTurnWithNext(as: TurnKind): Reader {
  return (body, about) =>
    into(
      parseForm(schemas.review(about), body, (said) => [
        ...wrongNames({ words: said.words }, about),
        ...tooEarly(as, said.on, about),
        ...wrongNext(said.next, said.on, about.today),
      ]),
      (said) => ({
        is: 'turn',
        turn: {
          kind: as,
          happenedOn: said.on,
          byWhom: said.by_whom,
          words: said.words,
          nextOn: parseByWhen(said.next, about.today) ?? null,
        },
      }),
    );
}

/** A review or an end lies after what it follows; what is put right keeps its place. */
function tooEarly(as: TurnKind, on: PlainDate, { context, isRight }: OutsideAbout): readonly FieldError[] {
  if (as === 'seen' || isRight) return [];
  const before = context?.turns.findLast(({ kind: one }) => one !== 'seen');
  return before && on < before.happenedOn
    ? [fieldError('on', 'The day must not be before what was last said of the plan')]
    : [];
}

function wrongNext(typed: string, on: PlainDate, today: PlainDate): readonly FieldError[] {
  const day = parseByWhen(typed, today);
  if (day === undefined)
    return [fieldError('next', 'When it is looked at again must be a day, like 3 December or in 6 weeks')];
  return day <= on ? [fieldError('next', 'When it is looked at again must be after that day')] : [];
}

type StepAnswers = Answers<ReturnType<typeof schemas.step>>;

function wrongStep(said: StepAnswers, about: OutsideAbout): readonly FieldError[] {
  const { partner, whose, when, state, happened } = said;
  const ofFamily = isOfFamily(partner);
  return [
    ...(ofFamily && whose === undefined ? [fieldError('whose', 'Select whose family it is')] : []),
    ...(when !== undefined && parseByWhen(when, about.today) === undefined
      ? [fieldError('when', 'By when must be a day, like 3 December or in 2 weeks')]
      : []),
    ...(state === 'not done' && happened === undefined
      ? [fieldError('happened', 'Say why it was not done')]
      : []),
    ...(ofFamily ? [] : wrongNames({ words: said.words, who: said.who, happened }, about)),
  ];
}

const readers: Readonly<Record<OutsideAct, Reader>> = {
  seen: readTurn('seen'),
  end: readTurn('ended'),
  plan: readTurnWithNext('begun'),
  review: readTurnWithNext('review'),
  again: readTurnWithNext('again'),
  home: (body, about) =>
    into(parseForm(schemas.home(about), body), (said) => ({
      is: 'home',
      home: { answer: said.answer, askedOn: said.on, askedBy: said.by_whom, words: said.words },
    })),
  child: (body) =>
    into(parseForm(schemas.child(), body), (said) => ({
      is: 'child',
      child: { harms: said.harms, state: said.state, words: said.words ?? null },
    })),
  name: (body, about) =>
    into(
      parseForm(schemas.name(), body, (said) => wrongCalled(said.name, about)),
      (said) => ({ is: 'name', ...said }),
    ),
  goal: (body, about) =>
    into(
      parseForm(schemas.goal(), body, (said) => [
        ...wrongNames({ words: said.words, know: said.know, because: said.because }, about),
        ...(said.state === 'no longer' && said.because === undefined
          ? [fieldError('because', 'Say why it is no longer a goal')]
          : []),
      ]),
      ({ words, know, state, because }) => ({
        is: 'goal',
        goal: { words, know: know ?? null, state: state satisfies GoalState, because: because ?? null },
      }),
    ),
  step: (body, about) =>
    into(
      parseForm(schemas.step(about), body, (said) => wrongStep(said, about)),
      (said) => ({
        is: 'step',
        step: {
          words: said.words,
          partner: said.partner,
          who: said.who,
          whose: isOfFamily(said.partner) ? (said.whose ?? null) : null,
          byWhen: said.when === undefined ? null : (parseByWhen(said.when, about.today) ?? null),
          state: said.state satisfies StepState,
          happened: said.happened ?? null,
        },
      }),
    ),
  back: (body, about) =>
    into(
      parseForm(schemas.back(), body, (said) => wrongNames({ words: said.words }, about)),
      ({ words }) => ({ is: 'back', words }),
    ),
};

/** Reads what is said of a context. */
export const parseOutside = (act: OutsideAct, body: unknown, about: OutsideAbout): Parsed<OutsideSaid> =>
  readers[act](body, about);
