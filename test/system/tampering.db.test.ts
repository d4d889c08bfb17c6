import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealAudit, verifyAudit } from '../../src/modules/access/audit/seal-audit.ts';
import type { AuditVerdict } from '../../src/modules/access/audit/seal-audit.ts';
import { keepRoot, readRoots } from '../../src/modules/access/audit/roots-file.ts';
import type { Database, Query, Write } from '../../src/platform/database/database.ts';
import { openDatabase, sql } from '../../src/platform/database/database.ts';
import { Chance } from '../support/chance.ts';
import type { TestDatabase } from '../support/database.ts';
import { testDatabase } from '../support/database.ts';
import { tell } from '../support/tell-soak.ts';

/** `npm test` and `npm run soak` tamper a hundred times; `npm run soak -- tamper 500` as often as asked. */
const times = Number(process.env['KITH_TAMPERINGS'] ?? 100);
const [blocks, rowsInBlock] = [10, 12];

let test: TestDatabase;
let asOwner: Database;
let folder = '';
const rootsFile = () => join(folder, 'roots');

beforeAll(async () => {
  test = await testDatabase();
  asOwner = openDatabase({ ...test.connection, user: 'kith_owner', max: 1 });
  folder = mkdtempSync(join(tmpdir(), 'kith-roots-'));
  for (let block = 1; block <= blocks; block += 1) await writeAndSeal(block);
});
afterAll(async () => {
  await asOwner.close();
  await test.close();
  rmSync(folder, { recursive: true, force: true });
});

async function writeAndSeal(block: number): Promise<void> {
  const insert = `insert into access.read_log (id, at, account_id, face, audit_name, outcome, subjects, detail, correlation_id)
    select gen_random_uuid(), now(), gen_random_uuid(), 'staff', 'ChildRead', 'done', array[gen_random_uuid()],
           jsonb_build_object('row', n), gen_random_uuid() from generate_series(1, ${rowsInBlock}) n`;
  await test.owner.query(insert);
  // A block waits for every transaction of the server that began before it, those of other tests' databases too.
  for (const end = Date.now() + 30_000; Date.now() < end; await pause(20)) {
    const { rows } = await test.owner.query<{ waiting: boolean }>(
      'select exists (select from access.read_log where written_in >= pg_snapshot_xmin(pg_current_snapshot())) as waiting',
    );
    if (rows[0]?.waiting) continue;
    const sealed = await test.database.transaction({ account: null, role: 'loader' }, null, sealAudit);
    if (sealed?.number !== String(block)) throw new Error(`Block ${block} was not sealed`);
    return keepRoot(rootsFile(), sealed);
  }
}

class PutBack extends Error {}

/** Does harm past every trigger, as somebody with the database's own rights could; looks; and puts it back. */
async function verdictAfter(
  harm: (db: Write) => Promise<unknown>,
  roots = rootsFile(),
): Promise<AuditVerdict> {
  let verdict: AuditVerdict | undefined;
  const outside = await readRoots(roots);
  const work = asOwner.transaction({ account: null, role: 'loader' }, null, async (db) => {
    await db.run(sql`set local role none`);
    await db.run(sql`set local session_replication_role = 'replica'`);
    await harm(db);
    verdict = await verifyAudit(db, outside);
    throw new PutBack();
  });
  await work.catch((error: unknown) => {
    if (!(error instanceof PutBack)) throw error;
  });
  if (!verdict) throw new Error('Nobody looked');
  return verdict;
}

type Harm = {
  readonly what: string;
  /** Where it has to be found; any block where it does not say. */
  readonly block?: number;
  readonly run: (db: Write) => Promise<unknown>;
};

type At = { readonly block: number; readonly row: number; readonly other: number };

const rowAt = ({ block, row }: At) => sql`(select l.id from access.read_log l, access.audit_block k
  where k.number = ${block} and l.written_in >= k.from_xid and l.written_in < k.to_xid order by l.id offset ${row} limit 1)`;

type Change = readonly [column: string, value: Query<unknown>];

/** Every column of a row, changed. */
const columns: readonly [Change, ...Change[]] = [
  ['id', sql`gen_random_uuid()`],
  ['at', sql`at + interval '1 microsecond'`],
  ['account_id', sql`null`],
  ['account_id', sql`gen_random_uuid()`],
  ['face', sql`'public'`],
  ['audit_name', sql`'ChildRead '`],
  ['outcome', sql`'refused'`],
  ['subjects', sql`'{}'`],
  ['subjects', sql`subjects || gen_random_uuid()`],
  ['detail', sql`detail || '{"more": true}'`],
  ['correlation_id', sql`gen_random_uuid()`],
];

