import { randomBytes } from 'node:crypto';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { WrongUse } from '../../../platform/cli/command.ts';
import type { SecretKey } from './secret-box.ts';
import { toSecretKey } from './secret-box.ts';

const shortest = 32;

/** Where the key of an embedded database is kept: beside its folder, so that a copy of the folder is no copy of the key. */
export function secretKeyFile(dataDir: string): string {
  return join(resolve(dataDir), '..', 'secret-key.txt');
}

/**
 * The key of the environment (KITH_SECRET_KEY), else that of the file beside the embedded data, which is made at the first
 * start and readable by its owner only; undefined for a database by URL without one.
 * @throws WrongUse for a key that is too short
 */
export async function findSecretKey(
  environment: Readonly<Record<string, string | undefined>>,
  dataDir: string | undefined,
): Promise<SecretKey | undefined> {
  const given = environment['KITH_SECRET_KEY'];
  if (given !== undefined) return keyOf(given, 'KITH_SECRET_KEY');
  if (dataDir === undefined) return undefined;
  const file = secretKeyFile(dataDir);
  return keyOf(await readOrMake(file), file);
}

function keyOf(text: string, from: string): SecretKey {
  if (text.trim().length < shortest)
    throw new WrongUse(
      `${from} needs ${shortest} random characters or more ("openssl rand -base64 32" makes them).`,
    );
  return toSecretKey(text);
}

/** Two processes that start at once agree: the one that comes second finds the file there and reads it. */
async function readOrMake(file: string): Promise<string> {
  const made = randomBytes(32).toString('base64url');
  try {
    await writeFile(file, `${made}\n`, { flag: 'wx', mode: 0o600 });
    await chmod(file, 0o600);
    return made;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return readFile(file, 'utf8');
    throw new WrongUse(`${file} cannot be made. Give the key in KITH_SECRET_KEY instead.`);
  }
}
