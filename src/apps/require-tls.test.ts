import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { requireTls } from './require-tls.ts';

const reach = (url: string, environment: Readonly<Record<string, string>> = {}) => {
  requireTls(url, environment);
  return 'reached';
};

/** A file to read as an authority's certificate: whether it is one, the driver asks when it connects. */
const certificate = join(import.meta.dirname, 'require-tls.ts');

beforeEach(() => {
  for (const name of ['PGHOST', 'PGSSLMODE']) vi.stubEnv(name, undefined);
});
afterEach(() => {
  vi.unstubAllEnvs();
});

describe('a database by URL', () => {
  it.each([
    'postgres://kith:secret@db.example/kith',
    'postgres://kith@10.0.0.4:5432/kith?sslmode=disable',
    'postgres://kith@db.example/kith?ssl=0',
    'postgres://kith@db.example/kith?sslmode=no-verify',
    'postgres://kith@localhost,db.example:5432/kith',
    'postgres://kith@localhost/kith?host=db.example',
    'postgres://kith@127.example/kith',
    'postgres://kith@localhost.example/kith',
    'postgres://kith@[2001:db8::1]/kith',
  ])('is refused without TLS and its password is not said: %s', (url) => {
    expect(() => reach(url)).toThrow(/without TLS/);
    expect(() => reach(url)).not.toThrow(/secret/);
  });

  it.each([
    'postgres://kith@db.example/kith?sslmode=verify-full',
    'postgres://kith@db.example/kith?sslmode=prefer',
    'postgres://kith@db.example/kith?ssl=true',
    `postgres://kith@db.example/kith?sslrootcert=${encodeURIComponent(certificate)}`,
    'postgresql://kith@one.example:5432,two.example:5432/kith?sslmode=require',
    'postgres://kith@localhost:5432/kith',
    'postgres://kith@127.0.0.1:5433,127.0.0.1:5434/kith',
    'postgres://kith@[::1]/kith',
    'postgres:///kith?host=/var/run/postgresql',
    'postgres://%2Fvar%2Frun%2Fpostgresql/kith',
    'socket:/var/run/postgresql?db=kith',
  ])('is reached with TLS, or on this machine: %s', (url) => {
    expect(reach(url)).toBe('reached');
  });

  it('is judged by the host and the TLS of the environment where it names none', () => {
    expect(reach('postgres:///kith')).toBe('reached');
    vi.stubEnv('PGHOST', 'db.example');
    expect(() => reach('postgres:///kith')).toThrow(/without TLS/);
    for (const checked of ['require', 'verify-full']) {
      vi.stubEnv('PGSSLMODE', checked);
      for (const url of ['postgres:///kith', 'postgres://kith@db.example/kith'])
        expect(reach(url)).toBe('reached');
      expect(() => reach('postgres://kith@db.example/kith?sslmode=disable')).toThrow(/without TLS/);
    }
    for (const unchecked of ['no-verify', 'disable']) {
      vi.stubEnv('PGSSLMODE', unchecked);
      expect(() => reach('postgres://kith@db.example/kith')).toThrow(/without TLS/);
    }
  });

  it('is reached all the same where the network is said to be safe', () => {
    expect(reach('postgres://kith@db.example/kith', { KITH_PLAIN_DATABASE: '1' })).toBe('reached');
    expect(() => reach('postgres://kith@db.example/kith', { KITH_PLAIN_DATABASE: '0' })).toThrow();
  });
});
