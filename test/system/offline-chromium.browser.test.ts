import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserMissing, hasBrowser, launchBrowser } from '../support/browser.ts';
import { Chance } from '../support/chance.ts';
import { narrate, tell } from '../support/tell-soak.ts';
import { findFaults, kinds } from './check-offline.ts';
import type { Stage } from './offline-browsers.ts';
import { findUnshown, plantManager, runBrowsers } from './offline-browsers.ts';
import { openOfflineWorld } from './offline-world.ts';

/** A few runs in `npm test`, as each takes some seconds; `npm run soak -- offline-chromium` makes ten, or as many as one says. */
const runs = Number(process.env['KITH_OFFLINE_CHROMIUM_RUNS'] ?? 3);
const firstSeed = 7100;

describe.skipIf(!hasBrowser)(
  `what two phones write without a network (${hasBrowser ? 'Chromium' : browserMissing})`,
  () => {
    let stage: Stage;
    let close: () => Promise<void>;
    beforeAll(async () => {
      const [world, browser]: [Awaited<ReturnType<typeof openOfflineWorld>>, Browser] = await Promise.all([
        openOfflineWorld(),
        launchBrowser(),
      ]);
      await world.face.listen({ host: '127.0.0.1', port: 0 });
      stage = { world, browser, port: Number(new URL(world.face.listeningOrigin).port) };
      close = async () => {
        await browser.close();
        await world.close();
      };
    });
    afterAll(() => close());

    it(
      `is recorded once or held once, and shown, in ${runs} runs of bad roads, dying tabs, wrong clocks and ended rights`,
      async () => {
        const manager = await plantManager(stage.world);
        const sums = { written: 0, posts: 0, kills: 0, recorded: 0, unfinished: 0, held: 0, conflict: 0 };
        for (let run = 0; run < runs; run += 1) {
          const done = await runBrowsers(stage, new Chance(firstSeed + run), `Run ${run}`);
          const { faults, outcomes } = await findFaults(stage.world, done);
          expect([...faults, ...(await findUnshown(stage.world, manager, done))], `run ${run}`).toEqual([]);
          sums.written += done.written.length;
          sums.posts += done.posts;
          sums.kills += done.kills;
          for (const name of kinds) sums[name] += outcomes[name];
          narrate(`offline in Chromium: run ${run + 1}, ${done.ending}, ${done.written.length} visits`);
        }
        tell('runs of two phones in Chromium', runs);
        tell('visits written on them', sums.written);
        tell('tabs killed', sums.kills);
        for (const name of kinds) tell(`of them ${name}`, sums[name]);
        expect(sums.recorded + sums.unfinished + sums.held).toBe(sums.written);
        expect(sums.posts).toBeGreaterThan(sums.written);
        if (runs >= 10)
          expect(Math.min(sums.recorded, sums.unfinished, sums.held, sums.kills)).toBeGreaterThan(0);
      },
      60_000 + runs * 40_000,
    );
  },
);
