import { appendFile, mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { backupEmbedded, BackupProblem, EmbeddedProblem, restoreEmbedded, startEmbedded } from './index.ts';
import type { EmbeddedServer } from './index.ts';
import { formatManifest, manifestName, parseManifest } from './backup-manifest.ts';
import { layoutOf } from './data-layout.ts';
import { Scratch, connected, findServerPid, valueOf } from './testing/scratch.ts';
import { parseLsn } from './wal-segments.ts';

const scratch = new Scratch();
afterEach(() => scratch.clear());

async function codeOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof BackupProblem || error instanceof EmbeddedProblem) return error.code;
  throw new Error(`Expected a problem, got ${String(error)}`);
}

type Written = { readonly n: number; readonly place: bigint };

/** Writes rows one commit at a time, and notes after each acknowledgement how far the log has come. */
async function writeUntil(server: EmbeddedServer, stopped: () => boolean): Promise<Written[]> {
  const written: Written[] = [];
  await connected(server, async (client) => {
    while (!stopped()) {
      const { rows } = await client.query<{ n: number }>(
        "insert into note (words) values (repeat('x', 2000)) returning n",
      );
      const place = await client.query<{ lsn: string }>('select pg_current_wal_insert_lsn()::text as lsn');
      written.push({ n: rows[0]?.n ?? 0, place: parseLsn(place.rows[0]?.lsn ?? '') });
    }
  });
  return written;
}

/** Makes, fills and drops tables all the while, so that files come and go and grow under the copying. */
async function churnUntil(server: EmbeddedServer, stopped: () => boolean): Promise<number> {
  let rounds = 0;
  await connected(server, async (client) => {
    while (!stopped()) {
      await client.query(
        `create table churn_${rounds} as select repeat('y', 500) from generate_series(1, 2000)`,
      );
      if (rounds > 3) await client.query(`drop table churn_${rounds - 4}`);
      if (rounds % 5 === 0) await client.query('checkpoint');
      rounds += 1;
    }
  });
  return rounds;
}

/** A small stopped database and a backup of it. */
async function makeBackup(): Promise<string> {
  const dataDir = await scratch.dataDir();
  const server = await startEmbedded({ dataDir, durable: false });
  await valueOf(server, "create table note as select 'kept' as words");
  await server.stop();
  const out = join(await scratch.folder(), 'backup');
  await backupEmbedded({ dataDir, out });
  return out;
}

describe('a backup under load', () => {
  test('holds every row acknowledged before it ended, and starts', async () => {
    const dataDir = await scratch.dataDir();
    const server = await startEmbedded({
      dataDir,
      own: true,
      settings: { min_wal_size: '32MB', max_wal_size: '48MB' },
    });
    await valueOf(server, 'create table note (n int generated always as identity primary key, words text)');
    let over = false;
    const writers = [1, 2].map(() => writeUntil(server, () => over));
    const churning = churnUntil(server, () => over);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const out = join(await scratch.folder(), 'backup');
    const report = await backupEmbedded({ dataDir, out });
    await new Promise((resolve) => setTimeout(resolve, 200));
    over = true;
    const written = (await Promise.all(writers)).flat();
    expect(await churning).toBeGreaterThan(3);
    await server.stop();

    const restored = await scratch.dataDir();
    await restoreEmbedded({ from: out, dataDir: restored });
    expect(await findServerPid(restored)).toBeUndefined();
    const again = await startEmbedded({ dataDir: restored });
    const due = written.filter(({ place }) => place <= parseLsn(report.lsn)).map(({ n }) => n);
    expect(due.length).toBeGreaterThan(50);
    expect(written.length).toBeGreaterThan(due.length);
    const sql = `select count(*)::int from note where n = any('{${due.join(',')}}') and length(words) = 2000`;
    expect(await valueOf(again, sql)).toBe(due.length);
    await valueOf(again, 'create extension if not exists amcheck');
    await valueOf(again, "select bt_index_check('note_pkey', true)");
    await again.stop();
  });

  test('says what it copied, keeps it private, and lists each file in its manifest', async () => {
    const out = await makeBackup();
    const files = parseManifest(await readFile(join(out, manifestName), 'utf8'));
    const paths = files.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['PG_VERSION', 'backup_label', 'global/pg_control']));
    expect(paths.filter((path) => path.startsWith('pg_wal/')).length).toBeGreaterThan(0);
    expect(paths).not.toContain('postmaster.pid');
    expect((await stat(out)).mode & 0o777).toBe(0o700);
    expect((await stat(join(out, 'PG_VERSION'))).mode & 0o777).toBe(0o600);
  });

  test('leaves no server behind when none ran, and no slot when one did', async () => {
    const dataDir = await scratch.dataDir();
    const server = await startEmbedded({ dataDir, durable: false });
    await backupEmbedded({ dataDir, out: join(await scratch.folder(), 'backup') });
    expect(await valueOf(server, 'select count(*)::int from pg_replication_slots')).toBe(0);
    await server.stop();
    await backupEmbedded({ dataDir, out: join(await scratch.folder(), 'backup') });
    expect(await findServerPid(dataDir)).toBeUndefined();
  });

  test('goes only into an empty folder, and only from a folder with a database', async () => {
    const folder = await scratch.folder();
    const dataDir = join(folder, 'data');
    expect(await codeOf(backupEmbedded({ dataDir, out: join(folder, 'out') }))).toBe('nothing-to-back-up');
    expect(await readdir(folder)).toEqual([]);
    await mkdir(join(folder, 'data', 'postgres'), { recursive: true });
    await writeFile(join(folder, 'data', 'postgres', 'PG_VERSION'), '18\n');
    expect(await codeOf(backupEmbedded({ dataDir, out: folder }))).toBe('out-not-empty');
  });
});

