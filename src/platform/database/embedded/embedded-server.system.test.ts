import { spawn } from 'node:child_process';
import { chmod, chown, cp, lstat, mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { layoutOf } from './data-layout.ts';
import { EmbeddedProblem, startEmbedded } from './index.ts';
import { Scratch, connected, end, findServerPid, valueOf } from './testing/scratch.ts';

const scratch = new Scratch();
afterEach(() => scratch.clear());

const isRoot = process.getuid?.() === 0;

async function problemOf(work: Promise<unknown>): Promise<EmbeddedProblem> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof EmbeddedProblem) return error;
  throw new Error(`Expected an EmbeddedProblem, got ${String(error)}`);
}

/** Waits until the server's log says the words. */
async function logged(file: string, words: string): Promise<void> {
  await vi.waitFor(async () => expect(await readFile(file, 'utf8')).toContain(words), { timeout: 10_000 });
}

describe('starting', () => {
  test('the first start makes a database that later starts keep, and a stop leaves no process', async () => {
    const dataDir = await scratch.dataDir();
    const first = await startEmbedded({ dataDir });
    await connected(first, async (client) => {
      await client.query('create table note (words text)');
      await client.query("insert into note values ('kept')");
    });
    expect(first).toMatchObject({ user: 'kith_owner', database: 'kith', dataDir, joined: false });
    await first.stop();
    expect(await findServerPid(dataDir)).toBeUndefined();

    const second = await startEmbedded({ dataDir });
    expect(await valueOf(second, 'select words from note')).toBe('kept');
    await second.stop();
    await second.stop();
    expect(await findServerPid(dataDir)).toBeUndefined();
  });

  test('a durable server waits for the disk, and only a throwaway one does not', async () => {
    const sql = "select current_setting('fsync') || current_setting('synchronous_commit')";
    const durable = await startEmbedded({ dataDir: await scratch.dataDir() });
    expect(await valueOf(durable, sql)).toBe('onon');
    await durable.stop();
    const throwaway = await startEmbedded({ dataDir: await scratch.dataDir(), durable: false });
    expect(await valueOf(throwaway, sql)).toBe('offoff');
    await throwaway.stop();
  });

  test('nothing listens on TCP, folders are private, text is UTF-8 by code point with checksums', async () => {
    const server = await startEmbedded({
      dataDir: await scratch.dataDir(),
      durable: false,
      settings: { work_mem: '7MB' },
    });
    expect(await valueOf(server, "select current_setting('listen_addresses')")).toBe('');
    expect(await valueOf(server, "select current_setting('data_checksums')")).toBe('on');
    expect(await valueOf(server, "select current_setting('work_mem')")).toBe('7MB');
    expect(await valueOf(server, 'show server_encoding')).toBe('UTF8');
    expect(await valueOf(server, "select upper('é') || ('Z' < 'a')::text")).toBe('Étrue');
    const { cluster, socketDir } = layoutOf(server.dataDir);
    expect((await stat(cluster)).mode & 0o777).toBe(0o700);
    expect((await stat(socketDir)).mode & 0o777).toBe(0o700);
    expect((await stat(server.dataDir)).mode & 0o007).toBe(0);
    await server.stop();
  });

  test('what a first start left that was killed on the way is removed', async () => {
    const dataDir = await scratch.dataDir();
    const [dead, living] = ['postgres.new-4194305-1', `postgres.new-${process.pid}-1`];
    for (const name of [dead, living]) await mkdir(join(dataDir, name), { recursive: true });
    // Made by us as we are; a first start by root lets the server's user pass.
    await chmod(dataDir, 0o755);
    await (await startEmbedded({ dataDir, durable: false })).stop();
    const names = await readdir(dataDir);
    expect([names.includes(dead), names.includes(living)]).toEqual([false, true]);
  });

  test('a path too long for a socket gets a short private folder elsewhere', async () => {
    const dataDir = scratch.watch(
      join(await scratch.folder(), 'long-'.repeat(12), 'folder-'.repeat(12), 'data'),
    );
    const server = await startEmbedded({ dataDir, durable: false });
    expect(server.host.startsWith(dataDir)).toBe(false);
    expect((await lstat(server.host)).mode & 0o777).toBe(0o700);
    expect(await valueOf(server, 'select 1')).toBe(1);
    await server.stop();
  });

  test('data of another major version is refused, left alone, and the sentence says what to do', async () => {
    const dataDir = await scratch.dataDir();
    const { cluster } = layoutOf(dataDir);
    await mkdir(cluster, { recursive: true });
    await writeFile(join(cluster, 'PG_VERSION'), '14\n');
    const problem = await problemOf(startEmbedded({ dataDir }));
    expect(problem.code).toBe('version-differs');
    expect(problem.message).toMatch(/PostgreSQL 14.*pg_dump/s);
    expect(await readFile(join(cluster, 'PG_VERSION'), 'utf8')).toBe('14\n');
  });

  test('a setting that PostgreSQL refuses is reported in its own words', async () => {
    const settings = { shared_buffers: 'plenty' };
    const problem = await problemOf(
      startEmbedded({ dataDir: await scratch.dataDir(), durable: false, settings }),
    );
    expect(problem.code).toBe('start-failed');
    expect(problem.message).toContain('invalid value for parameter "shared_buffers"');
  });
});

