import { isIP } from 'node:net';
import { WrongUse } from '../platform/cli/command.ts';
import { listServers } from '../platform/database/replication/list-servers.ts';

/** Modes of `sslmode` with which the driver encrypts and checks the certificate. */
const checked = ['require', 'verify-ca', 'verify-full'];

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Refuses a database by URL that would be reached over a network without TLS: names and words of children would go through it
 * readable. A socket and this machine itself need none; nor does a network that KITH_PLAIN_DATABASE=1 says is safe by itself.
 * @throws WrongUse with what to write instead; the address is not repeated, for it may hold a password
 */
export function requireTls(url: string, environment: Environment): void {
  if (environment['KITH_PLAIN_DATABASE'] === '1') return;
  const isPlain = listServers({ connectionString: url }).some(({ connectionString = '' }) =>
    isReachedPlainly(connectionString),
  );
  if (isPlain)
    throw new WrongUse(
      'The database would be reached without TLS. Put sslmode=verify-full into its URL (with sslrootcert where its authority is your own), or set KITH_PLAIN_DATABASE=1 where the network between is safe by itself.',
    );
}

/** What cannot be read as an address is left to the driver, which says what is wrong with it. */
function isReachedPlainly(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { hostname, searchParams } = new URL(text);
  const host = searchParams.get('host') ?? decodeURIComponent(hostname);
  return !isHere(host) && !checked.includes(searchParams.get('sslmode') ?? '');
}

function isHere(host: string): boolean {
  const name = host.replace(/^\[(.*)\]$/, '$1');
  const isSocket = name === '' || name.startsWith('/');
  return isSocket || name === 'localhost' || name === '::1' || (isIP(name) === 4 && name.startsWith('127.'));
}
