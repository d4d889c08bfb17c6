import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../src/platform/project.ts';

type Locked = { readonly version?: string; readonly dev?: boolean; readonly link?: boolean };
type Lock = { readonly packages: Readonly<Record<string, Locked>> };
type Bill = {
  readonly bomFormat: string;
  readonly components: readonly { readonly name: string; readonly version: string; readonly purl: string }[];
};

const run = (script: string): Bill =>
  JSON.parse(
    execFileSync('npm', ['run', '--silent', script], {
      cwd: projectRoot(),
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    }),
  ) as Bill;

describe('npm run sbom', () => {
  it('names every package that an installation brings, with its version', () => {
    const lock = JSON.parse(readFileSync(join(projectRoot(), 'package-lock.json'), 'utf8')) as Lock;
    const brought = Object.entries(lock.packages).flatMap(([path, { version, dev }]) =>
      path === '' || dev === true ? [] : [`${path.split('node_modules/').at(-1)}@${version}`],
    );
    const bill = run('sbom');
    expect(bill.bomFormat).toBe('CycloneDX');
    const named = new Set(
      bill.components.map(({ purl }) => decodeURIComponent(purl.replace(/^pkg:npm\//, ''))),
    );
    expect(brought.length).toBeGreaterThan(50);
    expect([...new Set(brought)].filter((one) => !named.has(one))).toEqual([]);
  });
});