describe('sharing one folder', () => {
  test('a second process joins, and its stop leaves the server to the first', async () => {
    const dataDir = await scratch.dataDir();
    const server = await startEmbedded({ dataDir, durable: false });
    const { child, said } = await scratch.hold(dataDir);
    expect(said).toMatchObject({ joined: true, host: server.host });
    await end(child, 'SIGTERM');
    expect(await valueOf(server, 'select 1')).toBe(1);
    await server.stop();
    expect(await findServerPid(dataDir)).toBeUndefined();
  });

  test('the last of several users that own nothing turns off the light', async () => {
    const dataDir = await scratch.dataDir();
    const first = await startEmbedded({ dataDir, durable: false });
    const second = await startEmbedded({ dataDir, durable: false });
    await first.stop();
    expect(await valueOf(second, 'select 1')).toBe(1);
    await second.stop();
    expect(await findServerPid(dataDir)).toBeUndefined();
  });

  test('an owner shuts the server down at its stop, whoever else has joined', async () => {
    const dataDir = await scratch.dataDir();
    const owner = await startEmbedded({ dataDir, durable: false, own: true });
    const guest = await startEmbedded({ dataDir, durable: false });
    expect([owner.joined, guest.joined]).toEqual([false, true]);
    await owner.stop();
    expect(await findServerPid(dataDir)).toBeUndefined();
    await guest.stop();
  });

  test('a second owner is refused by name of the first, whose server goes on', async () => {
    const dataDir = await scratch.dataDir();
    const owner = await startEmbedded({ dataDir, durable: false, own: true });
    const { said } = await scratch.hold(dataDir, 'own');
    expect(said).toMatchObject({ code: 'already-owned' });
    expect(said['message']).toContain(`process ${process.pid}`);
    expect(await valueOf(owner, 'select 1')).toBe(1);
    await owner.stop();
  });

  test('of first starts at the same moment one makes the database and all use it', async () => {
    const dataDir = await scratch.dataDir();
    const all = await Promise.all([
      scratch.hold(dataDir),
      scratch.hold(dataDir),
      startEmbedded({ dataDir, durable: false }),
    ]);
    const [one, two, three] = all;
    expect([one.said['host'], two.said['host']]).toEqual([three.host, three.host]);
    await end(one.child, 'SIGTERM');
    await end(two.child, 'SIGTERM');
    expect(await valueOf(three, 'select 1')).toBe(1);
    await three.stop();
  });

  test('of later starts at the same moment one launches the server and the others join it', async () => {
    const dataDir = await scratch.dataDir();
    await (await startEmbedded({ dataDir, durable: false })).stop();
    const all = await Promise.all([1, 2, 3].map(() => startEmbedded({ dataDir, durable: false })));
    const started = await Promise.all(
      all.map((server) => valueOf(server, 'select pg_postmaster_start_time()::text')),
    );
    expect(new Set(started).size).toBe(1);
    for (const server of all) await server.stop();
    expect(await findServerPid(dataDir)).toBeUndefined();
  });

  test('a start beside one that has made its lock file and not yet written it waits for that one', async () => {
    const dataDir = await scratch.dataDir();
    await (await startEmbedded({ dataDir, durable: false })).stop();
    const lock = join(layoutOf(dataDir).cluster, 'postmaster.pid');
    await writeFile(lock, '');
    const starting = startEmbedded({ dataDir, durable: false });
    await logged(layoutOf(dataDir).logFile, 'is empty');
    await rm(lock);
    const server = await starting;
    expect(await valueOf(server, 'select 1')).toBe(1);
    await server.stop();
  });

  test('a start while the last user stops gets a server of its own', async () => {
    const dataDir = await scratch.dataDir();
    let server = await startEmbedded({ dataDir, durable: false });
    for (let round = 0; round < 5; round += 1) {
      const stopping = server.stop();
      server = await startEmbedded({ dataDir, durable: false });
      await stopping;
      expect(await valueOf(server, 'select 1')).toBe(1);
    }
    await server.stop();
    expect(await findServerPid(dataDir)).toBeUndefined();
  });
});

