import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Where things lie under the data folder. All paths are absolute. */
export type DataLayout = {
  readonly dataDir: string;
  /** PostgreSQL's own data directory. */
  readonly cluster: string;
  /** Folder of the unix socket; outside `dataDir` when that path is too long for a socket. */
  readonly socketDir: string;
  readonly logFile: string;
};

/** The number in the socket's file name; nothing listens on TCP. */
export const socketPort = 5432;

// sun_path is 108 bytes on Linux and 104 on macOS and the BSDs, with a closing NUL (unix(7), unix(4)).
const longestSocketPath = process.platform === 'linux' ? 107 : 103;

/** The layout of a data folder, given relative or absolute. Touches no file. */
export function layoutOf(dataDir: string, temporary: string = tmpdir()): DataLayout {
  const root = resolve(dataDir);
  return {
    dataDir: root,
    cluster: join(root, 'postgres'),
    socketDir: chooseSocketDir(root, temporary),
    logFile: join(root, 'postgres.log'),
  };
}

function chooseSocketDir(root: string, temporary: string): string {
  const name = `kith-${createHash('sha256').update(root).digest('hex').slice(0, 16)}`;
  const choices = [join(root, 'socket'), join(resolve(temporary), name)];
  return choices.find(fitsSocket) ?? join('/tmp', name);
}

function fitsSocket(folder: string): boolean {
  return Buffer.byteLength(join(folder, `.s.PGSQL.${socketPort}`)) <= longestSocketPath;
}
