import { readFileSync, statSync } from 'node:fs';
import type { Command, CommandInput, ExitCode } from '../../../platform/cli/command.ts';
import { WrongUse } from '../../../platform/cli/command.ts';
import { parsePlainDate } from '../../../platform/dates/plain-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { historiesUsage, runHistories, wantsHistories } from './histories/run-histories.ts';
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
    ...historiesUsage,
  ],
  options: { series: { type: 'string' }, origin: { type: 'string' }, years: { type: 'string' } },
  lists: ['ssda903'],
  run: (input) => runForecast(input),
};

type Asked = { readonly origin: PlainDate | undefined; readonly years: number };

async function runForecast(input: CommandInput): Promise<ExitCode> {
  checkSources(input);
  const asked = {
    origin: parseOrigin(input.options['origin']),
    years: parseYears(input.options['years']),
  };
  const series = input.options['series'];
  if (typeof series === 'string') return runSeries(input, series, asked);
  if (wantsHistories(input)) return runHistories(input, asked);
  throw new WrongUse('Name what to forecast from: --series FILE.csv, --ssda903 DIR… or --database URL.');
}

function checkSources({ options, lists, words }: CommandInput): void {
  const folders = lists['ssda903'] ?? [];
  const record = options['database'] ?? options['data'];
  if (words.length > 0) throw new WrongUse(`"${words.join(' ')}" belongs to no option.`);
  if ([options['series'], folders[0], record].filter((one) => one !== undefined).length > 1) {
    throw new WrongUse('Give one of --series, --ssda903 and --database.');
  }
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
