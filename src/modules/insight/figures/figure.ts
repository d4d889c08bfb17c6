export type Part = { readonly key: string; readonly label: string };

/** A figure of 'Our children today': what it counts, and the parts that it falls into, in their order. */
export type Figure = {
  readonly key: string;
  readonly name: string;
  /** What is counted and how; a sentence each. */
  readonly definition: readonly string[];
  readonly parts: readonly Part[];
  /** What the date beside a child in the list of this figure is. */
  readonly dateLabel: string;
};
