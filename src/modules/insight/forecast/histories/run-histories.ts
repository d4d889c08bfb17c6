import type { CommandInput, ExitCode } from '../../../../platform/cli/command.ts';
import { WrongUse } from '../../../../platform/cli/command.ts';
import type { PlainDate } from '../../../../platform/dates/plain-date.ts';
import type { Forecast } from '../forecast.ts';
import { formatForecast, toPrinted } from '../printed-forecast.ts';
import { forecastFolders, NoHistories } from './forecast-histories.ts';
import { forecastFromRecord } from './record-histories.ts';

/** How `kith forecast` is called with histories, for its help. */
export const historiesUsage = [
  'kith forecast --ssda903 DIR… [--origin YYYY-MM-DD] [--years 5]',
  '    Forecasts one authority month by month, in total and by age and kind of home, from the Header and Episodes of the',
  '    SSDA903 of several years in these folders, as known at the origin (the 31 March on or after the last date in them',
  '    when left out).',
  'kith forecast --database URL [--origin YYYY-MM-DD] [--years 5]',
  '    The same from the record (or --data DIR), from today when no origin is given.',
];

type Asked = { readonly origin: PlainDate | undefined; readonly years: number };

/** Whether histories are asked for, from folders or from the record. */
export function wantsHistories({ options, lists }: CommandInput): boolean {
  if (typeof options['series'] === 'string') return false;
  return (
    (lists['ssda903'] ?? []).length > 0 || options['database'] !== undefined || options['data'] !== undefined
  );
}

/** Forecasts from folders or from the record and prints it. @throws WrongUse when there is nothing to forecast from */
export async function runHistories(input: CommandInput, asked: Asked): Promise<ExitCode> {
  const folders = input.lists['ssda903'] ?? [];
  try {
    const forecast = folders.length > 0 ? forecastFolders(folders, asked) : await fromRecord(input, asked);
    print(input, forecast);
    return 0;
  } catch (error) {
    throw error instanceof NoHistories ? new WrongUse(`Nothing to forecast from: ${error.message}.`) : error;
  }
}

async function fromRecord(input: CommandInput, { origin = input.today, years }: Asked): Promise<Forecast> {
  const { database, close } = await input.open();
  return database
    .transaction({ account: null, role: 'counter' }, input.today, (db) =>
      forecastFromRecord(db, { origin, years }),
    )
    .finally(close);
}

function print(input: CommandInput, forecast: Forecast): void {
  if (input.options['json'] === true) input.out(JSON.stringify(toPrinted(forecast), null, 2));
  else input.out(formatForecast(forecast));
}
