import type { OpenRequest, Route, SecretKey } from '../../access/index.ts';
import { become, isSessionTrusted, may, openRoute, writeAudit } from '../../access/index.ts';
import type { Acknowledgement, Ticket, Upload } from '../../practice/index.ts';
import {
  isTicketOld,
  openBox,
  parseUpload,
  readTicket,
  receiveLook,
  receiveUpload,
  recordEntries,
} from '../../practice/index.ts';
import type { Write } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { answer } from '../../../platform/http/reply.ts';
import { recordUpload } from './record-upload.ts';

/** Uploads of one network address in a minute: an office's devices may come back at once. */
const perMinute = 6000;

type Receiving = Pick<OpenRequest, 'db' | 'body' | 'now' | 'today' | 'tell'>;

/**
 * What a device wrote without a network, in a box that only we can open. There need be nobody signed in: the box says whose words they
 * are, and what that account may do is asked now. It can add, and read nothing; its answer says only what became of it.
 */
export function receiveRoutes(secretKey: SecretKey | undefined): readonly Route[] {
  return [
    openRoute('POST', '/offline/uploads', {
      face: 'staff',
      audit: 'OfflineUpload',
      perMinute,
      handle: (request) => receive(request, secretKey),
    }),
  ];
}

async function receive(request: Receiving, secretKey: SecretKey | undefined): Promise<Reply> {
  const { db, now, tell } = request;
  const sent = secretKey && read(request, secretKey);
  if (!sent) {
    tell({ outcome: 'refused', detail: { asked: 'unreadable' } });
    return answer(422, { outcome: 'unreadable' });
  }
  const { account } = sent.ticket;
  await become(db, account, now);
  const { id, outcome } = await (sent.isLook ? takeLook(request, sent) : takeVisit(request, sent));
  tell({ account, detail: { upload: id, outcome } });
  return answer(200, { id, outcome });
}

type Sent = { readonly ticket: Ticket; readonly upload: Upload; readonly isLook: boolean };

async function takeVisit(request: Receiving, sent: Sent): Promise<Acknowledgement> {
  const { db } = request;
  const isTrusted = await isTicketTrusted(request, sent);
  return receiveUpload(db, sent.upload, {
    mayRecord: async (children) => isTrusted && (await mayRecordAll(db, children)),
    record: (eventId, from, parts) => recordUpload(request, eventId, { upload: from, parts }),
    note: (outcome) => noteChildren(request, sent, { name: 'OfflineVisit', outcome, isTrusted }),
  });
}

/** Somebody read on their device what they had taken with them: the trail of each child says so, with when by the device's clock. */
async function takeLook(request: Receiving, sent: Sent): Promise<Acknowledgement> {
  const isTrusted = await isTicketTrusted(request, sent);
  return receiveLook(request.db, sent.upload, () =>
    noteChildren(request, sent, { name: 'OfflineLook', outcome: 'recorded', isTrusted }),
  );
}

/** Whoever got hold of a ticket may send with it: not for ever, and not after its account was secured. */
const isTicketTrusted = async ({ db, now }: Receiving, { ticket }: Sent) =>
  !isTicketOld(ticket, now) && (await isSessionTrusted(db, ticket.session, ticket.now));

function read({ body }: Receiving, secretKey: SecretKey): Sent | undefined {
  const { box } = body;
  const text = typeof box === 'string' ? openBox(secretKey, box) : undefined;
  const said = text === undefined ? undefined : parseUpload(text);
  const ticket = said && readTicket(secretKey, said.ticket);
  return said && ticket ? { ticket, upload: said.upload, isLook: said.isLook } : undefined;
}

async function mayRecordAll(db: Write, children: readonly string[]): Promise<boolean> {
  for (const child of children) if (!(await may(db, recordEntries, child))) return false;
  return true;
}

type Done = {
  readonly name: 'OfflineVisit' | 'OfflineLook';
  readonly outcome: string;
  readonly isTrusted: boolean;
};

/**
 * The trail of each child: an open route names no people by itself. Who the actor may not write about, if there is such a person,
 * was not read: it says that somebody tried.
 */
async function noteChildren(
  { db, now }: Receiving,
  { ticket: { account }, upload }: Sent,
  { name, outcome, isTrusted }: Done,
): Promise<void> {
  const detail = { outcome, saidAt: upload.saidAt };
  const [done, refused]: [string[], string[]] = [[], []];
  for (const child of upload.children)
    (isTrusted && (await may(db, recordEntries, child)) ? done : refused).push(child);
  const entry = { name, account, face: 'staff', detail } as const;
  if (done.length > 0)
    await writeAudit(db, { ...entry, outcome: 'done', subjects: done, correlation: newId() }, now);
  if (refused.length > 0)
    await writeAudit(db, { ...entry, outcome: 'refused', subjects: refused, correlation: newId() }, now);
}
