import type { Problem } from '../plan/plan.ts';
import type { ReturnForm } from '../plan/return-form.ts';
import type { ReturnSet } from '../plan/return-set-rules.ts';

/** A file as it was given: `path` is told in reports; files of one folder are one file set. */
export type GivenFile = { readonly path: string; readonly bytes: Uint8Array };

/** What cannot be done as asked; the message says what to do instead. Nothing was loaded. */
export class ImportRefused extends Error {}

export type ReadSets = {
  readonly form: ReturnForm;
  /** By collection year, the oldest first. */
  readonly sets: readonly ReturnSet[];
  /** Why each set's year was taken, in sentences. */
  readonly evidence: ReadonlyMap<number, readonly string[]>;
  readonly problems: readonly Problem[];
};
