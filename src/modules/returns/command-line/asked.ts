import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { WrongUse } from '../../../platform/cli/command.ts';

/** A file that was named, or that stands in a folder that was named. */
export type AskedFile = { readonly name: string; readonly bytes: Uint8Array };

/** The CSV and XML files of these paths, folders' in the order of their names. @throws WrongUse when one is not there */
export function readPaths(paths: readonly string[]): AskedFile[] {
  return paths.flatMap(listFiles).map((path) => ({ name: path, bytes: readFileSync(path) }));
}

function listFiles(path: string): string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) throw new WrongUse(`${path} is not there.`);
  if (!found.isDirectory()) return [path];
  const names = readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(csv|xml)$/i.test(entry.name))
    .map(({ name }) => join(path, name));
  if (names.length === 0) throw new WrongUse(`${path} has no CSV or XML files in it.`);
  return names.sort();
}

/** One file that must be there. @throws WrongUse */
export function needFile(path: string): string {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) throw new WrongUse(`${path} is not a file.`);
  return path;
}

const PIECE = 1 << 22;

/** A large file in pieces, so that it never stands in memory whole. */
export function* readPieces(path: string): Generator<Uint8Array> {
  const file = openSync(path, 'r');
  try {
    for (;;) {
      const piece = new Uint8Array(PIECE);
      const read = readSync(file, piece, 0, PIECE, null);
      if (read === 0) return;
      yield piece.subarray(0, read);
    }
  } finally {
    closeSync(file);
  }
}

/** Nine characters of the Office for National Statistics: E10000015. @throws WrongUse */
export function parseAuthority(text: unknown): string {
  const code = typeof text === 'string' ? text.trim().toUpperCase() : '';
  if (!/^[A-Z]\d{8}$/.test(code)) {
    throw new WrongUse(
      `--la takes the authority’s ONS code, such as E10000015, not "${String(text ?? '')}".`,
    );
  }
  return code;
}

/** A collection year. @throws WrongUse */
export function parseYear(text: unknown): number {
  if (typeof text !== 'string' || !/^20\d\d$/.test(text)) {
    throw new WrongUse(
      `--year takes a collection year such as 2026 (to 31 March 2026), not "${String(text ?? '')}".`,
    );
  }
  return Number(text);
}
