import { sql } from '../../../../platform/database/database.ts';
import type { Read } from '../../../../platform/database/database.ts';
import type { Forecast } from '../forecast.ts';
import { type CareHistories, HistoryBook, OPEN } from './care-histories.ts';
import { forecastHistories } from './forecast-histories.ts';
import type { ForecastAsked } from './forecast-histories.ts';

type EpisodeOfRecord = {
  readonly child: string;
  /** Day numbers. */
  readonly birth: number;
  readonly sex: string | null;
  readonly start: number;
  readonly end: number | null;
  readonly place: string | null;
  readonly legal_status: string | null;
  readonly why_started: string | null;
  readonly why_ended: string | null;
};

/**
 * Everybody's care histories from the record, short breaks left out. Reads as whoever asks: the loader role sees everyone,
 * and what is handed on from it are counts. Children without a birthday are left out.
 */
export async function readRecordHistories(db: Read): Promise<CareHistories> {
  const rows = await db.query(sql<EpisodeOfRecord>`
    select e.person_id::text as child, c.pers_dob - date '1970-01-01' as birth, c.pers_sex as sex,
           e.starts - date '1970-01-01' as start, e.ends - date '1970-01-01' as end, e.placement_type as place,
           e.legal_status, e.reason_new as why_started, e.reason_ended as why_ended
      from reporting.ext_episode e
      join reporting.ssd_person c on c.pers_person_id = e.person_id
     where not e.short_breaks and c.pers_dob is not null
     order by e.starts, e.person_id`);
  const book = new HistoryBook();
  for (const row of rows) addRow(book, row);
  return book.finish();
}

function addRow(book: HistoryBook, row: EpisodeOfRecord): void {
  const { child, birth, start } = row;
  book.addChild({ child, birth, sex: Number(row.sex) || 0, year: 0 });
  book.addEpisode({
    ...{ child, start, end: row.end ?? OPEN },
    place: row.place ?? '',
    legalStatus: row.legal_status ?? '',
    whyStarted: row.why_started ?? '',
    whyEnded: row.why_ended ?? '',
  });
}

/**
 * Forecasts from the record as it is known: `kith forecast --database URL`. Call it in a transaction of the loader role:
 * an account sees some children's episodes only, and a forecast from these would be of them.
 * @throws NoHistories when the record tells of less than half a year
 */
export async function forecastFromRecord(db: Read, asked: ForecastAsked): Promise<Forecast> {
  return forecastHistories(await readRecordHistories(db), asked);
}
