import type { Published } from '../statistics/published.ts';
import { citedAssumptions } from './assumptions.ts';
import type { Assumptions } from './assumptions.ts';
import type { Agreement, Answer, Beside, FigureRecipe, FigureStatus, FigureValue } from './figure-recipe.ts';
import { Given, lackOf } from './given.ts';
import { recipes } from './list-recipes.ts';

/** How a figure stands with what is loaded now. */
export type StandingStatus = FigureStatus | 'not computable' | 'not matched by what is loaded';

/** What a reader is told first of a figure. */
export type Outcome = 'holds' | 'roughly' | 'does not' | 'cannot be checked';

export type FigureResult = {
  readonly recipe: FigureRecipe;
  /** A number, or a list where the document gives several (null for one that the data cannot give); null when none. */
  readonly computed: FigureValue | null;
  readonly beside: readonly Beside[];
  readonly status: StandingStatus;
  readonly outcome: Outcome;
  /** Why there is no value; '' where there is one. */
  readonly reason: string;
};

const outcomes: Readonly<Record<StandingStatus, Outcome>> = {
  reproduced: 'holds',
  'reproduced within rounding': 'holds',
  'reproduced within revisions': 'holds',
  'reproduced with a clarified definition': 'holds',
  'reproduced given a deflator': 'holds',
  computed: 'holds',
  'approximately reproduced': 'roughly',
  consistent: 'roughly',
  'partly reproduced': 'roughly',
  'not matched': 'does not',
  'not supported': 'does not',
  'not matched by what is loaded': 'does not',
  'not reproducible': 'cannot be checked',
  'needs local data': 'cannot be checked',
  'input only': 'cannot be checked',
  'display only': 'cannot be checked',
  'seed only': 'cannot be checked',
  'not computable': 'cannot be checked',
};

/** Works out every figure of the documents from what is loaded, each from its declared inputs only. */
export function computeFigures(
  published: Published,
  given: Assumptions = citedAssumptions,
): readonly FigureResult[] {
  return recipes.map((recipe) => computeFigure(recipe, published, given));
}

/** Works out one figure. One input missing, and there is no value but a reason that names it. */
export function computeFigure(
  recipe: FigureRecipe,
  published: Published,
  assumptions: Assumptions = citedAssumptions,
): FigureResult {
  if (!recipe.compute) return without(recipe, recipe.status, recipe.note);
  const lacks = Object.values(recipe.inputs).flatMap((input) => lackOf(input, published, assumptions) ?? []);
  if (lacks.length > 0) return without(recipe, 'not computable', `not computable: ${lacks.join('; ')}`);
  const { value, beside } = toAnswer(recipe.compute(new Given(recipe.inputs, published, assumptions)));
  const rounded = value === null ? null : round(value);
  const said = beside.map((one) => ({ ...one, value: toDigits(one.value) }));
  if (rounded === null) return { ...without(recipe, recipe.status, recipe.note), beside: said };
  if (!isSound(rounded)) {
    return without(recipe, 'not computable', 'not computable: what is loaded does not allow the sum');
  }
  const status = agrees(recipe, rounded) ? recipe.status : 'not matched by what is loaded';
  return { recipe, computed: rounded, beside: said, status, outcome: outcomes[status], reason: '' };
}

function without(recipe: FigureRecipe, status: StandingStatus, reason: string): FigureResult {
  return { recipe, computed: null, beside: [], status, outcome: outcomes[status], reason };
}

function toAnswer(answer: Answer | FigureValue): Answer {
  return typeof answer === 'number' || !('value' in answer) ? { value: answer, beside: [] } : answer;
}

/** Seven digits: enough for any publication, and no digits that only the machine knows. */
const toDigits = (value: number): number => Number(value.toPrecision(7));

function round(value: FigureValue): FigureValue {
  if (typeof value === 'number') return toDigits(value);
  return value.map((one) => (one === null ? null : toDigits(one)));
}

const isSound = (value: FigureValue): boolean =>
  [value].flat().every((one) => one === null || Number.isFinite(one));

/** Whether what was worked out is as near to the printed figure as the recipe asks. */
export function agrees({ claimed, agreement }: FigureRecipe, computed: FigureValue): boolean {
  const printed = [claimed].flat();
  const ours = [computed].flat();
  return agreement.every((how, index) => {
    const [said, found] = [printed[index], ours[Math.min(index, ours.length - 1)]];
    return said === null || said === undefined || found === null || found === undefined
      ? true
      : isNear(how, said, found);
  });
}

function isNear(how: Agreement, said: number, found: number): boolean {
  if (how === 'over') return found > said;
  if (how === 'under') return found < said;
  return Math.abs(found - said) <= how + 1e-9;
}
