import { millisecondsAt } from '../../../platform/dates/instant.ts';
import type { DatabaseHealth, JobHealth } from '../../access/index.ts';

/** How something stands: well, to be looked at, to be acted on now. Always said in words. */
export type HealthState = 'well' | 'look' | 'act' | 'not known';
export type HealthLine = { readonly what: string; readonly state: HealthState; readonly words: string };

/** What is known on the side of the application. Bytes; milliseconds since 1970. */
export type Surroundings = {
  readonly now: number;
  readonly diskFree: number | undefined;
  readonly diskSize: number | undefined;
  readonly version: string;
  /** Where what people sent in is given out; undefined where it comes from the host of the pages. */
  readonly filesOrigin: string | undefined;
  /** From which age on a backup and the archive of the log are to be looked at, in milliseconds. */
  readonly backupLook: number;
  readonly archiveLook: number;
};

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];

/** From which age or share on something is to be looked at, or acted on (local defaults, GK). */
export const limits = {
  sealLook: 5 * minute,
  sealAct: 30 * minute,
  outboxLook: 10 * minute,
  clockLook: 5_000,
  clockAct: 60_000,
  diskLook: 0.2,
  diskAct: 0.08,
  /** How often the age at which it is to be looked at. */
  lateAct: 3,
} as const;

/** Every line of the page, what is worst first. */
export function assessHealth(health: DatabaseHealth, around: Surroundings): readonly HealthLine[] {
  const lines = [
    database(health, around),
    clock(health, around),
    disk(around),
    backup(health, around),
    archive(health, around),
    seal(health, around),
    outbox(health, around),
    files(around),
    ...jobs(health, around),
  ];
  const order: readonly HealthState[] = ['act', 'look', 'not known', 'well'];
  return [...lines].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
}

function database(health: DatabaseHealth, { version }: Surroundings): HealthLine {
  const words = `PostgreSQL ${health.version}, ${sizeInWords(health.bytes)}, ${health.migrations - 1} migrations, ${health.connections} connections. Kith ${version}.`;
  return { what: 'Database', state: 'well', words };
}

function clock({ now }: DatabaseHealth, around: Surroundings): HealthLine {
  const apart = Math.abs(millisecondsAt(now) - around.now);
  const state = stateOf(apart, limits.clockLook, limits.clockAct);
  const words =
    state === 'well'
      ? 'The clocks of the application and of the database agree.'
      : `The clocks of the application and of the database are ${apart < minute ? `${Math.round(apart / 1000)} seconds` : ageInWords(apart)} apart: set both by the same time server.`;
  return { what: 'Clocks', state, words };
}

function disk({ diskFree, diskSize }: Surroundings): HealthLine {
  const what = 'Disk of the database';
  if (diskFree === undefined || !diskSize)
    return { what, state: 'not known', words: 'Not known from here: look at the machine of the database.' };
  const share = diskFree / diskSize;
  const state = share < limits.diskAct ? 'act' : share < limits.diskLook ? 'look' : 'well';
  return { what, state, words: `${sizeInWords(diskFree)} free of ${sizeInWords(diskSize)}.` };
}

/** The newest of what is told, by whom ever; undefined for nothing that is a time. */
function newest(notes: readonly unknown[]): number | undefined {
  const times = notes.flatMap((note) => timeIn(note) ?? []);
  return times.length === 0 ? undefined : Math.max(...times);
}

function backup({ notes, operations }: DatabaseHealth, { now, backupLook }: Surroundings): HealthLine {
  const what = 'Last backup';
  const at = newest([operations['last-backup'], notes['operations.last-backup']]);
  if (at === undefined)
    return {
      what,
      state: 'look',
      words: 'Kith knows of none. A database by URL is backed up by its own tools: check there.',
    };
  return agedLine(what, now - at, backupLook);
}

function archive(health: DatabaseHealth, { now, archiveLook }: Surroundings): HealthLine {
  const what = 'Archive of the log';
  const { archiver, operations, notes } = health;
  const at = newest([operations['last-archive'], archiver.at, notes['operations.last-archive']]);
  const failed = newest([archiver.failed]);
  if (failed !== undefined && failed > (at ?? 0))
    return {
      what,
      state: 'act',
      words: `The database failed to archive its log ${ageInWords(now - failed)} ago.`,
    };
  if (at === undefined)
    return {
      what,
      state: 'look',
      words:
        'Kith knows of none: after a fault, all since the last backup would be lost. Serve with --archive.',
    };
  return agedLine(what, now - at, archiveLook);
}

