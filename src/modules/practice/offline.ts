export { decideHeld, findEntryOfEvent, findHeld, listHeld } from './offline/held-queries.ts';
export { mayTakeOver } from './offline/may-take-over.ts';
export { isTicketOld, makeTicket, openBox, publicKeyOf, readTicket } from './offline/open-box.ts';
export type { Ticket } from './offline/open-box.ts';
export { receiveLook, receiveUpload } from './offline/receive-upload.ts';
export { parseUpload } from './offline/upload-form.ts';
export { addWrittenDraft } from './offline/upload-queries.ts';
export type { Parts as UploadParts } from './offline/upload-queries.ts';
export type { Acknowledgement, Upload } from './offline/upload-rules.ts';
