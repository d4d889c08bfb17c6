import type { Means, OpenRequest, PageRequest, Route } from '../../access/index.ts';
import { authorise, become, get, isSessionRunning, openRoute } from '../../access/index.ts';
import type { Attachment, FileSize } from '../../practice/index.ts';
import { getAttachment, getFileBytes, isTakenOff, viewEntries } from '../../practice/index.ts';
import { resolvePerson } from '../../people/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { download, redirect } from '../../../platform/http/reply.ts';
import { attachmentSubject, bytesPath } from './attachment-paths.ts';
import { makeFileLink, readFileLink } from './file-link.ts';

type Ways = Pick<Means, 'secretKey' | 'filesOrigin'>;
type Opening = PageRequest<typeof bytesPath, Read, string>;

const sizes: readonly FileSize[] = ['small', 'whole'];

/** The file of an address as long as it stands. @throws NotFound */
async function findStanding(db: Read, personId: string, id: string): Promise<Attachment> {
  const found = await getAttachment(db, (await resolvePerson(db, personId)).all, id);
  if (isTakenOff(found)) throw new NotFound();
  return found;
}

/** Gives the bytes out; where there is a host of their own, by a link to it that soon ends. */
async function open(request: Opening, { secretKey, filesOrigin }: Ways): Promise<Reply> {
  const { db, params, saw, who, now } = request;
  const size = sizes.find((one) => one === params.fileSize);
  if (!size) throw new NotFound();
  const found = await findStanding(db, params.personId, params.attachmentId);
  saw([found.personId, ...found.alsoOf]);
  if (!filesOrigin || !secretKey) return give(db, found, size);
  const opening = { attachment: found.id, person: found.personId, size };
  const link = makeFileLink(secretKey, { ...opening, account: who.accountId, session: who.sessionId }, now);
  return redirect(`${filesOrigin}/file?link=${link}`);
}

async function give(db: Read, found: Attachment, size: FileSize): Promise<Reply> {
  const { content, mediaType } = await getFileBytes(db, found, size);
  return download(found.name, mediaType, content);
}

/** On the host of files: whoever has the link, while it and the sign-in that it was made for last; rights are asked anew. */
async function openLinked(request: OpenRequest, { secretKey }: Ways): Promise<Reply> {
  const { db, query, now, tell } = request;
  const link = secretKey && readFileLink(secretKey, query['link'] ?? '', now);
  if (!link) throw new NotFound();
  await become(db, link.account, now);
  if (!(await isSessionRunning(db, link.session, now))) throw new NotFound();
  await authorise(db, viewEntries, link.person);
  const found = await findStanding(db, link.person, link.attachment);
  tell({ account: link.account, subjects: [found.personId, ...found.alsoOf] });
  return give(db, found, link.size);
}

/** The bytes of photographs and documents, each opening with its row in the trail. */
export const fileRoutes = (ways: Ways): readonly Route[] => [
  get(bytesPath, {
    action: viewEntries,
    audit: 'AttachmentOpen',
    subject: attachmentSubject,
    handle: (request) => open(request, ways),
  }),
  openRoute('GET', '/file', {
    face: 'files',
    audit: 'AttachmentOpenByLink',
    handle: (request) => openLinked(request, ways),
  }),
];
