import { createHash } from 'node:crypto';
import { open, readFile, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { WrongUse } from '../../../platform/cli/command.ts';

/**
 * Passwords that were leaked somewhere, as Have I Been Pwned gives them out: SHA-1 in capitals, a colon, how often; either
 * one file in the order of the hashes, or a folder with a file for each first five digits (00000.txt) that has the rest.
 * Nothing is asked of anybody's server: the authority fetches the files.
 */
export type LeakedPasswords = { readonly has: (password: string) => Promise<boolean> };

const prefixLength = 5;

/** What KITH_LEAKED_PASSWORDS names; undefined where it names nothing. @throws WrongUse where nothing is there */
export async function findLeakedPasswords(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<LeakedPasswords | undefined> {
  const path = environment['KITH_LEAKED_PASSWORDS']?.trim();
  if (!path) return undefined;
  const found = await stat(path).catch(() => undefined);
  if (!found) throw new WrongUse('KITH_LEAKED_PASSWORDS names no file or folder that can be read.');
  const has = found.isDirectory() ? isInFolder : isInFile;
  return { has: (password) => has(path, hashOf(password)) };
}

/** SHA-1 because the lists are kept so: nothing rests on its strength here. */
const hashOf = (password: string) =>
  createHash('sha1').update(password.normalize('NFKC')).digest('hex').toUpperCase();

/** @throws where the file of those five digits is missing: a list with a gap says nothing */
async function isInFolder(folder: string, hash: string): Promise<boolean> {
  const text = await readFile(join(folder, `${hash.slice(0, prefixLength)}.txt`), 'utf8');
  const rest = hash.slice(prefixLength);
  return text.split('\n').some((line) => line.slice(0, rest.length).toUpperCase() === rest);
}

async function isInFile(path: string, hash: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    return await search(file, hash);
  } finally {
    await file.close();
  }
}

/** Halves the stretch of the file in which a line of the hash can begin, until one is left. */
async function search(file: FileHandle, hash: string): Promise<boolean> {
  let from = 0;
  let until = (await file.stat()).size;
  while (from < until) {
    const middle = Math.floor((from + until) / 2);
    const line = await readLineAfter(file, middle);
    if (line?.hash === hash) return true;
    if (line === undefined || line.hash > hash) until = middle;
    else from = line.at + 1;
  }
  return false;
}

/** More than a line and the end of the one before it: 40 digits, a colon, a count. */
const stretch = 160;

/** The first whole line that begins at a place or after it; undefined where there is none. */
async function readLineAfter(
  file: FileHandle,
  place: number,
): Promise<{ readonly at: number; readonly hash: string } | undefined> {
  const start = Math.max(place - 1, 0);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(stretch), 0, stretch, start);
  const text = buffer.toString('latin1', 0, bytesRead);
  const at = place === 0 ? 0 : text.indexOf('\n') + 1;
  const hash = text.slice(at, at + 40).toUpperCase();
  const isLine = (place === 0 || at > 0) && /^[0-9A-F]{40}$/.test(hash);
  return isLine ? { at: start + at, hash } : undefined;
}
