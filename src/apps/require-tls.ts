import { isIP } from 'node:net';
import { WrongUse } from '../platform/cli/command.ts';
import { resolveServers } from '../platform/database/replication/resolve-servers.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Refuses a database by URL that would be reached over a network without TLS: names and words of children would go through it
 * readable. A socket and this machine itself need none; nor does a network that KITH_PLAIN_DATABASE=1 says is safe by itself.
 * Host and TLS are those that the driver makes of the URL and of PGHOST and PGSSLMODE in the environment of this process.
 * @throws WrongUse with what to write instead; the address is not repeated, for it may hold a password
 */
export function requireTls(url: string, environment: Environment): void {
  if (environment['KITH_PLAIN_DATABASE'] === '1') return;
  const servers = resolveServers({ connectionString: url });
  const isPlain = servers.some(({ host, checksTls }) => !isHere(host) && !checksTls);
  if (isPlain)
    throw new WrongUse(
      'The database would be reached without TLS. Put sslmode=verify-full into its URL (with sslrootcert where its authority is your own), or set KITH_PLAIN_DATABASE=1 where the network between is safe by itself.',
    );
}

function isHere(host: string): boolean {
  const name = host.replace(/^\[(.*)\]$/, '$1');
  const isSocket = name === '' || name.startsWith('/');
  return isSocket || name === 'localhost' || name === '::1' || (isIP(name) === 4 && name.startsWith('127.'));
}
