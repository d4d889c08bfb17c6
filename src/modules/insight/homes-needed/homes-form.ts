import { choice } from '../../../platform/forms/choice-fields.ts';
import type { Field, FieldError } from '../../../platform/forms/field.ts';
import { fieldError, optional } from '../../../platform/forms/field.ts';
import { parseForm, typedIn } from '../../../platform/forms/form.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { integer } from '../../../platform/forms/text-fields.ts';
import type { Capacity, HomeCosts, IdealShare } from './homes-rules.ts';

/** What is stated to work out homes: nothing of it has a default. */
export type HomesAsked = {
  readonly capacity: Capacity;
  readonly share: IdealShare;
  /** Whether the share is the document's rather than our own judgement. */
  readonly fromDocument: boolean;
  /** Undefined where no cost was stated: then the gap has none. */
  readonly costs: HomeCosts | undefined;
};

/** The form as its address has it: what was typed, what is wrong with it, and what is asked once all is right. */
export type HomesForm = {
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly asked: HomesAsked | undefined;
};

/**
 * The middle of 54 and 67 is ours. 54% to 67% of 135 children placed in residential homes: workers had first asked for a home
 * more like a family (The Future of Children's Social Care, 2022, 5.4).
 */
export const documentShare: IdealShare = { low: 54, likely: 60, high: 67 };

export const ends = ['low', 'likely', 'high'] as const;

const number = (label: string, min: number, max: number) => integer({ label, min, max });
const share = (end: string) => optional(number(`the ${end} share`, 0, 100));

const schema = {
  places: number('how many foster places are approved', 0, 20_000),
  used: number('how many of a hundred places can be filled', 1, 100),
  gained: number('how many places are gained in a year', 0, 5000),
  lost: number('how many of a hundred places are lost in a year', 0, 100),
  whose: choice({ label: 'whose range holds', options: ['document', 'own'] }),
  'share-low': share('lowest'),
  'share-likely': share('likeliest'),
  'share-high': share('highest'),
  'cost-fostering': optional(number('what a week with a foster family costs', 0, 100_000)),
  'cost-residential': optional(number('what a week in a residential home costs', 0, 100_000)),
} satisfies Readonly<Record<string, Field<unknown>>>;

type Answers = {
  readonly [Name in keyof typeof schema]: (typeof schema)[Name] extends Field<infer T> ? T : never;
};

/** Reads the form from the address of the page; an address without it asks for nothing. Never throws. */
export function readHomesForm(query: Readonly<Record<string, unknown>>): HomesForm {
  const typed = typedIn(schema, query);
  if (Object.keys(typed).length === 0) return { typed, errors: [], asked: undefined };
  const parsed = parseForm(schema, query, problemsOf);
  return parsed.ok
    ? { typed, errors: [], asked: toAsked(parsed.value) }
    : { typed, errors: parsed.errors, asked: undefined };
}

function problemsOf(answers: Answers): readonly FieldError[] {
  return [...shareProblems(answers), ...costProblems(answers)];
}

function shareProblems(answers: Answers): readonly FieldError[] {
  if (answers.whose === 'document') return [];
  const missing = ends.find((end) => answers[`share-${end}`] === undefined);
  if (missing)
    return [fieldError(`share-${missing}`, 'Enter the lowest, the likeliest and the highest share')];
  const { low, likely, high } = ownShare(answers);
  return low <= likely && likely <= high
    ? []
    : [fieldError('share-low', 'The lowest, the likeliest and the highest share must rise')];
}

function costProblems(answers: Answers): readonly FieldError[] {
  const [fostering, residential] = [answers['cost-fostering'], answers['cost-residential']];
  if (fostering === undefined && residential === undefined) return [];
  if (fostering === undefined)
    return [fieldError('cost-fostering', 'Enter what a week with a foster family costs, or no cost')];
  if (residential === undefined)
    return [fieldError('cost-residential', 'Enter what a week in a residential home costs, or no cost')];
  return residential >= fostering
    ? []
    : [fieldError('cost-residential', 'A week in a residential home must cost no less than in a family')];
}

function ownShare(answers: Answers): IdealShare {
  const [low = 0, likely = 0, high = 0] = ends.map((end) => answers[`share-${end}`]);
  return { low, likely, high };
}

function toAsked(answers: Answers): HomesAsked {
  const { places, used, gained, lost, whose } = answers;
  const [fostering, residential] = [answers['cost-fostering'], answers['cost-residential']];
  return {
    capacity: { places, used, gained, lost },
    share: whose === 'document' ? documentShare : ownShare(answers),
    fromDocument: whose === 'document',
    costs: fostering === undefined || residential === undefined ? undefined : { fostering, residential },
  };
}
