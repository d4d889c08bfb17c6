import { instant, todayIn } from '../platform/dates/instant.ts';
import type { Command, CommandInput, ExitCode } from '../platform/cli/command.ts';
import { findCommand, parseCommandLine, WrongUse } from '../platform/cli/command.ts';
import { findOutage } from '../platform/database/outage.ts';
import { commands } from './commands.ts';

/** The command line: `kith serve|import|export|demo|admin|audit|measures|backup|restore`. */
export async function run(argv: readonly string[]): Promise<ExitCode> {
  if (argv.length === 0 || argv[0] === '--help' || argv[0] === 'help') {
    const all = await Promise.all(Object.values(commands).map((fetchCommand) => fetchCommand()));
    process.stdout.write(usage(all));
    return argv.length === 0 ? 2 : 0;
  }
  try {
    const command = await findCommand(commands, argv);
    const { options, words, lists } = parseCommandLine(command, argv);
    if (options['help']) {
      process.stdout.write(usage([command]));
      return 0;
    }
    return await command.run(inputOf(options, words, lists));
  } catch (error) {
    if (!(error instanceof WrongUse)) return failed(error);
    process.stderr.write(
      `${error.message}\nSee: kith ${argv[0] && Object.hasOwn(commands, argv[0]) ? `${argv[0]} ` : ''}--help\n`,
    );
    return 2;
  }
}

/** What a command that the database let down says: what it did is whole up to what it reported, and running it again goes on. */
const outageWords = {
  full: 'The disk that the database writes to is full. What was going on when it filled was not saved, not even in part. Make room, and run this again.',
  gone: 'The database went away while this was running. What was going on then was not saved by half. Run this again once it is back.',
} as const;

/** A database that let the command down is told in a sentence; any other failure is a fault, with its places. */
function failed(error: unknown): ExitCode {
  const said = sayOutage(error);
  if (said === undefined) throw error;
  process.stderr.write(`${said}\n`);
  return 1;
}

/** What is said of a database that is gone, full or cannot be started; undefined for any other failure. */
function sayOutage(error: unknown): string | undefined {
  const kind = findOutage(error);
  if (kind !== undefined) return outageWords[kind];
  if (!(error instanceof Error)) return undefined;
  if (error.name === 'EmbeddedProblem') return error.message;
  return 'code' in error && error.code === 'ENOSPC' ? outageWords.full : undefined;
}

function inputOf(
  options: CommandInput['options'],
  words: readonly string[],
  lists: CommandInput['lists'],
): CommandInput {
  const now = instant(Date.now());
  const text = (name: string) => (typeof options[name] === 'string' ? options[name] : undefined);
  return {
    options,
    words,
    lists,
    now,
    today: todayIn('Europe/London', now),
    open: async () => {
      const { connect } = await import('./connect.ts');
      return connect({ data: text('data'), url: text('database') });
    },
    out: (line) => process.stdout.write(`${line}\n`),
    progress: (line) => process.stderr.write(`${line}\n`),
  };
}

function usage(list: readonly Command[]): string {
  const lines = list.flatMap((command) => command.usage);
  return `${lines.join('\n')}\n\nEvery command: --data DIR (embedded database, default ./data) or --database URL, --json, --help\n`;
}
