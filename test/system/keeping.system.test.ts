import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmbedded } from '../../src/platform/database/embedded/index.ts';
import { jsonOf, kith, newFolder, removeFolder, serveKith } from '../support/kith.ts';
import { writeReturn } from '../support/made-returns.ts';

let root = '';
let data: readonly string[] = [];
beforeAll(async () => {
  root = newFolder();
  data = ['--data', join(root, 'data')];
  writeReturn(join(root, '2026'), { year: 2026, children: 15, seed: 3 });
  const loaded = await kith(['import', join(root, '2026'), '--la', 'E10000015', ...data]);
  if (loaded.code !== 0) throw new Error(loaded.stderr);
});
afterAll(() => removeFolder(root));

describe('kith backup and kith restore', () => {
  it('bring everything back in another folder', async () => {
    const backup = await kith(['backup', '--out', join(root, 'backup'), ...data, '--json']);
    expect([backup.code, typeof jsonOf(backup)]).toEqual([0, 'object']);
    const restored = ['--data', join(root, 'restored')];
    const restore = await kith(['restore', '--from', join(root, 'backup'), ...restored, '--json']);
    expect([restore.code, typeof jsonOf(restore)]).toEqual([0, 'object']);
    const again = jsonOf(await kith(['import', join(root, '2026'), ...restored, '--json']));
    expect(again).toMatchObject({ problems: [] });
    const { files } = again as { files: { rows: number; unchanged: number }[] };
    expect(files.map(({ unchanged }) => unchanged)).toEqual(files.map(({ rows }) => rows));
  });

  it('refuse a damaged backup with 1 and a folder in use with 2', async () => {
    const file = readdirSync(join(root, 'backup'), { recursive: true })
      .map(String)
      .find((name) => /global\/\d+$/.test(name));
    appendFileSync(join(root, 'backup', file ?? ''), 'x');
    const damaged = await kith([
      'restore',
      '--from',
      join(root, 'backup'),
      '--data',
      join(root, 'damaged'),
      '--json',
    ]);
    expect([damaged.code, damaged.stdout]).toEqual([1, '']);
    expect((await kith(['restore', '--from', join(root, 'backup'), ...data])).code).toBe(2);
  });
});

describe('kith backup and kith archive', () => {
  it('note when they last ended well', async () => {
    const archived = await kith(['archive', '--archive', join(root, 'archive'), ...data, '--json']);
    expect(archived.code, archived.stderr).toBe(0);
    const server = await startEmbedded({ dataDir: join(root, 'data') });
    const { host, port, user, database } = server;
    const client = new pg.Client({ host, port, user, database });
    await client.connect();
    const { rows } = await client.query<{ key: string; fresh: boolean }>(
      "select key, clock_timestamp() - at < interval '10 minutes' as fresh from platform.operation order by key",
    );
    await client.end();
    await server.stop();
    expect(rows).toEqual([
      { key: 'last-archive', fresh: true },
      { key: 'last-backup', fresh: true },
    ]);
  });
});

describe('kith admin create', () => {
  it('makes an account with a password that is shown once', async () => {
    const ended = await kith([
      'admin',
      'create',
      '--email',
      'a@kith.example',
      '--name',
      'A',
      '--role',
      'director,analyst',
      ...data,
      '--json',
    ]);
    expect(ended.code).toBe(0);
    expect(jsonOf(ended)).toMatchObject({
      email: 'a@kith.example',
      roles: ['director', 'analyst'],
      password: expect.stringMatching(/^.{15,}$/),
    });
  });

  it('does not show the password that it was given', async () => {
    const env = { KITH_PASSWORD: 'three quiet brown rivers' };
    const ended = await kith(['admin', 'create', '--email', 'b@kith.example', ...data, '--json'], { env });
    expect([ended.code, ended.stdout.includes(env.KITH_PASSWORD)]).toEqual([0, false]);
  });

  it('refuses an address that is taken, and a short password', async () => {
    expect((await kith(['admin', 'create', '--email', 'A@kith.example', ...data])).code).toBe(2);
    expect(
      (
        await kith(['admin', 'create', '--email', 'c@kith.example', ...data], {
          env: { KITH_PASSWORD: 'short' },
        })
      ).code,
    ).toBe(2);
  });
});

