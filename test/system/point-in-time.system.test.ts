import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealAndKeep } from '../../src/apps/worker.ts';
import { openDatabase } from '../../src/platform/database/database.ts';
import { startEmbedded } from '../../src/platform/database/embedded/index.ts';
import { jsonOf, kith, newFolder, removeFolder, serveKith } from '../support/kith.ts';
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
} from '../support/servers.ts';
import type { Server } from '../support/servers.ts';

type Address = {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
};

/** Something that happened: an account made, its row in the audit trail, all sealed and the root kept outside. */
async function happen(to: Address, name: string, roots: string): Promise<void> {
  const client = new pg.Client(to);
  await client.connect();
  await client.query(`insert into access.account (id, face, name) values (gen_random_uuid(), 'staff', $1)`, [
    name,
  ]);
  await client.query(
    `insert into access.read_log (id, at, face, audit_name, outcome, correlation_id)
     values (gen_random_uuid(), now(), 'staff', 'AccountCreate', 'done', gen_random_uuid())`,
  );
  await client.end();
  const database = openDatabase({ ...to, user: 'kith_login' });
  await sealAndKeep(database, roots);
  await database.close();
}

/** What the server's clock shows, with a little time before and after that nothing happens in. */
async function momentOf(to: Address): Promise<string> {
  await pause(1100);
  const client = new pg.Client(to);
  await client.connect();
  const { rows } = await client.query<{ at: string }>(
    `select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.MS"Z"') as at`,
  );
  await client.end();
  await pause(1100);
  return rows[0]?.at ?? '';
}

async function listNames(to: Address): Promise<readonly string[]> {
  const client = new pg.Client(to);
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    `select name from access.account where name like 'Change %' order by name`,
  );
  await client.end();
  return rows.map(({ name }) => name);
}

const addressOf = ({ host, port, user, database }: Address): Address => ({ host, port, user, database });

describe('an embedded database with an archive', () => {
  let root = '';
  let moment = '';
  const at = (name: string) => join(root, name);
  const restore = (to: string | undefined, name: string, archive = at('archive')) => {
    const where = ['--from', at('backup'), '--archive', archive, '--data', at(name)];
    return kith(['restore', ...where, ...(to === undefined ? [] : ['--to', to]), '--json']);
  };
  const namesIn = async (data: string) => {
    const server = await startEmbedded({ dataDir: at(data) });
    const names = await listNames(addressOf(server));
    await server.stop();
    return names;
  };

  beforeAll(async () => {
    root = newFolder();
    const served = await serveKith(['--empty', '--data', at('data'), '--archive', at('archive')]);
    const server = await startEmbedded({ dataDir: at('data') });
    const to = addressOf(server);
    await happen(to, 'Change 1: before the backup', at('roots'));
    const backup = await kith(['backup', '--out', at('backup'), '--data', at('data')]);
    expect(backup.code, backup.stderr).toBe(0);
    await happen(to, 'Change 2: before the moment', at('roots'));
    moment = await momentOf(to);
    await happen(to, 'Change 3: after the moment', at('roots'));
    await kith(['archive', '--archive', at('archive'), '--data', at('data'), '--json']);
    await happen(to, 'Change 4: just before the end', at('roots'));
    await server.stop();
    await served.stop();
  });
  afterAll(() => removeFolder(root));

  it('comes back as it was at a moment: what was before is there, what was after is not', async () => {
    const ended = await restore(moment, 'then');
    expect([ended.code, ended.stderr]).toEqual([0, expect.any(String)]);
    expect(jsonOf(ended)).toMatchObject({ lastChange: expect.stringMatching(/^20.*Z$/) });
    expect(await namesIn('then')).toEqual(['Change 1: before the backup', 'Change 2: before the moment']);
  });

  it('has an audit trail that is whole up to there, and tells what the roots know beyond', async () => {
    const verify = (...more: string[]) =>
      kith(['audit', 'verify', '--roots', at('roots'), '--data', at('then'), '--json', ...more]);
    const upTo = await verify('--up-to', '2');
    expect([upTo.code, jsonOf(upTo)]).toEqual([
      0,
      expect.objectContaining({ blocks: 2, problems: [], outside: 2 }),
    ]);
    const all = await verify();
    expect([all.code, jsonOf(all)]).toEqual([
      1,
      expect.objectContaining({
        problems: ['3', '4'].map((block) => ({ block, problem: 'it is gone from the database' })),
      }),
    ]);
  });

  it('comes back whole without a moment, what was written just before it was stopped included', async () => {
    expect((await restore(undefined, 'whole')).code).toBe(0);
    expect((await namesIn('whole')).length).toBe(4);
  });

  it('refuses a moment after the end of the archive, and one before the backup, and says so', async () => {
    const late = await restore('2090-01-01 00:00', 'late');
    expect([late.code, late.stderr]).toEqual([2, expect.stringMatching(/archive ends before that moment/)]);
    const early = await restore('2001-01-01 00:00', 'early');
    expect([early.code, early.stderr]).toEqual([2, expect.stringMatching(/taken after that moment/)]);
    expect(readdirSync(at('late'))).not.toContain('postgres');
  });

  it('refuses an archive with a gap, and one of another database', async () => {
    cpSync(at('archive'), at('gap'), { recursive: true });
    const partial = readdirSync(at('gap')).find((name) => name.endsWith('.partial')) ?? '';
    renameSync(join(at('gap'), partial), join(at('gap'), partial.replace(/.\.partial/, 'F.partial')));
    const gap = await restore(moment, 'gapped', at('gap'));
    expect([gap.code, gap.stderr]).toEqual([1, expect.stringMatching(/lacks 0{7}1/)]);
    const other = await kith(['archive', '--archive', at('backup'), '--data', at('data')]);
    expect([other.code, other.stderr]).toEqual([2, expect.stringMatching(/something else/)]);
  });

  it('keeps its log while the archive cannot be written, and brings it after', async () => {
    appendFileSync(at('in-the-way'), 'x');
    const failed = await kith([
      'archive',
      '--archive',
      join(at('in-the-way'), 'archive'),
      '--data',
      at('data'),
    ]);
    expect(failed.code).not.toBe(0);
    const server = await startEmbedded({ dataDir: at('data') });
    await happen(addressOf(server), 'Change 5: while it was away', at('roots'));
    await server.stop();
    expect((await kith(['archive', '--archive', at('archive'), '--data', at('data')])).code).toBe(0);
    expect((await restore(undefined, 'after')).code).toBe(0);
    expect((await namesIn('after')).length).toBe(5);
  });
});

