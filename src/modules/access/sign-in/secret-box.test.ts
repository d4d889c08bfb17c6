import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seal, toSecretKey, unseal } from './secret-box.ts';
import { findSecretKey } from './secret-key.ts';

const key = toSecretKey('an invented key of an invented council');

describe('what is sealed', () => {
  it('opens with its key for its purpose, whatever it says', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (purpose, text) => {
        expect(unseal(key, purpose, seal(key, purpose, text))).toBe(text);
      }),
      { numRuns: 200, seed: 20261122 },
    );
  });

  it('opens for no other purpose and with no other key', () => {
    const sealed = seal(key, 'second factor of one', 'secret');
    expect(unseal(key, 'second factor of another', sealed)).toBeUndefined();
    expect(
      unseal(toSecretKey('another key of another council'), 'second factor of one', sealed),
    ).toBeUndefined();
  });

  it('does not open when any byte of it was changed, or when it was cut short', () => {
    const sealed = seal(key, 'x', 'a secret of some length');
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(unseal(key, 'x', changed), `byte ${at}`).toBeUndefined();
      expect(unseal(key, 'x', sealed.subarray(0, at)), `${at} bytes`).toBeUndefined();
    }
  });

  it('is never the same twice', () => {
    expect(seal(key, 'x', 'secret')).not.toEqual(seal(key, 'x', 'secret'));
  });
});

describe('the key', () => {
  it('of an embedded database is made once beside its folder, for its owner only', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'kith-key-'));
    const data = join(folder, 'data');
    const keys = await Promise.all([findSecretKey({}, data), findSecretKey({}, data)]);
    expect(keys[0]).toEqual(keys[1]);
    expect(await findSecretKey({}, data)).toEqual(keys[0]);
    const file = join(folder, 'secret-key.txt');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await readFile(file, 'utf8')).trim().length).toBe(43);
    await rm(folder, { recursive: true });
  });

  it('of the environment comes first, and must be long enough', async () => {
    const given = 'thirty-two characters and some more';
    expect(await findSecretKey({ KITH_SECRET_KEY: given }, undefined)).toEqual(toSecretKey(given));
    await expect(findSecretKey({ KITH_SECRET_KEY: 'too short' }, undefined)).rejects.toThrow('32');
  });

  it('of a database by URL is only what the environment says', async () => {
    expect(await findSecretKey({}, undefined)).toBeUndefined();
  });
});
