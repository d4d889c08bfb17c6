import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmbedded } from '../../src/platform/database/embedded/index.ts';
import { Chance } from '../support/chance.ts';
import type { Contents, Load } from '../support/kill-import.ts';
import {
  countContents,
  importLoad,
  killServer,
  listWholes,
  makeLoad,
  timeImport,
  untilProgress,
} from '../support/kill-import.ts';
import type { Ended, Serving } from '../support/kith.ts';
import { kith, newFolder, removeFolder, serveKith } from '../support/kith.ts';
import type { Edit, Editor } from '../support/staff-edits.ts';
import { editUntil, lookAt, plantEditors } from '../support/staff-edits.ts';
import { narrate, tell } from '../support/tell-soak.ts';

/** For `npm run soak -- kills 50`: `npm test` leaves it out, as it takes minutes on a busy machine. */
const kills = Number(process.env['KITH_EDIT_KILLS'] ?? 0);

/** What is killed: a process and the database in turn; the process is the service or the import. */
const victims = ['service', 'database', 'import', 'database'] as const;

// Processes and their parents are told by /proc, which Linux alone has.
describe.skipIf(!existsSync('/proc') || kills === 0)(
  'edits through the staff face, an import beside them, and a kill',
  () => {
    const chance = new Chance(20_281_122);
    const acknowledged: Load[] = [];
    const edits: Edit[][] = [];
    let [root, data, usual] = ['', '', 0];
    let serving: Serving | undefined;
    let editors: readonly Editor[] = [];

    beforeAll(async () => {
      root = newFolder();
      data = join(root, 'data');
      const first = makeLoad(root, 9001, 30);
      const importing = importLoad(data, first);
      usual = await timeImport(importing);
      const ended = await importing.ended;
      if (ended.code !== 0) throw new Error(ended.stderr);
      acknowledged.push(first);
      await withOwner(async (owner) => void (editors = await plantEditors(owner, 2)));
      edits.push(...editors.map(() => []));
    }, 300_000);
    afterAll(async () => {
      await serving?.stop();
      removeFolder(root);
    }, 120_000);

    type Owner = {
      readonly host: string;
      readonly port: number;
      readonly user: string;
      readonly database: string;
    };

    async function withOwner(work: (owner: Owner) => Promise<void>): Promise<void> {
      const { stop, host, port, user, database } = await startEmbedded({ dataDir: data });
      await work({ host, port, user, database }).finally(stop);
    }

    /** Waits until each editor has had so many more answers, or refusals to connect, of a kind. */
    async function untilAnswers(more: number, isOne: (edit: Edit) => boolean): Promise<void> {
      const counts = () => edits.map((own) => own.filter(isOne).length);
      const before = counts();
      while (counts().some((count, i) => count < (before[i] ?? 0) + more)) {
        refuseEndedService();
        await pause(5);
      }
    }

    /** A service that ended though nobody killed it has failed, whatever it was in the middle of. */
    function refuseEndedService(): void {
      const { child, said } = serving?.running ?? {};
      if (child?.exitCode === null || child === undefined) return;
      throw new Error(`The service ended by itself, with ${child.exitCode}: ${said?.().stderr.slice(-4000)}`);
    }

    /** Edits and an import at once, and after a while the end of one of those who do it. */
    async function runUntilKilled(
      round: number,
      victim: (typeof victims)[number],
      load: Load,
    ): Promise<Ended> {
      serving ??= await serveKith(['--empty', '--data', data], {
        env: { KITH_AUDIT_ROOTS: join(root, 'roots') },
      });
      const { staff, running } = serving;
      let over = false;
      const writing = editors.map((editor, i) =>
        editUntil(staff, { editor, stopped: () => over, edits: edits[i] ?? [], name: `k${round}w${i}` }),
      );
      await untilAnswers(1 + Math.floor(12 * chance.next()), ({ acknowledged }) => acknowledged);
      // An import and edits wait for each other's rows: the kill comes at any moment of both.
      const importing = importLoad(data, load);
      await untilProgress(importing);
      await pause(2 * usual * chance.next());
      if (victim === 'service') running.child.kill('SIGKILL');
      if (victim === 'database') killServer(data);
      if (victim === 'import') importing.child.kill('SIGKILL');
      await untilAnswers(1, () => true);
      over = true;
      await Promise.all(writing);
      const ended = await importing.ended;
      if (victim === 'service') {
        await running.ended;
        serving = undefined;
      }
      return ended;
    }

    it.each(Array.from({ length: kills }, (_, i) => i + 1))(
      'loses nothing acknowledged and leaves no half (%i)',
      async (round) => {
        const victim = victims[round % victims.length] ?? 'service';
        const load = makeLoad(root, 9001 + round, 30);
        const before = edits.flat().filter((edit) => edit.acknowledged).length;
        const ended = await runUntilKilled(round, victim, load);
        if (ended.stdout !== '') acknowledged.push(load);
        const contents = await countContents(data, [load, ...acknowledged]);
        const wholes = listWholes(load).map(inWords);
        expect(wholes, `the import, of which the ${victim} was killed`).toContain(inWords(contents[0] ?? {}));
        expect(contents.slice(1).map(inWords)).toEqual(
          acknowledged.map((one) => inWords(listWholes(one)[2] ?? {})),
        );
        await withOwner(async (owner) => {
          const kept = await Promise.all(editors.map((editor, i) => lookAt(owner, editor, edits[i] ?? [])));
          expect(kept.flatMap(({ lost }) => lost)).toEqual([]);
          expect(kept.flatMap(({ halves }) => halves)).toEqual([]);
        });
        const now = edits.flat().filter((edit) => edit.acknowledged).length;
        const verb = ended.stdout === '' ? 'was cut off' : 'was acknowledged';
        narrate(
          `kill ${round}: the ${victim}, after ${now - before} acknowledged edits; the import ${verb}; 0 lost, 0 halves`,
        );
        for (const [what, count] of [
          [`kills of the ${victim} during edits and an import`, 1],
          ['edits acknowledged', now - before],
          ['imports acknowledged beside them', ended.stdout === '' ? 0 : 1],
          ['acknowledged changes lost', 0],
          ['halves', 0],
        ] as const)
          tell(what, count);
      },
      300_000,
    );

    it('really was in the middle of edits, and its audit trail is whole', async () => {
      expect(edits.flat().filter((edit) => edit.acknowledged).length).toBeGreaterThan(kills);
      const verify = await kith(['audit', 'verify', '--roots', join(root, 'roots'), '--data', data]);
      expect([verify.code, verify.stdout]).toEqual([0, expect.stringMatching(/Nothing was changed/)]);
    });
  },
);

const inWords = (contents: Contents) =>
  Object.entries(contents)
    .map(([name, count]) => `${name} ${count}`)
    .sort()
    .join(', ');
