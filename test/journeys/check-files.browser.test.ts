import { expect, it } from 'vitest';
import { readCsv, readWorkbook } from '../../src/formats/index.ts';
import { checkerStory, manyChildren, planted, twoYears } from '../support/checker-story.ts';
import { openChecker } from '../support/checker.ts';
import type { Analyst } from '../support/checker.ts';
import { kith } from '../support/kith.ts';

checkerStory('Checks on files alone: what is found, and that nothing leaves', (stage) => {
  it('finds what the command line finds, byte for byte, with last year and look-ups', async () => {
    const { places, lookups } = twoYears(stage().folder);
    const analyst = await stage().opens();
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
    const { files, authority } = manyChildren(stage().folder);
    // A page that waits for its own work freezes at every try; a machine busy with something else, only at some.
    const gaps: number[] = [];
    let analyst = await stage().opens();
    let askedBefore = stage().server.asked.length;
    for (let tries = 0; tries < 3 && Math.min(...gaps) >= 200; tries += 1) {
      if (tries > 0) {
        await analyst.leaves();
        analyst = await stage().opens();
        askedBefore = stage().server.asked.length;
      }
      await analyst.gives({ thisYear: files }, { authority });
      await startTicking(analyst);
      await analyst.checks();
      const { gap, ticks } = await readTicks(analyst);
      process.stdout.write(
        `The longest gap between timers was ${Math.round(gap)} ms, over ${ticks} ticks.\n`,
      );
      expect(ticks).toBeGreaterThan(20);
      gaps.push(gap);
    }
    expect(Math.min(...gaps)).toBeLessThan(200);
    const { bytes } = await analyst.saves('Save as CSV for a program');
    expect(new TextDecoder().decode(bytes)).toBe(await commandLine(files, '--la', authority));
    expect(analyst.requests.filter((url) => !url.startsWith('blob:'))).toEqual([stage().server.address]);
    expect(stage().server.asked.slice(askedBefore)).toEqual([]);
    expect(analyst.complaints).toEqual([]);
    await analyst.leaves();
  });

  it('could not send anything if it tried, from the page or from its worker', async () => {
    const analyst = await stage().opens();
    const before = stage().server.asked.length;
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
    }, `${stage().server.address}stolen`);
    expect(tried.filter((one) => one === 'sent')).toEqual([]);
    expect(stage().server.asked.slice(before)).toEqual([]);
    expect(analyst.complaints.length).toBeGreaterThanOrEqual(3);
    await analyst.leaves();
  });

  it('opens from a folder, finds the same there, and keeps nothing', async () => {
    const analyst = await openChecker(stage().browser);
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
    const analyst = await stage().opens();
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
});

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
