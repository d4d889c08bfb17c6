import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { choice, choices } from '../../../platform/forms/choice-fields.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError, optional } from '../../../platform/forms/field.ts';
import type { Answers, Parsed } from '../../../platform/forms/form.ts';
import { parseForm, typedIn } from '../../../platform/forms/form.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { id, integer, longText, text } from '../../../platform/forms/text-fields.ts';
import { parseByWhen } from './by-when.ts';
import type { TypedGoal } from './change-plan.ts';
import type { NewGoal, NewStep, WhoKind } from './plan-rules.ts';
import { goalStateNames, planAreaNames, planAudienceNames } from './plan-rules.ts';

/** Somebody who may be named as doing a step, by the name that is offered. */
export type Known = {
  readonly name: string;
  /** What they are to the child: 'mother', 'social worker'. */
  readonly is: string;
  readonly kind: Exclude<WhoKind, 'in words'>;
  /** The relative's record; null for the child and for workers. */
  readonly id: string | null;
};

/** What the form needs to know to be read. */
export type GoalFormAbout = {
  readonly today: PlainDate;
  readonly known: readonly Known[];
  /** Children whom the goal may be for; the first is the one whose page it is. */
  readonly children: readonly string[];
  /** Of the family, from whom it may be withheld. */
  readonly relatives: readonly string[];
};

/** How many steps a form may hold, and how many rows an empty one has. */
export const mostSteps = 20;
export const firstRows = 3;

const goalSchema = ({ children, relatives }: GoalFormAbout) => ({
  words: longText({ label: 'the goal', max: 1000 }),
  whose: text({ label: 'whose words these are' }),
  area: choice({ label: 'what it is about', options: planAreaNames }),
  why: optional(longText({ label: 'why it matters', max: 2000 })),
  know: optional(longText({ label: 'how you will know', max: 2000 })),
  owner: optional(text({ label: 'who looks after this goal' })),
  value: optional(integer({ label: 'where it is now', min: 0, max: 10 })),
  state: optional(choice({ label: 'whether it is for now', options: goalStateNames })),
  because: optional(longText({ label: 'why', max: 2000 })),
  staff_note: optional(longText({ label: 'the note for staff', max: 4000 })),
  audience: optional(choice({ label: 'who may read this', options: planAudienceNames })),
  children: optional(choices({ label: 'which children it is for', options: children })),
  withheld: optional(choices({ label: 'from whom it is withheld', options: relatives })),
});

const stepSchema = {
  what: optional(longText({ label: 'what will be done', max: 1000 })),
  who: optional(text({ label: 'who will do it' })),
  when: optional(text({ label: 'by when' })),
  for: optional(choice({ label: 'who may read this', options: planAudienceNames })),
  step: optional(id({ label: 'the step' })),
};
type StepAnswers = Answers<typeof stepSchema>;

/** 'what' of the first step is 'what_0'. */
export const stepName = (name: string, row: number): string => `${name}_${row}`;

/** A goal as the form gives it; `value` is where it is now, as whoever's words they are sees it. */
export type ParsedGoal = TypedGoal & {
  readonly value: number | null;
  readonly children: readonly string[];
};

/** Reads a goal with its steps. Rows in which nothing was typed are let pass. */
export function parseGoal(body: unknown, about: GoalFormAbout): Parsed<ParsedGoal> {
  const goal = parseForm(goalSchema(about), body, ({ state, because }) =>
    state === 'no longer' && !because ? [fieldError('because', 'Say why it is no longer a goal')] : [],
  );
  const steps = rowsIn(body).map((row) => parseStep(rowOf(body, row), row, about));
  const errors = [...(goal.ok ? [] : goal.errors), ...steps.flatMap((step) => (step.ok ? [] : step.errors))];
  if (!goal.ok || errors.length > 0) return { ok: false, errors, typed: typedGoal(body, about) };
  const audience = goal.value.audience ?? 'staff';
  const typed = steps.flatMap((step) => (step.ok && step.value ? [step.value] : []));
  return {
    ok: true,
    value: {
      goal: toGoal(goal.value),
      value: goal.value.value ?? null,
      children: goal.value.children ?? about.children.slice(0, 1),
      steps: typed.map(({ chosen, ...step }) => ({ ...step, audience: chosen ?? audience })),
    },
  };
}

