import { defineConfig } from 'vitest/config';
import { SweepFirst } from './test/support/sweep-first.ts';

/**
 * Four lanes: fast (no database), db, browser, system. A file's name says its lane: `*.db.test.ts` and so on; plain `*.test.ts(x)` is fast.
 * Files of a lane share what they import (`isolate: false`): a database lane spent half its time on importing the same modules
 * again. So no file may leave anything behind in a module; system tests, which change the process, stay apart.
 * Two workers share the files of the lanes db and browser: a test waits for its database or its browser much of the time. So each
 * file has databases and ports of its own.
 */
const lane = (name: string, include: string[], exclude: string[] = []) => ({
  extends: true as const,
  test: {
    name,
    include,
    exclude: ['node_modules/**', ...exclude],
    testTimeout: 30_000,
    isolate: false,
  },
});

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    setupFiles: ['test/support/fixed-seed.ts'],
    sequence: { sequencer: SweepFirst },
    projects: [
      lane(
        'fast',
        ['src/**/*.test.{ts,tsx}', 'test/conventions/**/*.test.ts'],
        ['**/*.{db,browser,system}.test.{ts,tsx}'],
      ),
      {
        extends: true as const,
        test: {
          name: 'db',
          isolate: false,
          include: ['{src,test}/**/*.db.test.{ts,tsx}'],
          globalSetup: ['test/support/database-lane.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      {
        extends: true as const,
        test: {
          name: 'browser',
          isolate: false,
          include: ['test/**/*.browser.test.ts'],
          globalSetup: ['test/support/database-lane.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
      {
        extends: true as const,
        test: {
          name: 'system',
          include: ['{src,test}/**/*.system.test.ts'],
          globalSetup: ['test/support/system-lane.ts'],
          testTimeout: 300_000,
          hookTimeout: 120_000,
          maxWorkers: 1,
          fileParallelism: false,
        },
      },
    ],
  },
});
