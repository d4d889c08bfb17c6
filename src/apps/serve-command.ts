import type { FastifyInstance } from 'fastify';
import { rootsFile } from '../modules/access/index.ts';
import type { Command, CommandInput } from '../platform/cli/command.ts';
import { startJobs } from '../platform/jobs/jobs.ts';
import { createLog } from '../platform/logs/log.ts';
import type { Connected } from './connect.ts';
import { connect } from './connect.ts';
import { prepareFirstStart } from './first-start.ts';
import { createFace } from './serve.ts';
import { scheduledJobs } from './worker.ts';

/** Starts Kith: both faces on localhost, a demonstration in an empty database, until it is told to stop. */
export const serveCommand: Command = {
  name: 'serve',
  usage: [
    'kith serve [--data DIR | --database URL]',
    '    Starts both faces (PORT, default 3000; PUBLIC_PORT, default 3001). An empty database opens on made-up Northmoor;',
    '    --empty leaves it empty, for an authority that will load its own files.',
  ],
  options: { empty: { type: 'boolean' } },
  run: async (input) => {
    const connected = await connect({
      data: textOf(input, 'data'),
      url: textOf(input, 'database'),
      own: true,
    });
    await prepareFirstStart(connected.database, {
      empty: input.options['empty'] === true,
      now: input.now,
      progress: input.progress,
    });
    const faces = await listen(connected, input);
    const jobs = await startWork(connected, input);
    await untilToldToStop();
    await jobs.stop();
    await Promise.all(faces.map((face) => face.close()));
    await connected.close();
    return 0;
  },
};

function textOf({ options }: CommandInput, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

async function listen(connected: Connected, input: CommandInput): Promise<FastifyInstance[]> {
  const host = process.env['HOST'] ?? '127.0.0.1';
  const port = Number(process.env['PORT'] ?? 3000);
  const publicPort = Number(process.env['PUBLIC_PORT'] ?? 3001);
  const log = createLog({ write: input.progress });
  const common = {
    database: connected.database,
    secureCookies: process.env['KITH_SECURE_COOKIES'] === '1',
    onFailure: (correlation: string, error: Error) =>
      log.error('request-failed', { correlation, kind: error.name }),
  };
  const staff = await createFace({ ...common, face: 'staff', hosts: hostsOf('STAFF_HOSTS') });
  const open = await createFace({ ...common, face: 'public', hosts: hostsOf('PUBLIC_HOSTS') });
  await staff.listen({ host, port });
  await open.listen({ host, port: publicPort });
  input.out(`Kith for staff:                            http://localhost:${port}`);
  input.out(`Kith for children, families and partners:  http://localhost:${publicPort}`);
  input.out('Stop with Ctrl+C.');
  return [staff, open];
}

function startWork({ database, owner, dataDir }: Connected, { progress }: CommandInput) {
  const log = createLog({ write: progress });
  return startJobs({
    connection: owner,
    jobs: scheduledJobs({ database, dataDir, rootsFile: rootsFile(dataDir) }),
    onFailure: (_, error) => log.error('job-failed', error),
  });
}

const hostsOf = (variable: string) => (process.env[variable] ?? '').split(',').filter((host) => host !== '');

function untilToldToStop(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
