import { totalmem } from 'node:os';
import { socketPort } from './data-layout.ts';

export type Settings = Readonly<Record<string, string>>;

/** What every embedded server runs with, whatever the caller says about durability. */
function settingsForAll(socketDir: string): Settings {
  return {
    // Private: a unix socket in a 0700 folder and no TCP at all.
    listen_addresses: '',
    port: String(socketPort),
    unix_socket_directories: `"${socketDir.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Error texts and statements can hold what people wrote; the application reports its own failures.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    // An online backup needs it (PostgreSQL manual 25.3.4).
    wal_level: 'replica',
    // Loading a county in one go should not force a checkpoint every few seconds.
    max_wal_size: '2GB',
    wal_compression: 'on',
    random_page_cost: '1.1',
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    jit: 'off',
  };
}

const forKeeping: Settings = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' };

/** For throwaway databases only: a crash of the machine may ruin them. */
const forThrowingAway: Settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** An eighth of the machine's memory within 128 MB and 1 GB: Kith shares the machine with Node. */
export function chooseSharedBuffers(memoryBytes: number): string {
  const megabytes = Math.floor(memoryBytes / 8 / 1024 / 1024);
  return `${Math.min(1024, Math.max(128, megabytes))}MB`;
}

/** All settings of one server; `chosen` by the caller win. */
export function composeSettings(socketDir: string, durable: boolean, chosen: Settings): Settings {
  return {
    ...settingsForAll(socketDir),
    shared_buffers: durable ? chooseSharedBuffers(totalmem()) : '128MB',
    ...(durable ? forKeeping : forThrowingAway),
    ...chosen,
  };
}

/** As arguments of the `postgres` program. */
export function formatSettings(settings: Settings): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
