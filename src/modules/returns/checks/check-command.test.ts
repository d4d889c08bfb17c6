import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseCommandLine, WrongUse } from '../../../platform/cli/command.ts';
import { instant } from '../../../platform/dates/instant.ts';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { checkCommand } from './check-command.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'check-'));
  mkdirSync(join(folder, 'last'));
  write(
    'header.csv',
    'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n=1,X,01/02/2015,WBRI,UN1,,\n2,F,32/02/2015,WBRI,UN1,,\n',
  );
  write('last/header.csv', 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n=1,M,01/02/2015,WBRI,UN1,,\n');
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

async function check(...line: string[]) {
  const told = { out: '', progress: [] as string[] };
  const { options, words, lists } = parseCommandLine(checkCommand, ['check', ...line]);
  const code = await checkCommand.run({
    ...{ options, words, lists, now: instant(Date.UTC(2026, 4, 1, 9)), today: plainDate('2026-05-01') },
    open: () => Promise.reject(new Error('No database is needed to check files')),
    out: (text) => (told.out += `${text}\n`),
    progress: (text) => void told.progress.push(text),
  });
  return { code, ...told };
}

const asked = () => ['ssda903', join(folder, 'header.csv'), '--year', '2026', '--la', 'E10000015'];

describe('kith check ssda903', () => {
  it('writes findings as CSV, exactly as they are: rule, table, row from 0, child', async () => {
    const { out, code } = await check(...asked(), '--format', 'csv');
    expect(code).toBe(0);
    expect(out.startsWith('rule,table,row,child\n')).toBe(true);
    expect(out.split('\n')).toEqual(expect.arrayContaining(['101,Header,0,=1', '102,Header,1,2']));
    expect(out.endsWith('\n') && !out.endsWith('\n\n')).toBe(true);
  });

  it('writes the same as a JSON list', async () => {
    const csv = await check(...asked(), '--format', 'csv');
    const json = await check(...asked(), '--format', 'json');
    const list = JSON.parse(json.out) as Record<string, unknown>[];
    expect(list).toContainEqual({ rule: '101', table: 'Header', row: 0, child: '=1' });
    expect(list.map((one) => Object.values(one).join(','))).toEqual(csv.out.trim().split('\n').slice(1));
  });

  it('says in words what each rule found, and what was not checked on standard error', async () => {
    const { out, progress } = await check(...asked());
    expect(out).toMatch(/2 children\. \d+ rules of 2026 were run/);
    expect(out).toMatch(/ 1 {2}102 /);
    expect(progress.join('\n')).toMatch(/rules were not run, for want of .*Header_last/);
    expect(progress.join('\n')).toMatch(/Without --postcodes/);
  });

  it('reads last year’s files from a folder', async () => {
    const { progress } = await check(...asked(), '--last', join(folder, 'last'));
    expect(progress.join('\n')).not.toMatch(/want of .*Header_last/);
  });

  it('reports a file that is no table and checks the others', async () => {
    write('other.csv', 'A,B\n1,2\n');
    const { code, progress } = await check('ssda903', folder, '--year', '2026', '--la', 'E10000015');
    expect(code).toBe(0);
    expect(progress.join('\n')).toMatch(/other\.csv: the first row has none of the column names/);
  });

  it.each([
    [['ssda904'], 'Say what to check: kith check'],
    [['ssda903', '--year', '2026', '--la', 'E10000015'], 'Name the folder or files.'],
    [['ssda903', '/nowhere', '--year', '2026', '--la', 'E10000015'], '/nowhere is not there.'],
    [['ssda903', '.', '--year', '26', '--la', 'E10000015'], '--year takes a collection year'],
    [['ssda903', '.', '--year', '2026', '--la', 'Herts'], '--la takes the authority’s ONS code'],
    [['ssda903', '.', '--year', '2026', '--la', 'E10000015', '--format', 'xlsx'], '--format takes'],
  ])('refuses %j with a sentence', async (line, sentence) => {
    await expect(check(...line)).rejects.toThrow(WrongUse);
    await expect(check(...line)).rejects.toThrow(sentence);
  });

  it('refuses two files of one table, and a folder without a table of the return', async () => {
    write('header-2.csv', 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n');
    await expect(check('ssda903', folder, '--year', '2026', '--la', 'E10000015')).rejects.toThrow(
      /are both Header/,
    );
    writeFileSync(join(folder, 'last', 'header.csv'), 'A\n1\n');
    await expect(
      check('ssda903', join(folder, 'last'), '--year', '2026', '--la', 'E10000015'),
    ).rejects.toThrow(/None of the files is a table of the return/);
  });
});
