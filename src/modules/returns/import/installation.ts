import { sql } from '../../../platform/database/database.ts';
import type { Read, Write } from '../../../platform/database/database.ts';
import { ImportRefused } from './read-sets.ts';

export type ImportTarget = {
  readonly authority: string;
  readonly isFixed: boolean;
  readonly kind: 'authority' | 'demonstration';
};

type Installation = { kind: 'authority' | 'demonstration'; code: string | null };

/**
 * Which authority the files are loaded for. The first import fixes it, and what kind of database this is.
 * @throws ImportRefused for a demonstration, for another authority than the first, or when none was ever named
 */
export async function findTarget(
  db: Read,
  options: { la?: string; demoCopy?: boolean },
): Promise<ImportTarget> {
  const found = await db.first(sql<Installation>`select kind, code from platform.installation`);
  const kind = options.demoCopy ? 'demonstration' : 'authority';
  if (found) await refuseOther(db, found, kind);
  const authority = found?.code ?? options.la;
  if (!authority)
    throw new ImportRefused(
      'Say which authority the files are from, the first time: --la E10000015 (its ONS code).',
    );
  if (options.la !== undefined && options.la !== authority) {
    throw new ImportRefused(
      `This database belongs to ${authority}; files of ${options.la} go into a database of their own.`,
    );
  }
  return { authority, isFixed: found !== undefined && found.code !== null, kind };
}

async function refuseOther(db: Read, found: Installation, kind: Installation['kind']): Promise<void> {
  if (found.kind === 'demonstration' && kind === 'authority') {
    throw new ImportRefused(
      'This is a demonstration: real files are never loaded beside invented people. Use another --data folder.',
    );
  }
  if (found.kind === 'authority' && kind === 'demonstration') {
    throw new ImportRefused('--demo-copy goes into a fresh database; this one is an authority’s.');
  }
  if (kind === 'demonstration' && (await hasInvented(db))) {
    throw new ImportRefused('--demo-copy goes into a fresh database; this one has invented people in it.');
  }
}

async function hasInvented(db: Read): Promise<boolean> {
  const found = await db.first(
    sql`select 1 from reporting.person_version where source = 'demonstration' limit 1`,
  );
  return found !== undefined;
}

export async function fixTarget(db: Write, { authority, isFixed, kind }: ImportTarget): Promise<void> {
  if (isFixed) return;
  await db.run(sql`insert into platform.installation (kind, code) values (${kind}, ${authority})
    on conflict (one) do update set code = excluded.code`);
}
