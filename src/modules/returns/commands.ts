import type { Commands } from '../../platform/cli/command.ts';

/** The commands of this module, each fetched when it is called. */
export const returnsCommands: Commands = {
  check: async () => (await import('./checks/check-command.ts')).checkCommand,
  import: async () => (await import('./import/import-command.ts')).importCommand,
  export: async () => (await import('./export/export-command.ts')).exportCommand,
  return: async () => (await import('./return-command.ts')).returnCommand,
};
