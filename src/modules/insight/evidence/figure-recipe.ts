import type { FigureInput } from './figure-input.ts';
import type { Given } from './given.ts';

/** The documents whose figures are looked at. */
export const documents = [
  'The Future of Children’s Social Care (County Councils Network, 2022)',
  'No Good Options (All Party Parliamentary Group for Children, 2017)',
  'The Independent Review of Children’s Social Care, chapter one (2022)',
  'Rethinking Children’s Services (National Children’s Bureau and Catch22)',
  'Response to The Case for Change (Association of Directors of Children’s Services, 2021)',
] as const;

export type EvidenceDocument = (typeof documents)[number];

/** How a figure stood when it was worked out anew from the publications of 2025 (docs/data/figures.md). */
export type FigureStatus =
  | 'reproduced'
  | 'reproduced within rounding'
  | 'reproduced within revisions'
  | 'reproduced with a clarified definition'
  | 'reproduced given a deflator'
  | 'approximately reproduced'
  | 'consistent'
  | 'partly reproduced'
  | 'computed'
  | 'not matched'
  | 'not supported'
  | 'not reproducible'
  | 'needs local data'
  | 'input only'
  | 'display only'
  | 'seed only';

/** A figure's value: a list where the document gives several, with null for one that the data cannot give. */
export type FigureValue = number | readonly (number | null)[];

/** What else comes out of the same recipe: `Comparing like ends, lower` 19 %. */
export type Beside = { readonly name: string; readonly value: number; readonly unit: string };

export type Answer = { readonly value: FigureValue | null; readonly beside: readonly Beside[] };

/**
 * How far ours may be from the figure as printed for it to hold: an amount in its unit, or on which side of the printed
 * figure it has to lie ('over': the document says more than that).
 */
export type Agreement = number | 'over' | 'under';

export type FigureRecipe = {
  /** As in the list of figures: F01. */
  readonly id: string;
  readonly document: EvidenceDocument;
  readonly section: string;
  /** What the document says, in our words. */
  readonly claim: string;
  /** As the document gives it; null where it draws a picture only. */
  readonly claimed: number | readonly number[] | null;
  /** How it is printed, where that is not a plain number: '>4000'. */
  readonly printed: string;
  readonly unit: string;
  readonly status: FigureStatus;
  readonly inputs: Readonly<Record<string, FigureInput>>;
  readonly method: string;
  /** An honest word on where it does not hold or what it depends on; '' where there is nothing to say. */
  readonly note: string;
  /** One for each number; [] where nothing is asked. */
  readonly agreement: readonly Agreement[];
  /** Null where no recipe is possible: `note` says why. */
  readonly compute: ((given: Given) => Answer | FigureValue) | null;
};

/** A recipe as it is written down: what is left out is empty. */
export type RecipeText = Pick<FigureRecipe, 'id' | 'section' | 'claim' | 'unit' | 'status' | 'method'> &
  Partial<Omit<FigureRecipe, 'document' | 'compute'>> & { readonly compute?: FigureRecipe['compute'] };

/** The recipes of a document, with what was left out filled in. */
export function recipesOf(document: EvidenceDocument, texts: readonly RecipeText[]): readonly FigureRecipe[] {
  const empty = { claimed: null, printed: '', inputs: {}, note: '', agreement: [], compute: null };
  return texts.map((text) => ({ ...empty, ...text, document }));
}
