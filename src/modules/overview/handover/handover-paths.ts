/** The pages of who works with a child, and of changes of worker. */
export const paths = {
  workers: '/children/:personId/workers',
  change: '/children/:personId/workers/change',
  joins: '/children/:personId/workers/joins',
  leaves: '/children/:personId/workers/:assignmentId/leaves',
  handover: '/children/:personId/handovers/:handoverId',
  part: '/children/:personId/handovers/:handoverId/parts/:part',
  read: '/children/:personId/handovers/:handoverId/read',
  event: '/children/:personId/handovers/:handoverId/mistakes/:eventId',
  back: '/children/:personId/handovers/:handoverId/back',
  list: '/handovers',
} as const;

export const subject = ({ personId }: { readonly personId: string }): string => personId;
