import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { unless } from './system-error.ts';

/**
 * Folders whose content belongs to the running server and not into a backup; PostgreSQL makes it anew.
 * PostgreSQL manual 25.3.4, "Backing Up the Data Directory". The log in pg_wal is copied apart, afterwards.
 */
const emptied = new Set([
  'pg_wal',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
]);

/** Files of the running server itself, and the label of an older backup this cluster was restored from. */
const leftOut = new Set([
  'postmaster.pid',
  'postmaster.opts',
  'pg_internal.init',
  'current_logfiles',
  'backup_label',
  'backup_label.old',
  'tablespace_map',
  'tablespace_map.old',
  'backup_manifest',
]);

/** Written last of all: recovery begins from what it says. */
export const controlFile = 'global/pg_control';

/** Folders that a cluster must have even when they are empty; tools that carry backups may drop those. */
export const requiredFolders = [
  ...emptied,
  'pg_commit_ts',
  'pg_stat',
  'pg_tblspc',
  'pg_twophase',
  'pg_logical/mappings',
  'pg_logical/snapshots',
  'pg_wal/archive_status',
  'pg_wal/summaries',
];

/** What a backup copies, as paths relative to the cluster with '/' between. `pg_control` is not among the files. */
export type BackupList = { readonly folders: string[]; readonly files: string[] };

/** Lists the cluster's files to copy. What vanishes while we look is left out: recovery will not miss it. */
export async function listBackupFiles(cluster: string): Promise<BackupList> {
  const list: BackupList = { folders: [], files: [] };
  await walk(cluster, '', list);
  return list;
}

async function walk(cluster: string, folder: string, list: BackupList): Promise<void> {
  const entries = await unless(['ENOENT'], readdir(join(cluster, folder), { withFileTypes: true }));
  for (const entry of entries ?? []) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) await enter(cluster, path, list);
    else if (entry.isFile() && belongs(entry.name, path)) list.files.push(path);
  }
}

async function enter(cluster: string, path: string, list: BackupList): Promise<void> {
  if (path.includes('pgsql_tmp')) return;
  list.folders.push(path);
  if (!emptied.has(path)) await walk(cluster, path, list);
}

function belongs(name: string, path: string): boolean {
  return (
    !leftOut.has(name) &&
    !name.startsWith('pgsql_tmp') &&
    !name.startsWith('postmaster.pid.') &&
    path !== controlFile
  );
}
