/** Addresses of the pages that withhold where somebody lives. */
export const withheldPaths = {
  list: '/people/:personId/withheld',
  end: '/people/:personId/withheld/:withheldId/end',
  resume: '/people/:personId/withheld/:withheldId/resume',
} as const;
