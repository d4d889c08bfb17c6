/** The addresses of the pages for those who watch over the trail. */
export const paths = {
  looks: '/people/:personId/looks',
  family: '/people/:personId/looks/summary',
  start: '/audit',
  account: '/audit/accounts/:accountId',
  day: '/audit/accounts/:accountId/days/:day',
  unusual: '/audit/unusual',
  one: '/audit/unusual/:unusualId',
} as const;

export const auditedHref = (accountId: string): string => `/audit/accounts/${accountId}`;
export const unusualHref = (unusualId: string): string => `${paths.unusual}/${unusualId}`;
