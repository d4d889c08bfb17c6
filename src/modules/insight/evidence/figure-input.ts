import type { StatisticKey } from '../statistics/statistic.ts';
import type { AssumptionId } from './assumptions.ts';

/** A series by the words that a reader knows it by. */
export type Series = StatisticKey & { readonly label: string };

/**
 * What a recipe reads, and nothing else: published values of one area or of every authority in named years, neighbours, the
 * list of county authorities, or a number that a document gives. `editions`: which edition to take, the first that is held;
 * where none of them is, whatever stands. `beside` is for what is said beside a figure: without it the figure still stands.
 */
export type FigureInput =
  | {
      readonly kind: 'published';
      readonly series: Series;
      /** An area's code, or all authorities. */
      readonly area: string;
      readonly years: readonly number[];
      readonly editions: readonly string[];
      readonly beside: boolean;
    }
  | { readonly kind: 'neighbours'; readonly edition: number }
  | { readonly kind: 'counties'; readonly beside: boolean }
  | { readonly kind: 'assumption'; readonly id: AssumptionId; readonly beside: boolean };
