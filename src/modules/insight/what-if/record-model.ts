import type { Read } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { toDayNumber } from '../../../platform/dates/plain-date.ts';
import { HistoryBook, OPEN } from '../forecast/histories/care-histories.ts';
import type { FlowModel } from '../forecast/histories/flow-model.ts';
import { modelHistories, NoHistories } from '../forecast/histories/forecast-histories.ts';

/** Why nothing can be worked out, for people. */
export const noRecord =
  'There is no record of at least half a year of children in care to start from. Load the children looked after return (SSDA903) first.';

type EpisodeRow = {
  readonly child: string;
  readonly birth: PlainDate;
  readonly starts: PlainDate;
  readonly ends: PlainDate | null;
  readonly place: string | null;
  readonly whyStarted: string | null;
  readonly whyEnded: string | null;
  readonly legalStatus: string | null;
};

/**
 * How children come, move and leave, from the record that the account may see: for accounts that see everyone. What
 * starts after the day is not read. Undefined where the record tells of less than half a year.
 */
export async function findModel(db: Read, day: PlainDate): Promise<FlowModel | undefined> {
  const episodes = await db.query(sql<EpisodeRow>`
    select e.person_id as child, c.pers_dob as birth, e.starts, e.ends, e.placement_type as place,
           e.reason_new as "whyStarted", e.reason_ended as "whyEnded", e.legal_status as "legalStatus"
      from reporting.known_episodes(null) e
      join reporting.ssd_person c on c.pers_person_id = e.person_id
     where not e.short_breaks and e.starts <= ${day} and c.pers_dob is not null`);
  const book = new HistoryBook();
  for (const row of episodes) {
    book.addChild({ child: row.child, birth: toDayNumber(row.birth), sex: 0, year: 0 });
    book.addEpisode({
      child: row.child,
      start: toDayNumber(row.starts),
      end: row.ends === null || row.ends > day ? OPEN : toDayNumber(row.ends),
      place: row.place ?? '',
      legalStatus: row.legalStatus ?? '',
      whyStarted: row.whyStarted ?? '',
      whyEnded: row.whyEnded ?? '',
    });
  }
  try {
    return modelHistories(book.finish());
  } catch (error) {
    if (error instanceof NoHistories) return undefined;
    throw error;
  }
}
