import { resolve } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Means } from '../modules/access/index.ts';
import { findMeans, findSecretKey, rootsFile } from '../modules/access/index.ts';
import type { Command, CommandInput } from '../platform/cli/command.ts';
import { WrongUse } from '../platform/cli/command.ts';
import { startJobs } from '../platform/jobs/jobs.ts';
import { parseId } from '../platform/ids/ids.ts';
import type { CorrelationId } from '../platform/logs/correlation.ts';
import { withCorrelation } from '../platform/logs/correlation.ts';
import type { Log } from '../platform/logs/log.ts';
import { createLog } from '../platform/logs/log.ts';
import type { Connected } from './connect.ts';
import { connect } from './connect.ts';
import { keepArchive } from './keep-archive.ts';
import { prepareFirstStart } from './first-start.ts';
import { createFace } from './serve.ts';
import { scheduledJobs } from './worker.ts';

/** Starts Kith: both faces on localhost, a demonstration in an empty database, until it is told to stop. */
export const serveCommand: Command = {
  name: 'serve',
  usage: [
    'kith serve [--data DIR [--archive DIR] | --database URL]',
    '    Starts both faces (PORT, default 3000; PUBLIC_PORT, default 3001). An empty database opens on made-up Northmoor;',
    '    With FILES_ORIGIN a third gives out what people sent in (FILES_PORT, default 3002), from a host of its own;',
    '    --empty leaves it empty, for an authority that will load its own files.',
    '    --without-jobs serves pages only: another process of the same database seals the trail, counts and delivers.',
    '    --archive keeps what is written to the log, so that any moment can be restored (kith restore --to).',
  ],
  options: {
    empty: { type: 'boolean' },
    'without-jobs': { type: 'boolean' },
    archive: { type: 'string' },
  },
  run: async (input) => {
    if (input.options['archive'] !== undefined && input.options['database'] !== undefined)
      throw new WrongUse('A database by URL archives its own log; docs/operations.md says how.');
    const ports = {
      staff: readPort('PORT', 3000),
      open: readPort('PUBLIC_PORT', 3001),
      files: readPort('FILES_PORT', 3002),
    };
    const connected = await connect({
      data: textOf(input, 'data'),
      url: textOf(input, 'database'),
      own: true,
    });
    try {
      await serve(connected, input, ports);
      return 0;
    } finally {
      await connected.close();
    }
  },
};

type Ports = { readonly staff: number; readonly open: number; readonly files: number };

function readPort(variable: string, usual: number): number {
  const text = process.env[variable] ?? String(usual);
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535)
    throw new WrongUse(`${variable} takes a port, such as ${usual}, not "${text}".`);
  return Number(text);
}

async function serve(connected: Connected, input: CommandInput, ports: Ports): Promise<void> {
  // Heard from the beginning: whoever sees it answer may tell it to stop, though its jobs are still being started.
  const told = untilToldToStop();
  await prepareFirstStart(connected.database, {
    empty: input.options['empty'] === true,
    now: input.now,
    progress: input.progress,
  });
  const faces = await listen(connected, input, ports);
  const jobs = input.options['without-jobs'] === true ? undefined : await startWork(connected, input);
  const archiving = startArchive(connected, input);
  await told;
  await jobs?.stop();
  await archiving?.stop();
  await Promise.all(faces.map((face) => face.close()));
}

function textOf({ options }: CommandInput, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

async function listen(connected: Connected, input: CommandInput, ports: Ports): Promise<FastifyInstance[]> {
  const host = process.env['HOST'] ?? '127.0.0.1';
  const log = createLog({ write: input.progress });
  const means = await findMeans(process.env, connected.dataDir);
  if (!means.secretKey)
    input.progress('KITH_SECRET_KEY is not set: no second step for signing in can be set up or used.');
  const common = {
    database: connected.database,
    secureCookies: process.env['KITH_SECURE_COOKIES'] === '1',
    behindProxy: process.env['KITH_BEHIND_PROXY'] === '1',
    means,
    onFailure: (correlation: string, error: Error) => logFailure(log, parseId(correlation), error),
  };
  const staff = await createFace({ ...common, face: 'staff', hosts: hostsOf('STAFF_HOSTS') });
  const open = await createFace({ ...common, face: 'public', hosts: hostsOf('PUBLIC_HOSTS') });
  const files = filesHostOf(means);
  const given =
    files === undefined ? undefined : await createFace({ ...common, face: 'files', hosts: [files] });
  const faces = [staff, open, ...(given ? [given] : [])];
  try {
    await staff.listen({ host, port: ports.staff });
    await open.listen({ host, port: ports.open });
    await given?.listen({ host, port: ports.files });
  } catch (error) {
    await Promise.all(faces.map((face) => face.close()));
    throw toWrongUse(error, ports);
  }
  input.out(`Kith for staff:                            http://localhost:${ports.staff}`);
  input.out(`Kith for children, families and partners:  http://localhost:${ports.open}`);
  if (given) input.out(`Files that people sent in:                 http://localhost:${ports.files}`);
  input.out('Stop with Ctrl+C.');
  return faces;
}

/** The host that gives out files. Without a secret key no link to it could be sealed. */
const filesHostOf = ({ filesOrigin, secretKey }: Means): string | undefined =>
  filesOrigin !== undefined && secretKey ? new URL(filesOrigin).hostname : undefined;

/** With the number that the person saw on the page, where it was a request. */
function logFailure(log: Log, correlation: CorrelationId | undefined, error: Error): void {
  const write = () => log.error('request-failed', error);
  if (correlation === undefined) write();
  else withCorrelation(correlation, write);
}

/** A port that is taken, or that only root may use, is a matter of use. */
function toWrongUse(error: unknown, { staff, open, files }: Ports): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code !== 'EADDRINUSE' && code !== 'EACCES' && code !== 'EADDRNOTAVAIL') return error;
  const why = code === 'EADDRINUSE' ? 'in use by another program' : 'not for us to use';
  return new WrongUse(
    `Port ${staff}, ${open} or ${files} is ${why}. Choose others with PORT, PUBLIC_PORT and FILES_PORT.`,
  );
}

async function startWork({ database, owner, dataDir }: Connected, { progress }: CommandInput) {
  const secretKey = await findSecretKey(process.env, dataDir);
  const log = createLog({ write: progress });
  return startJobs({
    connection: owner,
    jobs: scheduledJobs({ database, dataDir, rootsFile: rootsFile(dataDir), secretKey }),
    onFailure: (_, error) => log.error('job-failed', error),
  });
}

/** Only a server of our own is archived by us. */
function startArchive({ archive }: Connected, input: CommandInput) {
  const folder = textOf(input, 'archive') ?? process.env['KITH_ARCHIVE'];
  if (folder === undefined || archive === undefined) return undefined;
  const log = createLog({ write: input.progress });
  return keepArchive(
    () => archive(resolve(folder)),
    (error) => log.error('archive-failed', error),
  );
}

const hostsOf = (variable: string) => (process.env[variable] ?? '').split(',').filter((host) => host !== '');

/** After so many milliseconds a second Ctrl+C means: at once. Before, it is the same one passed on by npm. */
const patience = 3000;

function untilToldToStop(): Promise<void> {
  return new Promise((resolve) => {
    let first: number | undefined;
    const hear = () => {
      if (first !== undefined && Date.now() - first > patience) process.exit(130);
      first ??= Date.now();
      resolve();
    };
    process.on('SIGINT', hear);
    process.on('SIGTERM', hear);
  });
}
