import { describe, expect, test } from 'vitest';
import { layoutOf } from './data-layout.ts';
import { parsePostmaster } from './postmaster-file.ts';
import { chooseSharedBuffers, composeSettings, formatSettings } from './server-settings.ts';
import { parseAccounts } from './server-user.ts';

describe('where a server keeps its socket', () => {
  test('is inside the data folder while the path fits', () => {
    expect(layoutOf('/srv/kith', '/tmp').socketDir).toBe('/srv/kith/socket');
  });

  test('is a short folder of its own for each data folder when it does not', () => {
    const long = `/srv/${'x'.repeat(100)}`;
    const { socketDir } = layoutOf(long, '/tmp');
    expect(socketDir).toMatch(/^\/tmp\/kith-[0-9a-f]{16}$/);
    expect(layoutOf(`${long}y`, '/tmp').socketDir).not.toBe(socketDir);
  });

  test('counts bytes, not letters', () => {
    expect(layoutOf(`/srv/${'é'.repeat(60)}`, '/tmp').socketDir).toMatch(/^\/tmp\/kith-/);
  });

  test('falls back to /tmp when even the temporary folder is too deep', () => {
    expect(layoutOf(`/srv/${'x'.repeat(100)}`, `/var/${'t'.repeat(100)}`).socketDir).toMatch(/^\/tmp\/kith-/);
  });
});

describe('what a server says of itself', () => {
  test('is its process, port and socket folder', () => {
    const text = '4242\n/srv/kith/postgres\n1795334400\n5432\n/srv/kith/socket\n\n 12345 6\nready   \n';
    expect(parsePostmaster(text)).toEqual({ pid: 4242, port: 5432, socketDir: '/srv/kith/socket' });
  });

  test('is nothing while it is still being written', () => {
    expect(parsePostmaster('4242\n/srv/kith/postgres\n')).toBeUndefined();
  });
});

describe('settings', () => {
  test.each([
    [512, '128MB'],
    [4096, '512MB'],
    [65536, '1024MB'],
  ])('give PostgreSQL an eighth of %d MB within bounds', (megabytes, buffers) => {
    expect(chooseSharedBuffers(megabytes * 1024 * 1024)).toBe(buffers);
  });

  test('of the caller win, and a folder with a quote in its name stays one folder', () => {
    const settings = composeSettings('/srv/a "b", c', true, { work_mem: '1MB' });
    expect(settings).toMatchObject({
      work_mem: '1MB',
      fsync: 'on',
      unix_socket_directories: '"/srv/a ""b"", c"',
    });
    expect(formatSettings({ a: '1', b: '' })).toEqual(['-c', 'a=1', '-c', 'b=']);
  });
});

test('accounts are read from passwd, comments left out, negative numbers as the system means them', () => {
  const passwd =
    '# comment\nroot:x:0:0::/root:/bin/sh\nnobody:*:-2:-2:Nobody:/var/empty:/usr/bin/false\nbroken\n';
  expect(parseAccounts(passwd)).toEqual([
    { name: 'root', uid: 0, gid: 0 },
    { name: 'nobody', uid: 4294967294, gid: 4294967294 },
  ]);
});
