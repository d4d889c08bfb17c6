import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCsv, readWorkbook } from '../../src/formats/index.ts';
import {
  browserMissing,
  expectAccessible,
  expectNoSidewaysScroll,
  hasBrowser,
  launchBrowser,
} from '../support/browser.ts';
import { openChecker, servePage } from '../support/checker.ts';
import type { Analyst, Places } from '../support/checker.ts';
import { kith } from '../support/kith.ts';
import { writeReturn } from '../support/made-returns.ts';
import { sharedPath } from '../support/shared.ts';

const header = 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n';
const planted = {
  thisYear: [
    {
      name: 'header.csv',
      text: `${header}=cmd(),X,01/02/2015,WBRI,UN1,,\n2,F,32/02/2015,WBRI,UN1,,\n+A3,F,01/02/2015,ZZZZ,UN1,,\n`,
    },
  ],
  lastYear: [{ name: 'header.csv', text: `${header}=cmd(),M,01/02/2015,WBRI,UN1,,\n` }],
} satisfies Places;

describe.skipIf(!hasBrowser)(`Checks on files alone (${hasBrowser ? 'Chromium' : browserMissing})`, () => {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof servePage>>;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'checker-'));
    [browser, server] = await Promise.all([launchBrowser(), servePage()]);
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  const csvIn = (path: string) =>
    readdirSync(path)
      .filter((name) => name.endsWith('.csv') && !name.includes('errors'))
      .map((name) => join(path, name));

  /** 2,675 children: a return made by others where there is one, else one made here. */
  function manyChildren(): { files: string[]; authority: string } {
    const given = sharedPath('data/csc-validator-be-903/input');
    if (given !== null) return { files: csvIn(given), authority: 'E09000027' };
    const made = join(folder, 'many');
    writeReturn(made, { year: 2026, children: 2950, seed: 1 });
    return { files: csvIn(made), authority: 'E10000015' };
  }

  /** A return with last year's, and look-ups where there are some. */
  function twoYears(): { places: Places & { thisYear: string[]; lastYear: string[] }; lookups: string[] } {
    const given = sharedPath('data/synthetic-ssda903');
    if (given !== null) {
      const [postcodes, providers] = [join(given, 'postcodes.csv'), join(given, 'providers.xlsx')];
      const files = (year: string) => csvIn(join(given, 'mixed-2026', year));
      return {
        places: { thisYear: files('this-year'), lastYear: files('last-year'), postcodes, providers },
        lookups: ['--postcodes', postcodes, '--providers', providers],
      };
    }
    const made = [2026, 2025].map((year) => {
      const path = join(folder, String(year));
      mkdirSync(path);
      writeReturn(path, { year, children: 300, seed: 2 });
      return csvIn(path);
    });
    return { places: { thisYear: made[0] ?? [], lastYear: made[1] ?? [] }, lookups: [] };
  }

  async function commandLine(thisYear: readonly string[], ...more: string[]): Promise<string> {
    const { stdout, code, stderr } = await kith([
      'check',
      'ssda903',
      ...thisYear,
      '--year',
      '2026',
      '--format',
      'csv',
      ...more,
    ]);
    expect(code, stderr).toBe(0);
    return stdout;
  }

  it('finds what the command line finds, byte for byte, with last year and look-ups', async () => {
    const { places, lookups } = twoYears();
    const analyst = await openChecker(browser, { address: server.address });
    await analyst.gives(places);
    await analyst.checks();
    const { name, bytes } = await analyst.saves('Save as CSV for a program');
    expect(name).toBe('ssda903-2026-findings.csv');
    const told = await commandLine(
      places.thisYear,
      '--last',
      ...places.lastYear,
      '--la',
      'E10000015',
      ...lookups,
    );
    expect(told.split('\n').length).toBeGreaterThan(30);
    expect(new TextDecoder().decode(bytes)).toBe(told);
    await analyst.leaves();
  });

  it('checks 2,675 children without freezing the page, and asks nobody for anything', async () => {
    const { files, authority } = manyChildren();
    const analyst = await openChecker(browser, { address: server.address });
    const askedBefore = server.asked.length;
    await analyst.gives({ thisYear: files }, { authority });
    await startTicking(analyst);
    await analyst.checks();
    const { gap, ticks } = await readTicks(analyst);
    process.stdout.write(`The longest gap between timers was ${Math.round(gap)} ms, over ${ticks} ticks.\n`);
    expect(ticks).toBeGreaterThan(20);
    expect(gap).toBeLessThan(200);
    const { bytes } = await analyst.saves('Save as CSV for a program');
    expect(new TextDecoder().decode(bytes)).toBe(await commandLine(files, '--la', authority));
    expect(analyst.requests.filter((url) => !url.startsWith('blob:'))).toEqual([server.address]);
    expect(server.asked.slice(askedBefore)).toEqual([]);
    expect(analyst.complaints).toEqual([]);
    await analyst.leaves();
  });

  it('could not send anything if it tried, from the page or from its worker', async () => {
    const analyst = await openChecker(browser, { address: server.address });
    const before = server.asked.length;
    const tried = await analyst.page.evaluate(async (address) => {
      const send = () =>
        fetch(address).then(
          () => 'sent',
          () => 'refused',
        );
      const program = `fetch('${address}').then(() => postMessage('sent'), () => postMessage('refused'))`;
      const worker = new Worker(URL.createObjectURL(new Blob([program])));
      const fromWorker = new Promise((settle) => (worker.onmessage = ({ data }) => settle(data)));
      const picture = new Promise((settle) => {
        const image = new Image();
        image.onload = () => settle('sent');
        image.onerror = () => settle('refused');
        image.src = `${address}a.png`;
      });
      return [
        await send(),
        navigator.sendBeacon(address, 'x') ? 'queued' : 'refused',
        await fromWorker,
        await picture,
      ];
    }, `${server.address}stolen`);
    expect(tried.filter((one) => one === 'sent')).toEqual([]);
    expect(server.asked.slice(before)).toEqual([]);
    expect(analyst.complaints.length).toBeGreaterThanOrEqual(3);
    await analyst.leaves();
  });

  it('opens from a folder, finds the same there, and keeps nothing', async () => {
    const analyst = await openChecker(browser);
    await analyst.gives(planted);
    await analyst.checks();
    const { bytes } = await analyst.saves('Save as CSV for a program');
    expect(new TextDecoder().decode(bytes)).toContain('101,Header,0,=CMD()\n');
    await analyst.page.getByRole('link', { name: 'By child' }).click();
    await analyst.page.getByRole('link', { name: 'Child =CMD()' }).click();
    await analyst.page.getByRole('heading', { name: 'Child =CMD()' }).waitFor();
    const kept = await analyst.page.evaluate(async () => ({
      address: location.href.replace(/#.*/, ''),
      history: JSON.stringify(history.state),
      cookies: document.cookie,
      local: localStorage.length,
      session: sessionStorage.length,
      databases: (await indexedDB.databases()).length,
    }));
    expect(kept).toMatchObject({ cookies: '', local: 0, session: 0, databases: 0 });
    expect(kept.address.endsWith('/dist/check/index.html')).toBe(true);
    expect(kept.history).toMatch(/^\{"step":\d+\}$/);
    expect(analyst.complaints).toEqual([]);
    await analyst.leaves();
  });

  it('saves findings that read back as they are, and no formula in them', async () => {
    const analyst = await openChecker(browser, { address: server.address });
    await analyst.gives(planted);
    await analyst.checks();
    const exact = readCsv((await analyst.saves('Save as CSV for a program')).bytes);
    const [workbook, forPeople] = [
      await analyst.saves('Save as a workbook'),
      await analyst.saves('Save as CSV for a spreadsheet'),
    ];
    if (!exact.ok) throw new Error(exact.problem);
    const rows = (columns: readonly (readonly string[])[]) =>
      Array.from({ length: exact.rows }, (_, row) => columns.slice(0, 4).map((column) => column[row] ?? ''));
    const expected = rows(exact.columns);
    expect(expected).toContainEqual(['101', 'Header', '0', '=CMD()']);

    expect(workbook.name).toBe('ssda903-2026-findings.xlsx');
    const book = readWorkbook(workbook.bytes);
    if (!book.ok) throw new Error(book.problem);
    expect(book.sheets.map(({ name }) => name)).toEqual(['Findings', 'Summary by rule']);
    expect(book.sheets[0]?.rows[0]).toEqual(['rule', 'table', 'row', 'child', 'line', 'what is wrong']);
    expect(book.sheets[0]?.rows.slice(1).map((cells) => cells.slice(0, 4))).toEqual(expected);
    const counted = new Map(book.sheets[1]?.rows.slice(1).map((cells) => [cells[0], Number(cells[3])]));
    expect(counted.get('101')).toBe(expected.filter(([rule]) => rule === '101').length);
    expect(await formulasIn(workbook.bytes)).toEqual([]);

    const csv = readCsv(forPeople.bytes);
    if (!csv.ok) throw new Error(csv.problem);
    const neutral = expected.map(([rule, table, row, child = '']) => [
      rule,
      table,
      row,
      /^[=+]/.test(child) ? `'${child}` : child,
    ]);
    expect(rows(csv.columns)).toEqual(neutral);
    await analyst.leaves();
  });

  it('is worked with the keyboard alone', async () => {
    const analyst = await openChecker(browser, { address: server.address });
    const { page } = analyst;
    const { keyboard } = page;
    await tabTo(analyst, 'year');
    await keyboard.type('2026');
    await keyboard.press('Tab');
    await keyboard.type('Hertf');
    await tabTo(analyst, 'thisYear');
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), keyboard.press('Enter')]);
    const [file] = planted.thisYear;
    await chooser.setFiles({ name: 'header.csv', mimeType: '', buffer: Buffer.from(file?.text ?? '') });
    await page.getByText('Header, 3 rows').waitFor();
    await tabTo(analyst, 'Check the files');
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: 'By rule' }).waitFor();
    expect(await focused(analyst)).toMatch(/^SSDA903 2026: \d+ findings$/);
    await tabTo(analyst, '102');
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Rule 102' }).waitFor();
    expect(await focused(analyst)).toBe('Rule 102');
    await tabTo(analyst, 'Child 2');
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Child 2', exact: true }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: 'Rule 102' }).waitFor();
    await analyst.leaves();
  });

  it('says what each file is, what cannot be used, and what is missing for which rules', async () => {
    const analyst = await openChecker(browser, { address: server.address });
    const { page } = analyst;
    await analyst.gives({
      thisYear: [
        ...planted.thisYear,
        { name: 'notes.csv', text: 'A,B\n1,2\n' },
        { name: 'nothing.csv', text: '' },
        { name: 'broken.xml', text: '<Message><Children><Child>' },
        { name: 'bomb.xml', text: '<!DOCTYPE a [<!ENTITY b "c">]><Message>&b;</Message>' },
      ],
      postcodes: { name: 'places.csv', text: 'town\nWare\n' },
      providers: { name: 'bomb.xlsx', text: await zipBomb() },
    });
    await page.getByText('Header, 3 rows').waitFor();
    for (const sentence of [
      /notes\.csv.*Not used\. The first row has none of the column names/,
      /nothing\.csv.*Not used\. The file is empty\./,
      /broken\.xml.*Not used\. .*not well-formed XML/i,
      /bomb\.xml.*Not used\. .*document type/i,
      /places\.csv.*Not used\. The file has no column pcd/,
      /bomb\.xlsx.*Not used\. .*unpacked/,
    ])
      await page.getByRole('listitem').filter({ hasText: sentence }).waitFor({ timeout: 5000 });
    await page.getByText(/^\d+ of \d+ rules cannot run with these files/).click();
    await page.getByText(/^Episodes: \d+ rules \(/).waitFor();
    await analyst.gives({ thisYear: [{ name: 'again.csv', text: header }] });
    await page.getByRole('button', { name: 'Check the files' }).click();
    await page.getByRole('alert').getByText('header.csv and again.csv are both Header. Remove one').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Remove again.csv' }).click();
    await analyst.checks();
    await page.getByRole('heading', { level: 1, name: /^SSDA903 2026: \d+ findings$/ }).waitFor();
    await analyst.leaves();
  });

  it('asks for what it needs, and stops when it is told to, keeping the files', async () => {
    const { files, authority } = manyChildren();
    const analyst = await openChecker(browser, { address: server.address });
    const { page } = analyst;
    await page.getByRole('button', { name: 'Check the files' }).click();
    for (const problem of ['Choose a collection year', 'Choose the authority that makes the return'])
      await page.getByRole('alert').getByText(problem).waitFor();
    await analyst.gives({ thisYear: files }, { authority });
    await page.getByRole('button', { name: 'Check the files' }).click();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('The check was cancelled. Your files are still here.').waitFor();
    await analyst.checks();
    await analyst.leaves();
  });

  it('checks a census, whose rows it shows with the rule', async () => {
    const analyst = await openChecker(browser, { address: server.address });
    const { page } = analyst;
    await page.getByLabel('Collection year').selectOption('2026');
    await analyst.gives({ thisYear: [{ name: 'cin.xml', text: census }] }, { authority: '' });
    await page.getByText('CIN census, 1 child').waitFor();
    await analyst.checks();
    const { bytes, name } = await analyst.saves('Save as CSV for a program');
    expect(name).toBe('cin-2026-findings.csv');
    const lines = new TextDecoder().decode(bytes).split('\n');
    expect(lines[0]).toBe('rule,table,field,row,child');
    expect(lines.filter((line) => line.includes('PersonBirthDate')).length).toBeGreaterThan(0);
    writeFileSync(join(folder, 'cin.xml'), census);
    const told = await kith(['check', 'cin', join(folder, 'cin.xml'), '--year', '2026', '--format', 'csv']);
    expect(lines.join('\n'), told.stderr).toBe(told.stdout);
    await page.getByRole('link', { name: 'All findings' }).click();
    await page.getByText('2027-01-01').first().waitFor();
    await analyst.leaves();
  });

  it('keeps nobody out, and fits a phone', async () => {
    const analyst = await openChecker(browser, { address: server.address, screen: 'phone' });
    const { page } = analyst;
    const looksRight = async () => {
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    };
    await looksRight();
    await analyst.gives(planted);
    await looksRight();
    await analyst.checks();
    await looksRight();
    await page.getByRole('link', { name: 'Rule 101' }).click();
    await page.getByRole('heading', { name: 'Rule 101' }).waitFor();
    await looksRight();
    await page.getByText('last year, 2').waitFor();
    await page.getByRole('link', { name: 'By child' }).click();
    await page.getByRole('heading', { name: 'By child' }).waitFor();
    await looksRight();
    await analyst.leaves();
  });

  it('says without scripts that it needs them', async () => {
    const analyst = await openChecker(browser, { address: server.address, scripts: false });
    expect(await analyst.page.locator('noscript').innerText()).toMatch(/This page needs JavaScript/);
    await analyst.leaves();
  });
});

