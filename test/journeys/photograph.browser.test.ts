import sharp from 'sharp';
import { expect, it } from 'vitest';
import { expectAccessible, expectNoSidewaysScroll } from '../support/browser.ts';
import type { Handed, Person } from '../support/journey.ts';
import { signIn } from '../support/journey.ts';
import { story } from '../support/journey-story.ts';
import { startKith } from '../support/start-kith.ts';
import { plantBrothers } from './plant-brothers.ts';

story(
  'A photograph of one brother, at a visit to two',
  () => startKith({ northmoor: 40 }),
  (stage) => {
    for (const scripts of [true, false])
      it(`is in his record only, and a spoilt file keeps the words, ${scripts ? 'with' : 'without'} scripts`, async () => {
        const { kith, browser } = stage();
        const [asa, oto] = [scripts ? 'Wasa' : 'Xasa', scripts ? 'Woto' : 'Xoto'];
        const brothers = await plantBrothers(kith, [asa, oto]);
        const screen = scripts ? 'phone' : 'desk';
        const worker = await signIn(browser, kith, 'front door', { scripts, screen });
        await worker.opens(`/children/${brothers[0]}/entries`);
        await worker.presses('Record a visit');
        await worker.types('What was the visit for?', 'To see the new room');
        await worker.presses('Add a photograph or document');
        await worker.types('What does it show?', `${asa}’s drawing of the new room`);
        await worker.chooses(asa, 'Whom is it of or about?');
        await worker.chooses('Asked, and agreed', `Did ${asa} agree to it?`);
        await worker.selects('Who may see it?', 'Everybody in the family who may read, and staff');
        await worker.attaches('The file', [
          { name: 'cut.jpg', bytes: (await drawing()).bytes.slice(0, 900) },
        ]);
        await worker.presses('Add it');
        await worker.reads(/cannot be read to its end/);
        expect(await worker.page.getByLabel('What does it show?').inputValue()).toContain(
          'drawing of the new room',
        );
        if (scripts) await looksRight(worker);
        await worker.attaches('The file', [await drawing()]);
        await worker.presses('Add it');
        await worker.reads('Added');
        for (const name of [asa, oto]) await worker.chooses('Seen alone', `Was ${name} seen?`);
        await worker.chooses('Seen: as it was known');
        await worker.types('What did the children get from it?', 'They know the room');
        await worker.presses('Finish the visit');
        await worker.readsHeading('What each reader will see');
        await worker.presses('Finish the visit');
        await worker.reads(`${asa}’s drawing of the new room`);
        if (scripts) await looksRight(worker);
        await worker.follows(/drawing of the new room/);
        expect(await worker.page.getByRole('img', { name: /drawing of the new room/ }).count()).toBe(1);
        if (scripts) await looksRight(worker);
        await worker.opens(`/children/${brothers[1]}/entries`);
        await worker.reads('To see the new room');
        await worker.doesNotRead(/drawing of the new room/);
        await worker.leaves();
      });
  },
);

async function looksRight(worker: Person): Promise<void> {
  await expectAccessible(worker.page);
  await expectNoSidewaysScroll(worker.page);
}

/** A red house on a pale ground, as a camera would send it. */
async function drawing(): Promise<Handed> {
  const plain = (width: number, height: number, background: string) =>
    sharp({ create: { width, height, channels: 3, background } });
  const house = await plain(700, 500, '#a4553d').png().toBuffer();
  const picture = plain(1600, 1200, '#f3e6c8').composite([{ input: house, left: 450, top: 550 }]);
  return { name: 'IMG_0042.JPG', bytes: await picture.jpeg().toBuffer() };
}
