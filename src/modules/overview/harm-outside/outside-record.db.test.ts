import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plantAccount } from '../../../../test/access/access-world.ts';
import { plantOutside } from '../../../../test/access/plant-outside.ts';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { newId } from '../../../platform/ids/ids.ts';
import { carryOutDisposals } from '../disposal/carry-out-disposals.ts';
import { findEndedRecords } from '../disposal/find-ended-records.ts';
import { proposeAndApprove } from '../disposal/testing/plant-old-record.ts';
import type { PlanWorld } from '../plan/testing/plan-world.ts';
import { startPlan } from '../plan/testing/plan-world.ts';
import { contextIn, outsidePages } from './testing/outside-pages.ts';

const today = plainDate('2026-11-22');
let world: PlanWorld;
beforeAll(async () => {
  world = await startPlan();
});
afterAll(() => world.face.close());
const { planned, say, words, idIn } = outsidePages(() => world);

describe('harm outside the home on a child’s timeline', () => {
  it('is a line for the concern, one for home and one for each turn of the plan, with their words', async () => {
    const context = await planned({ name: 'Quilpark', words: 'Given a phone there' });
    await say(context, 'review', { words: 'Fewer cars', by_whom: 'Nora', next: 'in 3 months' });
    await say(context, 'end', { words: 'Nobody waits any more', by_whom: 'Nora' });
    const { html, words: said } = await world.face.open(
      'director',
      `/children/${world.ava}/timeline?part=outside`,
    );
    for (const part of [
      'Harm outside the home: Quilpark',
      'Criminal exploitation',
      'What was seen or told: Given a phone there',
      'Asked whether home is safe',
      'What Nora found: Ava sleeps well there',
      'A plan to make a place safe began: Quilpark',
      'What is to be different, with Police, school: Nobody waits there',
      'The plan to make a place safe was looked at: Quilpark',
      'The plan to make a place safe ended: Quilpark',
      'What changed, with Nora: Nobody waits any more',
    ])
      expect(said).toContain(part);
    expect(html).toContain(`href="/children/${world.ava}/harm-outside/${contextIn(context)}"`);
    expect(await words(`/children/${world.ava}/timeline?words=waits`)).toContain(
      'A plan to make a place safe began',
    );
  });

  it('has what was put right as it stands now, and nothing that was taken back', async () => {
    const context = await planned({ name: 'Quilright' });
    const begun = await idIn(context, 'outside_turn', 'id');
    await say(context, 'plan', { words: 'Quilnew', by_whom: 'Police', next: 'in 6 weeks' }, `?of=${begun}`);
    const line = `/children/${world.ava}/timeline?part=outside`;
    expect(await words(line)).toContain('Quilnew');
    const child = await idIn(context, 'outside_child', 'id');
    await say(context, 'back', { words: 'Quilmistake' }, `?of=${child}`);
    for (const gone of ['Quilright', 'Quilnew', 'Quilmistake']) expect(await words(line)).not.toContain(gone);
  });
});

describe('a record that ends', () => {
  const old = async () => {
    const id = newId();
    await world.rows("insert into people.person (id, birth_date) values ($1, '1948-02-01')", [id]);
    await world.rows(
      "insert into practice.involvement (id, person_id, opened, closed, no_further_action) values ($1, $2, '1960-01-01', '1961-01-01', false)",
      [newId(), id],
    );
    return id;
  };
  const left = async (context: string) => {
    const tables = ['child', 'home', 'words', 'context', 'turn', 'goal', 'step'];
    const counts = tables.map(
      (table) => `(select count(*)::int from practice.outside_${table} where context_id = $1) as ${table}`,
    );
    return (await world.rows(`select ${counts.join(', ')}`, [context]))[0];
  };

  it('takes a context with it that touched nobody else, and leaves one that does without what was of that child', async () => {
    const { owner, database } = world.face;
    const [gone, stays] = [await old(), await world.person('Stays', '2012-01-01')];
    const [{ contextId: alone }, { contextId: shared }] = [
      await plantOutside(owner, gone),
      await plantOutside(owner, gone),
    ];
    await world.rows(
      "insert into practice.outside_child (id, person_id, context_id, number, harms) values ($1, $2, $3, 1, '{gangs}')",
      [newId(), stays, shared],
    );
    await world.rows(
      `insert into practice.outside_step (id, context_id, goal_id, step_id, number, words, partner, who, state, also_of)
       values ($1, $2, $3, $4, 1, 'Meet them at the gate', 'parents', 'Their mother', 'to do', $5)`,
      [newId(), shared, newId(), newId(), [gone]],
    );
    expect(await left(shared)).toMatchObject({ child: 2, home: 1, words: 1, step: 2 });
    await findEndedRecords(database, today);
    const [guardian, manager] = [
      await plantAccount(owner, 'guardian'),
      await plantAccount(owner, 'service manager'),
    ];
    await proposeAndApprove(owner, gone, guardian, manager);
    expect(await carryOutDisposals(database, today)).toBe(1);
    expect(await left(alone)).toEqual({ child: 0, home: 0, words: 0, context: 0, turn: 0, goal: 0, step: 0 });
    expect(await left(shared)).toEqual({
      child: 1,
      home: 0,
      words: 0,
      context: 1,
      turn: 2,
      goal: 1,
      step: 1,
    });
    expect(await words(`/children/${stays}/harm-outside/${shared}`)).toContain('Walk through at four');
  });
});

describe('more contexts than a page holds', () => {
  it('are read page by page, each once, and found by a part of the name in the list and for a new concern', async () => {
    const dora = await world.person('Dora', '2012-01-01');
    await world.rows(
      `with one as (select gen_random_uuid() as id, n from generate_series(1, 60) n),
         child as (insert into practice.outside_child (id, person_id, context_id, number, harms)
                   select gen_random_uuid(), $1, id, 1, '{gangs}' from one)
       insert into practice.outside_context (id, context_id, number, kind, name)
       select gen_random_uuid(), id, 1, 'place', 'Quilmany ' || to_char(n, 'FM00') from one`,
      [dora],
    );
    const read: string[] = [];
    let url = '/harm-outside';
    for (let page = 0; url !== '' && page < 5; page += 1) {
      const { html } = await world.face.open('director', url);
      read.push(...[...html.matchAll(/Quilmany \d\d/g)].map(([name]) => name));
      url = (/href="(\/harm-outside\?[^"]*after=[^"]*)"/.exec(html)?.[1] ?? '').replaceAll('&amp;', '&');
    }
    expect(read).toHaveLength(60);
    expect(new Set(read).size).toBe(60);
    expect(await words('/harm-outside?q=MANY%2059')).toMatch(/Quilmany 59/);
    expect(await words('/harm-outside?q=MANY%2059')).not.toContain('Quilmany 58');
    expect(await words('/harm-outside?q=%25')).toContain('No name has “%” in it');
    const form = async (query: string) =>
      (await world.face.open('front door', `/children/${world.ava}/harm-outside/new${query}`)).words;
    expect(await form('')).not.toContain('Quilmany 60');
    expect(await form('?q=many%2060')).toContain('Quilmany 60');
  });
});