describe('after a crash', () => {
  test('the server of a killed owner lives on, and the next owner adopts it', async () => {
    const dataDir = await scratch.dataDir();
    const { child } = await scratch.hold(dataDir, 'own');
    const pid = await findServerPid(dataDir);
    await end(child, 'SIGKILL');
    const server = await startEmbedded({ dataDir, durable: false, own: true });
    expect(server.joined).toBe(false);
    expect(await findServerPid(dataDir)).toBe(pid);
    await server.stop();
    expect(await findServerPid(dataDir)).toBeUndefined();
  });

  test.skipIf(process.platform !== 'linux')(
    'Ctrl-C at the terminal does not reach the server: it leads a session of its own',
    async () => {
      const dataDir = await scratch.dataDir();
      const server = await startEmbedded({ dataDir, durable: false });
      const pid = await findServerPid(dataDir);
      const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).replace(/^.*\) /, '').split(' ');
      expect([fields[2], fields[3]]).toEqual([String(pid), String(pid)]);
      await server.stop();
    },
  );

  test('after kill -9 of the server the next start has every committed row', async () => {
    const dataDir = await scratch.dataDir();
    const server = await startEmbedded({ dataDir });
    await valueOf(server, 'create table note (n int)');
    let acknowledged = 0;
    const writing = connected(server, async (client) => {
      for (;;) {
        await client.query('insert into note values ($1)', [acknowledged + 1]);
        acknowledged += 1;
        if (acknowledged === 50) process.kill((await findServerPid(dataDir)) ?? 0, 'SIGKILL');
      }
    });
    await expect(writing).rejects.toThrow();
    const again = await startEmbedded({ dataDir });
    expect(await valueOf(again, `select count(*)::int from note where n <= ${acknowledged}`)).toBe(
      acknowledged,
    );
    expect(acknowledged).toBeGreaterThanOrEqual(50);
    await again.stop();
    await server.stop();
  });

  test('an owner is still the owner after PostgreSQL dropped its connections', async () => {
    const dataDir = await scratch.dataDir();
    const owner = await startEmbedded({ dataDir, durable: false, own: true });
    await connected(owner, (client) =>
      client.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'kith owner%'",
      ),
    );
    await expect
      .poll(() => valueOf(owner, "select count(*)::int from pg_locks where locktype = 'advisory'"), {
        timeout: 5000,
      })
      .toBe(2);
    expect((await problemOf(startEmbedded({ dataDir, own: true }))).code).toBe('already-owned');
    await owner.stop();
  });

  test('a process number that passed to a stranger does not keep the server from starting', async () => {
    const dataDir = await scratch.dataDir();
    const { child } = await scratch.hold(dataDir, 'own');
    await end(child, 'SIGKILL');
    const file = join(layoutOf(dataDir).cluster, 'postmaster.pid');
    const text = await readFile(file, 'utf8');
    process.kill((await findServerPid(dataDir)) ?? 0, 'SIGKILL');
    await expect.poll(() => readFile(file, 'utf8')).toBe(text);
    // PostgreSQL minds only strangers of its own account, other than its parent.
    const { uid, gid } = await stat(file);
    const stranger = spawn('sleep', ['120'], { uid, gid, cwd: '/' });
    await writeFile(file, text.replace(/^\d+/, String(stranger.pid)));
    const server = await startEmbedded({ dataDir, durable: false }).finally(() => stranger.kill());
    expect(await findServerPid(dataDir)).not.toBe(stranger.pid);
    await server.stop();
  });

  test('a copied folder does not lead to the server of the original', async () => {
    const dataDir = await scratch.dataDir();
    const original = await startEmbedded({ dataDir, durable: false });
    await valueOf(original, 'checkpoint');
    const copy = scratch.watch(join(dirname(dataDir), 'copy'));
    await cp(dataDir, copy, { recursive: true, filter: (path) => !path.includes('.s.PGSQL') });
    await chownLike(dataDir, copy);
    const second = await startEmbedded({ dataDir: copy, durable: false });
    expect(second.host).not.toBe(original.host);
    expect(await findServerPid(copy)).not.toBe(await findServerPid(dataDir));
    await second.stop();
    expect(await valueOf(original, 'select 1')).toBe(1);
    await original.stop();
  });
});

