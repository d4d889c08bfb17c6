import { formatDate, formatShort } from '../../../platform/dates/format-date.ts';
import { todayIn } from '../../../platform/dates/instant.ts';
import type { EarlierValue } from './measure-queries.ts';
import type { MeasurePage } from './measure-page.ts';
import { formatValue } from './measure-value-page.ts';

/** What a measure was by definitions that it no longer has, beside what it is by the present one. */
export type EarlierTable = {
  readonly lastCounted: string;
  readonly rows: readonly {
    readonly day: string;
    readonly then: string;
    readonly now: string;
    readonly until: string;
  }[];
};

/**
 * The values that were kept by an earlier definition, on days that the line shows; undefined where there are none, and for
 * those who see counts only, for whom nobody has left small numbers out of them.
 */
export function earlierTable(
  page: MeasurePage,
  found: readonly EarlierValue[],
  countsOnly: boolean,
): EarlierTable | undefined {
  const rows = found.flatMap(({ day, value, madeAt }) => {
    const now = page.trend.find((one) => one.day === day);
    if (!now) return [];
    const until = formatDate(todayIn('Europe/London', madeAt));
    return [{ day: formatShort(day), then: formatValue(value, page.measure.unit), now: now.text, until }];
  });
  const last = found
    .map(({ madeAt }) => madeAt)
    .sort()
    .at(-1);
  if (countsOnly || rows.length === 0 || last === undefined) return undefined;
  return { lastCounted: formatDate(todayIn('Europe/London', last)), rows };
}
