import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  endAllocations,
  boxFor,
  openOfflineWorld,
  plantPod,
  post,
  visitFields,
} from '../../../../test/system/offline-world.ts';
import type { OfflineWorld, Pod } from '../../../../test/system/offline-world.ts';
import { plantAccount, signIn } from '../../../../test/access/access-world.ts';
import { plantRestriction } from '../../../../test/access/plant-restriction.ts';
import type { AccountId } from '../../access/index.ts';
import { instant } from '../../../platform/dates/instant.ts';
import { newId } from '../../../platform/ids/ids.ts';

describe('what a device sent that is not recorded by itself', () => {
  let world: OfflineWorld & { close: () => Promise<void> };
  beforeAll(async () => {
    world = await openOfflineWorld();
  });
  afterAll(() => world.close());

  const upload = (pod: Pod, words: string, id: string = newId()) => ({
    ...{ id, device: newId(), saidAt: '2026-11-20T16:00:00.000Z', children: pod.children },
    fields: visitFields(words, pod.children.length),
  });
  const send = async (pod: Pod, words: string, id?: string) =>
    post(world, await boxFor(pod.account, upload(pod, words, id)));

  async function ask(account: AccountId, url: string, form?: Record<string, string>) {
    const { cookie, csrf } = await signIn(world.test, account);
    return form
      ? world.face.inject({ method: 'POST', url, headers: { cookie }, payload: { _csrf: csrf, ...form } })
      : world.face.inject({ url, headers: { cookie } });
  }

  async function heldOf(pod: Pod): Promise<string> {
    const { rows } = await world.test.owner.query<{ path: string }>(
      `select '/children/' || person_id || '/held/' || id as path from practice.offline_held where person_id = $1`,
      [pod.children[0]],
    );
    return rows[0]?.path ?? '';
  }

  const countEntries = async (pod: Pod) =>
    (await world.test.owner.query('select from practice.entry where person_id = any($1)', [pod.children]))
      .rowCount;

  async function newManager(): Promise<AccountId> {
    const account = await plantAccount(world.test.owner, 'team manager');
    await world.test.owner.query(
      "insert into access.relation (account_id, subject_id, kind, starts, source) values ($1, access.everyone(), 'role: test', '2020-01-01', 'test')",
      [account],
    );
    return account;
  }

  it('waits for a manager where access had ended, and is read by its writer no more', async () => {
    const pod = await plantPod(world, 1);
    await endAllocations(world, pod);
    expect(await send(pod, 'Came too late')).toMatchObject({ outcome: 'held' });
    const path = await heldOf(pod);
    expect((await ask(pod.account, path)).statusCode).toBe(404);
    expect((await ask(pod.account, '/held')).body).not.toContain(path);
    const manager = await newManager();
    expect((await ask(manager, '/held')).body).toContain(path);
    expect((await ask(manager, path)).body).toContain('Came too late');
    expect(await countEntries(pod)).toBe(0);
  });

  it('becomes an unfinished visit of the manager who takes it over, once, and an entry when that is finished', async () => {
    const pod = await plantPod(world, 1);
    await endAllocations(world, pod);
    await send(pod, 'Taken over');
    const [path, manager] = [await heldOf(pod), await newManager()];
    const taken = await ask(manager, path, { decision: 'take over' });
    const draft = String(taken.headers['location']);
    expect(draft).toMatch(/\/visits\//);
    expect((await ask(manager, path, { decision: 'take over' })).statusCode).toBe(409);
    expect((await ask(manager, draft)).body).toContain('Taken over');
    const finished = await ask(manager, draft, {
      ...visitFields('Taken over', 1),
      version: '2',
      step: 'finish',
    });
    expect([finished.statusCode, await countEntries(pod)]).toEqual([303, 1]);
    const entries = (await ask(manager, `/children/${pod.children[0] ?? ''}/entries`)).body;
    expect(entries).toMatch(/Written by [^<;]+ on a device, [^<;]*20 November 2026[^<;]*; taken over by/);
  });

  it('hides the words of all with a brother, though only one child of it is taken over', async () => {
    const pod = await plantPod(world, 2);
    await endAllocations(world, pod);
    await send(pod, 'Named both of them');
    const [path, manager] = [await heldOf(pod), await newManager()];
    const draft = String((await ask(manager, path, { decision: 'take over' })).headers['location']);
    await ask(manager, draft, { ...visitFields('Named both of them', 1), version: '2', step: 'finish' });
    const { rows } = await world.test.owner.query(
      "select distinct also_of from practice.entry_passage where words = 'Named both of them'",
    );
    expect(rows).toEqual([{ also_of: [pod.children[1]] }]);
  });

  it('is taken over by nobody but the one whom its words are for, where they are for one', async () => {
    const [pod, manager, named] = [await plantPod(world, 1), await newManager(), await newManager()];
    await endAllocations(world, pod);
    const secret = { ...upload(pod, 'For one person'), id: newId() };
    const fields = { ...secret.fields, shared_for: 'named', named };
    await post(world, await boxFor(pod.account, { ...secret, fields }));
    const path = await heldOf(pod);
    expect((await ask(manager, path)).body).not.toContain('value="take over"');
    expect((await ask(manager, path, { decision: 'take over' })).statusCode).toBe(403);
    expect((await ask(named, path)).body).toContain('value="take over"');
    expect((await ask(named, path, { decision: 'take over' })).statusCode).toBe(303);
  });

  it('is not its writer’s to settle where access had ended before either text came', async () => {
    const reasons = async (pod: Pod) =>
      (
        await world.test.owner.query<{ reason: string }>(
          'select reason from practice.offline_held where person_id = $1 order by received_at, reason',
          [pod.children[0]],
        )
      ).rows.map(({ reason }) => reason);
    const [held, later] = [await plantPod(world, 1), await plantPod(world, 1)];
    const [one, other] = [newId(), newId()];
    await endAllocations(world, held);
    await send(held, 'The first', one);
    await world.test.owner.query('update workforce.allocation set ends = null where worker_id = $1', [
      held.worker,
    ]);
    expect(await send(held, 'The second, with access again', one)).toMatchObject({ outcome: 'conflict' });
    expect(await reasons(held)).toEqual(['access', 'access']);
    const shown = (await ask(held.account, await heldOf(held))).body;
    expect([shown.includes('A manager decides'), shown.includes('name="decision"')]).toEqual([true, false]);
    expect((await ask(held.account, await heldOf(held), { decision: 'take over' })).statusCode).toBe(403);
    await send(later, 'The first', other);
    await endAllocations(world, later);
    expect(await send(later, 'The second, without access', other)).toMatchObject({ outcome: 'conflict' });
    expect(await reasons(later)).toEqual(['access']);
  });

  it('is left out only with a reason, and stays as it came', async () => {
    const pod = await plantPod(world, 1);
    await endAllocations(world, pod);
    await send(pod, 'Left out');
    const [path, manager] = [await heldOf(pod), await newManager()];
    expect((await ask(manager, path, { decision: '' })).body).toContain('Say what becomes of it');
    expect((await ask(manager, path, { decision: 'leave out' })).body).toContain('Say why it is left out');
    expect(
      (await ask(manager, path, { decision: 'leave out', because: 'It was a training visit' })).statusCode,
    ).toBe(303);
    const after = (await ask(manager, path)).body;
    expect([after.includes('It was a training visit'), after.includes('Left out')]).toEqual([true, true]);
  });

  it('with other words under the same id stands beside the first, and its writer settles it', async () => {
    const pod = await plantPod(world, 1);
    const id = newId();
    expect(await send(pod, 'The first words', id)).toEqual({ id, outcome: 'recorded' });
    expect(await send(pod, 'Other words', id)).toEqual({ id, outcome: 'conflict' });
    const shown = (await ask(pod.account, await heldOf(pod))).body;
    expect([shown.includes('Other words'), shown.includes('/entries/')]).toEqual([true, true]);
    expect(await countEntries(pod)).toBe(1);
    expect((await ask(pod.account, await heldOf(pod), { decision: 'take over' })).statusCode).toBe(303);
  });

  it('of somebody whose account is closed, or who is nobody’s worker, is held; of a child who is hidden the answer is the same as of none', async () => {
    const pod = await plantPod(world, 1);
    await world.test.owner.query(
      "update access.account set closed_at = '2026-11-21T09:00:00Z' where id = $1",
      [pod.account],
    );
    expect(await send(pod, 'From a closed account')).toMatchObject({ outcome: 'held' });
    const [hidden, sender] = [await plantPod(world, 1), await plantPod(world, 1)];
    await plantRestriction(world.test.owner, { level: 'R3', subjects: [...hidden.children] });
    const about = async (children: readonly string[]) => {
      const one = { ...upload({ ...sender, children }, 'About whom?'), id: newId() };
      const answer = await world.face.inject({
        method: 'POST',
        url: '/offline/uploads',
        payload: { box: await boxFor(sender.account, one) },
      });
      return [answer.statusCode, answer.body.replace(one.id, 'ID')];
    };
    expect(await about(hidden.children)).toEqual(await about([newId()]));
  });

  it('names its children in the trail, with the account that wrote it', async () => {
    const pod = await plantPod(world, 2);
    await send(pod, 'For the trail');
    const { rows } = await world.test.owner.query(
      `select account_id, subjects from access.read_log where audit_name = 'OfflineVisit' and account_id = $1`,
      [pod.account],
    );
    expect(rows).toEqual([{ account_id: pod.account, subjects: pod.children }]);
  });

  const trailOf = async (account: AccountId) =>
    (
      await world.test.owner.query<Record<string, unknown>>(
        'select audit_name, outcome, subjects from access.read_log where account_id = $1 and cardinality(subjects) > 0 order by outcome',
        [account],
      )
    ).rows;

  it('is named there once, however often it comes', async () => {
    const pod = await plantPod(world, 1);
    const twice = upload(pod, 'For the trail, twice');
    for (const one of [twice, twice]) await post(world, await boxFor(pod.account, one));
    expect(await trailOf(pod.account)).toEqual([
      { audit_name: 'OfflineVisit', outcome: 'done', subjects: pod.children },
    ]);
  });

  it('is noted as read of nobody whom its sender may not see', async () => {
    const [pod, stranger] = [await plantPod(world, 1), newId()];
    const look = { ...upload({ ...pod, children: [...pod.children, stranger] }, ''), isLook: true };
    await post(world, await boxFor(pod.account, look));
    const name = { audit_name: 'OfflineLook' };
    expect(await trailOf(pod.account)).toEqual([
      { ...name, outcome: 'done', subjects: pod.children },
      { ...name, outcome: 'refused', subjects: [stranger] },
    ]);
  });

  it('is recorded after its writer signed out, and held after the account was secured, or a month', async () => {
    const [left, lost, old] = [await plantPod(world, 1), await plantPod(world, 1), await plantPod(world, 1)];
    expect((await ask(left.account, '/sign-out', {})).statusCode).toBe(303);
    expect(await send(left, 'After signing out')).toMatchObject({ outcome: 'recorded' });
    expect((await ask(lost.account, '/account/sign-out-everywhere', {})).statusCode).toBe(303);
    expect(await send(lost, 'From a lost device')).toMatchObject({ outcome: 'held' });
    const monthAgo = instant(Date.parse('2026-10-22T09:00:00Z'));
    const late = await boxFor(old.account, upload(old, 'From a drawer'), monthAgo);
    expect(await post(world, late)).toMatchObject({ outcome: 'held' });
    const soon = await boxFor(
      old.account,
      upload(old, 'Four weeks late'),
      instant(Date.parse('2026-10-25T09:00:00Z')),
    );
    expect(await post(world, soon)).toMatchObject({ outcome: 'recorded' });
  });

  it('is refused where it is no box of ours, and nothing is kept', async () => {
    const answer = await world.face.inject({
      method: 'POST',
      url: '/offline/uploads',
      payload: { box: 'AAAA' },
    });
    expect([answer.statusCode, answer.json()]).toEqual([422, { outcome: 'unreadable' }]);
  });
});
