import type { Comparable } from './comparable.ts';
import type { Choice } from './compare-queries.ts';
import type { ComparisonPage } from './comparison-page.ts';

/** What every part of a measure's page is given. */
export type ComparisonViewProps = {
  readonly page: ComparisonPage;
  readonly comparable: Comparable;
  readonly pair: Comparable;
  readonly choice: Choice;
  readonly source: string;
};
