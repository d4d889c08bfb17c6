import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';

/**
 * `npm test`: the checks, then the lanes fast, db, db on Debian's PostgreSQL (but for `askedOnce`), browser and system,
 * each with its time.
 * The last line is the true total: 'N passed, N failed, N skipped'. `npm test -- fast db` runs only what is named.
 */
const root = resolve(import.meta.dirname, '..');
const results = mkdtempSync(join(tmpdir(), 'kith-results-'));
const ranFiles = new Set();
const nothing = { passed: 0, failed: 0, skipped: 0 };

const checks = ['build', 'types', 'lint', 'format', 'imports'];
/**
 * Every route as every role, and twice where somebody is hidden: minutes of pages whose statements the other files run on both
 * servers. They run once, on the server that comes with Kith.
 */
const askedOnce = ['hiding*', 'routes', 'access-table'].map((name) => `test/access/${name}.db.test.ts`);
const lanes = [
  { name: 'fast', project: 'fast', ending: /(?<!\.(db|browser|system))\.test\.tsx?$/ },
  { name: 'db', project: 'db', ending: /\.db\.test\.tsx?$/ },
  {
    name: 'db-debian',
    project: 'db',
    ending: /\.db\.test\.tsx?$/,
    lacks: lackOfDebian,
    leaves: askedOnce,
    env: { KITH_TEST_POSTGRES: 'debian' },
  },
  { name: 'browser', project: 'browser', ending: /\.browser\.test\.tsx?$/, lacks: lackOfChromium },
  { name: 'system', project: 'system', ending: /\.system\.test\.tsx?$/ },
];

/** Why Debian's PostgreSQL cannot be used, or undefined. */
function lackOfDebian() {
  const folder = '/usr/lib/postgresql';
  const versions = existsSync(folder) ? readdirSync(folder).map(Number) : [];
  const usable = versions.filter(
    (version) => version >= 15 && existsSync(join(folder, String(version), 'bin', 'postgres')),
  );
  return usable.length > 0 ? undefined : `no PostgreSQL 15 or newer under ${folder}`;
}

/** Why no browser can be driven, or undefined. */
function lackOfChromium() {
  const path = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
  return existsSync(path) ? undefined : `no Chromium at ${path} (CHROMIUM_PATH says where it is)`;
}

function runCheck(name) {
  const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', name], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status === 0) return { ...nothing, passed: 1 };
  console.log(`${stdout}${stderr}`);
  return { ...nothing, failed: 1 };
}

function runLane({ name, project, ending, lacks, env, leaves = [] }) {
  const files = listTestFiles().filter((file) => ending.test(file));
  const why = lacks?.();
  if (files.length === 0) return nothing;
  if (why !== undefined) return skipLane(name, files, why);
  const outcome = join(results, `${name}.json`);
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${outcome}`];
  const { status, signal } = spawnSync(
    process.execPath,
    [
      vitest,
      ...['run', '--project', project, '--passWithNoTests', ...reporters],
      ...leaves.map((files) => `--exclude=${files}`),
    ],
    {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, KITH_TEST_POSTGRES: '', ...env },
    },
  );
  return countLane(name, outcome, status ?? signal);
}

/** A lane that cannot run counts each of its files as one test skipped. */
function skipLane(name, files, why) {
  files.forEach((file) => ranFiles.add(file));
  console.log(`${name}: ${files.length} files skipped, ${why}`);
  return { ...nothing, skipped: files.length };
}

function countLane(name, outcome, status) {
  if (!existsSync(outcome)) {
    console.log(`${name}: ended with ${status} and told nothing`);
    return { ...nothing, failed: 1 };
  }
  const told = JSON.parse(readFileSync(outcome, 'utf8'));
  told.testResults.forEach((file) => ranFiles.add(relative(root, file.name)));
  // A file that did not load has no tests to count: it counts as one that failed.
  const unread = told.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  const failed = told.numFailedTests + unread.length;
  const crashed = status !== 0 && failed === 0 ? 1 : 0;
  if (crashed) console.log(`${name}: every test passed, yet it ended with ${status}`);
  return {
    passed: told.numPassedTests,
    failed: failed + crashed,
    skipped: told.numPendingTests + told.numTodoTests,
  };
}

/** A test that no lane takes up would never fail. */
function checkEveryFileRan() {
  const missed = listTestFiles().filter((file) => !ranFiles.has(file));
  missed.forEach((file) => console.log(`${file} is a test that no lane runs`));
  return missed.length === 0 ? { ...nothing, passed: 1 } : { ...nothing, failed: missed.length };
}

function listTestFiles() {
  const ours = ['src', 'test', 'bench'].filter((folder) => existsSync(join(root, folder)));
  return ours
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true }).map((file) => join(folder, String(file))),
    )
    .filter((file) => /\.test\.tsx?$/.test(file));
}

function timed(name, work) {
  const start = performance.now();
  const counts = attempt(name, work);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${name}: ${format(counts)} in ${seconds} s`);
  return counts;
}

function attempt(name, work) {
  try {
    return work();
  } catch (error) {
    console.log(`${name}: could not be run`, error);
    return { ...nothing, failed: 1 };
  }
}

function format({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

function add(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

const asked = process.argv.slice(2);
const steps = [
  ...checks.map((name) => ({ name, work: () => runCheck(name) })),
  ...lanes.map((lane) => ({ name: lane.name, work: () => runLane(lane) })),
  { name: 'every test file ran', work: checkEveryFileRan },
];
const unknown = asked.filter((name) => !steps.some((step) => step.name === name));
if (unknown.length > 0)
  console.log(`Unknown: ${unknown.join(', ')}. There are ${steps.map(({ name }) => name).join(', ')}.`);

const wanted = steps.filter(({ name }) => asked.length === 0 || asked.includes(name));
const total = wanted
  .map(({ name, work }) => timed(name, work))
  .reduce(add, { ...nothing, failed: unknown.length });
rmSync(results, { recursive: true, force: true });
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
console.log(format(total));
