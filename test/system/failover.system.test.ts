import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Chance } from '../support/chance.ts';
import type { Serving } from '../support/kith.ts';
import { kith, newFolder, removeFolder, serveKith } from '../support/kith.ts';
import {
  ask,
  endServer,
  findServerTools,
  freePort,
  lackOfTools,
  makeCluster,
  makeFolder,
  runTool,
  startServer,
  urlOf,
} from '../support/servers.ts';
import type { Server } from '../support/servers.ts';
import type { Edit, Editor } from '../support/staff-edits.ts';
import { editUntil, lookAt, plantEditors } from '../support/staff-edits.ts';
import { narrate, tell } from '../support/tell-soak.ts';

/** `npm test` fails over once, `npm run soak` ten times, there and back. */
const rounds = Number(process.env['KITH_FAILOVERS'] ?? 1);
const lacks = findServerTools() === undefined || process.platform !== 'linux';

describe.skipIf(lacks)(`failover to a synchronous standby (skipped where there is ${lackOfTools})`, () => {
  const chance = new Chance(20_261_122);
  let root = '';
  let ports: readonly { readonly port: number }[] = [];
  let [primary, standby]: (Server | undefined)[] = [];
  let serving: Serving | undefined;
  let editors: readonly Editor[] = [];
  const edits: Edit[][] = [];
  const ownerOf = (server: Server) => ({
    host: '127.0.0.1',
    port: server.port,
    user: 'kith_owner',
    database: 'kith',
  });

  beforeAll(async () => {
    root = newFolder();
    ports = [{ port: await freePort() }, { port: await freePort() }];
    const [first, second] = ports.map(({ port }) => port);
    makeCluster(join(root, 'one'));
    primary = await startServer(join(root, 'one'), first ?? 0, settings);
    await ask(primary.port, 'postgres', 'create database kith');
    const made = await kith(['audit', 'seal', '--database', urlOf('kith_owner', [primary])]);
    if (made.code !== 0) throw new Error(made.stderr);
    standby = await followBy(primary, join(root, 'two'), second ?? 0);
    editors = await plantEditors(ownerOf(primary), 3);
    edits.push(...editors.map(() => []));
    serving = await serveKith(['--empty'], {
      env: {
        DATABASE_URL: urlOf('kith_login', ports),
        MIGRATION_DATABASE_URL: urlOf('kith_owner', ports),
        KITH_AUDIT_ROOTS: join(root, 'roots'),
      },
      cwd: root,
    });
  }, 300_000);

  afterAll(async () => {
    await serving?.stop();
    for (const server of [primary, standby]) if (server) await endServer(server, 'SIGKILL');
    removeFolder(root);
  }, 120_000);

  const settings = { shared_buffers: '32MB', max_connections: '60' };

  /** A standby of a server, as the manual makes one; from then on each commit waits for both. */
  async function followBy(leader: Server, folder: string, port: number): Promise<Server> {
    rmSync(folder, { recursive: true, force: true });
    makeFolder(folder);
    const from = ['-h', '127.0.0.1', '-p', String(leader.port), '-U', 'kith_owner'];
    runTool('pg_basebackup', [...from, '-D', folder, '-R', '-X', 'stream', '-c', 'fast']);
    const follower = await startServer(folder, port, { ...settings, hot_standby: 'on' });
    await ask(leader.port, 'postgres', `alter system set synchronous_standby_names = '*'`);
    await ask(leader.port, 'postgres', 'select pg_reload_conf()');
    for (;;) {
      const rows = await ask<{ sync: string }>(
        leader.port,
        'postgres',
        'select sync_state as sync from pg_stat_replication',
      );
      if (rows.some(({ sync }) => sync === 'sync')) return follower;
      await pause(50);
    }
  }

  it.for(Array.from({ length: rounds }, (_, i) => i + 1))(
    'loses nothing acknowledged when the primary is killed, and Kith writes on without a restart (round %i)',
    async (round) => {
      if (!primary || !standby || !serving) throw new Error('Nothing runs');
      const promotedOne = standby;
      let over = false;
      const { staff } = serving;
      const writing = editors.map((editor, i) =>
        editUntil(staff, { editor, stopped: () => over, edits: edits[i] ?? [], name: `r${round}w${i}` }),
      );
      const before = edits.flat().filter(({ acknowledged }) => acknowledged).length;
      const enough = before + 10 + Math.floor(60 * chance.next());
      while (edits.flat().filter(({ acknowledged }) => acknowledged).length < enough) await pause(5);
      const killed = performance.now();
      await endServer(primary, 'SIGKILL');
      await ask(standby.port, 'postgres', `alter system reset synchronous_standby_names`);
      await ask(standby.port, 'postgres', 'select pg_promote(true), pg_reload_conf()');
      const promoted = performance.now() - killed;
      const back = () =>
        edits.flat().filter(({ acknowledged, at }) => acknowledged && at > killed + promoted);
      const deadline = Date.now() + 60_000;
      while (back().length < 5 && Date.now() < deadline) await pause(20);
      over = true;
      await Promise.all(writing);
      const firstWrite = Math.min(...back().map(({ at }) => at)) - killed;

      expect(serving.running.child.exitCode, 'the same process').toBeNull();
      const kept = await Promise.all(
        editors.map((editor, i) => lookAt(ownerOf(promotedOne), editor, edits[i] ?? [])),
      );
      expect(kept.flatMap(({ lost }) => lost)).toEqual([]);
      expect(kept.flatMap(({ halves }) => halves)).toEqual([]);
      const acknowledged = edits.flat().filter((edit) => edit.acknowledged).length;
      expect(acknowledged).toBeGreaterThan(5);
      narrate(
        `failover ${round}: standby promoted ${Math.round(promoted)} ms after the kill, first write acknowledged ` +
          `after ${Math.round(firstWrite)} ms, ${acknowledged} edits acknowledged so far, 0 lost`,
      );
      tell('failovers', 1);
      tell('acknowledged edits lost', 0);
      tell('edits acknowledged', acknowledged - before);
      tell('to promote the standby, ms', Math.round(promoted));
      tell('from the kill to the first write acknowledged, ms', Math.round(firstWrite));
      if (round < rounds) await turnRound();
    },
  );

  /** The old primary comes back as a standby of the new one, from a fresh copy: it may hold what nobody else has. */
  async function turnRound(): Promise<void> {
    if (!primary || !standby) return;
    const next = await followBy(standby, primary.folder, primary.port);
    [primary, standby] = [standby, next];
  }

  it('says in a sentence that of several servers only a standby answers', async () => {
    if (!standby) throw new Error('Nothing runs');
    const folder = join(root, 'three');
    const third = await followBy(standby, folder, await freePort());
    const ended = await kith([
      'measures',
      '--database',
      urlOf('kith_owner', [{ port: await freePort() }, third]),
    ]);
    await endServer(third, 'SIGKILL');
    await ask(standby.port, 'postgres', 'alter system reset synchronous_standby_names');
    await ask(standby.port, 'postgres', 'select pg_reload_conf()');
    expect([ended.code, ended.stderr]).toEqual([
      2,
      expect.stringMatching(/^The database cannot be reached: .*standby/),
    ]);
  });
});
