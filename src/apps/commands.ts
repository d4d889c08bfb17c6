import { adminCommand, auditCommand } from '../modules/access/index.ts';
import { figuresCommand, forecastCommand, measuresCommand, statsCommand } from '../modules/insight/index.ts';
import { checkCommand, exportCommand, importCommand, returnCommand } from '../modules/returns/index.ts';
import type { Command } from '../platform/cli/command.ts';
import { archiveCommand, backupCommand, restoreCommand } from './backup-commands.ts';
import { demoCommand } from './demo-command.ts';
import { serveCommand } from './serve-command.ts';

/** Every command; `kith --help` lists them in this order. */
export const commands: readonly Command[] = [
  serveCommand,
  checkCommand,
  importCommand,
  exportCommand,
  returnCommand,
  demoCommand,
  adminCommand,
  auditCommand,
  measuresCommand,
  figuresCommand,
  forecastCommand,
  statsCommand,
  backupCommand,
  archiveCommand,
  restoreCommand,
];
