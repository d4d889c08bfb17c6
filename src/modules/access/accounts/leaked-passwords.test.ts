import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findLeakedPasswords } from './leaked-passwords.ts';
import { refuseNewPassword } from './refuse-new-password.ts';

/** Invented; the lists of Have I Been Pwned have the same form. */
const stolen = Array.from({ length: 300 }, (_, number) => `invented heron number ${number}`);
const others = Array.from({ length: 300 }, (_, number) => `invented bittern number ${number}`);
const sha1 = (text: string) => createHash('sha1').update(text).digest('hex').toUpperCase();

let place: string;
const at = (name: string) => join(place, name);
const leakedAt = async (path: string) => {
  const found = await findLeakedPasswords({ KITH_LEAKED_PASSWORDS: path });
  if (!found) throw new Error('no list');
  return found;
};

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'kith-leaked-'));
  const hashes = stolen.map(sha1).sort();
  const lines = hashes.map((hash, index) => `${hash}:${index + 1}`);
  await writeFile(at('windows.txt'), `${lines.join('\r\n')}\r\n`);
  await writeFile(at('plain.txt'), lines.join('\n'));
  await writeFile(at('empty.txt'), '');
  await mkdir(at('folder'));
  for (const hash of [...hashes, ...others.map(sha1)]) {
    const prefix = hash.slice(0, 5);
    const rest = lines.filter((line) => line.startsWith(prefix)).map((line) => line.slice(5));
    await writeFile(at(`folder/${prefix}.txt`), rest.join('\r\n'));
  }
});
afterAll(() => rm(place, { recursive: true }));

describe('a list of leaked passwords', () => {
  it.each(['windows.txt', 'plain.txt', 'folder'])('knows each of its own and no other: %s', async (name) => {
    const { has } = await leakedAt(at(name));
    expect((await Promise.all(stolen.map(has))).filter((known) => !known)).toEqual([]);
    expect((await Promise.all(others.map(has))).filter(Boolean)).toEqual([]);
  });

  it('that is empty has none', async () => {
    expect(await (await leakedAt(at('empty.txt'))).has('invented heron number 1')).toBe(false);
  });

  it('refuses a new password that nothing else is wrong with', async () => {
    const leaked = await leakedAt(at('plain.txt'));
    expect(await refuseNewPassword('invented heron number 7', [], leaked)).toBe('leaked');
    expect(await refuseNewPassword('invented bittern number 7', [], leaked)).toBeUndefined();
  });

  it('with a gap says so, rather than that a password is not in it', async () => {
    await expect((await leakedAt(at('folder'))).has('a password in none of its files')).rejects.toThrow(
      'ENOENT',
    );
  });

  it('is none where the environment names none, and is asked for by its name where it is not there', async () => {
    expect(await findLeakedPasswords({})).toBeUndefined();
    await expect(findLeakedPasswords({ KITH_LEAKED_PASSWORDS: at('not there') })).rejects.toThrow(
      'KITH_LEAKED_PASSWORDS',
    );
  });
});
