import { readPostcodeDirectory, readProviderList } from '../../../formats/index.ts';
import type { PostcodeDirectory, ProviderList } from '../../../formats/index.ts';
import type { Database, Read, Write } from '../../../platform/database/database.ts';
import { findFile } from '../../../platform/files/files.ts';
import { parseId } from '../../../platform/ids/ids.ts';
import { wantCheck } from '../findings/check-queries.ts';
import type { ImportReport } from '../import/import-report.ts';
import { importReturns } from '../import/import-returns.ts';
import type { ImportOptions } from '../import/import-returns.ts';
import { ImportRefused } from '../import/read-sets.ts';
import type { GivenFile } from '../import/read-sets.ts';
import { deleteForgotten, deleteSent, endUpload, takeUpload, tellProgress } from './upload-queries.ts';
import type { Upload, UploadInput, UploadOutcome } from './upload-queries.ts';

const asLoader = { account: null, role: 'loader' } as const;

/** Problems kept with the outcome; the page says how many more there were. */
const problemsKept = 2000;

/**
 * Works through what was sent to be loaded until nothing waits. Safe to call at any time and in several processes: each
 * upload is taken once. A failure is kept with the upload, and thrown on for the log.
 */
export async function runUploads(database: Database): Promise<void> {
  await database.transaction(asLoader, null, deleteForgotten);
  for (;;) {
    const upload = await database.transaction(asLoader, null, takeUpload);
    if (!upload) return;
    await runUpload(database, upload);
  }
}

async function runUpload(database: Database, upload: Upload): Promise<void> {
  const end = (state: 'done' | 'failed', outcome: UploadOutcome) =>
    database.transaction(asLoader, null, (db) => endUpload(db, upload.id, state, outcome));
  try {
    const report = await load(database, upload);
    if (!upload.input.dryRun) await database.transaction(asLoader, null, (db) => finishLoad(db, upload));
    await end('done', { report: { ...report, problems: report.problems.slice(0, problemsKept) } });
  } catch (error) {
    if (error instanceof ImportRefused) return end('done', { refused: error.message });
    await end('failed', { refused: 'Something went wrong. Nothing was loaded.' });
    throw error;
  }
}

/** What was sent is loaded: it is deleted, and the record is checked against the rules again. */
async function finishLoad(db: Write, { input }: Upload): Promise<void> {
  await deleteSent(db, input);
  await wantCheck(db, 'import');
}

async function load(database: Database, upload: Upload): Promise<ImportReport> {
  const { files, options } = await database.transaction(asLoader, null, (db) => readSent(db, upload.input));
  const by = { account: upload.askedBy, today: upload.input.today };
  return importReturns(database, files, { options, by, progress: createTeller(database, upload) });
}

/** Writes how far the work is, once a second at most, beside the work and never in its way. */
function createTeller(
  database: Database,
  { id }: Upload,
): (step: string, done: number, total: number) => void {
  let next = 0;
  return (_step, done, total) => {
    if (Date.now() < next) return;
    next = Date.now() + 1000;
    database.transaction(asLoader, null, (db) => tellProgress(db, id, done, total)).catch(() => undefined);
  };
}

async function readSent(
  db: Read,
  input: UploadInput,
): Promise<{ files: GivenFile[]; options: ImportOptions }> {
  const files: GivenFile[] = [];
  for (const { path, fileId } of input.files) files.push({ path, bytes: await getContent(db, fileId) });
  const { la, year, dryRun } = input;
  const postcodes = await readList<PostcodeDirectory>(db, input.postcodes, readPostcodeDirectory);
  const providers = await readList<ProviderList>(db, input.providers, readProviderList);
  const asked = { ...(la === null ? {} : { la }), ...(year === null ? {} : { year }) };
  const lists = { ...(postcodes ? { postcodes } : {}), ...(providers ? { providers } : {}) };
  return { files, options: { dryRun, childrenAtATime: 250, ...asked, ...lists } };
}

async function readList<T extends { ok: true }>(
  db: Read,
  fileId: string | null,
  read: (bytes: Uint8Array) => T | { ok: false; problem: string },
): Promise<T | undefined> {
  if (fileId === null) return undefined;
  const list = read(await getContent(db, fileId));
  if (!list.ok) throw new ImportRefused(`A list that was sent cannot be used: ${list.problem}`);
  return list;
}

async function getContent(db: Read, fileId: string): Promise<Uint8Array> {
  const id = parseId<'file'>(fileId);
  const file = id && (await findFile(db, id));
  if (!file)
    throw new ImportRefused('The files were sent more than a day ago and are not kept. Send them again.');
  return file.content;
}
