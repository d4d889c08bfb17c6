import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

/** `npm run soak`: what `npm test` does a few times, many times (50 kills of each kind, or as many as asked: `npm run soak -- 200`). */
const root = resolve(import.meta.dirname, '..');
const kills = process.argv[2] ?? '50';
const { status } = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--project',
    'system',
    'test/system/kill-import.system.test.ts',
  ],
  { cwd: root, stdio: 'inherit', env: { ...process.env, KITH_KILLS: kills } },
);
process.exitCode = status ?? 1;
