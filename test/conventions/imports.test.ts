import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkImports } from './check-imports.ts';
import { faults } from './import-faults.ts';
import { house, type Tree } from './import-house.ts';
import { importRules } from './import-rules.ts';
import { readManifests } from './manifests.ts';
import { sourceRuleNames } from './source-rules.ts';

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

function plant(tree: Tree): string {
  const root = mkdtempSync(join(tmpdir(), 'kith-imports-'));
  folders.push(root);
  for (const [path, text] of Object.entries(tree)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

describe('the import rules', () => {
  it('find nothing in a house in order', async () => {
    expect(await checkImports(plant(house))).toEqual([]);
  });

  it.each(faults)('%s: a fault in %s is found by name', async (rule, file, fault) => {
    const violations = await checkImports(plant({ ...house, ...fault }));
    expect(violations).toContainEqual(expect.objectContaining({ rule, file }));
  });

  it('each have a planted fault', () => {
    const fixed = importRules([]).map(({ name }) => name);
    const planted = new Set(faults.map(([rule]) => rule));
    expect(
      [...fixed, ...sourceRuleNames, 'manifests-follow-the-order'].filter((name) => !planted.has(name ?? '')),
    ).toEqual([]);
  });

  it('read the manifests without running them', () => {
    const text =
      "throw 1; export const module = { name: 'care', dependsOn: ['people'], publishes: ['in_care'] } satisfies M;";
    const root = plant({ 'src/modules/care/module.ts': text });
    expect(readManifests(root)).toEqual([
      { folder: 'care', name: 'care', dependsOn: ['people'], publishes: ['in_care'] },
    ]);
  });
});
