import { createHash } from 'node:crypto';
import { BackupProblem } from './backup-problem.ts';

export type ManifestFile = { readonly path: string; readonly bytes: number; readonly sha256: string };

export type Manifest = {
  readonly systemIdentifier: string;
  readonly files: readonly ManifestFile[];
  readonly timeline: number;
  readonly startLsn: string;
  readonly stopLsn: string;
};

export const manifestName = 'backup_manifest';

/**
 * PostgreSQL's own backup manifest, version 2 (PostgreSQL manual, chapter "Backup Manifest Format"), so that
 * pg_verifybackup reads it too.
 */
export function formatManifest(manifest: Manifest): string {
  const files = manifest.files.map(
    ({ path, bytes, sha256 }) =>
      `{ "Path": ${JSON.stringify(path)}, "Size": ${bytes}, "Last-Modified": "1970-01-01 00:00:00 GMT", "Checksum-Algorithm": "SHA256", "Checksum": "${sha256}" }`,
  );
  const { timeline, startLsn, stopLsn, systemIdentifier } = manifest;
  const body = [
    '{ "PostgreSQL-Backup-Manifest-Version": 2,',
    `"System-Identifier": ${systemIdentifier},`,
    `"Files": [\n${files.join(',\n')}\n],`,
    `"WAL-Ranges": [\n{ "Timeline": ${timeline}, "Start-LSN": "${startLsn}", "End-LSN": "${stopLsn}" }\n],\n`,
  ].join('\n');
  return `${body}"Manifest-Checksum": "${sha256Of(body)}"}\n`;
}

/** Reads the list of files out of a manifest. Throws `BackupProblem` 'damaged' when it is not as it was written. */
export function parseManifest(text: string): ManifestFile[] {
  const end = text.lastIndexOf('"Manifest-Checksum"');
  const body = end < 0 ? '' : text.slice(0, end);
  if (text.slice(end) !== `"Manifest-Checksum": "${sha256Of(body)}"}\n`) throw damaged('is not whole');
  const parsed: unknown = JSON.parse(text);
  const files = typeof parsed === 'object' && parsed !== null && 'Files' in parsed ? parsed.Files : undefined;
  if (!Array.isArray(files)) throw damaged('lists no files');
  return files.map(parseFile);
}

function parseFile(entry: unknown): ManifestFile {
  if (typeof entry !== 'object' || entry === null) throw damaged('has an entry that is no file');
  const { Path: path, Size: bytes, Checksum: sha256 } = { Path: '', Size: -1, Checksum: '', ...entry };
  if (typeof path !== 'string' || !isInside(path)) throw damaged('names a file outside the backup');
  if (!Number.isSafeInteger(bytes) || bytes < 0) throw damaged(`gives no size for ${path}`);
  if (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256))
    throw damaged(`gives no SHA-256 for ${path}`);
  return { path, bytes, sha256 };
}

/** A plain relative path: nothing that climbs out of the folder. */
function isInside(path: string): boolean {
  return path
    .split('/')
    .every((part) => part !== '' && part !== '.' && part !== '..' && !part.includes('\0'));
}

function damaged(how: string): BackupProblem {
  return new BackupProblem('damaged', `The backup is damaged: its ${manifestName} ${how}.`);
}

function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