function agedLine(what: string, age: number, look: number): HealthLine {
  const state = stateOf(age, look, limits.lateAct * look);
  const more =
    state === 'well' ? '' : ` It should be no older than ${ageInWords(look)}: is the job for it still run?`;
  return { what, state, words: `${ageInWords(age)} ago.${more}` };
}

/** A note is a time as text, or has one under `at`. */
function timeIn(note: unknown): number | undefined {
  const text = typeof note === 'object' && note !== null && 'at' in note ? note.at : note;
  const at = typeof text === 'string' ? millisecondsAt(text) : NaN;
  return Number.isNaN(at) ? undefined : at;
}

function seal(
  { unsealed, oldest_unsealed: oldest, sealed, blocks }: DatabaseHealth,
  { now }: Surroundings,
): HealthLine {
  const what = 'Seal of the audit trail';
  const age = oldest === null ? 0 : now - millisecondsAt(oldest);
  const last =
    sealed === null
      ? 'Nothing is sealed yet'
      : `${blocks} blocks, the last ${ageInWords(now - millisecondsAt(sealed))} ago`;
  const waits =
    unsealed === 0 ? 'everything is sealed' : `${unsealed} rows wait, the oldest since ${ageInWords(age)}`;
  const state = stateOf(age, limits.sealLook, limits.sealAct);
  const more = state === 'well' ? '' : ' Is the process that runs the jobs up?';
  return {
    what,
    state,
    words: `${last}; ${waits}.${more} Whether blocks were changed is told by “kith audit verify”.`,
  };
}

function outbox(
  { outbox: waiting, oldest_outbox: oldest, messages }: DatabaseHealth,
  { now }: Surroundings,
): HealthLine {
  const age = oldest === null ? 0 : now - millisecondsAt(oldest);
  const words = `${waiting} events and ${messages} messages wait.`;
  return { what: 'What waits to be told', state: age > limits.outboxLook ? 'look' : 'well', words };
}

/** Bytes that people sent in should never come from the origin of a page, where a browser's mistake would run them with its rights. */
function files({ filesOrigin }: Surroundings): HealthLine {
  const what = 'Host of photographs and documents';
  if (filesOrigin !== undefined) return { what, state: 'well', words: `They come from ${filesOrigin}.` };
  const words =
    'They come from the host of the pages, as downloads that run nothing. Give them a host of their own: set FILES_ORIGIN and FILES_PORT (operations).';
  return { what, state: 'look', words };
}

function jobs(health: DatabaseHealth, { now }: Surroundings): readonly HealthLine[] {
  if (health.jobs.length === 0)
    return [
      {
        what: 'Jobs',
        state: 'look',
        words: 'No job has run in this database. They run beside the pages, in “kith serve”.',
      },
    ];
  return health.jobs.map((job) => jobLine(job, now));
}

function jobLine({ name, completed, failed, failures }: JobHealth, now: number): HealthLine {
  const isBad = failed !== null && (completed === null || failed > completed);
  const last =
    completed === null
      ? 'has not ended well yet'
      : `ended well ${ageInWords(now - millisecondsAt(completed))} ago`;
  const bad = failures === 0 ? '' : `; failed ${failures === 1 ? 'once' : `${failures} times`} within a day`;
  return {
    what: `Job ${name}`,
    state: isBad ? 'act' : failures > 0 ? 'look' : 'well',
    words: `It ${last}${bad}.`,
  };
}

function stateOf(value: number, look: number, act: number): HealthState {
  if (value > act) return 'act';
  return value > look ? 'look' : 'well';
}

/** 'a minute', '3 hours': the largest unit that fits, rounded down. */
export function ageInWords(age: number): string {
  const [size, unit] = age >= day ? [day, 'day'] : age >= hour ? [hour, 'hour'] : [minute, 'minute'];
  const count = Math.floor(age / size);
  if (count < 1) return 'less than a minute';
  return count === 1 ? `${unit === 'hour' ? 'an' : 'a'} ${unit}` : `${count} ${unit}s`;
}

/** Bytes in the unit that people use for them. */
export function sizeInWords(bytes: number): string {
  const units = ['bytes', 'KB', 'MB', 'GB', 'TB'];
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  return `${(bytes / 1000 ** power).toFixed(power === 0 ? 0 : 1)} ${units[power]}`;
}
