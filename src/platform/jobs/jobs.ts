import PgBoss from 'pg-boss';
import type { ClientConfig } from 'pg';

/** Work that is done again and again, on a schedule (cron, in UTC). Any process may do it; each round is done once. */
export type ScheduledJob = {
  readonly name: string;
  readonly cron: string;
  readonly run: () => Promise<void>;
};

export type JobsOptions = {
  /** The owner's connection: the queue keeps its tables in a schema of its own, which no other role reads. */
  readonly connection: ClientConfig;
  readonly jobs: readonly ScheduledJob[];
  readonly onFailure: (job: string, error: unknown) => void;
};

/**
 * Starts the queue (pg-boss, in the same PostgreSQL) and works off the scheduled jobs until it is stopped. A round that
 * fails is tried again twice; what it wrote in its transaction is gone with it.
 */
export async function startJobs({
  connection,
  jobs,
  onFailure,
}: JobsOptions): Promise<{ stop: () => Promise<void> }> {
  const boss = new PgBoss({
    ...toSettings(connection),
    schema: 'jobs',
    max: 2,
    application_name: 'kith-jobs',
  });
  boss.on('error', (error) => onFailure('queue', error));
  await boss.start();
  for (const job of jobs) await register(boss, job, onFailure);
  return { stop: () => boss.stop({ graceful: true, wait: true, timeout: 5000 }) };
}

async function register(
  boss: PgBoss,
  { name, cron, run }: ScheduledJob,
  onFailure: JobsOptions['onFailure'],
): Promise<void> {
  await boss.createQueue(name, { name, policy: 'short', retryLimit: 2 });
  await boss.work(name, async () => {
    await run().catch((error: unknown) => {
      onFailure(name, error);
      throw error;
    });
  });
  await boss.schedule(name, cron);
}

/** The settings of a connection that the queue takes; it opens its own small pool. */
function toSettings({ connectionString, host, port, user, database }: ClientConfig): PgBoss.DatabaseOptions {
  if (connectionString !== undefined) return { connectionString };
  return Object.fromEntries(
    Object.entries({ host, port, user, database }).filter(([, value]) => value !== undefined),
  );
}