function toGoal(said: Answers<ReturnType<typeof goalSchema>>): NewGoal {
  return {
    area: said.area,
    words: said.words,
    whose: said.whose,
    why: said.why ?? null,
    know: said.know ?? null,
    owner: said.owner ?? null,
    state: said.state ?? 'now',
    because: said.because ?? null,
    staffNote: said.staff_note ?? null,
    audience: said.audience ?? 'staff',
    withheldFrom: said.withheld ?? [],
  };
}

/** What was typed, whatever came of it, with every row of steps. */
export function typedGoal(body: unknown, about: GoalFormAbout): Typed {
  const rows = rowsIn(body).flatMap((row) =>
    Object.entries(typedIn(stepSchema, rowOf(body, row))).map(
      ([name, said]) => [stepName(name, row), said] as const,
    ),
  );
  return { ...typedIn(goalSchema(about), body), ...Object.fromEntries(rows) };
}

/** The numbers of the rows of steps that a form or what was typed holds. */
export function rowsIn(body: unknown): readonly number[] {
  const names = Object.keys(typeof body === 'object' && body !== null ? body : {});
  const rows = names.flatMap((name) => {
    const [, row] = /^(?:what|who|when|for|step)_(\d{1,2})$/.exec(name) ?? [];
    return row === undefined ? [] : [Number(row)];
  });
  return [...new Set(rows)].filter((row) => row < mostSteps).sort((one, other) => one - other);
}

function rowOf(body: unknown, row: number): Readonly<Record<string, unknown>> {
  const posted = new Map(Object.entries(typeof body === 'object' && body !== null ? body : {}));
  return Object.fromEntries(
    Object.keys(stepSchema).map((name) => [name, posted.get(stepName(name, row)) ?? '']),
  );
}

type ReadStep = Omit<NewStep, 'audience'> & {
  readonly stepId: string | null;
  readonly chosen: NewStep['audience'] | undefined;
};

function parseStep(typed: unknown, row: number, about: GoalFormAbout): Parsed<ReadStep | null> {
  const parsed = parseForm(stepSchema, typed, (said) => wrongIn(said, about.today));
  if (!parsed.ok) {
    const errors = parsed.errors.map(({ field, text: said }) => fieldError(stepName(field, row), said));
    return { ...parsed, errors };
  }
  const { what, who, when, step } = parsed.value;
  if (what === undefined || who === undefined) return { ok: true, value: null };
  const byWhen = when === undefined ? null : (parseByWhen(when, about.today) ?? null);
  const value = { ...findWho(who, about.known), words: what, byWhen, stepId: step ?? null };
  return { ok: true, value: { ...value, chosen: parsed.value.for } };
}

function wrongIn({ what, who, when, step }: StepAnswers, today: PlainDate): readonly FieldError[] {
  const isTyped = Boolean(what) || Boolean(who) || Boolean(when) || Boolean(step);
  const isUnread = when !== undefined && parseByWhen(when, today) === undefined;
  return [
    ...(isTyped && !what ? [fieldError('what', 'Enter what will be done')] : []),
    ...(isTyped && !who ? [fieldError('who', 'Enter who will do it')] : []),
    ...(isUnread ? [fieldError('when', 'By when must be a day, like 3 December or in 2 weeks')] : []),
  ];
}

/** Who was meant: somebody whom the record holds, or a name in words. */
export function findWho(
  typed: string,
  known: readonly Known[],
): Pick<NewStep, 'who' | 'whoKind'> & { readonly whoId: string | null } {
  const found = known.find(({ name }) => name.toLowerCase() === typed.toLowerCase());
  if (!found) return { who: typed, whoKind: 'in words', whoId: null };
  return { who: found.name, whoKind: found.kind, whoId: found.id };
}
