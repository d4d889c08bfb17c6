import type { Read, Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';

/**
 * A sealed block: its number, how many rows of the trail it covers, its root and that of the block before in hexadecimal, the
 * transaction that it reaches up to, and when it was sealed.
 */
export type SealedBlock = {
  readonly number: string;
  readonly rows: number;
  readonly root: string;
  readonly previous: string;
  readonly until: string;
  readonly sealedAt: string;
};

const sealedAt = sql`to_char(sealed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

const onlyOneSealer = 7_346_001;

/**
 * Seals what has been written since the last block, as loader. Rows of transactions still running wait for the next
 * block; nothing is sealed when nothing was written or another process is at it.
 */
export async function sealAudit(db: Write): Promise<SealedBlock | undefined> {
  const lock = await db.first(
    sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(${onlyOneSealer}) as mine`,
  );
  if (!lock?.mine) return undefined;
  return db.first(sql<SealedBlock>`
    with last as (
      select coalesce(max(number), 0) as number, coalesce(max(to_xid::text::numeric), 0) as boundary,
             coalesce((select root from access.audit_block order by number desc limit 1), ''::bytea) as root
        from access.audit_block
    ), next as (
      select last.number + 1 as number, last.boundary::text::xid8 as from_xid,
             pg_snapshot_xmin(pg_current_snapshot()) as to_xid, last.root as previous from last
    )
    insert into access.audit_block (number, from_xid, to_xid, row_count, previous, root)
    select n.number, n.from_xid, n.to_xid, b.row_count, n.previous, b.root
      from next n, access.block_root(n.previous, n.from_xid, n.to_xid) b
     where n.to_xid > n.from_xid and b.row_count > 0
    returning number, row_count as rows, encode(root, 'hex') as root, encode(previous, 'hex') as previous,
              to_xid::text as until, ${sealedAt} as "sealedAt"`);
}

export type AuditProblem = { readonly block: string; readonly problem: string };
export type AuditVerdict = {
  readonly blocks: number;
  readonly rows: number;
  readonly unsealed: number;
  readonly problems: readonly AuditProblem[];
};

type Recomputed = {
  number: string;
  chained: boolean;
  joined: boolean;
  same: boolean;
  counted: number;
  row_count: number;
  root: string;
  until: string;
  sealedAt: string;
};

/**
 * Computes every block again from the rows, and holds the roots against those kept outside the database.
 * @param outside what was kept outside by block number, as the roots file has it: the root, and behind it how far the block
 *   reaches and when it was sealed, where that was kept; empty when there is no such file
 */
export async function verifyAudit(db: Read, outside: ReadonlyMap<string, string>): Promise<AuditVerdict> {
  const blocks = await db.query(sql<Recomputed>`
    select k.number, k.row_count, encode(k.root, 'hex') as root, b.row_count as counted,
           b.root = k.root and b.row_count = k.row_count as same, k.to_xid::text as until, ${sealedAt} as "sealedAt",
           k.previous = coalesce(lag(k.root) over sequence, ''::bytea) as chained,
           k.number = row_number() over sequence and k.from_xid::text = coalesce(lag(k.to_xid) over sequence, '0'::xid8)::text as joined
      from access.audit_block k, access.block_root(k.previous, k.from_xid, k.to_xid) b
    window sequence as (order by k.number) order by k.number`);
  const unsealed = await db.first(sql<{ rows: number }>`select count(*)::int as rows from access.read_log
    where written_in >= coalesce((select to_xid from access.audit_block order by number desc limit 1), '0'::xid8)`);
  return {
    blocks: blocks.length,
    rows: blocks.reduce((sum, block) => sum + block.row_count, 0),
    unsealed: unsealed?.rows ?? 0,
    problems: [
      ...blocks.flatMap((block) => problemsOf(block, outside)),
      ...missingBlocks(blocks, outside),
      ...missingRoots(blocks, outside),
    ],
  };
}

function problemsOf(block: Recomputed, outside: ReadonlyMap<string, string>): AuditProblem[] {
  const kept = outside.get(block.number);
  const found: string[] = [];
  if (!block.same)
    found.push(`its rows were changed: ${block.row_count} were sealed, ${block.counted} are there now`);
  if (block.counted === 0) found.push('it covers no rows, and none is sealed without any');
  if (!block.chained || !block.joined) found.push('it does not follow the block before it');
  if (kept !== undefined && !isAsKept(block, kept))
    found.push('its root differs from the one kept outside the database');
  return found.map((problem) => ({ block: block.number, problem }));
}

function isAsKept({ root, until, sealedAt: at }: Recomputed, kept: string): boolean {
  const now = [root, until, at];
  const words = kept.split(' ');
  return words.length <= now.length && words.every((word, i) => word === now[i]);
}

/**
 * Blocks whose root is gone from outside. A crash between sealing and keeping leaves the very last without one, and the next
 * block brings it after (roots-file.ts); nothing honest leaves more.
 */
function missingRoots(blocks: readonly Recomputed[], outside: ReadonlyMap<string, string>): AuditProblem[] {
  if (outside.size === 0) return [];
  return blocks
    .slice(0, -1)
    .filter(({ number }) => !outside.has(number))
    .map(({ number }) => ({
      block: number,
      problem: 'its root is not among those kept outside the database',
    }));
}

function missingBlocks(blocks: readonly Recomputed[], outside: ReadonlyMap<string, string>): AuditProblem[] {
  const present = new Set(blocks.map(({ number }) => number));
  return [...outside.keys()]
    .filter((number) => !present.has(number))
    .map((block) => ({ block, problem: 'it is gone from the database' }));
}
