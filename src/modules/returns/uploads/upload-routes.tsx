import type { Database, Read, Write } from '../../../platform/database/database.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { NotFound } from '../../../platform/http/problems.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { page, redirect } from '../../../platform/http/reply.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import type { NavItem, PageRequest, Route, UploadedFile } from '../../access/index.ts';
import { get, post } from '../../access/index.ts';
import { loadReturns } from '../permissions.ts';
import { runUploads } from './run-uploads.ts';
import { parseUpload } from './upload-form.ts';
import { listPage, uploadPage } from './upload-page.ts';
import { addUpload, findCode, findUpload, keepFile, listUploads } from './upload-queries.ts';
import type { Upload, UploadId } from './upload-queries.ts';
import { UploadForm, UploadView } from './upload-view.tsx';

type AnyRequest<H extends Read> = Pick<PageRequest<string, H, 'loadReturns'>, 'db' | 'who'>;
type OneRequest<H extends Read> = PageRequest<'/imports/:taskId', H, 'loadReturns'>;

const action = loadReturns;

async function formPage({ db, who }: AnyRequest<Read>, errors: readonly FieldError[] = []): Promise<Reply> {
  const needsAuthority = (await findCode(db)) === undefined;
  const uploads = listPage(await listUploads(db));
  return page(
    'Load returns',
    <UploadForm csrf={who.csrf} needsAuthority={needsAuthority} errors={errors} uploads={uploads} />,
    { errors },
  );
}

async function takeFiles(request: PageRequest<'/imports', Write, 'loadReturns'>): Promise<Reply> {
  const { db, body, files, today } = request;
  const parsed = parseUpload(body, files, (await findCode(db)) === undefined);
  if (!parsed.ok) return formPage(request, parsed.errors);
  const { la, year, postcodes, providers } = parsed.value;
  const sent: { path: string; fileId: string }[] = [];
  for (const { path, bytes } of parsed.value.files)
    sent.push({ path, fileId: await keepFile(db, path, bytes) });
  const keepList = async (list: UploadedFile | undefined) =>
    list ? keepFile(db, list.name, list.bytes) : null;
  const lists = { postcodes: await keepList(postcodes), providers: await keepList(providers) };
  const id = await addUpload(db, { files: sent, ...lists, la, year, dryRun: true, today });
  return redirect(`/imports/${id}`);
}

async function getUpload(db: Read, id: UploadId): Promise<Upload> {
  const upload = await findUpload(db, id);
  if (!upload) throw new NotFound();
  return upload;
}

async function onePage({ db, who, params }: OneRequest<Read>): Promise<Reply> {
  const model = uploadPage(await getUpload(db, params.taskId));
  return page(model.title, <UploadView page={model} csrf={who.csrf} />, {
    before: <BackLink href="/imports">Load returns</BackLink>,
    ...(model.progress ? { refreshAfterSeconds: 2 } : {}),
  });
}

async function loadThese({
  db,
  params,
  today,
}: PageRequest<'/imports/:taskId/load', Write, 'loadReturns'>): Promise<Reply> {
  const { input } = await getUpload(db, params.taskId);
  return redirect(`/imports/${await addUpload(db, { ...input, dryRun: false, today })}`);
}

/** A moment after the answer, when what was asked for is committed. The minute's round catches what a crash left. */
const soon = 300;

/**
 * The pages on which files are sent, looked at and loaded. The work is done after the answer, in this process, one upload
 * at a time across all processes; what goes wrong is kept with the upload, and `onFailure` is told.
 */
export function uploadRoutes(
  database: Database,
  onFailure: (error: unknown) => void = () => undefined,
): readonly Route[] {
  const startSoon = (reply: Reply): Reply => {
    if (reply.kind === 'redirect') setTimeout(() => void runUploads(database).catch(onFailure), soon).unref();
    return reply;
  };
  return [
    get('/imports', { action, audit: 'ImportPage', handle: (request) => formPage(request) }),
    post('/imports', {
      action,
      audit: 'ImportAsk',
      handle: async (request) => startSoon(await takeFiles(request)),
    }),
    get('/imports/:taskId', { action, audit: 'ImportReport', handle: onePage }),
    post('/imports/:taskId/load', {
      action,
      audit: 'ImportLoad',
      handle: async (request) => startSoon(await loadThese(request)),
    }),
  ];
}

export const returnsNav: readonly NavItem[] = [{ href: '/imports', text: 'Load returns', action }];
