import type { FactValue } from '../../../platform/facts/index.ts';

/** A fact as it stands before (and after) a return was read. */
export type StandingFact = {
  readonly id: string;
  readonly version: number;
  /** False for what a person recorded in Kith, which stands against any return. */
  readonly fromReturn: boolean;
  /** The newest return that said it. */
  readonly year: number;
  readonly values: readonly FactValue[];
};

/** Where a line of an earlier load of the same return went. */
export type PriorLine = {
  readonly fingerprint: string;
  readonly factId: string | null;
  readonly version: number | null;
  readonly contestedId: string | null;
  settled: boolean;
};

/** What one row says for one part. */
export type Statement = {
  readonly fingerprint: string;
  /** In the order of the fact's fields; undefined where the cell could not be read. */
  readonly values: readonly (FactValue | undefined)[];
  /** Why the row cannot stand whatever else there is. */
  readonly refused?: string;
};

/** What becomes of a statement. `fact` and `version` are what its line leads to. */
export type Decision =
  | { readonly kind: 'before'; readonly line: PriorLine }
  | {
      readonly kind: 'same' | 'new' | 'changed' | 'earlier';
      readonly fact: StandingFact;
      readonly version: number;
    }
  | { readonly kind: 'contested'; readonly because: string; readonly conflictsWith: string | null };

export type Removal = { readonly fact: StandingFact; readonly conflictsWith: string };

export type PartPlan = {
  /** One for each statement, in their order. */
  readonly decisions: readonly Decision[];
  /** Facts of older returns that the newest return leaves no room for. */
  readonly removed: readonly Removal[];
  /** The lines of the earlier load that no row repeats. */
  readonly dropped: readonly PriorLine[];
  readonly after: readonly StandingFact[];
};

export type Occasion = {
  readonly year: number;
  /** How often this year's return was loaded before. */
  readonly loads: number;
  /** The id for the fact when it is the person itself. */
  readonly subject: string | null;
  /** Ids for new facts, handed in so that these rules stay free of chance. */
  readonly newId: () => string;
};
