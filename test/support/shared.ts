import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/**
 * Files made by others, kept beside the project and never in it.
 * @returns the absolute path, or null on a machine without them (tests then skip and say so)
 */
export function sharedPath(relative: string): string | null {
  const path = resolve(import.meta.dirname, '../../../shared', relative);
  return existsSync(path) ? path : null;
}

/** The reason such tests give when they skip. */
export const sharedMissing = 'skipped: the folder ../shared is not on this machine';