describe('kith audit verify', () => {
  const verify = () => kith(['audit', 'verify', ...data, '--json']);

  it('ends with 0 while nothing was changed', async () => {
    const served = await serveKith(data);
    await fetch(`${served.staff}/sign-in`);
    await fetch(`${served.staff}/`, { redirect: 'manual' });
    await served.stop();
    await kith(['audit', 'seal', ...data]);
    const ended = await verify();
    expect([ended.code, jsonOf(ended)]).toEqual([0, expect.objectContaining({ problems: [] })]);
    expect(jsonOf(ended)).toMatchObject({ blocks: expect.any(Number) });
    expect((jsonOf(ended) as { rows: number }).rows, 'something is sealed').toBeGreaterThan(0);
  });

  it('ends with 1 once a sealed row was changed by whoever owns the database', async () => {
    await asOwner((client) =>
      client.query(`alter table access.read_log_rest disable trigger all;
      update access.read_log set audit_name = 'Nothing' where id = (select id from access.read_log limit 1)`),
    );
    const ended = await verify();
    expect([ended.code, jsonOf(ended)]).toEqual([
      1,
      expect.objectContaining({
        problems: [expect.objectContaining({ problem: expect.stringMatching(/changed/) })],
      }),
    ]);
  });
});

async function asOwner(work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const server = await startEmbedded({ dataDir: join(root, 'data') });
  const client = new pg.Client({
    host: server.host,
    port: server.port,
    user: server.user,
    database: server.database,
  });
  await client.connect();
  await client.query('set session_replication_role = replica');
  await work(client);
  await client.end();
  await server.stop();
}

describe.skipIf(process.getuid?.() !== 0)(
  'a data folder (as root, the database server runs as another user)',
  () => {
    it('under a folder which that user may not enter is said clearly, and ends with 2', async () => {
      const closed = join(root, 'closed');
      mkdirSync(closed);
      chmodSync(closed, 0o700);
      for (const command of [['measures'], ['serve'], ['import', join(root, '2026'), '--la', 'E10000015']]) {
        const { code, stdout, stderr } = await kith([...command, '--data', join(closed, 'data'), '--json']);
        expect(stderr).toContain(`may not enter ${closed}`);
        expect([code, stdout]).toEqual([2, '']);
      }
    });
  },
);

describe('what else is wrong use of a folder', () => {
  it('a file in the place of the data folder', async () => {
    writeFileSync(join(root, 'file'), 'x');
    const { code, stdout, stderr } = await kith(['measures', '--data', join(root, 'file'), '--json']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(readFileSync(join(root, 'file'), 'utf8')).toBe('x');
  });
});

describe('Ctrl+C', () => {
  it('told twice, as npm does, still stops the database in order', async () => {
    const served = await serveKith(data);
    served.running.child.kill('SIGINT');
    served.running.child.kill('SIGINT');
    expect((await served.running.ended).code).toBe(0);
    expect(existsSync(join(root, 'data/postgres/postmaster.pid'))).toBe(false);
  });
});

describe('a database by URL', () => {
  it('that nobody answers for is said in a sentence, with 2', async () => {
    const { code, stdout, stderr } = await kith([
      'measures',
      '--database',
      'postgres://127.0.0.1:9/kith',
      '--json',
    ]);
    expect([code, stdout, stderr.split('\n')[0]]).toEqual([
      2,
      '',
      expect.stringMatching(/^The database cannot be reached: .*127.0.0.1:9/),
    ]);
  });
});

describe('PORT and PUBLIC_PORT', () => {
  it('that are taken are said in a sentence, and what was started is stopped', async () => {
    const first = await serveKith(data);
    const port = new URL(first.staff).port;
    const second = await kith(['serve', '--data', join(root, 'second'), '--empty'], {
      env: { PORT: port, PUBLIC_PORT: '0' },
    });
    await first.stop();
    expect([second.code, second.stderr]).toEqual([2, expect.stringContaining(port)]);
    expect(second.stderr).not.toMatch(/^\s+at /m);
  });

  it('a second service on one data folder is refused with 2', async () => {
    const first = await serveKith(data);
    const second = await kith(['serve', ...data], { env: { PORT: '0', PUBLIC_PORT: '0' } });
    await first.stop();
    expect([second.code, second.stdout]).toEqual([2, '']);
  });
});
