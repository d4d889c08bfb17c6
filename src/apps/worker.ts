import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SecretKey } from '../modules/access/index.ts';
import {
  keepRoot,
  prepareAuditPartitions,
  restrictionSubscriptions,
  sealAudit,
} from '../modules/access/index.ts';
import {
  keepFirstForecast,
  keepForecast,
  keepMeasures,
  keepMeasuresOfLoad,
} from '../modules/insight/index.ts';
import { carryOutDisposals, findEndedRecords, keepUnusualLooks } from '../modules/overview/index.ts';
import { dropRecordings, transcribeWaiting } from '../modules/practice/index.ts';
import { checkEverybody, runUploads, runWantedChecks } from '../modules/returns/index.ts';
import type { Database, Write } from '../platform/database/database.ts';
import { instant, todayIn } from '../platform/dates/instant.ts';
import { remindOfCallBacks } from '../modules/people/index.ts';
import type { ScheduledJob } from '../platform/jobs/jobs.ts';
import { deliverMessages, localSender } from '../platform/messages/messages.ts';
import { deliverEvents } from '../platform/outbox/deliver-events.ts';
import { staffRoutes } from './staff.ts';
import { tidy } from './tidy.ts';
import { openingNames } from './trail-names.ts';

export type WorkerOptions = {
  readonly database: Database;
  readonly rootsFile: string;
  readonly dataDir: string | undefined;
  /** Opens what is sealed in the database: the key of the engine that writes dictation down. */
  readonly secretKey: SecretKey | undefined;
};

const clock = { now: () => instant(Date.now()), ticks: () => performance.now() };
const everyMinute = '* * * * *';
const everyFiveMinutes = '*/5 * * * *';
/** Made up for at the latest an hour after it was passed over: a clock that jumped, a service that was down in that minute. */
const everyNight = { cron: '10 2 * * *', mostHours: 25 } as const;

/** What Kith does on its own: seal the audit trail, deliver events and messages, tidy what has been kept long enough. */
export function scheduledJobs({
  database,
  rootsFile,
  dataDir,
  secretKey,
}: WorkerOptions): readonly ScheduledJob[] {
  const asLoader = <T>(work: (db: Write) => Promise<T>) =>
    database.transaction({ account: null, role: 'loader' }, null, work);
  const send = localSender(join(dataDir ?? '.', 'messages'));
  return [
    { name: 'seal-audit', cron: everyMinute, run: () => sealAndKeep(database, rootsFile) },
    {
      name: 'deliver-events',
      cron: everyMinute,
      run: async () => void (await asLoader((db) => deliverEvents(db, restrictionSubscriptions))),
    },
    {
      name: 'deliver-messages',
      cron: everyMinute,
      run: async () => void (await asLoader((db) => deliverMessages(db, send))),
    },
    {
      name: 'remind-of-call-backs',
      cron: everyMinute,
      run: async () => void (await asLoader(remindOfCallBacks)),
    },
    ...dictationJobs(database, secretKey),
    { name: 'load-returns', cron: everyMinute, run: () => runUploads(database) },
    { name: 'check-wanted', cron: everyMinute, run: () => runWantedChecks(database, clock) },
    { name: 'check-returns', ...everyNight, run: () => checkEverybody(database, clock, 'night') },
    ...insightJobs(database),
    {
      name: 'audit-months',
      ...everyNight,
      run: async () => void (await asLoader(prepareAuditPartitions)),
    },
    {
      name: 'find-ended-records',
      ...everyNight,
      run: async () => void (await findEndedRecords(database, todayIn('Europe/London', clock.now()))),
    },
    {
      name: 'carry-out-disposals',
      cron: everyMinute,
      run: async () => void (await carryOutDisposals(database, todayIn('Europe/London', clock.now()))),
    },
    {
      name: 'unusual-looks',
      ...everyNight,
      run: async () => void (await keepUnusualLooks(database, clock, openingNames(staffRoutes(database)))),
    },
    { name: 'tidy', ...everyNight, run: () => asLoader(tidy) },
  ];
}

/** Figures and forecasts, as they stand. */
const insightJobs = (database: Database): readonly ScheduledJob[] => [
  { name: 'keep-measures', ...everyNight, run: async () => void (await keepMeasures(database, clock)) },
  {
    name: 'keep-measures-of-load',
    cron: everyFiveMinutes,
    run: async () => void (await keepMeasuresOfLoad(database, clock)),
  },
  { name: 'keep-forecast', ...everyNight, run: async () => void (await keepForecast(database, clock)) },
  {
    name: 'keep-first-forecast',
    cron: everyFiveMinutes,
    run: async () => void (await keepFirstForecast(database, clock)),
  },
];

/** Recordings are written down as they come, and deleted when their time is over. */
const dictationJobs = (database: Database, secretKey: SecretKey | undefined): readonly ScheduledJob[] => [
  { name: 'write-dictation-down', cron: everyMinute, run: () => transcribeWaiting(database, secretKey) },
  {
    name: 'delete-recordings',
    cron: everyFiveMinutes,
    run: async () => void (await dropRecordings(database)),
  },
];

/**
 * Seals, and once that is committed writes the root outside. A crash between the two leaves one block without a root, which
 * the next brings after; while the file cannot be written, nothing is sealed.
 */
export async function sealAndKeep(database: Database, rootsFile: string): Promise<void> {
  await appendFile(rootsFile, '', { mode: 0o600 });
  const block = await database.transaction({ account: null, role: 'loader' }, null, sealAudit);
  if (block) await keepRoot(rootsFile, block);
}