/** Every column of a block, changed. */
const blockColumns: readonly [Change, ...Change[]] = [
  ['root', sql`sha256(root)`],
  ['previous', sql`sha256(previous)`],
  ['row_count', sql`row_count + 1`],
  ['from_xid', sql`(from_xid::text::bigint - 1)::text::xid8`],
  ['to_xid', sql`(to_xid::text::bigint + 1)::text::xid8`],
  ['sealed_at', sql`sealed_at - interval '1 microsecond'`],
  ['number', sql`number + 1000`],
];

const harms: readonly [(at: At, chance: Chance) => Harm, ...((at: At, chance: Chance) => Harm)[]] = [
  (at, chance) => {
    const [column, value] = chance.pick(columns);
    const run = (db: Write) =>
      db.run(sql`update access.read_log set ${sql.ref(column)} = ${value} where id = ${rowAt(at)}`);
    return { what: `${column} of a row changed`, block: at.block, run };
  },
  (at) => ({
    what: 'a row removed',
    block: at.block,
    run: (db) => db.run(sql`delete from access.read_log where id = ${rowAt(at)}`),
  }),
  (at) => ({
    what: 'a row slipped in',
    block: at.block,
    run: (db) =>
      db.run(sql`insert into access.read_log (id, at, face, audit_name, outcome, correlation_id, written_in)
        select gen_random_uuid(), at, face, 'Slipped', outcome, correlation_id, written_in from access.read_log where id = ${rowAt(at)}`),
  }),
  (at) => ({
    what: 'two rows in each other’s place',
    block: at.block,
    run: (db) =>
      db.run(sql`with pair as (select l.id, lead(l.id) over (order by l.id) as next from access.read_log l, access.audit_block k
          where k.number = ${at.block} and l.written_in >= k.from_xid and l.written_in < k.to_xid), one as (select * from pair limit 1)
        update access.read_log l set detail = o.detail, subjects = o.subjects from access.read_log o, one
         where (l.id = one.id and o.id = one.next) or (l.id = one.next and o.id = one.id)`),
  }),
  (at) => ({
    what: 'a row moved to another block',
    block: at.block,
    run: (db) =>
      db.run(sql`update access.read_log set written_in = (select from_xid from access.audit_block where number = ${at.other})
        where id = ${rowAt(at)}`),
  }),
  (at) => ({
    what: 'a row moved to what is not sealed yet',
    block: at.block,
    run: (db) =>
      db.run(sql`update access.read_log set written_in = pg_current_xact_id() where id = ${rowAt(at)}`),
  }),
  (at, chance) => {
    const [column, value] = chance.pick(blockColumns);
    const run = (db: Write) =>
      db.run(sql`update access.audit_block set ${sql.ref(column)} = ${value} where number = ${at.block}`);
    return { what: `${column} of a block changed`, block: at.block, run };
  },
  (at) => ({
    what: 'a block removed',
    block: at.block,
    run: (db) => db.run(sql`delete from access.audit_block where number = ${at.block}`),
  }),
  (at) => ({
    what: 'two blocks in each other’s place',
    block: at.block,
    run: async (db) => {
      await db.run(
        sql`update access.audit_block set number = -number where number in (${at.block}, ${at.other})`,
      );
      await db.run(sql`update access.audit_block set number = ${at.other} where number = ${-at.block}`);
      await db.run(sql`update access.audit_block set number = ${at.block} where number = ${-at.other}`);
    },
  }),
  () => ({
    what: 'an empty block added behind the last',
    block: blocks + 1,
    run: (db) =>
      db.run(sql`insert into access.audit_block (number, from_xid, to_xid, row_count, previous, root)
        select k.number + 1, k.to_xid, (k.to_xid::text::bigint + 5)::text::xid8, 0, k.root, sha256(k.root)
          from access.audit_block k order by number desc limit 1`),
  }),
  (at) => ({
    what: 'a row changed, and its block and all after it rooted again',
    block: at.block,
    run: async (db) => {
      await db.run(sql`update access.read_log set outcome = 'refused' where id = ${rowAt(at)}`);
      for (let number = at.block; number <= blocks; number += 1) await reroot(db, number);
    },
  }),
  (at) => ({
    what: 'the tail cut off, rows and blocks',
    block: blocks,
    run: async (db) => {
      await db.run(
        sql`delete from access.read_log where written_in >= (select from_xid from access.audit_block where number = ${at.block})`,
      );
      await db.run(sql`delete from access.audit_block where number >= ${at.block}`);
    },
  }),
];

