import pg from 'pg';
import type { PoolConfig } from 'pg';
import { listServers } from './list-servers.ts';

/** Where the driver would reach a server, and whether by TLS with a certificate that it checks. */
export type Resolved = { readonly host: string; readonly checksTls: boolean };

/**
 * What the driver makes of each server that a connection names, with PGHOST and PGSSLMODE in the environment of this process. Nothing
 * is connected. What the driver cannot read is left out: it says itself what is wrong when it connects.
 */
export function resolveServers(connection: PoolConfig): readonly Resolved[] {
  return listServers(connection).flatMap((server) => openNothing(server) ?? []);
}

function openNothing(server: PoolConfig): Resolved | undefined {
  try {
    const { host, ssl } = new pg.Client(server);
    return { host, checksTls: checksTls(ssl) };
  } catch {
    return undefined;
  }
}

/** The driver checks the certificate unless it is told otherwise. */
function checksTls(ssl: unknown): boolean {
  if (typeof ssl !== 'object' || ssl === null) return Boolean(ssl);
  return !('rejectUnauthorized' in ssl) || ssl.rejectUnauthorized !== false;
}
