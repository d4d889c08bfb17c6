import { parseArgs } from 'node:util';
import type { ParseArgsConfig } from 'node:util';
import type { Database } from '../database/database.ts';
import type { Instant, PlainDate } from '../dates/plain-date.ts';

/** How a command ends: 0 success, 1 problems found, 2 wrong use. */
export type ExitCode = 0 | 1 | 2;

/** Wrong use of the command line; the message says what to type instead. Ends with exit code 2. */
export class WrongUse extends Error {}

export type OpenedDatabase = { readonly database: Database; readonly close: () => Promise<void> };

export type CommandInput = {
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  readonly words: readonly string[];
  /** What stood behind the options that take several words, by option; [] where one was not given. */
  readonly lists: Readonly<Record<string, readonly string[]>>;
  /** Opens the database that `--data` or `--database` names, brought up to date. */
  readonly open: () => Promise<OpenedDatabase>;
  readonly now: Instant;
  readonly today: PlainDate;
  /** Standard output: the result. With --json, one JSON document and nothing else. */
  readonly out: (text: string) => void;
  /** Standard error: how far the work is, and problems in words. */
  readonly progress: (text: string) => void;
};

/** One command of the command line, declared by the module or app that it belongs to. */
export type Command = {
  readonly name: string;
  /** How it is called and what it does, a line each. */
  readonly usage: readonly string[];
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** Options that take every word up to the next option: --last A B C. */
  readonly lists?: readonly string[];
  readonly run: (input: CommandInput) => Promise<ExitCode>;
};

/** Commands by name, each fetched when it is called: a short one does not wait for what the others need. */
export type Commands = Readonly<Record<string, () => Promise<Command>>>;

/** Options that every command takes. */
export const commonOptions = {
  data: { type: 'string' },
  database: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const satisfies ParseArgsConfig['options'];

/** Finds the command that a line begins with. @throws WrongUse */
export async function findCommand(commands: Commands, [name = '']: readonly string[]): Promise<Command> {
  const fetchCommand = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!fetchCommand) throw new WrongUse(name ? `There is no command "${name}".` : 'Name a command.');
  return fetchCommand();
}

/** Reads the options of a command from the line that begins with its name. @throws WrongUse */
export function parseCommandLine(command: Command, argv: readonly string[]) {
  const [, ...rest] = argv;
  const { lists, others } = takeLists(rest, command.lists ?? []);
  try {
    const { values, positionals } = parseArgs({
      args: others,
      options: { ...commonOptions, ...command.options },
      allowPositionals: true,
      strict: true,
    });
    const options = values as Record<string, string | boolean | undefined>;
    return { options, words: positionals, lists };
  } catch (error) {
    throw new WrongUse(error instanceof Error ? error.message : String(error));
  }
}

/** Takes the words behind the options that take several out of the line. */
function takeLists(args: readonly string[], names: readonly string[]) {
  const lists: Record<string, string[]> = Object.fromEntries(names.map((name) => [name, []]));
  const others: string[] = [];
  let open: string[] | undefined;
  for (const arg of args) {
    const [, name = '', first] = /^--([^=]+)(?:=(.*))?$/s.exec(arg) ?? [];
    if (lists[name]) {
      open = lists[name];
      if (first !== undefined) open.push(first);
    } else if (arg.startsWith('-') || !open) {
      open = undefined;
      others.push(arg);
    } else {
      open.push(arg);
    }
  }
  return { lists, others };
}
