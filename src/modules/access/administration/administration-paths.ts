/** The addresses of the pages about accounts. */
export const paths = {
  start: '/administration',
  accounts: '/administration/accounts',
  add: '/administration/accounts/new',
  requests: '/administration/roles',
  one: '/administration/accounts/:accountId',
  giveRole: '/administration/accounts/:accountId/roles',
  endRole: '/administration/accounts/:accountId/roles/:grantId/end',
  closing: '/administration/accounts/:accountId/closing',
  reopening: '/administration/accounts/:accountId/reopening',
  unlocking: '/administration/accounts/:accountId/unlocking',
  sessions: '/administration/accounts/:accountId/sessions',
  recovery: '/administration/accounts/:accountId/recovery',
  secondFactor: '/administration/accounts/:accountId/second-factor',
  decision: '/administration/roles/:roleRequestId',
} as const;

export const accountHref = (accountId: string): string => `${paths.accounts}/${accountId}`;
