import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Chance } from '../support/chance.ts';
import type { Contents, Load } from '../support/kill-import.ts';
import {
  countContents,
  importLoad,
  killDuring,
  listWholes,
  makeLoad,
  timeImport,
} from '../support/kill-import.ts';
import { jsonOf, newFolder, removeFolder } from '../support/kith.ts';
import { narrate, tell } from '../support/tell-soak.ts';

/** `npm test` kills a few times, `npm run soak` many: half of them the process, half the database. */
const kills = Math.ceil(Number(process.env['KITH_KILLS'] ?? 10) / 2);
const children = 400;

// Processes and their parents are told by /proc, which Linux alone has.
describe.skipIf(!existsSync('/proc')).for(['process', 'database'] as const)(
  'an import whose %s is killed',
  (what) => {
    const chance = new Chance(what === 'process' ? 20_260_331 : 20_270_331);
    const acknowledged: Load[] = [];
    let [root, data, usual, interrupted] = ['', '', 0, 0];

    beforeAll(async () => {
      root = newFolder();
      data = join(root, 'data');
      const first = makeLoad(root, 1, children);
      usual = await timeImport(importLoad(data, first));
      acknowledged.push(first);
    });
    afterAll(() => removeFolder(root));

    it.for(Array.from({ length: kills }, (_, i) => i + 2))(
      'leaves all or nothing of each file set, loses nothing acknowledged, and completes when run again (%i)',
      async (seed) => {
        const load = makeLoad(root, seed, children);
        const after = usual * chance.next();
        const ended = await killDuring(importLoad(data, load), data, { what, after });
        if (ended.stdout === '') interrupted += 1;
        else acknowledged.push(load);
        if (what === 'database' && ended.stdout === '') expect(ended.code, ended.stderr).not.toBe(0);

        const [own = {}, ...others] = await countContents(data, [load, ...acknowledged]);
        expect(listWholes(load).map(describeContents), `${Math.round(after)} ms in`).toContain(
          describeContents(own),
        );
        expect(others.map(describeContents)).toEqual(
          acknowledged.map((one) => describeContents(listWholes(one)[2] ?? {})),
        );

        const again = await importLoad(data, load).ended;
        expect([again.code, again.code === 0 ? '' : again.stderr]).toEqual([0, '']);
        jsonOf(again);
        if (!acknowledged.includes(load)) acknowledged.push(load);
        expect((await countContents(data, [load])).map(describeContents)).toEqual([
          describeContents(listWholes(load)[2] ?? {}),
        ]);
        report(seed - 1, Math.round(after), ended.stdout !== '');
      },
    );

    /** One line and the counts of the soak; only what passed gets here. */
    function report(round: number, after: number, isAcknowledged: boolean): void {
      const verb = isAcknowledged ? 'was acknowledged' : 'was cut off';
      narrate(`kill ${round} of the ${what}, ${after} ms in: the import ${verb}; 0 lost, 0 halves`);
      for (const [counted, count] of [
        [`kills of the ${what} during an import`, 1],
        ['imports cut off', isAcknowledged ? 0 : 1],
        ['acknowledged imports looked for after each kill', acknowledged.length],
        ['acknowledged changes lost', 0],
        ['halves', 0],
      ] as const)
        tell(counted, count);
    }

    it('has on disk what it has reported, even when the end comes that very moment', async () => {
      const load = makeLoad(root, kills + 2, children);
      const ended = await killDuring(importLoad(data, load), data, { what, after: 'the report' });
      jsonOf(ended);
      const [own = {}] = await countContents(data, [load]);
      expect(describeContents(own)).toBe(describeContents(listWholes(load)[2] ?? {}));
    });

    it('was really interrupted in the middle', () => expect(interrupted).toBeGreaterThan(0));
  },
);

const describeContents = (contents: Contents) =>
  Object.entries(contents)
    .map(([name, count]) => `${name} ${count}`)
    .sort()
    .join(', ');
