/** Addresses of the pages on records whose time has ended. */
export const disposalPaths = {
  list: '/disposal',
  certificates: '/disposal/certificates',
  certificate: '/disposal/certificates/:disposalId',
  review: '/disposal/:personId',
  propose: '/disposal/:personId/proposal',
  withdraw: '/disposal/:personId/proposal/withdrawal',
  decide: '/disposal/:personId/decision',
  keep: '/disposal/:personId/longer',
  hold: '/disposal/:personId/hold',
  endHold: '/disposal/:personId/hold/end',
} as const;