/** A child born after the reference date. */
const census = `<?xml version="1.0" encoding="utf-8"?>
<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>2026</Year><ReferenceDate>2026-03-31</ReferenceDate></CollectionDetails></Header>
<Children><Child><ChildIdentifiers><LAchildID>DfEX0000001</LAchildID><PersonBirthDate>2027-01-01</PersonBirthDate></ChildIdentifiers></Child></Children></Message>`;

/** Notes when a timer fires that should fire every ten milliseconds. */
async function startTicking({ page }: Analyst): Promise<void> {
  await page.evaluate(() => {
    const ticks: number[] = [performance.now()];
    Reflect.set(window, 'ticks', ticks);
    setInterval(() => ticks.push(performance.now()), 10);
  });
}

async function readTicks({ page }: Analyst): Promise<{ gap: number; ticks: number }> {
  const ticks = await page.evaluate<number[]>('window.ticks');
  return { gap: Math.max(...ticks.slice(1).map((at, i) => at - (ticks[i] ?? at))), ticks: ticks.length };
}

/** Presses Tab until the element with this id or these words has the focus. */
async function tabTo(analyst: Analyst, wanted: string): Promise<void> {
  for (let i = 0; i < 60; i++) {
    await analyst.page.keyboard.press('Tab');
    if ((await focused(analyst)) === wanted) return;
  }
  throw new Error(`Tab never leads to ${wanted}`);
}

function focused({ page }: Analyst): Promise<string> {
  return page.evaluate(
    () => document.activeElement?.id || (document.activeElement?.textContent ?? '').trim(),
  );
}

/** The cells that a spreadsheet would work out. */
async function formulasIn(bytes: Uint8Array): Promise<string[]> {
  const { default: excel } = await import('exceljs');
  const book = new excel.Workbook();
  await book.xlsx.load(bytes.slice().buffer as ArrayBuffer);
  const found: string[] = [];
  book.eachSheet((sheet) =>
    sheet.eachRow((row) =>
      row.eachCell((cell) => void (cell.formula && found.push(`${sheet.name} ${cell.address}`))),
    ),
  );
  return found;
}

/** An archive that grows a thousandfold when it is unpacked. */
async function zipBomb(): Promise<Uint8Array> {
  const { zipSync } = await import('fflate');
  return zipSync({ 'xl/workbook.xml': new Uint8Array(20 * 1024 ** 2) });
}
