import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plantRestriction } from '../../../../test/access/plant-restriction.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { PlanWorld } from '../plan/testing/plan-world.ts';
import { startPlan } from '../plan/testing/plan-world.ts';
import { itemsPerPage } from './timeline-queries.ts';

let world: PlanWorld;
beforeAll(async () => {
  world = await startPlan();
});
afterAll(() => world.face.close());

const timeline = (id: string, query = '') => `/children/${id}/timeline${query}`;
const open = async (id: string, query = '') => world.face.open('director', timeline(id, query));

/** An entry of one child with words of it; gives its id. */
async function entry(person: string, on: string, words: Readonly<Record<string, string>>): Promise<string> {
  const id = newId();
  await world.rows(
    `insert into practice.entry (id, person_id, event_id, kind, happened_on, place, seen, sleeps)
       values ($1, $2, $3, 'visit', $4, 'where they live', 'alone', 'as recorded')`,
    [id, person, newId(), on],
  );
  for (const [place, [about, text]] of Object.entries(words).entries())
    await world.rows(
      `insert into practice.entry_passage (id, person_id, entry_id, place, about, words) values ($1, $2, $3, $4, $5, $6)`,
      [newId(), person, id, place, about, text],
    );
  return id;
}

describe('a child’s timeline', () => {
  it('says what to do where nothing is recorded', async () => {
    const { status, words } = await open(await world.person('Nora', '2015-01-01'));
    expect(status).toBe(200);
    expect(words).toContain('Nothing is recorded yet');
  });

  it('shows what every module knows, the latest first, under its year', async () => {
    const { ava, rows } = world;
    const told: readonly (readonly [string, string])[] = [
      [
        `insert into care.episode (id, person_id, starts, legal_status, reason_new, placement_type) values ($1, $2, '2024-03-01', 'C2', 'S', 'U6')`,
        'Came into our care',
      ],
      [
        `insert into practice.child_protection_plan (id, person_id, starts, ends, initial_category, latest_category) values ($1, $2, '2023-01-05', '2023-09-01', 'NEG', 'NEG')`,
        'Plan to keep safe began',
      ],
      [
        `insert into care.missing_episode (id, person_id, starts, ends, kind) values ($1, $2, '2025-06-01', '2025-06-02', 'M')`,
        'Missing',
      ],
      [
        `insert into workforce.assignment (id, person_id, worker_id, role, starts) values ($1, $2, (select id from workforce.worker limit 1), 'co-worker', '2025-07-01')`,
        'joined',
      ],
      [
        `insert into practice.contact (id, person_id, received_on) values ($1, $2, '2022-12-24')`,
        'Somebody got in touch',
      ],
    ];
    await rows(`insert into workforce.worker (id, name, job) values ($1, 'Wren Invented', 'social worker')`, [
      newId(),
    ]);
    for (const [statement] of told) await rows(statement, [newId(), ava]);
    const { words } = await open(ava);
    for (const [, title] of told) expect(words).toContain(title);
    const order = [
      'Wren Invented joined',
      'Missing',
      'Came into our care',
      'Plan to keep safe ended',
      'Somebody got in touch',
    ];
    const places = order.map((title) => words.lastIndexOf(title));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(words).toContain('Significant');
  });

  it('comes a page at a time, each thing on one page, however many share a day', async () => {
    const many = await world.person('Mila', '2012-01-01');
    const count = itemsPerPage * 2 + 3;
    for (let i = 0; i < count; i += 1)
      await entry(many, i < 40 ? '2026-05-05' : '2026-04-04', { purpose: `note${i}x` });
    const seen: string[] = [];
    let next: string | undefined = timeline(many);
    while (next !== undefined) {
      const { html }: { html: string } = await world.face.open('director', next);
      seen.push(...[...html.matchAll(/note\d+x/g)].map(([note]) => note));
      next = /href="([^"]*after=[^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
    }
    expect(seen.length).toBe(count);
    expect(new Set(seen).size).toBe(count);
  });

  it('is narrowed by what happened, by years and by whose words', async () => {
    const id = await world.person('Ines', '2013-01-01');
    await entry(id, '2024-02-02', { words: 'inesownwords' });
    await entry(id, '2025-02-02', { purpose: 'inesworkerwords' });
    await world.rows(
      `insert into practice.contact (id, person_id, received_on) values ($1, $2, '2025-03-03')`,
      [newId(), id],
    );
    expect((await open(id, '?voice=child')).words).not.toContain('inesworkerwords');
    expect((await open(id, '?voice=child')).words).toContain('inesownwords');
    expect((await open(id, '?from=2025')).words).not.toContain('inesownwords');
    expect((await open(id, '?to=2024')).words).not.toContain('inesworkerwords');
    const help = (await open(id, '?part=help')).words;
    expect(help).toContain('Somebody got in touch');
    expect(help).not.toContain('ines');
  });

  it('finds words by their beginning, and leaves no word out', async () => {
    const id = await world.person('Otto', '2013-01-01');
    await entry(id, '2024-02-02', { purpose: 'Grandmother was visiting, and Will' });
    for (const typed of ['grandm', 'visit', 'will', 'GRANDMOTHER visiting', "'visiting' & | !"])
      expect((await open(id, `?words=${encodeURIComponent(typed)}`)).words, typed).toContain('Grandm');
    for (const typed of ['mother', 'visits', 'grandmother school', '!!!'])
      expect(
        (await open(id, `?words=${encodeURIComponent(typed)}`)).words.includes('was visiting'),
        typed,
      ).toBe(typed === '!!!');
  });

  it('shows brothers and sisters in between where they are asked for, with whose each is', async () => {
    const { ava, ben } = world;
    await entry(ben, '2026-01-01', { purpose: 'benspurpose' });
    expect((await open(ava)).words).not.toContain('benspurpose');
    const { html, words } = await open(ava, `?with-${ben}=yes`);
    expect(words).toContain('benspurpose');
    expect(html).toContain(`/children/${ben}/entries/`);
    const stranger = await world.person('Zoe', '2013-01-01');
    await entry(stranger, '2026-01-01', { purpose: 'zoespurpose' });
    expect((await open(ava, `?with-${stranger}=yes`)).words).not.toContain('zoespurpose');
  });
});

