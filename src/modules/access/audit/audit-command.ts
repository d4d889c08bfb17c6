import { join, resolve } from 'node:path';
import type { Command, CommandInput, ExitCode } from '../../../platform/cli/command.ts';
import { WrongUse } from '../../../platform/cli/command.ts';
import type { Database } from '../../../platform/database/database.ts';
import { keepRoot, readRoots } from './roots-file.ts';
import type { AuditVerdict } from './seal-audit.ts';
import { sealAudit, verifyAudit } from './seal-audit.ts';

/** Where a data folder's roots are kept: beside it, not in it, so that who can change the one need not reach the other. */
export function rootsFile(data: string | undefined): string {
  return process.env['KITH_AUDIT_ROOTS'] ?? join(resolve(data ?? 'data'), '..', 'audit-roots.txt');
}

/** `kith audit verify` and `kith audit seal`. */
export const auditCommand: Command = {
  name: 'audit',
  usage: [
    'kith audit verify [--roots FILE] [--json]',
    '    Computes every sealed block of the audit trail again; exit code 1 when anything was changed.',
    'kith audit seal [--roots FILE]',
    '    Seals now what has been written since the last block (a running Kith does so each minute).',
  ],
  options: { roots: { type: 'string' } },
  run: async ({ options, words, open, out }) => {
    const [verb] = words;
    if (verb !== 'verify' && verb !== 'seal')
      throw new WrongUse('Say "kith audit verify" or "kith audit seal".');
    const { database, close } = await open();
    const say = (result: unknown, inWords: string) => out(options['json'] ? JSON.stringify(result) : inWords);
    try {
      return await (verb === 'seal' ? seal : verify)(database, rootsOf(options), say);
    } finally {
      await close();
    }
  },
};

const loader = { account: null, role: 'loader' } as const;
type Say = (result: unknown, inWords: string) => void;

async function seal(database: Database, roots: string, say: Say): Promise<ExitCode> {
  const block = await database.transaction(loader, null, sealAudit);
  if (block) await keepRoot(roots, block);
  say(block ?? null, block ? `Sealed block ${block.number}: ${block.rows} rows.` : 'Nothing to seal.');
  return 0;
}

async function verify(database: Database, roots: string, say: Say): Promise<ExitCode> {
  const outside = await readRoots(roots);
  const verdict = await database.transaction(loader, null, (db) => verifyAudit(db, outside));
  say(verdict, describe(verdict));
  return verdict.problems.length === 0 ? 0 : 1;
}

function rootsOf({ roots, data }: CommandInput['options']): string {
  return typeof roots === 'string' ? roots : rootsFile(typeof data === 'string' ? data : undefined);
}

function describe({ blocks, rows, unsealed, problems }: AuditVerdict): string {
  const head = `${blocks} blocks, ${rows} rows sealed, ${unsealed} not sealed yet.`;
  if (problems.length === 0) return `${head} Nothing was changed.`;
  return [head, ...problems.map(({ block, problem }) => `Block ${block}: ${problem}`)].join('\n');
}
