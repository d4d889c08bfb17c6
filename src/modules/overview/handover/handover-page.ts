import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import type { Handover, HandoverEvent } from '../../practice/index.ts';
import type { NeedsToKnow } from './read-needs.ts';

/** What the page of a change of worker prints. */
export type HandoverProps = {
  readonly handover: Handover;
  readonly needs: NeedsToKnow;
  readonly events: readonly HandoverEvent[];
  readonly names: ReadonlyMap<string, string>;
  readonly here: string;
  readonly mayChange: boolean;
  /** The reader is the new worker. */
  readonly isTheirs: boolean;
  readonly saved: string | undefined;
  /** Why the change is not taken back any more; undefined where it can be. */
  readonly tooLate: string | undefined;
  /** Nobody can sign in as the new worker yet. */
  readonly hasNoAccount: boolean;
  readonly errors: readonly FieldError[];
  readonly csrf: string;
  readonly today: PlainDate;
};
