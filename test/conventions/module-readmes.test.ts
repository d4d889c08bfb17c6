import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { projectRoot } from './files.ts';
import { readManifests } from './manifests.ts';
import { checkReadmes, compareLists, findFacts } from './module-readmes.ts';
import { formatViolation } from './violation.ts';

const readme =
  '# Care\nText.\n## Tables\n- `stay`: where\n- `status`, `status_note`\n## Actions\nNone.\n## Published views\n- `in_care`\n';
const facts = { Tables: ['stay', 'status', 'status_note'], Actions: [], 'Published views': ['in_care'] };

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

describe('the README of a module', () => {
  it('is true when its lists are what there is', () => {
    expect(compareLists(readme, facts)).toEqual([]);
  });

  it('is found out when it leaves out, makes up or has no list', () => {
    expect(compareLists(readme, { ...facts, Actions: ['showStay'] })).toEqual([
      "leaves out showStay under 'Actions'",
    ]);
    expect(compareLists(readme, { ...facts, Tables: ['stay', 'status'] })).toEqual([
      "lists status_note under 'Tables', which there is not",
    ]);
    expect(compareLists(readme.replace('## Actions', 'Actions'), facts)).toEqual([
      "has no heading 'Actions'",
    ]);
  });

  it('is held against migrations, sources and manifest', () => {
    const root = mkdtempSync(join(tmpdir(), 'kith-readme-'));
    folders.push(root);
    const tree = {
      'db/migrations/0001-care.sql':
        'create table care.stay (id int);\ncreate table care.log () partition by range (at);\ncreate table care.log_rest partition of care.log default;\ncreate table people.x ();',
      'src/modules/care/module.ts':
        "export const module = { name: 'care', dependsOn: [], publishes: ['in_care'] };",
      'src/modules/care/permissions.ts':
        "export const showStay = action('showStay', 'subject', []); transaction('no');",
    };
    for (const [path, text] of Object.entries(tree)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    const [manifest] = readManifests(root);
    expect(manifest && findFacts(root, manifest)).toEqual({
      Tables: ['stay', 'log'],
      Actions: ['showStay'],
      'Published views': ['in_care'],
    });
    expect(checkReadmes(root)).toMatchObject([{ text: 'is missing' }]);
  });

  it('is there and true for every module of this project', () => {
    expect(checkReadmes(projectRoot).map(formatViolation)).toEqual([]);
  });
});
