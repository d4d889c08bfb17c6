import type { Database, Read } from '../../../../platform/database/database.ts';
import { sql } from '../../../../platform/database/database.ts';
import { todayIn } from '../../../../platform/dates/instant.ts';
import type { Instant, PlainDate } from '../../../../platform/dates/plain-date.ts';
import type { Forecast } from '../forecast.ts';
import { NoHistories } from '../histories/forecast-histories.ts';
import { forecastFromRecord } from '../histories/record-histories.ts';

/** As the role that counts: nobody is in it whose record is restricted to named people (ADR 16). */
const counter = { account: null, role: 'counter' } as const;
const yearsAhead = 5;

type Clock = { readonly now: () => Instant };

/** A forecast from our own record, and when it was made. */
export type KeptForecast = { readonly madeAt: Instant; readonly forecast: Forecast };

/** Makes the forecast of today's record and keeps it for the pages; false where there is too little record for one. */
export async function keepForecast(database: Database, { now }: Clock): Promise<boolean> {
  const today = todayIn('Europe/London', now());
  const forecast = await database.transaction(counter, today, (db) => tryForecast(db, today));
  if (!forecast) return false;
  await database.transaction(counter, today, (db) =>
    db.run(sql`insert into insight.kept_forecast (day, forecast) values (${today}, ${JSON.stringify(forecast)})
      on conflict (one) do update set day = excluded.day, forecast = excluded.forecast, made_at = now()`),
  );
  return true;
}

/** The same by day, where none is kept yet (after the first load nobody waits for the night) or it changed who is counted. */
export async function keepFirstForecast(database: Database, clock: Clock): Promise<boolean> {
  const kept = await database.transaction(counter, null, (db) =>
    db.first(sql`select from insight.kept_forecast k where not access.counting_changed_since(k.made_at)`),
  );
  return kept ? false : keepForecast(database, clock);
}

/** The forecast that is kept; undefined before the first. */
export function findKeptForecast(db: Read): Promise<KeptForecast | undefined> {
  return db.first(sql<KeptForecast>`select made_at as "madeAt", forecast from insight.kept_forecast`);
}

async function tryForecast(db: Read, origin: PlainDate): Promise<Forecast | undefined> {
  try {
    return await forecastFromRecord(db, { origin, years: yearsAhead });
  } catch (error) {
    if (error instanceof NoHistories) return undefined;
    throw error;
  }
}
