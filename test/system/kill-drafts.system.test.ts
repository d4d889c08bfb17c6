import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserMissing, hasBrowser } from '../support/browser.ts';
import { Chance } from '../support/chance.ts';
import type { DraftWorld } from '../support/draft-world.ts';
import { openDraftWorld } from '../support/draft-world.ts';
import { narrate, tell } from '../support/tell-soak.ts';
import {
  beginAtDesk,
  beginOnDevice,
  bringBack,
  comeBack,
  cutOff,
  expectNothingLost,
  finishTwice,
  listDrafts,
  openOnDevice,
  signIn,
  untilKept,
  untilSending,
  write,
} from './draft-writer.ts';

/** The first four kinds in `npm test`, as each takes some seconds; `npm run soak -- drafts 24` makes all, each at several moments. */
const kills = Number(process.env['KITH_DRAFT_KILLS'] ?? 4);
const firstSeed = 4100;

/** What is killed, where the worker writes, and at which moment of it. */
type Kill = {
  readonly victims: readonly ('browser' | 'server')[];
  readonly place: 'at the desk' | 'at the desk, cut off' | 'on the device';
  readonly moment: 'kept' | 'typing' | 'sending';
};
const plans: readonly Kill[] = [
  { victims: ['server', 'browser'], place: 'at the desk', moment: 'sending' },
  { victims: ['browser'], place: 'at the desk, cut off', moment: 'kept' },
  { victims: ['server'], place: 'at the desk', moment: 'sending' },
  { victims: ['server', 'browser'], place: 'on the device', moment: 'typing' },
  { victims: ['browser'], place: 'on the device', moment: 'kept' },
  { victims: ['browser', 'server'], place: 'at the desk, cut off', moment: 'typing' },
  { victims: ['browser'], place: 'at the desk', moment: 'kept' },
  { victims: ['server'], place: 'at the desk', moment: 'typing' },
];

// Processes and their parents are told by /proc, which Linux alone has.
describe.skipIf(!hasBrowser || !existsSync('/proc'))(
  `a visit that is being written, and kill -9 (${hasBrowser ? 'Chromium' : browserMissing})`,
  () => {
    let world: DraftWorld;
    beforeAll(async () => {
      world = await openDraftWorld();
      await signIn(world);
    }, 300_000);
    afterAll(() => world.close(), 120_000);

    it.each(Array.from({ length: kills }, (_, i) => i))(
      'loses nothing that was said to be kept (%i)',
      async (round) => {
        const plan = plans[round % plans.length];
        if (!plan) throw new Error('There is a plan for each round');
        const chance = new Chance(firstSeed + round);
        const words = `Kill ${round}:`;
        await (plan.place === 'on the device'
          ? killOnDevice(world, plan, { chance, words })
          : killAtDesk(world, plan, { chance, words }));
        const what = `${plan.victims.join(' and ')}, ${plan.place}, ${plan.moment}`;
        narrate(`kill ${round + 1}: ${what}; nothing lost, finished once`);
        for (const victim of plan.victims) tell(`kills of the ${victim} while a visit was written`, 1);
        tell('drafts that lost what was said to be kept, or were doubled', 0);
      },
      120_000,
    );
  },
);

type Round = { readonly chance: Chance; readonly words: string };

async function killAtDesk(world: DraftWorld, plan: Kill, { chance, words }: Round): Promise<void> {
  const draft = await beginAtDesk(world);
  const kept = await untilKept(world, await write(world, { before: {}, words, chance }));
  if (plan.place === 'at the desk, cut off') await cutOff(world);
  if (plan.moment === 'kept') {
    const written = await untilKept(world, await write(world, { before: kept, words: 'then', chance }));
    await kill(world, plan);
    await startAgain(world, plan);
    await comeBack(world, draft, plan.victims);
    await expectNothingLost(world, { kept: written, typed: written });
  } else {
    const sending = plan.moment === 'sending' ? untilSending(world) : pause(chance.whole(0, 1500));
    const typing = write(world, { before: kept, words: 'then', chance }).catch(() => undefined);
    await sending;
    await kill(world, plan);
    // What a page that lives on has typed by now is all there; of one that died, what it was about to type may be.
    const typed = await typing;
    await startAgain(world, plan);
    await comeBack(world, draft, plan.victims);
    const isAlive = !plan.victims.includes('browser');
    await expectNothingLost(world, { kept: isAlive && typed ? typed : kept, typed: undefined });
  }
  await finishTwice(world, draft);
}

async function killOnDevice(world: DraftWorld, plan: Kill, { chance, words }: Round): Promise<void> {
  await beginOnDevice(world);
  const kept = await untilKept(world, await write(world, { before: {}, words, chance }));
  const typing = write(world, { before: kept, words: 'then', chance }).catch(() => undefined);
  if (plan.moment === 'typing') await pause(chance.whole(0, 400));
  else await typing;
  await kill(world, plan);
  await typing;
  await world.startBrowser();
  if (plan.victims.includes('server')) {
    // Still at the door: the text is in the form of the device.
    await openOnDevice(world);
    await expectNothingLost(world, { kept, typed: undefined });
    await world.startServer();
  }
  // The sign-in went with the browser: what was typed goes to the server as unfinished, once.
  await signIn(world);
  const purpose = kept['purpose'] ?? '';
  await expect.poll(() => listDrafts(world, purpose), { timeout: 20_000 }).toHaveLength(1);
  const [draft = ''] = await listDrafts(world, purpose);
  await comeBack(world, `/children/${world.child}/visits/${draft}`, []);
  await bringBack(world);
  await expectNothingLost(world, { kept, typed: undefined });
  await finishTwice(world, `/children/${world.child}/visits/${draft}`);
}

async function kill(world: DraftWorld, { victims }: Kill): Promise<void> {
  for (const victim of victims) await (victim === 'browser' ? world.killBrowser() : world.killServer());
}

async function startAgain(world: DraftWorld, { victims }: Kill): Promise<void> {
  await Promise.all(
    victims.map((victim) => (victim === 'browser' ? world.startBrowser() : world.startServer())),
  );
}
