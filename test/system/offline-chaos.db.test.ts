import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Chance } from '../support/chance.ts';
import { narrate, tell } from '../support/tell-soak.ts';
import type { Run } from './offline-chaos.ts';
import { runChaos } from './offline-chaos.ts';
import type { OfflineWorld } from './offline-world.ts';
import { openOfflineWorld } from './offline-world.ts';

/** A few runs in `npm test`; `npm run soak -- offline 1000` makes a thousand. */
const runs = Number(process.env['KITH_OFFLINE_RUNS'] ?? 8);

const kinds = ['recorded', 'unfinished', 'held', 'conflict'] as const;
type Outcome = (typeof kinds)[number];
type Found = { readonly recorded: number; readonly held: number; readonly drafts: number };

describe('what devices write without a network', () => {
  let world: OfflineWorld & { close: () => Promise<void> };
  beforeAll(async () => {
    world = await openOfflineWorld();
  });
  afterAll(() => world.close());

  /** Where words stand, for each place counted over all children of the visit. */
  async function find(words: string): Promise<Found> {
    const { rows } = await world.test.owner.query<Found>(
      `select (select count(*)::int from practice.entry_passage where words = $1) as recorded,
              (select count(*)::int from practice.offline_held where shared ->> 'purpose' = $1) as held,
              (select count(*)::int from practice.entry_draft where shared ->> 'purpose' = $1) as drafts`,
      [words],
    );
    return rows[0] ?? { recorded: 0, held: 0, drafts: 0 };
  }

  async function checkRun({ pod, written, told, waiting }: Run): Promise<Record<Outcome, number>> {
    expect(waiting, 'everything is acknowledged in the end').toBe(0);
    const { owner } = world.test;
    const count = pod.children.length;
    const outcomes = { recorded: 0, unfinished: 0, held: 0, conflict: 0 };
    const { rows: receipts } = await owner.query<{
      id: string;
      outcome: keyof typeof outcomes;
      said: Date;
      early: boolean;
    }>(
      `select upload_id as id, outcome, said_at as said, received_at < '2026-11-22T09:00:00Z' as early
         from practice.offline_receipt where account_id = $1`,
      [pod.account],
    );
    expect(receipts.length, 'a receipt for each text, and no more').toBe(written.length);
    for (const { upload, words } of written) {
      const found = await find(words);
      const places = [found.recorded, found.held, found.drafts].filter((times) => times > 0);
      expect(places, `${words}: in one place, once for each child`).toEqual([count]);
      expect(receipts.map(({ said }) => said.toISOString())).toContain(upload.saidAt);
    }
    expect(
      receipts.some(({ early }) => early),
      'received by our clock, whatever theirs says',
    ).toBe(false);
    for (const { outcome } of receipts) outcomes[outcome] += 1;
    for (const { id, outcome } of told)
      expect(
        receipts.some((one) => one.id === id && one.outcome === outcome),
        `${id} was told ${outcome}`,
      ).toBe(true);
    const { rows } = await owner.query<{ events: number; entries: number; visits: number }>(
      `select count(distinct event_id)::int as events, count(*)::int as entries,
              (select count(*)::int from practice.visit where person_id = any($1)) as visits
         from practice.entry where person_id = any($1)`,
      [pod.children],
    );
    const [{ events, entries, visits } = { events: -1, entries: -1, visits: -1 }] = rows;
    expect([events, entries]).toEqual([outcomes.recorded, outcomes.recorded * count]);
    // All of one day and kind: however many came, returns and measures count one for each child.
    expect(visits).toBe(outcomes.recorded > 0 ? count : 0);
    return outcomes;
  }

  it(
    `is recorded once or held once, in ${runs} runs of loss, doubling, delay, wrong clocks, two devices and ended access`,
    async () => {
      const sums = { written: 0, posts: 0, recorded: 0, unfinished: 0, held: 0, conflict: 0 };
      for (let run = 0; run < runs; run += 1) {
        const done = await runChaos(world, new Chance(4000 + run), `Run ${run}`);
        const outcomes = await checkRun(done);
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
