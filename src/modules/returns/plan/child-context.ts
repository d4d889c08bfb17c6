import type { ReturnSet } from './return-set-rules.ts';
import type { Plan } from './plan.ts';
import type { RowReading } from './row-rules.ts';
import type { Occasion, PriorLine, StandingFact } from './standing.ts';

/** A child as it is known before a return is read, and after. */
export type ChildState = {
  readonly personId: string;
  /** Whether the person was first made by this import and has not been written yet. */
  isNew: boolean;
  readonly birthDates: Set<string>;
  /** By the label of the fact table. */
  readonly standing: Map<string, readonly StandingFact[]>;
};

/** Where the lines of earlier loads of this return went, by file kind and part. */
export type PriorLines = ReadonlyMap<string, readonly PriorLine[]>;

/** Everything that planning one child of one set needs. */
export type ChildContext = {
  readonly set: ReturnSet;
  readonly occasion: Occasion;
  readonly child: string;
  readonly state: ChildState;
  readonly prior: PriorLines;
  readonly plan: Plan;
};

export type ReadRow = { readonly row: number; readonly fingerprint: string; readonly reading: RowReading };
