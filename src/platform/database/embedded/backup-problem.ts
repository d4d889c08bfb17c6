export type BackupProblemCode =
  | 'nothing-to-back-up'
  | 'out-not-empty'
  | 'tablespaces'
  | 'unfinished'
  | 'damaged'
  | 'target-not-empty'
  | 'archive-of-another'
  | 'archive-gap'
  | 'archive-ends'
  | 'before-backup';

/** Why a backup could not be made or is not restored. `message` is a sentence for the person at the terminal. */
export class BackupProblem extends Error {
  readonly code: BackupProblemCode;

  constructor(code: BackupProblemCode, message: string) {
    super(message);
    this.name = 'BackupProblem';
    this.code = code;
  }
}
