import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { transcribeWaiting } from '../../src/modules/practice/index.ts';
import { newId } from '../../src/platform/ids/ids.ts';
import { hasBrowser, launchBrowser } from '../support/browser.ts';
import { signIn } from '../support/journey.ts';
import { hasSpeech, speak, startRealEngine } from '../support/speech-engine.ts';
import type { Kith } from '../support/start-kith.ts';
import { startKith } from '../support/start-kith.ts';

const purpose = 'What was the visit for?';

async function plantChild({ owner }: Kith, given: string): Promise<string> {
  const id = newId();
  await owner.query("insert into people.person (id, sex, birth_date) values ($1, 'F', '2015-05-04')", [id]);
  await owner.query(
    "insert into people.name (id, person_id, kind, given, family) values ($1, $2, 'legal', $3, 'Quillbrook')",
    [newId(), id, given],
  );
  return id;
}

describe.skipIf(!hasBrowser || !hasSpeech)('A visit is dictated', () => {
  let kith: Kith;
  let browser: Browser;
  let engine: Awaited<ReturnType<typeof startRealEngine>>;
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dictation-'));
    const sound = join(folder, 'said.wav');
    await writeFile(sound, await speak('she was not at home on the third of march'));
    engine = await startRealEngine();
    kith = await startKith({ northmoor: 40 });
    browser = await launchBrowser([
      'use-fake-ui-for-media-stream',
      'use-fake-device-for-media-stream',
      `use-file-for-fake-audio-capture=${sound}`,
    ]);
    await kith.owner.query(
      "insert into platform.setting (id, key, value) values ($1, 'practice.dictation-engine', $2)",
      [newId(), JSON.stringify({ address: engine.address, model: '', language: 'en', sealedKey: null })],
    );
  }, 180_000);
  afterAll(async () => {
    await browser.close();
    await kith.close();
    await engine.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('into a real microphone’s place, kept while the network is away, written down by a real engine, and accepted', async () => {
    const worker = await signIn(browser, kith, 'front door');
    await worker.opens(`/children/${await plantChild(kith, 'Una')}/entries`);
    await worker.presses('Record a visit');
    await worker.types(purpose, 'Typed by hand');
    await worker.presses('Dictate');
    await worker.page.getByRole('button', { name: 'Start recording' }).click();
    await worker.reads('First say whether the family knows.');
    await worker.chooses('Yes, they were told');
    await worker.page.getByRole('button', { name: 'Start recording' }).click();
    await worker.reads(/Recording: 0:06/);
    expect(await worker.page.getByRole('button', { name: 'Start recording' }).isVisible()).toBe(false);
    await worker.window.setOffline(true);
    await worker.page.getByRole('button', { name: 'Stop and send' }).click();
    await worker.reads(/kept on this device, sealed/);
    await worker.window.setOffline(false);
    await worker.page.reload();
    await worker.page.getByRole('button', { name: 'Send it' }).click();
    await worker.reads('Waiting to be written down');

    await transcribeWaiting(kith.database, undefined);
    await worker.follows(/seconds?$/);
    await worker.reads('Written down. Check it.');
    expect(await worker.page.locator('mark', { hasText: 'march' }).count()).toBeGreaterThan(0);
    // What plays is the recording, and no policy of the page keeps it from being heard.
    const seconds = await worker.page.evaluate<number>(`new Promise((resolve, reject) => {
      const sound = document.querySelector('audio');
      sound.onloadedmetadata = () => resolve(sound.duration);
      sound.onerror = () => reject(new Error('it cannot be heard'));
      sound.preload = 'metadata';
      sound.load();
    })`);
    expect(seconds).toBeGreaterThan(4);
    await worker.types('As it should stand (passage 1)', 'She was not at home on 3 March.');
    await worker.selects('Where passage 1 belongs', 'What the visit was for');
    await worker.presses('Accept passage 1');
    await worker.reads(/The passage is accepted/);
    await worker.follows(/Look at it in the visit/);
    expect(await worker.page.getByLabel(purpose).inputValue()).toBe(
      'Typed by hand\nShe was not at home on 3 March.',
    );
    await worker.leaves();
  }, 90_000);
});
