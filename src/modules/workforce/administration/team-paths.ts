/** The addresses of the pages about teams and workers. */
export const paths = {
  teams: '/administration/teams',
  team: '/administration/teams/:teamId',
  naming: '/administration/teams/:teamId/name',
  closing: '/administration/teams/:teamId/closing',
  reopening: '/administration/teams/:teamId/reopening',
  workers: '/administration/workers',
  worker: '/administration/workers/:workerId',
  place: '/administration/workers/:workerId/place',
  desk: '/administration/workers/:workerId/account',
} as const;

export const teamHref = (teamId: string): string => `${paths.teams}/${teamId}`;
export const workerHref = (workerId: string): string => `${paths.workers}/${workerId}`;
