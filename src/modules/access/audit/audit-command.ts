import { join, resolve } from 'node:path';
import type { Command } from '../../../platform/cli/command.ts';
import { WrongUse } from '../../../platform/cli/command.ts';
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
    const roots =
      typeof options['roots'] === 'string'
        ? options['roots']
        : rootsFile(typeof options['data'] === 'string' ? options['data'] : undefined);
    const { database, close } = await open();
    try {
      if (verb === 'seal') {
        const block = await database.transaction({ account: null, role: 'loader' }, null, sealAudit);
        if (block) await keepRoot(roots, block);
        out(
          options['json']
            ? JSON.stringify(block ?? null)
            : block
              ? `Sealed block ${block.number}: ${block.rows} rows.`
              : 'Nothing to seal.',
        );
        return 0;
      }
      const outside = await readRoots(roots);
      const verdict = await database.transaction({ account: null, role: 'loader' }, null, (db) =>
        verifyAudit(db, outside),
      );
      out(options['json'] ? JSON.stringify(verdict) : describe(verdict));
      return verdict.problems.length === 0 ? 0 : 1;
    } finally {
      await close();
    }
  },
};

function describe({ blocks, rows, unsealed, problems }: AuditVerdict): string {
  const head = `${blocks} blocks, ${rows} rows sealed, ${unsealed} not sealed yet.`;
  if (problems.length === 0) return `${head} Nothing was changed.`;
  return [head, ...problems.map(({ block, problem }) => `Block ${block}: ${problem}`)].join('\n');
}
