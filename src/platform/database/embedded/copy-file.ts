import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { unless } from './system-error.ts';

export type CopiedFile = { readonly bytes: number; readonly sha256: string };

export type Owner = { readonly uid: number; readonly gid: number };

const chunkBytes = 1024 * 1024;

/**
 * Copies one file to a new private one (0600), without waiting for the disk. Returns what was written,
 * or undefined when the source is not there. Throws when the target is there already.
 */
export async function copyFile(from: string, to: string, owner?: Owner): Promise<CopiedFile | undefined> {
  const source = await unless(['ENOENT'], open(from, 'r'));
  if (!source) return undefined;
  try {
    return await writePrivate(to, (target) => pour(source, target), owner);
  } finally {
    await source.close();
  }
}

/** Writes a text to a new private file (0600), without waiting for the disk. */
export async function writeText(to: string, text: string): Promise<CopiedFile> {
  const content = Buffer.from(text, 'utf8');
  return writePrivate(to, async (target) => {
    await target.writeFile(content);
    return { bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };
  });
}

async function writePrivate(
  to: string,
  write: (target: FileHandle) => Promise<CopiedFile>,
  owner?: Owner,
): Promise<CopiedFile> {
  const target = await open(to, 'wx', 0o600);
  try {
    const written = await write(target);
    if (owner) await target.chown(owner.uid, owner.gid);
    return written;
  } finally {
    await target.close();
  }
}

async function pour(source: FileHandle, target: FileHandle): Promise<CopiedFile> {
  const hash = createHash('sha256');
  const chunk = Buffer.allocUnsafe(chunkBytes);
  let bytes = 0;
  for (;;) {
    const { bytesRead } = await source.read(chunk, 0, chunkBytes, bytes);
    if (bytesRead === 0) return { bytes, sha256: hash.digest('hex') };
    const part = chunk.subarray(0, bytesRead);
    hash.update(part);
    await target.writeFile(part);
    bytes += bytesRead;
  }
}

/** Waits until a file's content, or a folder's list of names, is on the disk. */
export async function syncToDisk(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Runs `work` for each item, a few at a time. After a failure no more are begun, and it is thrown once all rest. */
export async function forEachOf<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = items.values();
  let failed = false;
  const runner = async () => {
    for (const item of waiting) {
      if (failed) return;
      await work(item).catch((error: unknown) => {
        failed = true;
        throw error;
      });
    }
  };
  const runs = await Promise.allSettled(Array.from({ length: 4 }, runner));
  for (const run of runs) if (run.status === 'rejected') throw run.reason;
}
