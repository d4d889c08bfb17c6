import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StaffFace } from '../../../../test/support/staff-face.ts';
import { startStaffFace } from '../../../../test/support/staff-face.ts';
import type { HandoverWorld } from './testing/handover-world.ts';
import { dayOf, openHandovers } from './testing/handover-world.ts';

let face: StaffFace;
let world: HandoverWorld;
let sam: string;
beforeAll(async () => {
  face = await startStaffFace();
  world = openHandovers(face);
  sam = await world.socialWorker('social worker');
});
afterAll(() => face.close());

const [manager, before, next] = ['service manager', 'family help worker', 'social worker'] as const;
const workersOf = (child: string) => `/children/${child}/workers`;
async function ledChild(): Promise<string> {
  const child = await world.child();
  await world.leads(before, child);
  return child;
}
const facts = (child: string) =>
  world.rows(
    `select worker_id = $2::uuid as new, null as role, starts::text, ends::text, reason from workforce.allocation where person_id = $1
     union all select worker_id = $2::uuid, role, starts::text, ends::text, null from workforce.assignment where person_id = $1
     order by 3, 2 nulls first`,
    child,
    sam,
  );
const told = { told: 'yes', by: 'Ruth', how: 'visit', said: 'said', words: 'Who will take me to football?' };
const toldOn = { ...told, ...dayOf('on', '2026-11-20') };

