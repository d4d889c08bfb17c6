import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findAcknowledgement } from '../../src/modules/practice/offline/upload-rules.ts';
import { Chance } from '../support/chance.ts';
import { narrate, tell } from '../support/tell-soak.ts';
import { findFaults, kinds } from './check-offline.ts';
import type { Way } from './offline-chaos.ts';
import { realWay, runChaos } from './offline-chaos.ts';
import type { OfflineWorld } from './offline-world.ts';
import { openOfflineWorld } from './offline-world.ts';

/** A few runs in `npm test`; `npm run soak -- offline 1000` makes a thousand. */
const runs = Number(process.env['KITH_OFFLINE_RUNS'] ?? 8);
const firstSeed = 4000;

let world: OfflineWorld & { close: () => Promise<void> };
beforeAll(async () => {
  world = await openOfflineWorld();
});
afterAll(() => world.close());

describe('what devices write without a network', () => {
  it(
    `is recorded once or held once, in ${runs} runs of loss, doubling, delay, wrong clocks, two devices and ended access`,
    async () => {
      const sums = { written: 0, posts: 0, recorded: 0, unfinished: 0, held: 0, conflict: 0 };
      for (let run = 0; run < runs; run += 1) {
        const done = await runChaos(world, new Chance(firstSeed + run), { name: `Run ${run}` });
        const { faults, outcomes } = await findFaults(world, done);
        expect(faults, `run ${run}`).toEqual([]);
        sums.written += done.written.length;
        sums.posts += done.posts;
        for (const name of kinds) sums[name] += outcomes[name];
        if (run % 50 === 49) narrate(`offline: ${run + 1} runs`);
      }
      tell('runs of two devices', runs);
      for (const [what, count] of Object.entries(sums))
        tell(`visits ${what === 'posts' ? 'arrived, doubles counted' : what}`, count);
      expect(sums.recorded + sums.unfinished + sums.held + sums.conflict).toBe(sums.written);
      expect(sums.posts).toBeGreaterThan(sums.written);
      if (runs >= 8) expect(Math.min(...kinds.map((name) => sums[name]))).toBeGreaterThan(0);
    },
    60_000 + runs * 4000,
  );
});

let turn: Promise<unknown> = Promise.resolve();
/** One after the other, as they come: the connection that forgets is one. */
const inTurn = (work: () => Promise<unknown>) => (turn = turn.then(work));

/** Each is one mistake in the queue or in the door, and what has to be found of it. */
const broken: readonly (readonly [mistake: string, way: Way, found: RegExp])[] = [
  [
    'a queue that sends under a new id each time',
    {
      ...realWay,
      sendAll: (queue, send) =>
        realWay.sendAll(queue, async (kept) => {
          const { id, box } = await kept.again();
          const heard = findAcknowledgement(await send({ ...kept, id, box }), id);
          return heard && { ...heard, id: kept.id };
        }),
    },
    /: (recorded|held|unfinished) \d+, of \d+|receipts for/,
  ],
  [
    'a queue that drops a visit before the server has it',
    {
      ...realWay,
      sendAll: (queue, send) =>
        realWay.sendAll(queue, async (kept) => {
          await queue.drop(kept.id);
          return send(kept);
        }),
    },
    /: lost/,
  ],
  [
    'a queue that takes any answer for the server’s word',
    {
      ...realWay,
      sendAll: (queue, send) =>
        realWay.sendAll(queue, async (kept) => {
          await send(kept);
          return { id: kept.id, outcome: 'recorded' };
        }),
    },
    /: lost/,
  ],
  [
    'a server that forgets what it took',
    {
      ...realWay,
      arrive: (of, kept) =>
        inTurn(async () => {
          await of.test.owner.query('delete from practice.offline_receipt where upload_id = $1', [kept.id]);
          return realWay.arrive(of, kept);
        }),
    },
    /: (recorded|held|unfinished) \d+, of \d+/,
  ],
];

describe('the same runs find', () => {
  it.each(broken)('%s', async (mistake, way, found) => {
    const faults: string[] = [];
    for (let run = 0; run < 3; run += 1) {
      const done = await runChaos(world, new Chance(firstSeed + run), { name: `${mistake}, ${run}`, way });
      faults.push(...(await findFaults(world, done)).faults);
    }
    expect(faults.join('\n')).toMatch(found);
  });
});
