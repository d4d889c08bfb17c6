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
  readonly run: (input: CommandInput) => Promise<ExitCode>;
};

/** Options that every command takes. */
export const commonOptions = {
  data: { type: 'string' },
  database: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const satisfies ParseArgsConfig['options'];

/** Finds the command and reads its options. @throws WrongUse */
export function parseCommandLine(commands: readonly Command[], argv: readonly string[]) {
  const [name, ...rest] = argv;
  const command = commands.find((one) => one.name === name);
  if (!command) throw new WrongUse(name ? `There is no command "${name}".` : 'Name a command.');
  try {
    const { values, positionals } = parseArgs({
      args: [...rest],
      options: { ...commonOptions, ...command.options },
      allowPositionals: true,
      strict: true,
    });
    return { command, options: values as Record<string, string | boolean | undefined>, words: positionals };
  } catch (error) {
    throw new WrongUse(error instanceof Error ? error.message : String(error));
  }
}
