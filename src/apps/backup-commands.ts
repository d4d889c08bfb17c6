import type { Command, CommandInput, ExitCode } from '../platform/cli/command.ts';
import { WrongUse } from '../platform/cli/command.ts';
import {
  backupEmbedded,
  BackupProblem,
  EmbeddedProblem,
  restoreEmbedded,
} from '../platform/database/embedded/index.ts';

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
      });
      return { report, text: `Copied ${report.files} files, ${report.bytes} bytes, up to ${report.lsn}.` };
    }),
};

/** `kith restore`: a backup becomes a new data folder. */
export const restoreCommand: Command = {
  name: 'restore',
  usage: [
    'kith restore --from DIR [--data DIR]',
    '    Puts a backup into a new or empty data folder, checks every file, and recovers it.',
  ],
  options: { from: { type: 'string' } },
  run: (input) =>
    saying(input, async () => {
      const report = await restoreEmbedded({
        from: folder(input, 'from'),
        dataDir: folder(input, 'data', 'data'),
        log: input.progress,
      });
      return { report, text: `Restored ${report.files} files, ${report.bytes} bytes.` };
    }),
};

function folder({ options }: CommandInput, name: string, fallback?: string): string {
  if (options['database'] !== undefined) throw new WrongUse(ownTools);
  const value = options[name] ?? fallback;
  if (typeof value !== 'string' || value === '') throw new WrongUse(`Say which folder with --${name}.`);
  return value;
}

/** Problems of use end with 2, a damaged or unfinished backup with 1; both say so in a sentence. */
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
    return error.code === 'damaged' || error.code === 'unfinished' ? 1 : 2;
  }
}