describe('folders that are closed', () => {
  test.skipIf(!isRoot)("as root, a folder that the server's user may not enter is named", async () => {
    const closed = await scratch.folder(0o700);
    const problem = await problemOf(startEmbedded({ dataDir: join(closed, 'inner', 'data') }));
    expect(problem.code).toBe('folder-not-enterable');
    expect(problem.message).toContain(closed);
    expect(problem.message).not.toContain(join(closed, 'inner'));
    expect(await readdir(closed)).toEqual([]);
  });

  test.skipIf(!isRoot)('as root, an empty private folder may itself become the data folder', async () => {
    const dataDir = scratch.watch(await scratch.folder(0o700));
    const server = await startEmbedded({ dataDir, durable: false });
    expect(await valueOf(server, 'select 1')).toBe(1);
    const { uid, mode } = await stat(dataDir);
    expect([uid, mode & 0o777]).toEqual([0, 0o710]);
    await server.stop();
  });

  test.skipIf(!isRoot)("as root, a private folder with somebody's files in it is not opened up", async () => {
    const folder = await scratch.folder(0o700);
    await writeFile(join(folder, 'letter.txt'), 'private');
    const problem = await problemOf(startEmbedded({ dataDir: folder }));
    expect(problem.code).toBe('folder-not-enterable');
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
  });

  test('a socket folder that somebody else put there is not used', async () => {
    const dataDir = await scratch.dataDir();
    const { socketDir } = layoutOf(dataDir);
    await mkdir(socketDir, { recursive: true });
    await chmod(socketDir, 0o777);
    const problem = await problemOf(startEmbedded({ dataDir }));
    expect(problem.code).toBe('folder-not-enterable');
    expect(problem.message).toContain(socketDir);
  });
});

async function chownLike(from: string, to: string): Promise<void> {
  const { uid, gid } = await lstat(from);
  await chown(to, uid, gid);
  if (!(await lstat(from)).isDirectory()) return;
  for (const name of await readdir(to))
    await chownLike(join(from, name), join(to, name)).catch(() => undefined);
}
