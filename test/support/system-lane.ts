import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';

/** The system lane runs what `npm ci` leaves built, so it is built once before the first test. */
export default function setup(): void {
  const root = resolve(import.meta.dirname, '../..');
  execFileSync(process.execPath, ['build.mjs'], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
}
