import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { kith } from '../test/support/kith.ts';

/** The newest collection year that is made, and the folder of its files. */
export const lastYear = '2026';

/**
 * The made-up county as files, a folder for each year, with `postcodes.csv` and `providers.csv`; `KITH_BENCH_FILES` names
 * a folder to keep them in for next time.
 */
export async function makeFiles(
  root: string,
  children: number,
  tell: (line: string) => void,
): Promise<string> {
  const folder = join(process.env['KITH_BENCH_FILES'] ?? root, `northmoor-${children}`);
  if (existsSync(join(folder, 'providers.csv'))) return folder;
  tell(`making files of ${children} children`);
  const asked = ['--children', String(children), '--seed', '1', '--end-date', `${lastYear}-03-31`];
  const made = await kith(['demo', ...asked, '--out', folder]);
  if (made.code !== 0) throw new Error(made.stderr);
  return folder;
}

/** The floor: the files of these folders read and parsed by a process of their own, and thrown away. */
export function parseAndDrop(folders: readonly string[]): { ms: number; rows: number } {
  const script = join(import.meta.dirname, 'parse-and-drop.ts');
  return JSON.parse(
    execFileSync(process.execPath, ['--import', 'tsx', script, ...folders], { encoding: 'utf8' }),
  );
}