describe('a change of worker that is planned', () => {
  it('changes the facts that returns count, and lets the new worker come along until then', async () => {
    const child = await ledChild();
    const { to } = await world.change(manager, { child, to: sam, starts: '2026-12-01' });
    expect(to).toBe(`${workersOf(child)}?saved=planned`);
    expect(await facts(child)).toEqual([
      { new: false, role: null, starts: '2026-09-01', ends: '2026-12-01', reason: null },
      { new: true, role: 'co-worker', starts: '2026-11-22', ends: '2026-12-01', reason: null },
      { new: true, role: null, starts: '2026-12-01', ends: null, reason: 'LEFTRL' },
    ]);
    expect((await face.open(next, await world.here(child))).words).toContain(
      'hands over to The social worker on 1 December 2026',
    );
  });

  it('brings what was promised and asked into the list of the new worker, in the name of who promised', async () => {
    const child = await ledChild();
    const promised = `insert into practice.promise (id, person_id, promise_id, version, words, to_kind, to_whom, by_whom, maker_id,
        made_on, due_on, audience, recorded_by)
      select gen_random_uuid(), $1, gen_random_uuid(), 1, $3, 'child', 'Ava', a.name, case when $4 = 'own' then a.id end,
             '2026-11-01', '2026-12-24', 'told', a.id
        from access.account a where a.name = $2`;
    await world.rows(promised, child, before, 'quilhandedover', 'own');
    await world.rows(promised, child, before, 'quilgranpromised', 'of somebody else');
    await world.rows(promised, child, manager, 'quilmanagers', 'own');
    expect((await face.open(next, '/promises')).words).not.toContain('quilhandedover');
    await world.change(manager, { child, to: sam, starts: '2026-11-22' });
    const said = (await face.open(next, '/promises')).words;
    expect(said).toContain(`${before} promised it`);
    for (const words of ['quilhandedover', 'quilgranpromised']) expect(said).toContain(words);
    expect(said).not.toContain('quilmanagers');
  });

  it('takes what a manager promised out of their own list, and leaves there what they promise afterwards', async () => {
    const child = await world.child();
    await world.leads(manager, child);
    await world.rows(
      `insert into practice.promise (id, person_id, promise_id, version, words, to_kind, to_whom, by_whom, maker_id, made_on, due_on,
          audience, recorded_by)
        select gen_random_uuid(), $1, gen_random_uuid(), 1, w.words, 'child', 'Ava', a.name, a.id, w.made::date, '2026-12-24', 'told', a.id
          from access.account a, (values ('quilbefore', '2026-11-01'), ('quilafter', '2026-11-22')) w(words, made) where a.name = $2`,
      child,
      manager,
    );
    const lists = async () => [
      (await face.open(manager, '/promises')).words.match(/quil(before|after)/g)?.sort(),
      (await face.open(next, '/promises')).words.match(/quil(before|after)/g),
    ];
    expect(await lists()).toEqual([['quilafter', 'quilbefore'], null]);
    await world.change(manager, { child, to: sam, starts: '2026-11-22' });
    expect(await lists()).toEqual([['quilafter'], ['quilbefore']]);
  });

  it('ends the sight of the one before on that day, and gives it to the new worker', async () => {
    const child = await ledChild();
    await world.change(manager, { child, to: sam, starts: '2026-12-01' });
    const sight = await world.rows(
      `select w.id = $2::uuid as new, r.starts::text, r.ends::text from access.relation r
         join workforce.worker w on w.account_id = r.account_id where r.subject_id = $1 order by 2, 1`,
      child,
      sam,
    );
    expect(sight).toEqual([
      { new: false, starts: '2026-09-01', ends: '2026-12-01' },
      { new: true, starts: '2026-11-22', ends: '2026-12-01' },
      { new: true, starts: '2026-12-01', ends: null },
    ]);
  });

  it('takes the child out of sight at once where the worker before plans it for today', async () => {
    const child = await ledChild();
    expect((await face.open(before, `/children/${child}`)).status).toBe(200);
    const { to } = await world.change(before, { child, to: sam, starts: '2026-11-22' });
    expect(to).toBe('/handovers?saved=yes');
    expect((await face.open(before, `/children/${child}`)).status).toBe(404);
    expect((await face.open(before, await world.here(child))).status).toBe(404);
    expect((await face.open(next, `/children/${child}`)).status).toBe(200);
  });

  it('is refused where another was planned meanwhile, and keeps what was typed', async () => {
    const child = await ledChild();
    const on = `${workersOf(child)}/change`;
    const { html } = await face.open(manager, on);
    const mark = /name="mark" value="([^"]*)"/.exec(html)?.[1] ?? '';
    await world.change(manager, { child, to: sam, starts: '2026-12-01' });
    const late = await world.change(manager, {
      ...{ child, to: sam, starts: '2026-12-05' },
      more: { mark, because: 'The second one typed this' },
    });
    expect(late.words).toContain('Somebody else changed who leads the help');
    expect(late.words).toContain('The second one typed this');
    expect(await facts(child)).toHaveLength(3);
  });

  it('is taken back with its facts, unless one of them was changed since', async () => {
    const [child, moved] = [await ledChild(), await ledChild()];
    for (const one of [child, moved])
      await world.change(manager, { child: one, to: sam, starts: '2026-12-01' });
    const back = async (one: string) => {
      const on = `${await world.here(one)}/back`;
      return face.send(manager, on, { on, fields: { version: '1', why: 'Ruth stays after all' } });
    };
    expect((await back(child)).to).toBe(`${workersOf(child)}?saved=back`);
    expect(await facts(child)).toEqual([
      { new: false, role: null, starts: '2026-09-01', ends: null, reason: null },
    ]);
    expect((await face.open(manager, workersOf(child))).words).toContain('Taken back');
    await world.rows(
      "update workforce.allocation set reason = 'OTHERS' where person_id = $1 and ends is null",
      moved,
    );
    expect((await back(moved)).words).toContain('Who leads the help was changed since');
    expect(await facts(moved)).toHaveLength(3);
  });
});

describe('brothers and sisters', () => {
  it('change together, or somebody says why not', async () => {
    const [one, other] = [await ledChild(), await ledChild()];
    await world.siblings(one, other);
    const apart = await world.change(manager, { child: one, to: sam, starts: '2026-12-01' });
    expect(apart.words).toContain('Say why the brothers and sisters do not stay together');
    await world.change(manager, { child: one, to: sam, starts: '2026-12-01', children: [one, other] });
    for (const child of [one, other]) expect(await facts(child)).toHaveLength(3);
    const rows = await world.rows(
      'select together_id, also_of from practice.handover where person_id = any($1::uuid[])',
      `{${one},${other}}`,
    );
    expect(new Set(rows.map((row) => JSON.stringify(row)))).toHaveLength(2);
    expect(rows).toMatchObject([{ also_of: [expect.any(String)] }, { also_of: [expect.any(String)] }]);
  });
});

