import { getAnnexASpec } from '../../../formats/index.ts';
import type { AnnexAList } from '../../../formats/index.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { rowKeys } from '../checks/annex-a/row-key.ts';
import type { Cells } from './cell-rules.ts';

/** What an inspection list said of one cell, and what the record gave then (null for nothing). */
export type Statement = {
  readonly saidOn: PlainDate;
  readonly item: string;
  readonly value: string;
  readonly insteadOf: string | null;
};

/** What tells a row of a list apart from the child's others in it, as text. */
export function rowKeyOf(list: AnnexAList, cells: Cells): string {
  return rowKeys[list].map((column) => cells[column] ?? '').join(' | ');
}

/**
 * What stays true after the day on which a list said it, until somebody says otherwise: who the child is, and the latest of
 * things of which the record has none. Counts and what was so in a span of months do not.
 */
const lasting: Readonly<Partial<Record<AnnexAList, readonly string[]>>> = {
  3: ['source'],
  6: ['need', 'reasonClosed', 'lastSeenOn'],
  7: ['initialCategory', 'latestCategory'],
  8: [
    'need',
    'legal',
    'permanence',
    'officerOn',
    'healthOn',
    'dentalOn',
    'placement',
    'provider',
    'location',
    'placedIn',
  ],
  9: ['adviser', 'eligibility', 'planOn', 'contactOn', 'accommodation', 'suitability', 'activity'],
  10: ['family', 'orderOn', 'placedOn', 'fosteredOn'],
};
const lastingEverywhere: ReadonlySet<string> = new Set(['gender', 'ethnicity', 'disability']);

/** Whether a statement made earlier still serves lists of a later day. */
export function isLasting(list: AnnexAList, item: string): boolean {
  return lastingEverywhere.has(item) || (lasting[list] ?? []).includes(item);
}

/**
 * The cells of a row of the record with what was said of it beyond the record. The record comes first: a statement counts
 * only while the record gives what it gave when the statement was made; a number is the record's and what the statement had
 * beyond it.
 */
export function applyStatements(list: AnnexAList, cells: Cells, statements: readonly Statement[]): Cells {
  const result: Record<string, string | null> = { ...cells };
  for (const statement of statements)
    result[statement.item] = resolve(list, cells[statement.item] ?? null, statement);
  return result;
}

function resolve(list: AnnexAList, now: string | null, { item, value, insteadOf }: Statement): string | null {
  if (now === insteadOf) return value;
  if (now !== null && isCount(list, item) && /^\d+$/.test(value))
    return String(Math.max(0, Number(now) + Number(value) - Number(insteadOf ?? '0')));
  return now ?? value;
}

function isCount(list: AnnexAList, item: string): boolean {
  return (
    item !== 'age' && getAnnexASpec(list).columns.some(({ key, type }) => key === item && type === 'number')
  );
}
