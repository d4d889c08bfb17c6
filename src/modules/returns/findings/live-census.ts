import type { Read } from '../../../platform/database/database.ts';
import type { Instant, PlainDate } from '../../../platform/dates/plain-date.ts';
import { openCin } from '../checks/cin/open-return.ts';
import type { CinReturn } from '../checks/cin/tables.ts';
import { toDay } from '../checks/frame/index.ts';
import { traceCin } from '../cin/export-cin.ts';
import type { RowOrigin } from '../export/origin-rules.ts';

/** The live record as the census of a year: what rules read, and by table what each row was made from. */
export type LiveCensus = {
  readonly all: CinReturn;
  readonly origins: ReadonlyMap<string, readonly RowOrigin[]>;
};

type CensusAt = { readonly year: number; readonly today: PlainDate; readonly now: Instant };

/**
 * The live record of a year as the tables that its census would be written from. A year that goes on is judged as if it
 * ended today, so that what is open now is not too late by a day that is still to come; it begins when it began.
 */
export async function projectCensus(
  db: Read,
  { year, today, now }: CensusAt,
  people?: readonly string[],
): Promise<LiveCensus> {
  const { tables, origins } = await traceCin(db, { year, people }, now);
  const opened = openCin(tables, year);
  return { all: { ...opened, end: Math.min(opened.end, toDay(today)) }, origins };
}
