import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parseCommandLine, WrongUse } from '../../../platform/cli/command.ts';
import { instant } from '../../../platform/dates/instant.ts';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { forecastCommand } from './forecast-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'kith-forecast-'));
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(rows: readonly string[]): string {
  const path = join(folder, `${Math.abs(rows.join().length)}-${rows.length}.csv`);
  writeFileSync(path, `la_code,year,value\n${rows.join('\n')}\n`);
  return path;
}

const ten = Array.from({ length: 10 }, (_, place) =>
  Array.from({ length: 9 }, (_, index) => `${300 + place},${2010 + index},${(place + 1) * 50 + index * 3}`),
).flat();

async function run(...argv: string[]) {
  const { options, words, lists } = parseCommandLine(forecastCommand, ['forecast', ...argv]);
  const [out, progress]: [string[], string[]] = [[], []];
  const code = await forecastCommand.run({
    options,
    words,
    lists,
    open: () => Promise.reject(new Error('A series needs no database.')),
    now: instant(0),
    today: plainDate('2026-11-22'),
    out: (text) => out.push(text),
    progress: (text) => progress.push(text),
  });
  return { code, out: out.join('\n'), progress: progress.join('\n') };
}

describe('kith forecast --series', () => {
  it('prints one object for each authority, with a point at every 31 March after the origin', async () => {
    const { code, out } = await run(
      '--series',
      fileOf(ten),
      '--origin',
      '2017-03-31',
      '--years',
      '3',
      '--json',
    );
    const list = JSON.parse(out);
    expect(code).toBe(0);
    expect(list).toHaveLength(10);
    expect(Object.keys(list[0])).toEqual(['la_code', 'method', 'origin', 'points', 'states', 'backtest']);
    expect(list[0]).toMatchObject({ la_code: '300', origin: '2017-03-31', states: [] });
    expect(list[0].points.map(({ date }: { date: string }) => date)).toEqual([
      '2018-03-31',
      '2019-03-31',
      '2020-03-31',
    ]);
    expect(Object.keys(list[0].points[0])).toEqual(['date', 'mean', 'p05', 'p25', 'p50', 'p75', 'p95']);
    expect(Object.keys(list[0].backtest)).toEqual(['origins', 'mape', 'coverage90', 'baselines']);
    expect(Object.keys(list[0].backtest.baselines)).toEqual(['last', 'linear', 'growth']);
  });

  it('asks from the last 31 March of the file and for five years when nothing is said', async () => {
    const list = JSON.parse((await run('--series', fileOf(ten), '--json')).out);
    expect(list[0].origin).toBe('2018-03-31');
    expect(list[0].points).toHaveLength(5);
  });

  it('names rows that cannot be read, forecasts the rest and ends with 1', async () => {
    const { code, out, progress } = await run('--series', fileOf([...ten, '310,2018,many']), '--json');
    expect(code).toBe(1);
    expect(progress).toContain('line 92: value "many" is not a number of 0 or more. Left out.');
    expect(JSON.parse(out)).toHaveLength(10);
  });

  it('says which authorities have no forecast and why', async () => {
    const { code, progress } = await run(
      '--series',
      fileOf([...ten, '399,2003,12', '398,2019,5']),
      '--origin',
      '2018-03-31',
      '--json',
    );
    expect(code).toBe(0);
    expect(progress).toContain('399: no value since 31 March 2003, so no forecast.');
    expect(progress).toContain('398: no value up to 2018-03-31, so no forecast.');
  });

  it('ends with 1 and an empty list when nothing was known at the origin', async () => {
    const { code, out } = await run('--series', fileOf(ten), '--origin', '2005-03-31', '--json');
    expect([code, out]).toEqual([1, '[]']);
  });

  it('prints a table to read without --json', async () => {
    const { out } = await run('--series', fileOf(ten));
    expect(out).toContain('300 from 2018-03-31: growth of 10 authorities together');
    expect(out).toMatch(/2023-03-31\s+\d+\s+\d+\s+\d+\s+\d+\s+\d+\n/);
    expect(out).toMatch(/typically \d+\.\d% off/);
  });

  it.each([
    [[]],
    [['--series', join(folder, 'nowhere.csv')]],
    [['--series', fileOf(ten), '--years', '11']],
    [['--series', fileOf(ten), '--years', '0']],
    [['--series', fileOf(ten), '--origin', '31/03/2018']],
    [['--series', fileOf([])]],
    [['--ssda903']],
    [['--ssda903', join(folder, 'nowhere')]],
    [['--series', fileOf(ten), '--ssda903', folder]],
    [['--series', fileOf(ten), 'more']],
  ])('refuses wrong use: %j', async (argv) => {
    await expect(run(...argv)).rejects.toThrow(WrongUse);
  });
});