async function reroot(db: Write, number: number): Promise<void> {
  await db.run(sql`update access.audit_block k set previous =
    coalesce((select p.root from access.audit_block p where p.number = ${number - 1}), ''::bytea) where k.number = ${number}`);
  await db.run(sql`update access.audit_block k set root = b.root, row_count = b.row_count
    from (select r.* from access.audit_block q, access.block_root(q.previous, q.from_xid, q.to_xid) r where q.number = ${number}) b
    where k.number = ${number}`);
}

function choose(seed: number): Harm {
  const chance = new Chance(seed);
  const block = chance.whole(1, blocks);
  const other = ((block - 1 + chance.whole(1, blocks - 1)) % blocks) + 1;
  return (
    harms[seed % harms.length]?.({ block, row: chance.whole(0, rowsInBlock - 1), other }, chance) ??
    harms[0]({ block, row: 0, other }, chance)
  );
}

describe('kith audit verify', () => {
  it('finds nothing where nothing was done', async () => {
    expect(await verdictAfter(async () => undefined)).toMatchObject({ blocks, problems: [] });
  });

  it(
    `finds each of ${times} tamperings with rows and blocks, and names the block`,
    { timeout: 600_000 },
    async () => {
      const found = new Map<string, number>();
      for (let seed = 1; seed <= times; seed += 1) {
        const { what, block, run } = choose(seed);
        const verdict = await verdictAfter(run);
        expect(
          verdict.problems.map((one) => one.block),
          `${what} (seed ${seed})`,
        ).toContain(String(block));
        found.set(what, (found.get(what) ?? 0) + 1);
      }
      tell('tamperings found', times);
      tell('tamperings missed', 0);
      expect(found.size, 'kinds of harm').toBeGreaterThan(harms.length);
    },
  );

  const roots = () => readFileSync(rootsFile(), 'utf8').trim().split('\n');
  const edits: readonly (readonly [what: string, edit: (lines: string[]) => string[], block: string])[] = [
    ['a root changed', (all) => all.map((line, i) => (i === 4 ? line.replace(/ ../, ' zz') : line)), '5'],
    ['a line taken out', (all) => all.filter((_, i) => i !== 3), '4'],
    [
      'two roots in each other’s place',
      (all) => all.map((line, i) => line.replace(/^\d+/, String([1, 2, 4, 3, 5, 6, 7, 8, 9, 10][i]))),
      '3',
    ],
    ['a second root for a block', (all) => [...all, '6 ' + 'ab'.repeat(32)], '6'],
    ['a root for a block that never was', (all) => [...all, '77 ' + 'ab'.repeat(32)], '77'],
    ['its beginning cut off', (all) => all.slice(3), '2'],
    ['its end cut off', (all) => all.slice(0, -3), '8'],
  ];
  it.for(edits)('finds a roots file with %s', async ([, edit, block]) => {
    const file = join(folder, 'edited');
    writeFileSync(file, `${edit(roots()).join('\n')}\n`);
    const verdict = await verdictAfter(async () => undefined, file);
    expect(verdict.problems.map((one) => one.block)).toContain(block);
  });

  it('is content when a crash left the last block without its root, and the next block brings it after', async () => {
    const file = join(folder, 'late');
    writeFileSync(file, `${roots().slice(0, -1).join('\n')}\n`);
    expect((await verdictAfter(async () => undefined, file)).problems).toEqual([]);
    const { rows } = await test.owner.query<{ previous: string }>(
      `select encode(root, 'hex') as previous from access.audit_block where number = ${blocks}`,
    );

    const next = { number: String(blocks + 1), rows: 1, root: 'ab', until: '9', sealedAt: 'then' };
    await keepRoot(file, { ...next, previous: rows[0]?.previous ?? '' });
    const kept = await readRoots(file);
    expect([kept.get(String(blocks)), kept.size]).toEqual([rows[0]?.previous, blocks + 1]);
  });
});