const tools = findServerTools();

describe.skipIf(tools === undefined)(
  `a council's own PostgreSQL with its own tools (else: ${lackOfTools})`,
  () => {
    let root = '';
    const servers: Server[] = [];
    beforeAll(() => (root = newFolder()));
    afterAll(async () => {
      for (const server of servers) await endServer(server);
      removeFolder(root);
    });

    it('restored as the operations manual says has the state of a moment, its audit trail whole up to there', async () => {
      const [primary, restored, archive] = ['primary', 'restored', 'archive'].map((name) => join(root, name));
      const roots = join(root, 'roots');
      makeCluster(primary ?? '');
      for (const folder of [archive, restored]) makeFolder(folder ?? '');
      const settings = {
        archive_mode: 'on',
        archive_command: `test ! -f ${archive}/%f && cp %p ${archive}/%f`,
      };
      const server = await startServer(primary ?? '', await freePort(), settings);
      servers.push(server);
      await ask(server.port, 'postgres', 'create database kith');
      const to = { host: '127.0.0.1', port: server.port, user: 'kith_owner', database: 'kith' };
      const url = `postgres://kith_owner@127.0.0.1:${server.port}/kith`;
      const made = await kith(['audit', 'seal', '--roots', roots, '--database', url]);
      expect(made.code, made.stderr).toBe(0);
      await happen(to, 'Change 1', roots);
      runTool('pg_basebackup', [
        '-h',
        '127.0.0.1',
        '-p',
        String(server.port),
        '-U',
        'kith_owner',
        '-D',
        restored ?? '',
        '-c',
        'fast',
      ]);
      await happen(to, 'Change 2', roots);
      const moment = await momentOf(to);
      await happen(to, 'Change 3', roots);
      await ask(server.port, 'kith', 'select pg_switch_wal()');
      await endServer(server);

      writeFileSync(join(restored ?? '', 'recovery.signal'), '');
      execFileSync('chown', ['--reference', restored ?? '', join(restored ?? '', 'recovery.signal')]);
      const again = await startServer(restored ?? '', await freePort(), {
        restore_command: `cp ${archive}/%f %p`,
        recovery_target_time: moment.replace('Z', '+00'),
        recovery_target_action: 'promote',
        hot_standby: 'off',
      });
      servers.push(again);
      expect(await listNames({ ...to, port: again.port })).toEqual(['Change 1', 'Change 2']);
      const verify = await kith([
        ...['audit', 'verify', '--roots', roots, '--up-to', '2'],
        ...['--database', `postgres://kith_owner@127.0.0.1:${again.port}/kith`, '--json'],
      ]);
      expect([verify.code, jsonOf(verify)]).toEqual([
        0,
        expect.objectContaining({ blocks: 2, problems: [] }),
      ]);
    });
  },
);
