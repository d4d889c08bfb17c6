import { expect, it } from 'vitest';
import { listServers } from './list-servers.ts';

const urlsOf = (connectionString: string) =>
  listServers({ connectionString, max: 3 }).map((server) => server.connectionString);

it('takes a URL of several hosts apart, and keeps user, password, database and parameters of each', () => {
  expect(urlsOf('postgres://kith:a%40b@one:5432,two:5433/county?sslmode=require')).toEqual([
    'postgres://kith:a%40b@one:5432/county?sslmode=require',
    'postgres://kith:a%40b@two:5433/county?sslmode=require',
  ]);
  expect(listServers({ connectionString: 'postgresql://one,two/kith', max: 3 })[1]).toEqual({
    connectionString: 'postgresql://two/kith',
    max: 3,
  });
});

it('leaves a connection to one server as it is, by URL or by socket', () => {
  expect(urlsOf('postgres://kith@one/kith?application_name=a,b')).toEqual([
    'postgres://kith@one/kith?application_name=a,b',
  ]);
  expect(urlsOf('postgres:///kith?host=/run/postgresql')).toEqual(['postgres:///kith?host=/run/postgresql']);
  const socket = { host: '/run/postgresql', database: 'kith' };
  expect(listServers(socket)).toEqual([socket]);
});
