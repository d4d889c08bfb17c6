import type { FigureRecipe } from './figure-recipe.ts';
import { documents, recipesOf } from './figure-recipe.ts';
import { futureChoices } from './recipes/future-choices.ts';
import { futureHomes } from './recipes/future-homes.ts';
import { futureLocal } from './recipes/future-local.ts';
import { futureNumbers } from './recipes/future-numbers.ts';
import { futureParts } from './recipes/future-parts.ts';
import { futureSpend } from './recipes/future-spend.ts';
import { futureVariation } from './recipes/future-variation.ts';
import { futureWorkers } from './recipes/future-workers.ts';
import { optionsNumbers } from './recipes/options-numbers.ts';
import { optionsVariation } from './recipes/options-variation.ts';
import { optionsWorkers } from './recipes/options-workers.ts';
import { responseFigures, rethinkingFigures, reviewFigures } from './recipes/other-documents.ts';

const [future, options, review, rethinking, response] = documents;

const byId = (a: FigureRecipe, b: FigureRecipe) => a.id.localeCompare(b.id);

/** Every figure of the documents, by document and number. */
export const recipes: readonly FigureRecipe[] = [
  recipesOf(future, [
    ...futureNumbers,
    ...futureSpend,
    ...futureParts,
    ...futureHomes,
    ...futureWorkers,
    ...futureChoices,
    ...futureVariation,
    ...futureLocal,
  ]),
  recipesOf(options, [...optionsNumbers, ...optionsVariation, ...optionsWorkers]),
  recipesOf(review, reviewFigures),
  recipesOf(rethinking, rethinkingFigures),
  recipesOf(response, responseFigures),
].flatMap((ofDocument) => ofDocument.toSorted(byId));

/** The recipe of a figure, or undefined when there is none of that number. */
export function findRecipe(id: string): FigureRecipe | undefined {
  return recipes.find((recipe) => recipe.id === id);
}
