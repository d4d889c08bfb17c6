import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startKith } from '../../../../test/support/start-kith.ts';
import type { Kith } from '../../../../test/support/start-kith.ts';
import { sql } from '../../../platform/database/database.ts';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { parentLabels, siblingLabels } from '../../people/index.ts';
import type { AccountId } from '../../access/index.ts';
import { linkAccount, refreshRelations } from './refresh-relations.ts';
import type { WorkerId } from './worker-queries.ts';
import { getWorkersOf } from './worker-queries.ts';

const today = plainDate('2026-04-01');
let kith: Kith;
beforeAll(async () => {
  kith = await startKith({ northmoor: 60 });
}, 120_000);
afterAll(() => kith.close());

const asLoader = <T>(work: Parameters<typeof kith.database.transaction<T>>[2]) =>
  kith.database.transaction({ account: null, role: 'loader' }, today, work);

type Row = { account_id: string; subject_id: string; kind: string; starts: string; ends: string | null };

async function stored(): Promise<readonly string[]> {
  const { rows } = await kith.owner.query<Row>(
    "select account_id, subject_id, kind, starts::text, ends::text from access.relation where source = 'workforce.allocation'",
  );
  return rows.map(toText).sort();
}

const toText = (row: Row) =>
  [row.account_id, row.subject_id, row.kind, row.starts, row.ends ?? 'open'].join(' ');

type Allocation = { worker_id: string; person_id: string; starts: string; ends: string | null };
type Tie = { person_id: string; other_id: string; role: string; other_role: string };
type Worker = { id: string; account_id: string | null; team_id: string | null; job: string | null };

type Facts = {
  readonly workers: readonly Worker[];
  readonly allocations: readonly Allocation[];
  readonly tiesOf: (id: string) => readonly Tie[];
  readonly recordsOf: (id: string) => readonly string[];
};

async function readFacts(): Promise<Facts> {
  const all = async <T>(text: string) => (await kith.owner.query(text)).rows as T[];
  const oneWay = await all<Tie>('select person_id, other_id, role, other_role from people.relationship');
  const ties = new Map<string, Tie[]>();
  const turned = oneWay.map((t) => ({
    person_id: t.other_id,
    other_id: t.person_id,
    role: t.other_role,
    other_role: t.role,
  }));
  for (const tie of [...oneWay, ...turned])
    ties.set(tie.person_id, [...(ties.get(tie.person_id) ?? []), tie]);
  const aliases = await all<{ person_id: string; canonical_id: string }>(
    'select person_id, canonical_id from people.alias where ended_at is null',
  );
  return {
    workers: await all<Worker>('select id, account_id, team_id, job from workforce.worker'),
    allocations: await all<Allocation>(
      `select worker_id, person_id, starts::text, ends::text from workforce.allocation where worker_id is not null
       union all select worker_id, person_id, starts::text, ends::text from workforce.assignment`,
    ),
    tiesOf: (id) => ties.get(id) ?? [],
    recordsOf: (id) => {
      const first = aliases.find((a) => a.person_id === id)?.canonical_id ?? id;
      return [first, ...aliases.filter((a) => a.canonical_id === first).map((a) => a.person_id)];
    },
  };
}

/** Whose children an account sees by an allocation: its own worker's, or, as a team's manager, the others' of the team. */
function kindsFor(owner: Worker, by: Worker | undefined): readonly string[] {
  if (by?.id === owner.id) return ['worker'];
  const manages = owner.job?.toLowerCase() === 'team manager';
  return manages && by?.team_id === owner.team_id ? ['team'] : [];
}

/** The people around a child, and why they are seen. */
function around(child: string, { tiesOf }: Facts): readonly (readonly [subject: string, kind: string])[] {
  const isSibling = (tie: Tie) => siblingLabels.includes(tie.other_role);
  const direct = tiesOf(child).map(
    (tie) => [tie.other_id, isSibling(tie) ? 'brother or sister' : 'family'] as const,
  );
  const parents = tiesOf(child).filter((tie) => parentLabels.includes(tie.other_role));
  const theirs = parents.flatMap((parent) =>
    tiesOf(parent.other_id).filter((tie) => parentLabels.includes(tie.role) && tie.other_id !== child),
  );
  return [...direct, ...theirs.map((tie) => [tie.other_id, 'brother or sister'] as const)];
}

