import type { Read } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { addDays, addMonths, startOfMonth } from '../../../platform/dates/plain-date.ts';
import { lastQuarterEnd, quarterEndsTo } from '../figures/day-rules.ts';
import { definitionOf } from '../measures/measure-definition.ts';
import { listPopulations } from '../measures/measure-queries.ts';
import type { Measure } from '../measures/measure.ts';
import type { Counted } from '../measures/measure-rules.ts';
import type { MeasureSeries } from './series-rules.ts';
import { makeSeries } from './series-rules.ts';

/** Whose page it is: those who see counts only get ends of quarters, small numbers left out. */
export type SeriesFor = { readonly day: PlainDate; readonly countsOnly: boolean };

/** The series of measures, and how much of them has been counted: what is not comes with the nights, or as pages are opened. */
export type FetchedSeries = {
  readonly series: readonly MeasureSeries[];
  readonly days: readonly PlainDate[];
  readonly counted: number;
  readonly wanted: number;
};

/** As many months as the nights keep (keep-measures.ts), the first to take the second from; quarters enough for limits. */
const steps = { month: 26, quarter: 13 } as const;

/** How long a page may spend on counting what nobody has counted yet. */
const budget = '100 milliseconds';

/**
 * No counting at all: months as the nights kept them stand for one state of the record. Were some counted anew by a page and
 * others not, a return loaded in between would look like a change.
 */
const asKept = '0 seconds';

/** The last days of whole months up to a day, or of whole quarters, oldest first. */
export function stepDays({ day, countsOnly }: SeriesFor): readonly PlainDate[] {
  if (countsOnly) return quarterEndsTo(lastQuarterEnd(day), steps.quarter + 1);
  const after = startOfMonth(addDays(day, 1));
  return Array.from({ length: steps.month + 1 }, (_, index) =>
    addDays(addMonths(after, index - steps.month), -1),
  );
}

/** The series of each measure that has one, from what is kept of its counts. */
export async function fetchSeries(
  db: Read,
  measures: readonly Measure[],
  { day, countsOnly }: SeriesFor,
): Promise<FetchedSeries> {
  const days = stepDays({ day, countsOnly });
  const kept = await listKeptOrCount(db, measures, days);
  const populations = await listPopulations(db);
  const series = measures.flatMap((measure) => {
    const of = kept.get(measure.id) ?? new Map<PlainDate, readonly Counted[]>();
    // A day that nobody has counted yet cannot be told from one with nobody to count: the series begins after it.
    const from = days.findLastIndex((one) => !of.has(one)) + 1;
    const counted = days.slice(from).map((one) => ({ day: one, counts: of.get(one) ?? [] }));
    const step = countsOnly ? 'quarter' : 'month';
    return makeSeries({ measure, counted, populations, step, countsOnly }) ?? [];
  });
  return { series, days, counted: countKept(kept), wanted: measures.length * days.length };
}

type Kept = ReadonlyMap<string, ReadonlyMap<PlainDate, readonly Counted[]>>;

const countKept = (kept: Kept) => [...kept.values()].reduce((sum, of) => sum + of.size, 0);

/** What is kept; where days are missing, some of them are counted now (the missing before those that are out of date). */
async function listKeptOrCount(
  db: Read,
  measures: readonly Measure[],
  days: readonly PlainDate[],
): Promise<Kept> {
  const asked = { measures, days };
  const kept = await listKept(db, { ...asked, spend: asKept });
  return countKept(kept) === measures.length * days.length ? kept : listKept(db, { ...asked, spend: budget });
}

type Asked = {
  readonly measures: readonly Measure[];
  readonly days: readonly PlainDate[];
  readonly spend: string;
};

async function listKept(db: Read, { measures, days, spend }: Asked): Promise<Kept> {
  const found = await db.query(
    sql<{ measure: string; day: PlainDate; counts: Counted[] }>`select measure, day, counts
      from insight.kept_measures(${measures.map(({ id }) => id)}::text[], ${measures.map(definitionOf)}::text[],
        ${[...days]}::date[], ${spend}::interval) where day = asked_day`,
  );
  const kept = new Map<string, Map<PlainDate, readonly Counted[]>>();
  for (const { measure, day, counts } of found) {
    const of = kept.get(measure) ?? new Map<PlainDate, readonly Counted[]>();
    kept.set(measure, of.set(day, counts));
  }
  return kept;
}
