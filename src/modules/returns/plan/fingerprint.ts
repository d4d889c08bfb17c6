import { createHash } from 'node:crypto';
import type { ReturnTable } from './return-set-rules.ts';

const fingerprints = new WeakMap<ReturnTable, string[]>();

/** What a row says, all cells together: the same for the same row in another load (MD5; it only tells rows apart). */
export function fingerprintOf(table: ReturnTable, row: number): string {
  const known = fingerprints.get(table) ?? [];
  if (known.length === 0) fingerprints.set(table, known);
  return (known[row] ??= takeFingerprint(table, row));
}

function takeFingerprint(table: ReturnTable, row: number): string {
  let text = '';
  for (const column in table.columns) text += `${table.columns[column]?.[row] ?? ''}\u001f`;
  return createHash('md5').update(text).digest('hex');
}