describe('a restore', () => {
  test('can be done again elsewhere from the same backup', async () => {
    const from = await makeBackup();
    for (const dataDir of [await scratch.dataDir(), await scratch.dataDir()]) {
      await restoreEmbedded({ from, dataDir });
      const server = await startEmbedded({ dataDir, durable: false });
      expect(await valueOf(server, 'select words from note')).toBe('kept');
      await server.stop();
    }
  });

  test('does without the empty folders that some copying tools drop', async () => {
    const from = await makeBackup();
    for (const name of ['pg_notify', 'pg_replslot', 'pg_twophase', 'pg_tblspc', 'pg_stat_tmp']) {
      await rm(join(from, name), { recursive: true });
    }
    const dataDir = await scratch.dataDir();
    await restoreEmbedded({ from, dataDir });
    const server = await startEmbedded({ dataDir, durable: false });
    expect(await valueOf(server, 'select words from note')).toBe('kept');
    await server.stop();
  });

  test('refuses a changed, shortened, missing or unlisted-size file and leaves nothing behind', async () => {
    const from = await makeBackup();
    const victim = join(from, 'global', 'pg_control');
    const good = await readFile(victim);
    const flipped = Buffer.from(good);
    flipped[100] = (flipped[100] ?? 0) ^ 1;
    for (const bad of [flipped, good.subarray(0, 4096), Buffer.concat([good, Buffer.of(0)]), undefined]) {
      if (bad) await writeFile(victim, bad);
      else await rm(victim);
      const dataDir = await scratch.dataDir();
      expect(await codeOf(restoreEmbedded({ from, dataDir }))).toBe('damaged');
      expect(await readdir(dataDir)).toEqual([]);
      await writeFile(victim, good);
    }
    await restoreEmbedded({ from, dataDir: await scratch.dataDir() });
  });

  test('refuses a backup whose manifest is missing, cut off, changed or climbing out of its folder', async () => {
    const from = await makeBackup();
    const manifest = join(from, manifestName);
    const good = await readFile(manifest, 'utf8');
    const attempt = async () => codeOf(restoreEmbedded({ from, dataDir: await scratch.dataDir() }));
    await rm(manifest);
    expect(await attempt()).toBe('unfinished');
    const files = [{ path: '../outside', bytes: 0, sha256: '0'.repeat(64) }];
    const climbing = formatManifest({
      systemIdentifier: '1',
      files,
      timeline: 1,
      startLsn: '0/1',
      stopLsn: '0/2',
    });
    for (const bad of [good.slice(0, -200), good.replace('"Size": ', '"Size": 1'), climbing, '']) {
      await writeFile(manifest, bad);
      expect(await attempt()).toBe('damaged');
    }
  });

  test('refuses a folder that is not empty, and a backup of another major version', async () => {
    const from = await makeBackup();
    const filled = await scratch.folder();
    await appendFile(join(filled, 'letter.txt'), 'private');
    expect(await codeOf(restoreEmbedded({ from, dataDir: filled }))).toBe('target-not-empty');
    expect(await readdir(filled)).toEqual(['letter.txt']);
    await writeFile(join(from, 'PG_VERSION'), '17\n');
    expect(await codeOf(restoreEmbedded({ from, dataDir: await scratch.dataDir() }))).toBe('version-differs');
  });

  test('gives files back to the server with its own permissions', async () => {
    const dataDir = await scratch.dataDir();
    await restoreEmbedded({ from: await makeBackup(), dataDir });
    const { cluster } = layoutOf(dataDir);
    expect((await stat(cluster)).mode & 0o777).toBe(0o700);
    expect((await stat(join(cluster, 'PG_VERSION'))).mode & 0o777).toBe(0o600);
    expect((await stat(join(cluster, 'PG_VERSION'))).uid).toBe((await stat(cluster)).uid);
  });
});