/** The same from the facts, the long way round and in another language. */
async function recomputed(): Promise<readonly string[]> {
  const facts = await readFacts();
  const ends = new Map<string, string | null>();
  const note = (key: string, end: string | null) => {
    const before = ends.get(key);
    ends.set(
      key,
      before === null || end === null ? null : before === undefined || end > before ? end : before,
    );
  };
  for (const owner of facts.workers.filter((worker) => worker.account_id !== null))
    for (const allocation of facts.allocations)
      for (const kind of kindsFor(
        owner,
        facts.workers.find((worker) => worker.id === allocation.worker_id),
      ))
        for (const child of facts.recordsOf(allocation.person_id))
          for (const [subject, why] of [[child, kind] as const, ...around(child, facts)])
            for (const record of facts.recordsOf(subject))
              note([owner.account_id, record, why, allocation.starts].join(' '), allocation.ends);
  return [...ends].map(([key, end]) => `${key} ${end ?? 'open'}`).sort();
}

describe('whom a worker’s account may see', () => {
  it('is, row by row, what the facts say', async () => {
    const rows = await stored();
    expect(rows.length).toBeGreaterThan(50);
    expect(new Set(rows.map((row) => row.split(' ').slice(2, -2).join(' ')))).toEqual(
      new Set(['worker', 'team', 'brother or sister', 'family']),
    );
    expect(rows).toEqual(await recomputed());
  });

  it('is as it should be already, and asking again changes nothing', async () => {
    expect(await asLoader((db) => refreshRelations(db, 'all'))).toBe(0);
    await kith.owner.query(
      "delete from access.relation where source = 'workforce.allocation' and kind = 'family'",
    );
    await kith.owner.query(
      "update access.relation set ends = '2030-01-01' where source = 'workforce.allocation' and kind = 'worker' and ends is null",
    );
    expect(await asLoader((db) => refreshRelations(db, 'all'))).toBeGreaterThan(0);
    expect(await stored()).toEqual(await recomputed());
  });

  const first = async <T>(text: string, values: unknown[] = []) =>
    (await kith.owner.query(text, values)).rows[0] as T;
  const aChild = () =>
    first<{
      person_id: string;
      id: string;
      account_id: string;
    }>(`select a.person_id, a.id, w.account_id from workforce.allocation a
      join workforce.worker w on w.id = a.worker_id where w.account_id is not null and a.ends is null order by a.id limit 1`);

  it('follows in the transaction in which an allocation ends, begins, or is removed', async () => {
    const { id } = await aChild();
    await kith.owner.query("update workforce.allocation set ends = '2026-03-15' where id = $1", [id]);
    expect(await stored()).toEqual(await recomputed());
    await kith.owner.query('update workforce.allocation set ends = null where id = $1', [id]);
    await kith.owner.query('begin');
    await kith.owner.query('delete from workforce.allocation where id = $1', [id]);
    expect(await stored()).toEqual(await recomputed());
    await kith.owner.query('rollback');
    expect(await stored()).toEqual(await recomputed());
  });

  it('follows who joins beside the lead, and who leaves', async () => {
    const { account_id } = await aChild();
    const { id: worker } = await first<{ id: string }>(
      'select id from workforce.worker where account_id = $1',
      [account_id],
    );
    const { id: other } = await first<{ id: string }>(
      `select p.id from people.person p where not exists (select from access.relation r where r.subject_id = p.id and r.account_id = $1)
        order by p.id limit 1`,
      [account_id],
    );
    const sees = async () =>
      (await stored()).filter((row) => row.startsWith(`${account_id} ${other} worker`));
    const id = newId();
    await kith.owner.query(
      "insert into workforce.assignment (id, person_id, worker_id, role, starts) values ($1, $2, $3, 'co-worker', '2026-03-01')",
      [id, other, worker],
    );
    expect(await sees()).toEqual([`${account_id} ${other} worker 2026-03-01 open`]);
    expect(await stored()).toEqual(await recomputed());
    await kith.owner.query("update workforce.assignment set ends = '2026-03-20' where id = $1", [id]);
    expect(await sees()).toEqual([`${account_id} ${other} worker 2026-03-01 2026-03-20`]);
    await kith.owner.query('delete from workforce.assignment where id = $1', [id]);
    expect(await sees()).toEqual([]);
    expect(await stored()).toEqual(await recomputed());
  });

  it('follows relationships: a new grandmother is seen, one recorded by mistake is not', async () => {
    const { person_id: child, account_id } = await aChild();
    const grandmother = newId<'person'>();
    const sees = async () =>
      (
        await kith.owner.query('select from access.relation where account_id = $1 and subject_id = $2', [
          account_id,
          grandmother,
        ])
      ).rowCount;
    await kith.owner.query('insert into people.person (id) values ($1)', [grandmother]);
    const tie = newId();
    await kith.owner.query(
      "insert into people.relationship (id, person_id, other_id, role, other_role) values ($1, $2, $3, 'grandmother', 'grandson')",
      [tie, grandmother, child],
    );
    expect(await sees()).toBeGreaterThan(0);
    expect(await stored()).toEqual(await recomputed());
    await kith.owner.query('delete from people.relationship where id = $1', [tie]);
    expect(await sees()).toBe(0);
    expect(await stored()).toEqual(await recomputed());
  });

  it('reaches a second record of the same child, until the finding is taken back', async () => {
    const { person_id: child } = await aChild();
    const second = newId<'person'>();
    const alias = newId();
    await kith.owner.query('insert into people.person (id) values ($1)', [second]);
    await kith.owner.query(
      "insert into people.alias (id, person_id, canonical_id, why) values ($1, $2, $3, 'test')",
      [alias, second, child],
    );
    expect((await stored()).some((row) => row.includes(second))).toBe(true);
    expect(await stored()).toEqual(await recomputed());
    await kith.owner.query('update people.alias set ended_at = now() where id = $1', [alias]);
    expect((await stored()).some((row) => row.includes(second))).toBe(false);
  });

  it('moves with the account when it becomes another worker’s, and ends when it is nobody’s', async () => {
    const { id: worker } = await first<{ id: WorkerId }>(
      "select id from workforce.worker where lower(job) = 'social worker' and account_id is null limit 1",
    );
    const { account_id: account } = await first<{ account_id: AccountId }>(
      "select account_id from workforce.worker where lower(job) = 'social worker' and account_id is not null limit 1",
    );
    await asLoader((db) => linkAccount(db, worker, account));
    expect(await stored()).toEqual(await recomputed());
    await asLoader((db) => linkAccount(db, worker, null));
    expect((await stored()).filter((row) => row.startsWith(account))).toEqual([]);
  });

  it('labels brothers, sisters and parents as the people’s own rules do', async () => {
    const labels = async (name: string) =>
      (
        await asLoader((db) => db.query(sql<{ label: string }>`select label from ${sql.raw(name)}() label`))
      ).map(({ label }) => label);
    expect((await labels('people.sibling_roles')).sort()).toEqual([...siblingLabels].sort());
    expect((await labels('people.parent_roles')).sort()).toEqual([...parentLabels].sort());
  });
});

describe('whose work somebody is', () => {
  it('names the worker of today, for those whom the asker may see', async () => {
    const { rows } = await kith.owner.query<{ person_id: string; name: string }>(
      `select a.person_id, w.name from workforce.allocation a join workforce.worker w on w.id = a.worker_id where a.ends is null limit 5`,
    );
    const ids = rows.map(({ person_id }) => person_id);
    const found = await asLoader((db) => getWorkersOf(db, ids));
    expect(ids.map((id) => found.get(id)?.shown)).toEqual(rows.map(({ name }) => name));
    const nobody = await kith.database.transaction({ account: null, role: 'app' }, today, (db) =>
      getWorkersOf(db, ids),
    );
    expect(nobody.size).toBe(0);
  });
});
