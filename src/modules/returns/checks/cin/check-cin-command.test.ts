import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseCommandLine, WrongUse } from '../../../../platform/cli/command.ts';
import { instant } from '../../../../platform/dates/instant.ts';
import { plainDate } from '../../../../platform/dates/plain-date.ts';
import { checkCommand } from '../check-command.ts';

const census = `<Message>
<Header><CollectionDetails><Collection>CIN</Collection><Year>2026</Year>
<ReferenceDate>2026-03-30</ReferenceDate></CollectionDetails></Header>
<Children>
<Child><ChildIdentifiers><LAchildID>=1,A</LAchildID><PersonBirthDate>2015-02-01</PersonBirthDate><Sex>X</Sex></ChildIdentifiers>
<ChildCharacteristics><Ethnicity>WBRI</Ethnicity></ChildCharacteristics>
<CINdetails><CINreferralDate>2025-06-01</CINreferralDate><ReferralSource>1A</ReferralSource>
<ReferralNFA>1</ReferralNFA></CINdetails></Child>
</Children></Message>`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cin-'));
  writeFileSync(join(folder, 'cin.xml'), census);
});
afterEach(() => rmSync(folder, { recursive: true }));

async function check(...line: string[]) {
  const told = { out: '', progress: [] as string[] };
  const { options, words, lists } = parseCommandLine(checkCommand, ['check', 'cin', ...line]);
  const code = await checkCommand.run({
    ...{ options, words, lists, now: instant(Date.UTC(2026, 4, 1, 9)), today: plainDate('2026-05-01') },
    open: () => Promise.reject(new Error('No database is needed to check a file')),
    out: (text) => (told.out += `${text}\n`),
    progress: (text) => void told.progress.push(text),
  });
  return { code, ...told };
}

const asked = () => [join(folder, 'cin.xml'), '--year', '2026'];

describe('kith check cin', () => {
  it('writes findings as CSV: rule, table, field, row from 0, child', async () => {
    const { out, code } = await check(...asked(), '--format', 'csv');
    expect(code).toBe(0);
    expect(out.split('\n').slice(0, 3)).toEqual([
      'rule,table,field,row,child',
      '1580,ChildIdentifiers,LAchildID,0,"=1,A"',
      '4180,ChildIdentifiers,Sex,0,"=1,A"',
    ]);
    expect(out.endsWith('\n') && !out.endsWith('\n\n')).toBe(true);
  });

  it('writes the same as a JSON list', async () => {
    const { out } = await check(...asked(), '--format', 'json');
    expect(JSON.parse(out)).toContainEqual({
      ...{ rule: '4180', table: 'ChildIdentifiers', field: 'Sex', row: 0, child: '=1,A' },
    });
  });

  it('keeps the rules that the return as a whole breaks for --return-level, one code a line', async () => {
    const { out } = await check(...asked(), '--return-level', '--format', 'csv');
    expect(out).toBe('rule_code\n100\n2887Q\n');
    expect((await check(...asked(), '--return-level')).out).toBe(out);
    expect((await check(...asked(), '--format', 'csv')).out).not.toMatch(/^100,/m);
  });

  it('says in words what was found', async () => {
    const { out } = await check(...asked());
    expect(out).toContain('1 children. 109 rules were run');
    expect(out).toMatch(/ 1 {2}4180 {3}Sex is missing or not M, F or U\./);
  });

  it('tells on standard error where the document is not as the schema has it', async () => {
    const { progress } = await check(...asked());
    expect(progress).toContain(
      '  line 5, Message/Children/Child/ChildIdentifiers: Sex "X" is not one of M, F, U',
    );
    expect(progress).toContain('109 of 109 rules');
  });

  it('tells of dates that the schema allows and no rule can use, and of a file of another year', async () => {
    writeFileSync(
      join(folder, 'old.xml'),
      census.replace('2015-02-01', '1066-04-13').replace('2025-06-01', '2025-06-01Z'),
    );
    const { progress } = await check(join(folder, 'old.xml'), '--year', '2025');
    expect(progress).toContain('The file says that it is of 2026; it is checked as of 2025.');
    expect(progress.filter((line) => line.includes('no date that rules can use'))).toEqual([
      expect.stringContaining('ChildIdentifiers, row 0: PersonBirthDate "1066-04-13"'),
      expect.stringContaining('CINdetails, row 0: CINreferralDate "2025-06-01Z"'),
    ]);
    expect((await check(...asked())).progress.join()).not.toContain('no date that rules can use');
  });

  it('has the rules of the year: fewer in 2024', async () => {
    expect((await check(join(folder, 'cin.xml'), '--year', '2024')).out).toContain('105 rules were run');
  });

  it('refuses what it cannot read, saying why', async () => {
    writeFileSync(join(folder, 'bad.xml'), '<Message>');
    await expect(check(join(folder, 'bad.xml'), '--year', '2026')).rejects.toThrow(/not well-formed XML/);
    await expect(check(join(folder, 'none.xml'), '--year', '2026')).rejects.toThrow(WrongUse);
    await expect(check('--year', '2026')).rejects.toThrow('Name one XML file');
    await expect(check(join(folder, 'cin.xml'))).rejects.toThrow('--year takes');
  });
});
