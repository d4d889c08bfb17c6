import { findErrorCode } from './system-error.ts';

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
  | 'before-backup'
  | 'disk-full';

/** Why a backup could not be made or is not restored. `message` is a sentence for the person at the terminal. */
export class BackupProblem extends Error {
  readonly code: BackupProblemCode;

  constructor(code: BackupProblemCode, message: string) {
    super(message);
    this.name = 'BackupProblem';
    this.code = code;
  }
}

/** What the operating system says where a disk, or what somebody may have of it, is full. */
export const fullCodes: readonly string[] = ['ENOSPC', 'EDQUOT', 'EFBIG'];

/** The same error, or one that says in a sentence that there is no room in a folder, and what became of it. */
export function toFullProblem(error: unknown, folder: string, outcome: string): unknown {
  if (!fullCodes.includes(findErrorCode(error) ?? '')) return error;
  return new BackupProblem('disk-full', `There is no room left on the disk of ${folder}. ${outcome}`);
}
