import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileChooser } from 'playwright-core';
import { expect, it } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll } from '../support/browser.ts';
import { checkerStory, header, manyChildren, planted } from '../support/checker-story.ts';
import { openChecker } from '../support/checker.ts';
import type { Analyst } from '../support/checker.ts';
import { kith } from '../support/kith.ts';

checkerStory('Checks on files alone, by hand', (stage) => {
  it('is worked with the keyboard alone', async () => {
    const analyst = await stage().opens();
    const { page } = analyst;
    const { keyboard } = page;
    await tabTo(analyst, 'year');
    await keyboard.type('2026');
    await keyboard.press('Tab');
    await keyboard.type('Hertf');
    await tabTo(analyst, 'thisYear');
    const chooser = await opensChooser(analyst);
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
    const analyst = await stage().opens();
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

  it('takes files that are dropped, and is not lost when one falls beside', async () => {
    const analyst = await stage().opens();
    const { page } = analyst;
    const drop = async (on: string, name: string, text: string) => {
      const dataTransfer = await page.evaluateHandle(
        ([title, content]) => {
          const data = new DataTransfer();
          data.items.add(new File([content ?? ''], title ?? ''));
          return data;
        },
        [name, text],
      );
      await page.dispatchEvent(on, 'drop', { dataTransfer });
    };
    await drop('.check-drop >> nth=0', 'header.csv', planted.thisYear[0]?.text ?? '');
    await page.getByText('Header, 3 rows').waitFor();
    await drop('.check-drop >> nth=0', 'header.csv', `${header}1,F,01/02/2015,WBRI,UN1,,\n`);
    await page.getByText('Header, 1 row').waitFor();
    expect(await page.locator('.check-files__name').count()).toBe(1);
    await drop('h1', 'beside.csv', 'A\n');
    await page.getByText('Header, 1 row').waitFor();
    expect(await page.locator('.check-files__name').allInnerTexts()).toEqual(['header.csv']);
    await analyst.leaves();
  });

  it('asks for what it needs, and stops when it is told to, keeping the files', async () => {
    const { files, authority } = manyChildren(stage().folder);
    const analyst = await stage().opens();
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
    const analyst = await stage().opens();
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
    writeFileSync(join(stage().folder, 'cin.xml'), census);
    const told = await kith([
      'check',
      'cin',
      join(stage().folder, 'cin.xml'),
      '--year',
      '2026',
      '--format',
      'csv',
    ]);
    expect(lines.join('\n'), told.stderr).toBe(told.stdout);
    await page.getByRole('link', { name: 'All findings' }).click();
    await page.getByText('2027-01-01').first().waitFor();
    await analyst.leaves();
  });

  it('keeps nobody out, and fits a phone', async () => {
    const analyst = await openChecker(stage().browser, { address: stage().server.address, screen: 'phone' });
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
    const analyst = await openChecker(stage().browser, { address: stage().server.address, scripts: false });
    expect(await analyst.page.locator('noscript').innerText()).toMatch(/This page needs JavaScript/);
    await analyst.leaves();
  });
});

/** A child born after the reference date. */
const census = `<?xml version="1.0" encoding="utf-8"?>
<Message><Header><CollectionDetails><Collection>CIN</Collection><Year>2026</Year><ReferenceDate>2026-03-31</ReferenceDate></CollectionDetails></Header>
<Children><Child><ChildIdentifiers><LAchildID>DfEX0000001</LAchildID><PersonBirthDate>2027-01-01</PersonBirthDate></ChildIdentifiers></Child></Children></Message>`;

/** Presses Tab until the element with this id or these words has the focus. */
/**
 * Presses Enter on a box for files. The browser begins to hand choosers to us a moment after the first is waited for, which
 * on a busy machine may be after the key: then it is pressed again, as a person would.
 */
async function opensChooser({ page }: Analyst): Promise<FileChooser> {
  for (let tries = 0; tries < 3; tries++) {
    const opened = page.waitForEvent('filechooser', { timeout: 5000 }).catch(() => undefined);
    await page.keyboard.press('Enter');
    const chooser = await opened;
    if (chooser) return chooser;
  }
  throw new Error('Enter never opens the box for files');
}

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

/** An archive that grows a thousandfold when it is unpacked. */
async function zipBomb(): Promise<Uint8Array> {
  const { zipSync } = await import('fflate');
  return zipSync({ 'xl/workbook.xml': new Uint8Array(20 * 1024 ** 2) });
}
