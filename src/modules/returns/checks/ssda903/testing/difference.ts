/**
 * Where we find something else than csc-validator-be-903 (0.1.14) in a whole return, on purpose. `keys` are findings as
 * 'table row child' that only one of the two has; left out, every finding of the rule in that set may differ.
 */
export type Difference = {
  readonly code: string;
  readonly oracle: string;
  readonly keys?: readonly string[];
  /** What the guidance says, and what the tool does instead. */
  readonly reason: string;
};
