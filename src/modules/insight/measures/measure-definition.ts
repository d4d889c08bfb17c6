import { createHash } from 'node:crypto';
import type { Measure } from './measure.ts';

/** A digest of a measure's query: values counted by another query have another. Spaces and breaks make no difference. */
export function definitionOf({ sql }: Pick<Measure, 'sql'>): string {
  return createHash('sha256').update(sql.replace(/\s+/g, ' ')).digest('hex').slice(0, 12);
}
