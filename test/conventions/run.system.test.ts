import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { projectRoot } from './files.ts';

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

const config = `
const lane = (name, include, exclude = []) => ({ test: { name, include, exclude } });
export default { test: { projects: [
  lane('fast', ['src/*.test.ts'], ['**/*.{db,browser,system}.test.ts']),
  lane('db', ['src/*.db.test.ts']), lane('browser', ['src/*.browser.test.ts']), lane('system', ['src/*.system.test.ts']),
] } };`;
const passes = { build: 'true', types: 'true', lint: 'true', format: 'true', imports: 'true' };
const vitest = "import { it } from 'vitest';";
const good = `${vitest} it('a', () => {}); it('b', () => {});`;

/** Runs test/run.mjs in a project with these files; gives its last line and how it ended. */
function run(files: Readonly<Record<string, string>>, scripts: Readonly<Record<string, string>> = passes) {
  const root = mkdtempSync(join(tmpdir(), 'kith-run-'));
  folders.push(root);
  const tree = {
    'package.json': JSON.stringify({ type: 'module', scripts }),
    'vitest.config.js': config,
    ...files,
  };
  for (const [path, text] of Object.entries(tree)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  mkdirSync(join(root, 'test'), { recursive: true });
  cpSync(join(projectRoot, 'test/run.mjs'), join(root, 'test/run.mjs'));
  symlinkSync(join(projectRoot, 'node_modules'), join(root, 'node_modules'));
  const env = { ...process.env, CHROMIUM_PATH: join(root, 'no-chromium'), KITH_TEST_POSTGRES: '' };
  const { stdout, status } = spawnSync(process.execPath, ['test/run.mjs'], {
    cwd: root,
    encoding: 'utf8',
    env,
  });
  return { last: stdout.trimEnd().split('\n').at(-1), status, stdout };
}

// Five checks and 'every test file ran' count one each; the browser lane is always without Chromium here.
describe('npm test', () => {
  it('counts checks and tests, and ends well', () => {
    const { last, status } = run({ 'src/a.test.ts': good, 'src/b.system.test.ts': good });
    expect([last, status]).toEqual(['10 passed, 0 failed', 0]);
  });

  it('counts a failed test, a file that does not load, a skipped test and a failed check', () => {
    const files = {
      'src/a.test.ts': `${vitest} it('a', () => { throw new Error('no'); }); it.skip('b', () => {}); it('c', () => {});`,
      'src/b.test.ts': "import './gone.ts';",
    };
    const { last, status } = run(files, { ...passes, lint: 'false' });
    expect([last, status]).toEqual(['6 passed, 3 failed, 1 skipped', 1]);
  });

  it('says which lane was skipped and why', () => {
    const { last, status, stdout } = run({ 'src/a.browser.test.ts': good });
    expect([last, status]).toEqual(['6 passed, 0 failed, 1 skipped', 0]);
    expect(stdout).toMatch(/browser: 1 files skipped, no Chromium at/);
  });

  it('counts a lane that ends badly though its tests passed', () => {
    const { last, status } = run({
      'src/a.test.ts': `${good} setTimeout(() => { throw new Error('late'); }, 0);`,
    });
    expect([last, status]).toEqual(['8 passed, 1 failed', 1]);
  });

  it('counts a test file that no lane takes up', () => {
    const { last, status, stdout } = run({ 'src/deep/a.test.ts': good });
    expect([last, status]).toEqual(['5 passed, 1 failed', 1]);
    expect(stdout).toContain('src/deep/a.test.ts is a test that no lane runs');
  });
});
