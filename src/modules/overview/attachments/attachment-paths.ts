/** Photographs and documents of a visit, unfinished (its draft) or finished: one form for both, since the draft's id is the event's. */
export const filesPath = '/children/:personId/visits/:draftId/files';
export const attachmentPath = '/children/:personId/files/:attachmentId';
/** The bytes: `small` or `whole`. */
export const bytesPath = '/children/:personId/files/:attachmentId/:fileSize';

export const filesOf = (personId: string, eventId: string): string =>
  `/children/${personId}/visits/${eventId}/files`;
export const attachmentOf = ({ personId, id }: { readonly personId: string; readonly id: string }): string =>
  `/children/${personId}/files/${id}`;

export const attachmentSubject = ({ personId }: { personId: string }): string => personId;
