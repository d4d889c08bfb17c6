import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * `npm run soak`: what `npm test` does a few times, many times. In parts, with how often:
 * `npm run soak -- kills 50`, `-- drafts 24`, `-- imports 50`, `-- failover 10`, `-- tamper 100`, `-- offline 1000`,
 * `-- offline-chromium 10`, `-- restore`. The last lines are counts.
 */
const root = resolve(import.meta.dirname, '..');
const parts = {
  kills: { file: 'kill-edits.system.test.ts', project: 'system', variable: 'KITH_EDIT_KILLS', usual: 50 },
  drafts: {
    file: 'kill-drafts.system.test.ts',
    project: 'system',
    variable: 'KITH_DRAFT_KILLS',
    usual: 24,
  },
  imports: { file: 'kill-import.system.test.ts', project: 'system', variable: 'KITH_KILLS', usual: 50 },
  failover: { file: 'failover.system.test.ts', project: 'system', variable: 'KITH_FAILOVERS', usual: 10 },
  tamper: { file: 'tampering.db.test.ts', project: 'db', variable: 'KITH_TAMPERINGS', usual: 100 },
  offline: {
    file: 'offline-chaos.db.test.ts',
    project: 'db',
    variable: 'KITH_OFFLINE_RUNS',
    usual: 1000,
  },
  'offline-chromium': {
    file: 'offline-chromium.browser.test.ts',
    project: 'browser',
    variable: 'KITH_OFFLINE_CHROMIUM_RUNS',
    usual: 10,
  },
  restore: { file: 'point-in-time.system.test.ts', project: 'system', variable: 'KITH_RESTORES', usual: 1 },
};

const folder = mkdtempSync(join(tmpdir(), 'kith-soak-'));
const counts = join(folder, 'counts');

function run(name, times) {
  const { file, project, variable, usual } = parts[name];
  console.log(`\nsoak: ${name}, ${times ?? usual} times`);
  const { status } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/vitest/vitest.mjs'),
      ...['run', '--project', project, `test/system/${file}`, '--disable-console-intercept'],
    ],
    {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, KITH_SOAK_COUNTS: counts, [variable]: String(times ?? usual) },
    },
  );
  return status ?? 1;
}

/** Counts of the same thing are added up; of times the median and the longest are told. */
function sumUp() {
  const told = new Map();
  const lines = existsSync(counts) ? readFileSync(counts, 'utf8').trim().split('\n') : [];
  for (const [what, count] of lines.map((line) => JSON.parse(line)))
    told.set(what, [...(told.get(what) ?? []), count]);
  return [...told].map(([what, all]) =>
    what.endsWith(', ms') ? describeTimes(what, all) : `${add(all)} ${what}`,
  );
}

const add = (all) => all.reduce((sum, one) => sum + one, 0);

function describeTimes(what, all) {
  const sorted = all.toSorted((a, b) => a - b);
  return `${what}: median ${sorted[Math.floor(sorted.length / 2)]}, longest ${sorted.at(-1)}`;
}

const [part, times] = process.argv.slice(2);
const names = part === undefined ? Object.keys(parts) : [part];
if (names.some((name) => !(name in parts)) || (times !== undefined && !/^[1-9]\d*$/.test(times))) {
  console.log(`Say which part and how often: ${Object.keys(parts).join(', ')}. "npm run soak" runs all.`);
  process.exitCode = 2;
} else {
  const results = names.map((name) => [name, run(name, times)]);
  console.log('');
  for (const line of sumUp()) console.log(line);
  for (const [name, status] of results) console.log(`${name}: ${status === 0 ? 'passed' : 'FAILED'}`);
  process.exitCode = results.some(([, status]) => status !== 0) ? 1 : 0;
}
rmSync(folder, { recursive: true, force: true });
