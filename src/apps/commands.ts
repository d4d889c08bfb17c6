import { accessCommands } from '../modules/access/commands.ts';
import { insightCommands } from '../modules/insight/commands.ts';
import { returnsCommands } from '../modules/returns/commands.ts';
import type { Commands } from '../platform/cli/command.ts';

/** Every command, each fetched when it is called; `kith --help` lists them in this order. */
export const commands: Commands = {
  serve: async () => (await import('./serve-command.ts')).serveCommand,
  ...returnsCommands,
  demo: async () => (await import('./demo-command.ts')).demoCommand,
  ...accessCommands,
  ...insightCommands,
  backup: async () => (await import('./backup-commands.ts')).backupCommand,
  archive: async () => (await import('./backup-commands.ts')).archiveCommand,
  restore: async () => (await import('./backup-commands.ts')).restoreCommand,
};