describe('marking something as significant', () => {
  it('stands until it is said otherwise, and leads back to the page with its filters', async () => {
    const id = await world.person('Ravi', '2013-01-01');
    const item = await entry(id, '2026-02-02', { purpose: 'ravispurpose' });
    await entry(id, '2026-02-03', { purpose: 'raviother' });
    const press = (significant: string) =>
      world.face.send('front door', `/children/${id}/timeline/marks`, {
        on: timeline(id),
        fields: { item, kind: 'entry', record: id, significant, address: '?part=entries' },
      });
    expect((await press('yes')).to).toBe(`${timeline(id)}?part=entries#i-entry-${item}`);
    const only = await open(id, '?significant=yes');
    expect(only.words).toContain('ravispurpose');
    expect(only.words).not.toContain('raviother');
    await press('no');
    expect((await open(id, '?significant=yes')).words).not.toContain('ravispurpose');
  });

  it('is of one line of a fact that has two: that help ended and not that it began', async () => {
    const id = await world.person('Tova', '2013-01-01');
    const item = newId();
    await world.face.owner.query(
      "insert into practice.child_in_need_plan (id, person_id, starts, ends) values ($1, $2, '2026-01-05', '2026-03-05')",
      [item, id],
    );
    await world.face.send('front door', `/children/${id}/timeline/marks`, {
      on: timeline(id),
      fields: { item, kind: 'need plan ended', record: id, significant: 'yes', address: '' },
    });
    const { words } = await open(id, '?significant=yes');
    expect(words).toContain('Family help plan ended');
    expect(words).not.toContain('Family help plan began');
  });

  it('is not made in a record of somebody else', async () => {
    const [id, other] = [await world.person('Uma', '2013-01-01'), await world.person('Vera', '2013-01-01')];
    const item = await entry(other, '2026-02-02', { purpose: 'veraspurpose' });
    await entry(id, '2026-02-02', { purpose: 'umaspurpose' });
    const { to } = await world.face.send('front door', `/children/${id}/timeline/marks`, {
      on: timeline(id),
      fields: { item, kind: 'entry', record: other, significant: 'yes', address: '' },
    });
    expect(to).toBe(timeline(id));
    expect((await open(other, '?significant=yes')).words).not.toContain('veraspurpose');
  });
});

describe('where things stand', () => {
  const save = (id: string, fields: Readonly<Record<string, string>>) =>
    world.face.send('front door', `/children/${id}/summary`, {
      on: `/children/${id}/summary`,
      fields: { 'as_at-day': '20', 'as_at-month': '11', 'as_at-year': '2026', seen: '', ...fields },
    });
  const latest = async (id: string) =>
    String(
      (
        await world.rows(
          'select id from practice.summary where person_id = $1 order by recorded_at desc, id desc',
          [id],
        )
      )[0]?.['id'] ?? '',
    );

  it('stands first on the child’s page and on the timeline, with its day', async () => {
    const id = await world.person('Wim', '2013-01-01');
    expect((await save(id, { words: 'Wim sleeps at home again.' })).to).toBe(timeline(id));
    for (const path of [timeline(id), `/children/${id}`]) {
      const { words } = await world.face.open('director', path);
      expect(words).toContain('Wim sleeps at home again.');
      expect(words).toContain('20 November 2026');
    }
  });

  it('keeps what was typed, and says so, where somebody else wrote meanwhile', async () => {
    const id = await world.person('Xia', '2013-01-01');
    await save(id, { words: 'First words.' });
    const second = await save(id, { words: 'Typed meanwhile.' });
    expect(second.status).toBe(422);
    expect(second.words).toContain('Somebody else wrote where things stand');
    expect(second.html).toContain('Typed meanwhile.');
    expect(second.words).toContain('First words.');
    expect((await save(id, { words: 'Typed meanwhile.', seen: await latest(id) })).to).toBe(timeline(id));
  });

  it('asks for words and a day that has come', async () => {
    const id = await world.person('Yan', '2013-01-01');
    const { status, words } = await save(id, { words: '', 'as_at-year': '2030' });
    expect(status).toBe(422);
    expect(words).toContain('Enter where things stand');
    expect(words).toContain('must be today or in the past');
  });

  it('is not there for who may not see somebody whom it names; what was written before is', async () => {
    const { ava, ben, face } = world;
    await save(ava, { words: 'Ava is settling.', seen: await latest(ava) });
    await save(ava, { words: 'Ava and Ben share quilroom.', seen: await latest(ava) });
    expect((await open(ava)).words).toContain('quilroom');
    const id = await plantRestriction(face.owner, { level: 'R2', subjects: [ben] });
    const [page, child, form] = [
      await open(ava),
      await face.open('director', `/children/${ava}`),
      await face.open('director', `/children/${ava}/summary`),
    ];
    await face.owner.query('delete from access.restriction_subject where restriction_id = $1', [id]);
    for (const { words } of [page, child, form]) {
      expect(words).not.toContain('quilroom');
      expect(words).toContain('Ava is settling.');
    }
  });
});
