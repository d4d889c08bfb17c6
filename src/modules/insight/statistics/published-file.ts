import type { Area, Judgement, Neighbour, Statistic } from './statistic.ts';

/** What the publisher's dictionary says of a measure of the interactive tool (`lait_measures.csv`). */
export type MeasureTitle = {
  readonly measure: string;
  readonly topic: string;
  readonly title: string;
  /** Which way is better, as far as the publisher says. */
  readonly polarity: 'high' | 'low' | '';
  readonly unit: string;
  readonly yearType: string;
  readonly owner: string;
};

/** A publication that values were taken from (`sources.csv`). */
export type Publication = {
  readonly key: string;
  readonly title: string;
  readonly publisher: string;
  readonly released: string;
  readonly licence: string;
  readonly usedIn: string;
};

/** All that a folder of published statistics holds. */
export type Holdings = {
  readonly statistics: Statistic[];
  readonly areas: Area[];
  readonly neighbours: Neighbour[];
  readonly judgements: Judgement[];
  readonly titles: MeasureTitle[];
  readonly publications: Publication[];
};

/** The cell of the row at hand in a column, trimmed. */
export type Cell = (column: string) => string;

/** What is wrong with a row, in words; undefined when it was taken in. */
export type RowProblem = string | undefined;

/**
 * One file of the layout (docs/data/published-statistics.md): its name without ending, the columns that it must have, and
 * how a row becomes what is held.
 */
export type PublishedFile = {
  readonly name: string;
  readonly columns: readonly string[];
  readonly take: (cell: Cell, holdings: Gathering) => RowProblem;
};

/** What has been gathered so far, with what rows need of each other. */
export class Gathering {
  readonly holdings: Holdings = {
    statistics: [],
    areas: [],
    neighbours: [],
    judgements: [],
    titles: [],
    publications: [],
  };
  readonly #regions = new Map<string, { readonly code: string; readonly name: string }>();
  readonly #seen = new Map<string, string>();
  readonly #places = new Map<string, number>();
  readonly #words = new Map<string, string>();

  /** Keeps one copy of a text that stands in thousands of rows. */
  once(text: string): string {
    const known = this.#words.get(text);
    if (known !== undefined) return known;
    this.#words.set(text, text);
    return text;
  }

  /** Notes what a region is called, so that rows that name it without its code can be placed. */
  nameRegion(code: string, name: string): void {
    const key = regionKey(name);
    if (!this.#regions.has(key)) this.#regions.set(key, { code, name });
  }

  findRegion(name: string): string | undefined {
    return this.#regions.get(regionKey(name))?.code;
  }

  listRegions(): readonly { readonly code: string; readonly name: string }[] {
    return [...this.#regions.values()];
  }

  /** What rows of the next file say is compared among themselves only. */
  startFile(): void {
    this.#seen.clear();
    this.#places.clear();
  }

  /** Where a value with this key stands, or else `next`, which is kept as its place. */
  placeOf(key: string, next: number): number {
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.#places.set(key, next);
    return next;
  }

  /** Whether this key is new, was said in the same way before, or contradicts what was said. */
  compare(key: string, said: string): 'new' | 'same' | 'other' {
    const before = this.#seen.get(key);
    if (before === undefined) {
      this.#seen.set(key, said);
      return 'new';
    }
    return before === said ? 'same' : 'other';
  }
}

/** Releases write 'London (Inner)', 'INNER LONDON' and 'Inner London': the same words in any order and case. */
function regionKey(name: string): string {
  const words = name.toLowerCase().match(/[a-z]+/g) ?? [];
  return words.sort().join(' ');
}
