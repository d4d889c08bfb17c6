import { appendFile, readFile } from 'node:fs/promises';
import type { SealedBlock } from './seal-audit.ts';

/**
 * Adds a block's line to the file outside the database: number, root, the transaction it reaches up to, when it was sealed.
 * The block before it, sealed just before a crash, gets its root too where it has none.
 */
export async function keepRoot(file: string, block: SealedBlock): Promise<void> {
  const before = String(BigInt(block.number) - 1n);
  const kept = await readRoots(file);
  const isLate = before !== '0' && !kept.has(before) && kept.has(String(BigInt(before) - 1n));
  const late = isLate || (before === '1' && kept.size === 0) ? `${before} ${block.previous}\n` : '';
  const line = `${block.number} ${block.root} ${block.until} ${block.sealedAt}\n`;
  await appendFile(file, late + line, { mode: 0o600 });
}

/** What was kept outside, by block number; none where there is no file yet. A number kept twice differently fits no block. */
export async function readRoots(file: string): Promise<ReadonlyMap<string, string>> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const roots = new Map<string, string>();
  for (const line of text.split('\n').filter((one) => one !== '')) {
    const [number = '', ...words] = line.split(' ');
    const before = roots.get(number);
    const kept = words.join(' ');
    roots.set(number, before === undefined || before === kept ? kept : `${before} and ${kept}`);
  }
  return roots;
}
