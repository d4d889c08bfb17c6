import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

/** The folder of the project. */
export const projectRoot = resolve(import.meta.dirname, '../..');

/** Tests and what only tests use: `x.test.ts`, `x.test-support.ts`, anything in a folder `testing`. As a pattern for paths. */
export const testFiles = '(\\.test(-support)?\\.tsx?$|/testing/)';

/** Whether a file is a test or only for tests. */
export function isTestFile(path: string): boolean {
  return new RegExp(testFiles).test(path);
}

/** What is installed, built or made by running: by name anywhere, or at the top. */
const notOurs = new Set(['node_modules', '.git', '.cache', '.results']);
const notOursAtTop = new Set(['dist', 'data']);

/** All files under a folder of a project, by their path from its root, sorted; what is built or installed left out. */
export function listFiles(root: string, folder = '.', endings: RegExp = /(?:)/): readonly string[] {
  const walk = (path: string): readonly string[] =>
    readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
      if (notOurs.has(entry.name) || (path === root && notOursAtTop.has(entry.name))) return [];
      return entry.isDirectory() ? walk(join(path, entry.name)) : [relative(root, join(path, entry.name))];
    });
  try {
    return walk(resolve(root, folder))
      .filter((path) => endings.test(path))
      .sort();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

/** The text of a file of a project. */
export function readText(root: string, path: string): string {
  return readFileSync(join(root, path), 'utf8');
}
