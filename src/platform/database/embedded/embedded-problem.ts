export type EmbeddedProblemCode =
  'folder-not-enterable' | 'already-owned' | 'package-missing' | 'start-failed' | 'version-differs';

/** Why the embedded server could not be used. `message` is a sentence for the person at the terminal. */
export class EmbeddedProblem extends Error {
  readonly code: EmbeddedProblemCode;

  constructor(code: EmbeddedProblemCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'EmbeddedProblem';
    this.code = code;
  }
}
