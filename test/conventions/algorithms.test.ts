import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../src/platform/project.ts';

const source = join(projectRoot(), 'src');
const table =
  readFileSync(join(projectRoot(), 'docs/security/keys.md'), 'utf8').split('## Algorithms')[1] ?? '';

/** 'AES-256-GCM' and 'aes-256-gcm', 'SHA-1' and 'sha1' are one. */
const plain = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '');
const listed = new Set(
  table
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => plain((line.split('|')[1] ?? '').split(',')[0] ?? '')),
);

const calls = /create(Hash|Hmac|Cipheriv|Sign|Verify)\(\s*'([^']+)'/g;
const used = readdirSync(source, { recursive: true })
  .map(String)
  .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
  .flatMap((file) =>
    [...readFileSync(join(source, file), 'utf8').matchAll(calls)].map(([, kind, name]) => ({
      file,
      name: plain(`${kind === 'Hmac' ? 'hmac' : ''}${name ?? ''}`),
    })),
  );

describe('what Kith hashes, encrypts and signs with', () => {
  it('is found in the source', () => {
    expect(used.length).toBeGreaterThan(10);
  });

  it('stands in the list of algorithms, each one', () => {
    expect(used.filter(({ name }) => !listed.has(name))).toEqual([]);
  });
});
