import { appendFile, readFile } from 'node:fs/promises';
import type { SealedBlock } from './seal-audit.ts';

/** Adds a block's root to the file outside the database: number, root. */
export async function keepRoot(file: string, block: SealedBlock): Promise<void> {
  await appendFile(file, `${block.number} ${block.root}\n`, { mode: 0o600 });
}

/** The roots kept outside, by block number; none where there is no file yet. */
export async function readRoots(file: string): Promise<ReadonlyMap<string, string>> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const lines = text.split('\n').filter((line) => line !== '');
  return new Map(lines.map((line) => [line.split(' ')[0] ?? '', line.split(' ')[1] ?? '']));
}
