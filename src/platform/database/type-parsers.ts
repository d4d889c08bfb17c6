import { types } from 'pg';
import type { CustomTypesConfig } from 'pg';

const oid = { int8: 20, date: 1082, timestamp: 1114, timestamptz: 1184, numeric: 1700 } as const;

/** '2026-11-22 08:00:00.123+00' (the session runs in UTC) → '2026-11-22T08:00:00.123Z'. */
function toInstant(text: string): string {
  return `${text.slice(0, 10)}T${text.slice(11).replace(/\+00(:00)?$/, '')}Z`;
}

const own = new Map<number, (text: string) => unknown>([
  [oid.int8, (text) => text],
  [oid.numeric, (text) => text],
  [oid.date, (text) => text],
  [oid.timestamp, (text) => text],
  [oid.timestamptz, toInstant],
]);

/** Dates and big numbers arrive as text: a JS `Date` has a zone that a birthday does not have. The one place that says so. */
export const textForDates: CustomTypesConfig = {
  getTypeParser: ((id: number, format?: 'text' | 'binary') =>
    own.get(id) ?? types.getTypeParser(id, format as 'text')) as CustomTypesConfig['getTypeParser'],
};
