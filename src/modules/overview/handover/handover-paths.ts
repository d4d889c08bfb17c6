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
  leaving: '/handovers/leaving',
  leavingWorker: '/handovers/leaving/:workerId',
} as const;

/** The page of the children of one worker, to hand them over. */
export const leavingOf = (workerId: string): string => `${paths.leaving}/${workerId}`;

export const subject = ({ personId }: { readonly personId: string }): string => personId;
