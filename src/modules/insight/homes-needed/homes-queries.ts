import type { Read } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { Forecast } from '../forecast/forecast.ts';
import { NoHistories } from '../forecast/histories/forecast-histories.ts';
import { forecastFromRecord } from '../forecast/histories/record-histories.ts';
import { findKeptForecast } from '../forecast/record/keep-forecast.ts';
import { countCountyBy, listAreaNames } from '../measures/measure-queries.ts';
import { fetchPublished, ownArea } from '../statistics/statistic-queries.ts';
import type { Statistic } from '../statistics/statistic.ts';
import type { AreaCounts } from './homes-page.ts';

const measure = 'M-CL-01';

/** Children in care on a day by the district of their family's home, as counts. */
export async function countByArea(db: Read, day: PlainDate): Promise<AreaCounts> {
  const groups = await countCountyBy(db, { id: measure, by: 'area', day });
  return { groups, names: await listAreaNames(db) };
}

/**
 * The forecast of the coming five years that is kept, so that nobody waits; before the first is kept it is worked out now,
 * for accounts that see everyone. Undefined where there is neither, or the record tells of less than half a year.
 */
export async function findHomesForecast(
  db: Read,
  { today, seesAll }: { readonly today: PlainDate; readonly seesAll: boolean },
): Promise<Forecast | undefined> {
  const kept = await findKeptForecast(db);
  if (kept) return kept.forecast;
  return seesAll ? tryForecast(db, today) : undefined;
}

async function tryForecast(db: Read, origin: PlainDate): Promise<Forecast | undefined> {
  try {
    return await forecastFromRecord(db, { origin, years: 5 });
  } catch (error) {
    if (error instanceof NoHistories) return undefined;
    throw error;
  }
}

const keys = {
  places: { file: 'lait_csc_long', measure: 'Number_Foster_Places(New)' },
  filled: { file: 'lait_csc_long', measure: 'Number_Foster_Places_Filled(New)' },
  fostering: { file: 'spend_2016_2025', measure: 'unit_cost_fostering_week' },
  residential: { file: 'spend_2016_2025', measure: 'unit_cost_residential_week' },
} as const;

/** The last value that was published of our own authority; undefined where none was. */
export type PublishedHomes = Readonly<Record<keyof typeof keys, Statistic | undefined>>;

/** Published foster places and weekly costs of our own authority. Undefined where nobody said which it is. */
export async function findPublishedHomes(db: Read): Promise<PublishedHomes | undefined> {
  const area = await ownArea(db);
  if (area === undefined) return undefined;
  const { statistics } = await fetchPublished(db, Object.values(keys), { areas: [area] });
  const last = (key: keyof typeof keys) => {
    const year = statistics.series(keys[key], area).at(-1)?.year;
    return year === undefined ? undefined : statistics.find(keys[key], area, year);
  };
  return {
    places: last('places'),
    filled: last('filled'),
    fostering: last('fostering'),
    residential: last('residential'),
  };
}
