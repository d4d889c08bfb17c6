import { readFileSync, statSync } from 'node:fs';
import type { Command, CommandInput, ExitCode } from '../../../platform/cli/command.ts';
import { WrongUse } from '../../../platform/cli/command.ts';
import { parsePlainDate } from '../../../platform/dates/plain-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { historiesUsage, runHistories, wantsHistories } from './histories/run-histories.ts';
import type { Forecast } from './forecast.ts';
import { forecastFolders, NoHistories } from './histories/forecast-histories.ts';
import { forecastFromRecord } from './histories/record-histories.ts';
import { formatForecast, toPrinted } from './printed-forecast.ts';
import { endOfYear } from './series/backtest-series.ts';
import { forecastSeries, oldestYears, yearEndUpTo } from './series/forecast-series.ts';
import { yearsOf } from './series/panel-rules.ts';
import type { Panel } from './series/panel-rules.ts';
import type { ReadSeries } from './series/read-series.ts';
import { readSeries } from './series/read-series.ts';

/** `kith forecast`: how many children will be in care, with how sure that is and how earlier forecasts did. */
export const forecastCommand: Command = {
  name: 'forecast',
  usage: [
    'kith forecast --series FILE.csv [--origin YYYY-MM-DD] [--years 5]',
    '    Forecasts every authority of a file with the columns la_code, year, value (31 March) from all of them together,',
    '    as known at the origin (the last 31 March of the file when left out), 1 to 10 years ahead, each with its back-test.',
    '    Rows that cannot be read are named and left out; the exit code is then 1.',
    'kith forecast --ssda903 DIR… | --database URL | --data DIR [--origin YYYY-MM-DD] [--years 5]',
    '    Forecasts the children of SSDA903 files of several years, or of the record, by age and kind of home, month by month.',
  ],
  options: { series: { type: 'string' }, origin: { type: 'string' }, years: { type: 'string' } },
  lists: ['ssda903'],
  run: (input) => runForecast(input),
};

type Asked = { readonly origin: PlainDate | undefined; readonly years: number };

async function runForecast(input: CommandInput): Promise<ExitCode> {
  const asked = {
    origin: parseOrigin(input.options['origin']),
    years: parseYears(input.options['years']),
  };
  const { series, folders, record } = findSource(input);
  if (series !== undefined) return runSeries(input, series, asked);
  if (folders.length > 0)
    return printOne(
      input,
      forecastOrSay(() => forecastFolders(folders, asked)),
    );
  if (record) return runRecord(input, asked);
  throw new WrongUse('Name what to forecast from: --series FILE.csv, --ssda903 DIR… or --database URL.');
}

function findSource({ options, lists, words }: CommandInput) {
  const series = typeof options['series'] === 'string' ? options['series'] : undefined;
  const folders = lists['ssda903'] ?? [];
  const record = options['database'] !== undefined || options['data'] !== undefined;
  if (words.length > 0) throw new WrongUse(`"${words.join(' ')}" belongs to no option.`);
  if ([series !== undefined, folders.length > 0, record].filter(Boolean).length > 1) {
    throw new WrongUse('Give one of --series, --ssda903 and --database.');
  }
  return { series, folders, record };
}

/** As loader: an account sees some children only, and a forecast from these would be of them. */
async function runRecord(input: CommandInput, asked: Asked): Promise<ExitCode> {
  const { database, close } = await input.open();
  try {
    const forecast = await database.transaction({ account: null, role: 'loader' }, input.today, (db) =>
      forecastFromRecord(db, asked),
    );
    return printOne(input, forecast);
  } catch (error) {
    if (!(error instanceof NoHistories)) throw error;
    input.progress(`Nothing can be forecast: ${error.message}.`);
    return 1;
  } finally {
    await close();
  }
}

function forecastOrSay(work: () => Forecast): Forecast {
  try {
    return work();
  } catch (error) {
    throw error instanceof NoHistories ? new WrongUse(`Nothing can be forecast: ${error.message}.`) : error;
  }
}

function printOne(input: CommandInput, forecast: Forecast): ExitCode {
  const isJson = input.options['json'] === true;
  input.out(isJson ? JSON.stringify(toPrinted(forecast), null, 2) : formatForecast(forecast));
  return 0;
}

function runSeries(input: CommandInput, file: string, asked: Asked): ExitCode {
  const read = readFile(file);
  tellProblems(input, file, read);
  const origin = asked.origin ?? lastDay(read.panel);
  if (origin === undefined) throw new WrongUse(`${file} has no value to forecast from.`);
  tellLeftOut(input, read.panel, origin);
  const forecasts = forecastSeries(read.panel, origin, asked.years);
  if (input.options['json'] === true) input.out(JSON.stringify(forecasts.map(toPrinted), null, 2));
  else forecasts.forEach((one) => input.out(formatForecast(one)));
  return read.problems.length > 0 || forecasts.length === 0 ? 1 : 0;
}

function parseYears(text: unknown): number {
  if (text === undefined) return 5;
  if (typeof text !== 'string' || !/^([1-9]|10)$/.test(text)) {
    throw new WrongUse(`--years takes a number from 1 to 10, not "${String(text)}".`);
  }
  return Number(text);
}

function parseOrigin(text: unknown): PlainDate | undefined {
  if (text === undefined) return undefined;
  const day = parsePlainDate(text);
  if (!day) throw new WrongUse(`--origin takes a date such as 2020-03-31, not "${String(text)}".`);
  return day;
}

function readFile(file: string): ReadSeries {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found || found.isDirectory()) throw new WrongUse(`${file} is not a file.`);
  const read = readSeries(readFileSync(file));
  if (!read.ok) throw new WrongUse(`${file}: ${read.problem}`);
  return read;
}

function lastDay(panel: Panel): PlainDate | undefined {
  const year = yearsOf(panel).at(-1);
  return year === undefined ? undefined : endOfYear(year);
}

function tellProblems(input: CommandInput, file: string, { problems, blank }: ReadSeries): void {
  for (const { line, problem } of problems) input.progress(`${file}, line ${line}: ${problem} Left out.`);
  if (blank > 0) input.progress(`${blank} rows without a value: read as gaps.`);
}

/** Authorities without a forecast, and why: a list that is shorter than the file must not surprise. */
function tellLeftOut(input: CommandInput, panel: Panel, origin: PlainDate): void {
  const year = yearEndUpTo(origin);
  for (const [laCode, series] of panel) {
    const last = series.findLast((one) => one.year <= year)?.year;
    if (last === undefined) input.progress(`${laCode}: no value up to ${origin}, so no forecast.`);
    else if (last < year - oldestYears)
      input.progress(`${laCode}: no value since 31 March ${last}, so no forecast.`);
  }
}
