import type { Commands } from '../../platform/cli/command.ts';

/** The commands of this module, each fetched when it is called. */
export const insightCommands: Commands = {
  measures: async () => (await import('./measures/measures-command.ts')).measuresCommand,
  figures: async () => (await import('./evidence/figures-command.ts')).figuresCommand,
  forecast: async () => (await import('./forecast/forecast-command.ts')).forecastCommand,
  stats: async () => (await import('./statistics/stats-command.ts')).statsCommand,
};
