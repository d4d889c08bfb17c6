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
    'kith audit verify [--roots FILE] [--up-to BLOCK] [--json]',
    '    Computes every sealed block of the audit trail again; exit code 1 when anything was changed. --up-to leaves out the',
    '    roots of later blocks: for a database that was restored to a moment before them.',
    'kith audit seal [--roots FILE]',
    '    Seals now what has been written since the last block (a running Kith does so each minute).',
  ],
  options: { roots: { type: 'string' }, 'up-to': { type: 'string' } },
  run: async ({ options, words, open, out }) => {
    const [verb] = words;
    if (verb !== 'verify' && verb !== 'seal')
      throw new WrongUse('Say "kith audit verify" or "kith audit seal".');
    const { database, close } = await open();
    const say = (result: unknown, inWords: string) => out(options['json'] ? JSON.stringify(result) : inWords);
    try {
      return verb === 'seal'
        ? await seal(database, rootsOf(options), say)
        : await verify(database, await outsideOf(options), say);
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

type Outside = ReadonlyMap<string, string>;

async function outsideOf(options: CommandInput['options']): Promise<Outside> {
  const roots = await readRoots(rootsOf(options));
  const last = options['up-to'];
  if (last === undefined) return roots;
  if (typeof last !== 'string' || !/^\d+$/.test(last))
    throw new WrongUse('--up-to takes the number of a block, such as 120.');
  return new Map([...roots].filter(([number]) => /^\d+$/.test(number) && BigInt(number) <= BigInt(last)));
}

async function verify(database: Database, outside: Outside, say: Say): Promise<ExitCode> {
  const verdict = await database.transaction(loader, null, (db) => verifyAudit(db, outside));
  say({ ...verdict, outside: outside.size }, describe(verdict, outside.size));
  return verdict.problems.length === 0 ? 0 : 1;
}

function rootsOf({ roots, data }: CommandInput['options']): string {
  return typeof roots === 'string' ? roots : rootsFile(typeof data === 'string' ? data : undefined);
}

function describe({ blocks, rows, unsealed, problems }: AuditVerdict, outside: number): string {
  const kept =
    outside === 0 ? 'No roots are kept outside the database.' : `${outside} roots are kept outside.`;
  const head = `${blocks} blocks, ${rows} rows sealed, ${unsealed} not sealed yet. ${kept}`;
  if (problems.length === 0) return `${head} Nothing was changed.`;
  return [head, ...problems.map(({ block, problem }) => `Block ${block}: ${problem}`)].join('\n');
}
