import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { projectRoot, readText } from './files.ts';
import {
  findFieldWords,
  findLongFiles,
  findMachinePlaces,
  findResolvedPackages,
  findVagueNames,
  readForbiddenWords,
  wordsIn,
} from './house-rules.ts';
import { formatViolation, type Violation } from './violation.ts';

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

function plant(tree: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'kith-house-'));
  folders.push(root);
  for (const [path, text] of Object.entries(tree)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

const none = (violations: readonly Violation[]) => expect(violations.map(formatViolation)).toEqual([]);
const forbidden = readForbiddenWords(readText(projectRoot, 'docs/glossary.md'));

describe('this project', () => {
  it('keeps the words of the field out of the platform', () => none(findFieldWords(projectRoot, forbidden)));
  it('keeps files short, or says why not', () => none(findLongFiles(projectRoot)));
  it('gives files names that say what they do', () => none(findVagueNames(projectRoot)));
  it('names no folder of a machine and no package host', () => none(findMachinePlaces(projectRoot)));
  it('installs from any registry', () =>
    none(findResolvedPackages(readText(projectRoot, 'package-lock.json'))));
});

describe('the rules of the house find', () => {
  it('words of the field in names, texts and file names', () => {
    const root = plant({
      'src/platform/a.ts': 'const fosterHome = 1;',
      'src/platform/b.ts': '// for social workers',
      'src/platform/siblings.ts': '',
      'src/platform/c.tsx':
        'export const Box = ({ children }: { children: ComponentChildren }) => <div>{children}</div>;',
      'src/platform/d.ts': "import { spawn } from 'node:child_process'; // careful, carefree, parents",
      'db/migrations/0001-platform.sql': 'create table platform.placement ();',
      'src/modules/x/a.ts': 'const fosterHome = 1;',
    });
    const found = findFieldWords(root, [
      'foster',
      'social worker',
      'sibling',
      'placement',
      'child',
      'children',
      'carer',
    ]);
    expect(found.map(({ file }) => file)).toEqual([
      'src/platform/a.ts',
      'src/platform/b.ts',
      'src/platform/siblings.ts',
      'db/migrations/0001-platform.sql',
    ]);
  });

  it('a child who is a person, beside the children of a component', () => {
    expect(wordsIn('the children in our care; { children: 1 }', ['children'])).toEqual(['children']);
    expect(wordsIn('childId', ['child'])).toEqual(['child']);
    expect(wordsIn('li:first-child { margin: 0 }', ['child'])).toEqual([]);
  });

  it('the words that the glossary forbids', () => {
    expect(forbidden).toEqual(expect.arrayContaining(['child', 'placement', 'carer', 'social worker']));
  });

  it('a long file, unless there is a reason; and a reason that is stale', () => {
    const root = plant({ 'src/long.ts': 'x\n'.repeat(301), 'src/short.ts': 'x\n'.repeat(299) });
    expect(findLongFiles(root, {})).toMatchObject([{ file: 'src/long.ts' }]);
    expect(findLongFiles(root, { 'src/long.ts': 'one table' })).toEqual([]);
    expect(findLongFiles(root, { 'src/long.ts': 'one table', 'src/short.ts': 'why' })).toMatchObject([
      { file: 'src/short.ts' },
    ]);
  });

  it.each(['src/utils.ts', 'src/date-helpers.ts', 'src/common/x.ts', 'src/x-service.ts', 'test/manager.ts'])(
    'the vague name %s',
    (file) => {
      expect(findVagueNames(plant({ [file]: '', 'src/commonplace.ts': '' }))).toMatchObject([{ file }]);
    },
  );

  it('folders of a machine and package hosts', () => {
    const [home, host] = [
      ['', 'home', 'ada', 'x'].join('/'),
      ['https:', '', ['registry', 'npmjs', 'org'].join('.'), 'x'].join('/'),
    ];
    const root = plant({
      'src/a.ts': `const a = '${home}';`,
      'docs/b.md': host,
      'src/c.ts': `get('/children/home/x'); '../${'work'}/x'`,
    });
    expect(findMachinePlaces(root).map(({ file }) => file)).toEqual(['docs/b.md', 'src/a.ts']);
    expect(findResolvedPackages('{"a": {"resolved": "x"}}')).toHaveLength(1);
  });
});
