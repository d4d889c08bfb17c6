import type { PoolConfig } from 'pg';

/**
 * The servers that a connection names. A URL may list several hosts, as libpq's do: postgres://user@one:5432,two:5432/kith.
 * node-postgres knows one host a connection, so each becomes a connection of its own, in the order given.
 */
export function listServers(connection: PoolConfig): readonly PoolConfig[] {
  const [, before = '', hosts = '', after = ''] = several.exec(connection.connectionString ?? '') ?? [];
  if (!hosts.includes(',')) return [connection];
  return hosts
    .split(',')
    .filter((host) => host !== '')
    .map((host) => ({ ...connection, connectionString: `${before}${host}${after}` }));
}

/** Scheme and user; hosts; database and parameters. */
const several = /^(postgres(?:ql)?:\/\/(?:[^/]*@)?)([^/?]*)(.*)$/s;
