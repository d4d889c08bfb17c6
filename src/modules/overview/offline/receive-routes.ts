import type { AccountId, OpenRequest, Route, SecretKey } from '../../access/index.ts';
import { become, may, openRoute, writeAudit } from '../../access/index.ts';
import type { Acknowledgement, Upload } from '../../practice/index.ts';
import {
  accountOfTicket,
  openBox,
  parseUpload,
  receiveLook,
  receiveUpload,
  recordEntries,
} from '../../practice/index.ts';
import type { Write } from '../../../platform/database/database.ts';
import { parseId, newId } from '../../../platform/ids/ids.ts';
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
  const { account } = sent;
  await become(db, account, now);
  const { id, outcome } = await (sent.isLook ? takeLook(request, sent) : takeVisit(request, sent));
  tell({ account, detail: { upload: id, outcome } });
  return answer(200, { id, outcome });
}

type Sent = { readonly account: AccountId; readonly upload: Upload; readonly isLook: boolean };

async function takeVisit(request: Receiving, { account, upload }: Sent): Promise<Acknowledgement> {
  const { db } = request;
  const taken = await receiveUpload(db, upload, {
    mayRecord: (children) => mayRecordAll(db, children),
    record: (eventId, from, parts) => recordUpload(request, eventId, { upload: from, parts }),
  });
  await noteChildren(request, { account, upload, name: 'OfflineVisit', outcome: taken.outcome });
  return taken;
}

/** Somebody read on their device what they had taken with them: the trail of each child says so, with when by the device's clock. */
const takeLook = (request: Receiving, { account, upload }: Sent): Promise<Acknowledgement> =>
  receiveLook(request.db, upload, () =>
    noteChildren(request, { account, upload, name: 'OfflineLook', outcome: 'recorded' }),
  );

function read({ body }: Receiving, secretKey: SecretKey): Sent | undefined {
  const { box } = body;
  const text = typeof box === 'string' ? openBox(secretKey, box) : undefined;
  const said = text === undefined ? undefined : parseUpload(text);
  const account = said && parseId<'account'>(accountOfTicket(secretKey, said.ticket));
  return said && account ? { account, upload: said.upload, isLook: said.isLook } : undefined;
}

async function mayRecordAll(db: Write, children: readonly string[]): Promise<boolean> {
  for (const child of children) if (!(await may(db, recordEntries, child))) return false;
  return true;
}

type Done = {
  readonly account: AccountId;
  readonly upload: Upload;
  readonly name: 'OfflineVisit' | 'OfflineLook';
  readonly outcome: string;
};

/** The trail of each child: an open route names no people by itself. */
async function noteChildren({ db, now }: Receiving, { account, upload, name, outcome }: Done): Promise<void> {
  const entry = { name, account, face: 'staff', outcome: 'done' } as const;
  const detail = { outcome, saidAt: upload.saidAt };
  await writeAudit(db, { ...entry, subjects: upload.children, detail, correlation: newId() }, now);
}