describe('telling the child', () => {
  it('is loud on the lists until it is done, and everything else until it is done or has a reason', async () => {
    const child = await ledChild();
    await world.change(manager, { child, to: sam, starts: '2026-11-22' });
    const here = await world.here(child);
    const list = async (role: typeof manager | typeof next) => (await face.open(role, '/handovers')).html;
    for (const role of [manager, next]) expect(await list(role)).toContain(here);
    expect((await face.open(next, here)).words).toContain('the child has not been told');
    expect((await world.tell(next, child, 'child-told', toldOn)).to).toBe(`${here}?saved=yes`);
    expect((await face.open(next, here)).words).not.toContain('the child has not been told');
    await world.tell(next, child, 'family-told', {
      told: 'no',
      who: 'Dad',
      why: 'Nobody knows where he is.',
    });
    await world.tell(next, child, 'introduction', {
      ...dayOf('on', '2026-11-21'),
      by: 'Sam',
      words: 'Football goes on',
    });
    expect(await list(manager)).toContain(here);
    const sorry = { done: 'no', why: 'She was ill', apology: 'We are sorry. It was not because of you.' };
    expect((await world.tell(next, child, 'goodbye', sorry)).words).toContain('Enter who apologised');
    await world.tell(next, child, 'goodbye', { ...sorry, apology_by: 'Kim, who leads the team' });
    expect(await list(manager)).not.toContain(here);
    const page = await face.open(manager, here);
    for (const words of [
      'said: Who will take me to football?',
      'was told by Ruth on 20 November 2026, face to face',
      'Nobody knows where he is.',
      'Kim, who leads the team apologised',
    ])
      expect(page.words).toContain(words);
  });

  it('is open again where what was written is taken back', async () => {
    const child = await ledChild();
    await world.change(manager, { child, to: sam, starts: '2026-12-01' });
    await world.tell(manager, child, 'child-told', toldOn);
    const here = await world.here(child);
    const { html } = await face.open(manager, here);
    const on = /href="([^"]*\/mistakes\/[^"]*)"/.exec(html)?.[1] ?? '';
    const why = { version: '1', why: 'That was his brother' };
    expect((await face.send(manager, on, { on, fields: why })).to).toBe(`${here}?saved=yes`);
    const page = await face.open(manager, here);
    expect(page.words).toContain('Child not yet told');
    expect(page.words).not.toContain('Who will take me to football?');
  });
});

describe('what the new worker needs', () => {
  it('is ticked by the new worker and nobody else', async () => {
    const child = await ledChild();
    await world.rows(
      `insert into practice.plan_goal (id, person_id, goal_id, version, area, words, whose, state)
         values (gen_random_uuid(), $1, gen_random_uuid(), 1, 'home', 'To sleep in my own bed', 'Ada', 'now')`,
      child,
    );
    await world.change(manager, { child, to: sam, starts: '2026-12-01' });
    const here = await world.here(child);
    const page = await face.open(next, here);
    const thing = /name="thing"[^>]*value="(goal [^"]*)"/.exec(page.html)?.[1] ?? '';
    expect(page.words).toContain('Goal: To sleep in my own bed');
    expect((await face.open(manager, here)).html).not.toContain('name="thing"');
    await face.send(manager, `${here}/read`, { on: here, fields: { thing } });
    expect((await face.open(next, here)).html).toContain('name="thing"');
    await face.send(next, `${here}/read`, { on: here, fields: { thing } });
    const after = await face.open(next, here);
    expect(after.html).not.toContain('name="thing"');
    expect(after.words).toContain('Read by The social worker on 22 November 2026');
  });
});
