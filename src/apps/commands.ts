import { adminCommand, auditCommand } from '../modules/access/index.ts';
import { measuresCommand } from '../modules/insight/index.ts';
import type { Command } from '../platform/cli/command.ts';
import { backupCommand, restoreCommand } from './backup-commands.ts';
import { serveCommand } from './serve-command.ts';

/** Every command; `kith --help` lists them in this order. */
export const commands: readonly Command[] = [
  serveCommand,
  adminCommand,
  auditCommand,
  measuresCommand,
  backupCommand,
  restoreCommand,
];
