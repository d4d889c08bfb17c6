import type { Read, Write } from '../../../platform/database/database.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError } from '../../../platform/forms/field.ts';
import { parseForm } from '../../../platform/forms/form.ts';
import { longText } from '../../../platform/forms/text-fields.ts';
import { BadRequest, NotFound, Stale } from '../../../platform/http/problems.ts';
import type { Reply } from '../../../platform/http/reply.ts';
import { download, page, redirect } from '../../../platform/http/reply.ts';
import { getSetting } from '../../../platform/settings/settings.ts';
import { BackLink } from '../../../platform/views/components/back-link.tsx';
import type { PageRequest, Route } from '../../access/index.ts';
import { get, listAccountNames, post } from '../../access/index.ts';
import { countYear } from '../findings/finding-queries.ts';
import { yearHref } from '../findings/year-head.tsx';
import { getSignedYear } from '../findings/year-params.ts';
import { prepareReturn, readReturn, signReturn } from '../permissions.ts';
import { headersOf, toChangeLine } from './copy-page.ts';
import type { FrozenCopy } from './copy-queries.ts';
import {
  listCopies,
  listFrozenLines,
  listKeptHomes,
  listRowChanges,
  listSeenFiles,
  signCopy,
} from './copy-queries.ts';
import { CopyView, DifferencesView } from './copy-view.tsx';
import { dueDaysSetting } from './due-days.ts';
import { freezeCopy, hashFiles, restoreFile } from './freeze-copy.ts';
import { copyHref, SignOffView } from './sign-off-view.tsx';
import { countDown } from './year-rules.ts';

const signOffPath = '/returns/:form/:year/sign-off';
const copiesPath = '/returns/:form/:year/copies';
const copyPath = '/returns/:form/:year/copies/:copyId';
const filePath = '/returns/:form/:year/copies/:copyId/files/:file';
const differencesPath = '/returns/:form/:year/copies/:copyId/differences';
const signaturePath = '/returns/:form/:year/copies/:copyId/signature';

type YearRequest<H extends Read = Read> = Pick<
  PageRequest<string, H, string>,
  'db' | 'may' | 'who' | 'now' | 'today' | 'query' | 'body' | 'saw'
> & { readonly params: { readonly form: string; readonly year: string } };
type CopyRequest<H extends Read = Read> = YearRequest<H> & { readonly params: { readonly copyId: string } };

async function signOffPage({ db, params, may, who, now, today }: YearRequest): Promise<Reply> {
  const of = getSignedYear(params);
  const copies = await listCopies(db, of);
  const days = await getSetting(db, dueDaysSetting);
  const model = {
    of,
    countdown: countDown(of, days[of.form], today),
    numbers: await countYear(db, of, now),
    copies,
    nameOf: await namesOf(db, copies),
    mayPrepare: await may(prepareReturn),
    csrf: who.csrf,
  };
  return page('Sign-off', <SignOffView page={model} />, {
    before: <BackLink href="/returns">Returns</BackLink>,
  });
}

async function namesOf(db: Read, copies: readonly FrozenCopy[]): Promise<(account: string | null) => string> {
  const accounts = copies.flatMap(({ preparedBy, signedBy }) => [preparedBy ?? [], signedBy ?? []].flat());
  const names = await listAccountNames(db, accounts);
  return (account) => names.get(account ?? '') ?? 'somebody';
}

async function freeze({ db, params, now }: YearRequest<Write>): Promise<Reply> {
  const of = getSignedYear(params);
  return redirect(copyHref(of, { id: await freezeCopy(db, of, now) }));
}

/** The copy that an address is about, and the one before it. */
async function getCopy({ db, params }: Pick<CopyRequest, 'db' | 'params'>) {
  const of = getSignedYear(params);
  const copies = await listCopies(db, of);
  const copy = copies.find(({ id }) => id === params.copyId);
  if (!copy) throw new NotFound();
  const files = await listSeenFiles(db, copy);
  return {
    of,
    copy: { ...copy, files, sha256: hashFiles(files) },
    newest: copies[0] === copy,
    before: copies.find(({ number }) => number === copy.number - 1),
  };
}

