import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { WrongUse } from '../../../platform/cli/command.ts';
import { parsePlainDate } from '../../../platform/dates/plain-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';

/** A file that was named, or that stands in a folder that was named. */
export type AskedFile = { readonly path: string; readonly bytes: Uint8Array };

/** Which files of a folder that was named are meant, and how they are called in a message. */
export type Wanted = { readonly ending: RegExp; readonly words: string };

export const csvFiles: Wanted = { ending: /\.csv$/i, words: 'CSV files' };
export const csvAndXmlFiles: Wanted = { ending: /\.(csv|xml)$/i, words: 'CSV or XML files' };

/** The files of these paths, folders' in the order of their names. @throws WrongUse when there is none, or one is not there */
export function readPaths(paths: readonly string[], wanted: Wanted): AskedFile[] {
  if (paths.length === 0) throw new WrongUse('Name the folder or files.');
  return paths
    .flatMap((path) => listFiles(path, wanted))
    .map((path) => ({ path, bytes: readFileSync(path) }));
}

function listFiles(path: string, { ending, words }: Wanted): string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) throw new WrongUse(`${path} is not there.`);
  if (!found.isDirectory()) return [path];
  const names = readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map(({ name }) => join(path, name));
  if (names.length === 0) throw new WrongUse(`${path} has no ${words} in it.`);
  return names.sort();
}

/** A look-up file, read. @throws WrongUse when it is not there or is no such list */
export function readList<T extends { ok: true }>(
  path: string,
  read: (bytes: Uint8Array) => T | { ok: false; problem: string },
): T {
  const list = read(readFileSync(needFile(path)));
  if (!list.ok) throw new WrongUse(`${path}: ${list.problem}`);
  return list;
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

/** The day that --as-of gives; undefined where it is not given. @throws WrongUse */
export function parseAsOf(text: unknown): PlainDate | undefined {
  if (text === undefined) return undefined;
  const date = parsePlainDate(text);
  if (!date) throw new WrongUse(`--as-of takes a day such as 2026-03-31, not "${String(text)}".`);
  return date;
}
