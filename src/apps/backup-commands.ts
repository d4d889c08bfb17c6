import type { Command, CommandInput, ExitCode } from '../platform/cli/command.ts';
import { WrongUse } from '../platform/cli/command.ts';
import {
  archiveEmbedded,
  backupEmbedded,
  BackupProblem,
  EmbeddedProblem,
  restoreEmbedded,
} from '../platform/database/embedded/index.ts';
import type { Instant } from '../platform/dates/plain-date.ts';
import { noteOperation } from './note-operation.ts';
import { parseMoment } from './restore-moment.ts';

const ownTools = 'A database by URL is backed up with its own tools; docs/operations.md says how.';

/** `kith backup`: a whole copy of the embedded database, taken while it is in use. */
export const backupCommand: Command = {
  name: 'backup',
  usage: [
    'kith backup --out DIR [--data DIR]',
    '    Copies the embedded database while it is in use; everything committed before it ends is in it.',
  ],
  options: { out: { type: 'string' } },
  run: (input) =>
    saying(input, async () => {
      const report = await backupEmbedded({
        dataDir: folder(input, 'data', 'data'),
        out: folder(input, 'out'),
        log: input.progress,
        noted: (session) => noteOperation(session, 'last-backup'),
      });
      return { report, text: `Copied ${report.files} files, ${report.bytes} bytes, up to ${report.lsn}.` };
    }),
};

/** `kith archive`: what has been written to the log since the last round, kept beside the backups. */
export const archiveCommand: Command = {
  name: 'archive',
  usage: [
    'kith archive --archive DIR [--data DIR]',
    '    Copies what the database has written to its log since the last round; with a backup taken after the first round it',
    '    restores to any moment. A service does so by itself every few seconds: kith serve --archive DIR.',
  ],
  options: { archive: { type: 'string' } },
  run: (input) =>
    saying(input, async () => {
      const report = await archiveEmbedded({
        dataDir: folder(input, 'data', 'data'),
        archive: folder(input, 'archive'),
        log: input.progress,
        noted: (session) => noteOperation(session, 'last-archive'),
      });
      return { report, text: `Copied ${report.copied} files of the log, up to ${report.lsn}.` };
    }),
};

/** `kith restore`: a backup becomes a new data folder. */
export const restoreCommand: Command = {
  name: 'restore',
  usage: [
    'kith restore --from DIR [--data DIR] [--archive DIR [--to TIME]]',
    '    Puts a backup into a new or empty data folder, checks every file, and recovers it: as the backup was; with an archive',
    "    up to its end, or up to a moment: --to '2026-11-22 10:00:00' (clocks in London, or with Z or +01:00 behind it).",
  ],
  options: { from: { type: 'string' }, archive: { type: 'string' }, to: { type: 'string' } },
  run: (input) =>
    saying(input, async () => {
      const report = await restoreEmbedded({
        from: folder(input, 'from'),
        dataDir: folder(input, 'data', 'data'),
        ...upTo(input),
        log: input.progress,
      });
      const last = report.lastChange ? ` The last change in it was made at ${report.lastChange}.` : '';
      return { report, text: `Restored ${report.files} files, ${report.bytes} bytes.${last}` };
    }),
};

function upTo(input: CommandInput): { readonly archive?: string; readonly to?: Instant } {
  const { archive, to } = input.options;
  if (to !== undefined && archive === undefined)
    throw new WrongUse('A moment can be restored only with an archive: say where it is with --archive.');
  if (archive === undefined) return {};
  if (to === undefined) return { archive: folder(input, 'archive') };
  const moment = parseMoment(String(to));
  if (moment === undefined)
    throw new WrongUse(`--to takes a moment such as '2026-11-22 10:00:00', not "${String(to)}".`);
  return { archive: folder(input, 'archive'), to: moment };
}

function folder({ options }: CommandInput, name: string, fallback?: string): string {
  if (options['database'] !== undefined) throw new WrongUse(ownTools);
  const value = options[name] ?? fallback;
  if (typeof value !== 'string' || value === '') throw new WrongUse(`Say which folder with --${name}.`);
  return value;
}

const spoilt = ['damaged', 'unfinished', 'archive-gap', 'disk-full'];

/** Problems of use end with 2, a damaged or unfinished backup and a full disk with 1; both say so in a sentence. */
async function saying(
  input: CommandInput,
  work: () => Promise<{ report: object; text: string }>,
): Promise<ExitCode> {
  try {
    const { report, text } = await work();
    input.out(input.options['json'] ? JSON.stringify(report) : text);
    return 0;
  } catch (error) {
    if (error instanceof EmbeddedProblem) throw new WrongUse(error.message);
    if (!(error instanceof BackupProblem)) throw error;
    input.progress(error.message);
    return spoilt.includes(error.code) ? 1 : 2;
  }
}
