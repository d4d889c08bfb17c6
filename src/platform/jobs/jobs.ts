import PgBoss from 'pg-boss';
import type { ClientConfig } from 'pg';
import { findOutage } from '../database/outage.ts';
import type { Ask } from './keep-time.ts';
import { forgetTheFuture, listPassedOver } from './keep-time.ts';
import { openWritablePool } from '../database/replication/writable-pool.ts';

/** Work that is done again and again, on a schedule (cron, in UTC). Any process may do it; each round is done once. */
export type ScheduledJob = {
  readonly name: string;
  readonly cron: string;
  readonly run: () => Promise<void>;
  /** A round that was passed over is made up for once the last began longer ago than this; without it, never. */
  readonly mostHours?: number;
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
  const pool = openWritablePool({ ...connection, max: 2, application_name: 'kith-jobs' });
  const boss = new PgBoss({ db: { executeSql: pool.query }, schema: 'jobs' });
  boss.on('error', (error) => onFailure('queue', error));
  const unhear = hearOutages((error) => onFailure('queue', error));
  await boss.start();
  for (const job of jobs) await register(boss, job, onFailure);
  const keeping = keepTime(boss, { ask: pool.query, jobs, onFailure });
  const stop = async () => {
    await keeping.stop();
    await boss.stop({ graceful: true, wait: true, timeout: 5000 });
    await pool.end();
    unhear();
  };
  return { stop };
}

type Keeping = Pick<JobsOptions, 'jobs' | 'onFailure'> & { readonly ask: Ask };

/** How often it is asked whether the clock has jumped. */
const lookEverySeconds = 30;

/** Looks now and every half minute whether a jump of the clock holds rounds up or passed them over. */
function keepTime(boss: PgBoss, { ask, jobs, onFailure }: Keeping): { stop: () => Promise<void> } {
  const look = async () => {
    await forgetTheFuture(ask);
    for (const name of await listPassedOver(ask, jobs)) await boss.send(name, {});
  };
  let looking = Promise.resolve();
  const again = () =>
    void (looking = looking.then(look).catch((error: unknown) => onFailure('queue', error)));
  again();
  const timer = setInterval(again, lookEverySeconds * 1000);
  const stop = async () => {
    clearInterval(timer);
    await looking;
  };
  return { stop };
}

/**
 * pg-boss notes how a round ended and does not wait to hear that it was noted. Where the database goes at that moment, nobody
 * else hears of it, and Node would end the whole service: the round stays open instead, and is done again when its time is
 * over. Whatever is no outage ends the process as before. Returns what stops listening.
 */
function hearOutages(onOutage: (error: unknown) => void): () => void {
  const hear = (error: unknown) => {
    if (findOutage(error) === undefined) throw error;
    onOutage(error);
  };
  process.on('unhandledRejection', hear);
  return () => void process.off('unhandledRejection', hear);
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
