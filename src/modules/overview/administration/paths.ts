/** The addresses of what an administrator finds beside accounts and teams. */
export const paths = {
  start: '/administration',
  settings: '/administration/settings',
  setting: '/administration/settings/:key',
  dictation: '/administration/dictation',
  health: '/administration/health',
} as const;

export const settingHref = (key: string): string => `${paths.settings}/${encodeURIComponent(key)}`;
