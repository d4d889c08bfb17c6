import type { Commands } from '../../platform/cli/command.ts';

/** The commands of this module, each fetched when it is called. */
export const accessCommands: Commands = {
  admin: async () => (await import('./accounts/admin-command.ts')).adminCommand,
  audit: async () => (await import('./audit/audit-command.ts')).auditCommand,
};