async function copyPage(
  request: CopyRequest,
  typed = '',
  errors: readonly FieldError[] = [],
): Promise<Reply> {
  const { db, may, who } = request;
  const { of, copy, newest } = await getCopy(request);
  const model = {
    of,
    copy,
    nameOf: await namesOf(db, [copy]),
    maySign: newest && copy.signedAt === null && (await may(signReturn)),
    csrf: who.csrf,
    typed,
    errors,
  };
  const before = <BackLink href={yearHref(of, 'sign-off')}>Sign-off</BackLink>;
  return page(`Copy ${copy.number}`, <CopyView page={model} />, { errors, before });
}

const schema = { words: longText({ label: 'what you say with your signature', max: 2000 }) };

async function sign(request: CopyRequest<Write>): Promise<Reply> {
  const { db, body, who, now } = request;
  const { of, copy, newest } = await getCopy(request);
  if (!newest || copy.signedAt !== null) throw new Stale();
  const parsed = parseForm(schema, body, () =>
    copy.preparedBy === who.accountId
      ? [fieldError('words', 'You prepared this copy; somebody else signs it')]
      : [],
  );
  if (!parsed.ok)
    return copyPage(request, typeof body['words'] === 'string' ? body['words'] : '', parsed.errors);
  await signCopy(db, copy.id, parsed.value.words, now);
  return redirect(copyHref(of, copy));
}

async function downloadFile(
  request: CopyRequest & { readonly params: { readonly file: string } },
): Promise<Reply> {
  const { copy } = await getCopy(request);
  const file = copy.files.find(({ name }) => name === request.params.file);
  if (!file) throw new NotFound();
  const lines = await listFrozenLines(request.db, copy.id, file.table);
  request.saw(new Set(lines.flatMap(({ personId }) => personId ?? [])));
  const text = restoreFile(
    file,
    lines.map(({ line }) => line),
  );
  if (text === undefined) throw new BadRequest('This file is not what was frozen, so it is not given out.');
  return download(file.name, 'text/csv; charset=utf-8', text);
}

const changesPerPage = 50;

async function differencesPage(request: CopyRequest): Promise<Reply> {
  const { db, query, saw } = request;
  const { of, copy, before } = await getCopy(request);
  if (!before) throw new NotFound();
  const number = Math.min(Math.max(1, Number.parseInt(query['page'] ?? '1', 10) || 1), 10_000);
  const part = { offset: (number - 1) * changesPerPage, limit: changesPerPage };
  const changes = await listRowChanges(db, { before: before.id, after: copy.id }, part);
  const people = changes.flatMap(({ personId }) => personId ?? []);
  saw(people);
  const context = {
    before: headersOf(before),
    after: headersOf(copy),
    kept: await listKeptHomes(db, people),
  };
  const total = changes[0]?.total ?? 0;
  const to = (at: number) => `${copyHref(of, copy)}/differences?page=${at}`;
  const model = {
    of,
    before,
    after: copy,
    lines: changes.map((change) => toChangeLine(change, context)),
    total,
    previous: number > 1 ? to(number - 1) : undefined,
    next: number * changesPerPage < total ? to(number + 1) : undefined,
  };
  return page('What changed', <DifferencesView page={model} />, {
    before: <BackLink href={copyHref(of, copy)}>{`Copy ${copy.number}`}</BackLink>,
  });
}

/** What leaves Kith with children in it, and what is vouched for, asks for a recent proof. */
const stepUp = true;

/** Preparing, signing and comparing what was sent. */
export const signOffRoutes: readonly Route[] = [
  get(signOffPath, { action: readReturn, audit: 'SignOffRead', handle: signOffPage }),
  post(copiesPath, { action: prepareReturn, audit: 'ReturnFreeze', stepUp, handle: freeze }),
  get(copyPath, { action: readReturn, audit: 'FrozenCopyRead', handle: (request) => copyPage(request) }),
  get(filePath, { action: readReturn, audit: 'FrozenFileDownload', stepUp, handle: downloadFile }),
  get(differencesPath, { action: readReturn, audit: 'FrozenDifferencesRead', handle: differencesPage }),
  post(signaturePath, { action: signReturn, audit: 'ReturnSign', stepUp, handle: sign }),
];
