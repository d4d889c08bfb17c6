import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plantRestriction } from '../../../../test/access/plant-restriction.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { PlanWorld } from '../plan/testing/plan-world.ts';
import { startPlan } from '../plan/testing/plan-world.ts';
import { concern, contextIn, outsidePages, plan, safe } from './testing/outside-pages.ts';

let world: PlanWorld;
let ava = '';
let here = '';
beforeAll(async () => {
  world = await startPlan();
  ({ ava } = world);
  here = `/children/${ava}/harm-outside`;
});
afterAll(() => world.face.close());

const { begin, planned, say, words, idIn } = outsidePages(() => world);

describe('a concern about a place', () => {
  it('stands on its own page, on the child’s page and plan in a line, and in the list', async () => {
    const context = await begin(ava, { name: 'Quilpark', words: 'Given a phone there' });
    const said = await words(context);
    for (const part of [
      'Quilpark',
      'A place',
      'A concern, no plan yet',
      'A grey car waits',
      'Mr Okoro',
      'Given a phone',
    ])
      expect(said).toContain(part);
    for (const url of [`/children/${ava}`, `/children/${ava}/plan`, '/harm-outside', here])
      expect(await words(url)).toContain('Quilpark');
    expect(said).not.toMatch(/blame|fault|parenting/i);
  });

  it('is made once, however often the form is sent', async () => {
    const url = `${here}/new`;
    const fields = { ...concern, fresh: newId(), row: newId() };
    const first = await world.face.send('front door', url, { on: url, fields });
    const second = await world.face.send('front door', url, { on: url, fields });
    expect([first.to, second.to].map((to) => to?.split('?')[1])).toEqual(['saved=yes', 'saved=before']);
    expect(await words(`${second.to}`)).toContain('saved before');
    expect(await world.rows('select 1 from practice.outside_child where id = $1', [fields.row])).toHaveLength(
      1,
    );
  });

  it('is refused in words with all that was typed kept, where it names a child or says no harm', async () => {
    const url = `${here}/new`;
    const fields = { ...concern, name: 'Ben’s friends', harms: '', fresh: newId(), row: newId() };
    const none = await world.face.send('front door', url, { on: url, fields });
    expect(none.words).toContain('Select what kind of harm');
    const named = await world.face.send('front door', url, {
      on: url,
      fields: { ...fields, name: 'Ava’s friends', harms: 'gangs' },
    });
    expect(named.words).toContain('Say it without Ava');
    expect(named.html).toContain('A grey car waits by the swings');
  });

  it('may be a place that has the first name of somebody in it who is not of the plan', async () => {
    const gran = await world.person('Victoria', '1950-01-01');
    await world.tie(ava, gran, ['granddaughter', 'grandmother']);
    const context = await begin(ava, { name: 'Victoria Park', seen: 'A grey car waits in Victoria Park' });
    expect(await words(context)).toContain('A grey car waits in Victoria Park');
    expect((await say(context, 'seen', { words: 'Two cars in Victoria Park', by_whom: 'N' })).to).toContain(
      'saved=yes',
    );
    expect((await say(context, 'name', { kind: 'place', name: 'Victoria’s house' })).words).toContain(
      'Say it without Victoria',
    );
    expect((await say(context, 'seen', { words: 'Victoria saw it', by_whom: 'N' })).words).toContain(
      'Say it without Victoria',
    );
    expect((await say(context, 'name', { kind: 'place', name: 'Ava Park' })).words).toContain(
      'Say it without Ava',
    );
  });

  it('touches another child from that child’s own page, and nothing is typed twice', async () => {
    const context = await begin(ava, { name: 'Quilshared' });
    const id = contextIn(context);
    const url = `/children/${world.ben}/harm-outside/new?context=${id}`;
    expect((await world.face.open('front door', url)).html).toMatch(new RegExp(`value="${id}" checked`));
    await begin(world.ben, { context: id, words: 'Quilbenwords' });
    const said = await words(context);
    expect(said).toContain('Quilbenwords');
    const rows = await world.rows('select person_id from practice.outside_words where context_id = $1', [id]);
    expect(rows).toEqual([{ person_id: world.ben }]);
  });
});

describe('safety at home', () => {
  it('is asked of each child before a plan begins; a plan sent without is refused with its words kept', async () => {
    const context = await begin(ava, { name: 'Quilhome' });
    expect(await words(context)).toContain(
      'A plan can begin when it is known that each child is safe at home',
    );
    const early = await say(context, 'plan', { ...plan, words: 'Quilearly' });
    expect(early.words).toContain('A plan can begin when it is known of each child that home is safe');
    expect(early.html).toContain('Quilearly');
    await say(context, 'home', { ...safe, answer: 'not known', words: 'Nobody opened' });
    expect((await say(context, 'plan', plan)).to).toBe('');
    await say(context, 'home', safe);
    expect((await say(context, 'plan', plan)).to).toContain('saved=yes');
    const said = await words(context);
    expect(said).toContain('Yes, home is safe : asked by Nora on 20 November 2026. Ava sleeps well there');
    expect(said).toContain('A plan is under way');
  });

  it('that is not there leads to a strategy discussion, and the plan waits until an enquiry is open', async () => {
    const cara = await world.person('Cara', '2012-01-01');
    const context = await begin(cara, { name: 'Quilunsafe' });
    await say(context, 'home', { ...safe, answer: 'not safe', words: 'Cara is afraid' });
    const { html } = await world.face.open('front door', context);
    expect(html).toContain(`/children/${cara}/help/steps/strategy-discussion`);
    expect((await say(context, 'plan', plan)).to).toBe('');
    await world.rows(
      "insert into practice.section_47_enquiry (id, person_id, starts) values ($1, $2, '2026-11-21')",
      [newId(), cara],
    );
    expect((await say(context, 'plan', plan)).to).toContain('saved=yes');
  });
});

describe('a plan about a place', () => {
  it('has goals for the place and steps by partners, parents among them, and ends with what changed', async () => {
    const context = await planned({ name: 'Quilplan' });
    await say(context, 'goal', { words: 'The path is lit' });
    const goal = await idIn(context, 'outside_goal', 'goal_id');
    const police = { words: 'Walk through at four', partner: 'police', who: 'PC Lane', when: 'in 2 weeks' };
    await say(context, 'step', police, `?goal=${goal}`);
    await say(
      context,
      'step',
      { words: 'Meet them at the gate', partner: 'parents', who: 'Rosa', whose: ava },
      `?goal=${goal}`,
    );
    await say(context, 'review', { words: 'Fewer cars', by_whom: 'Nora', next: 'in 3 months' });
    const going = await words(context);
    for (const part of [
      'The path is lit',
      'Police: PC Lane',
      'Parents or carers: Rosa',
      'Fewer cars',
      'looked at again on',
    ])
      expect(going).toContain(part);
    await say(context, 'end', { words: 'Quilchanged', by_whom: 'Nora' });
    const ended = await words(context);
    expect(ended).toContain('The plan ended. What changed. Quilchanged');
    expect(await words(`/children/${ava}`)).not.toContain('Quilplan');
    expect(await words(here)).toContain('Quilplan');
    expect((await say(context, 'review', plan)).words).toContain('cannot be said of it as it stands now');
    await say(context, 'again', plan);
    expect(await words(context)).toContain('A plan is under way');
  });

  it('is put right and taken back, each with the former words kept in the database', async () => {
    const context = await planned({ name: 'Quilright' });
    const seen = (
      await world.rows("select id from practice.outside_turn where context_id = $1 and kind = 'seen'", [
        contextIn(context),
      ])
    )[0];
    await say(context, 'seen', { words: 'A blue car', by_whom: 'School' }, `?of=${String(seen?.['id'])}`);
    expect(await words(context)).toContain('A blue car');
    expect(await words(context)).not.toContain('A grey car');
    const begun = (
      await world.rows("select id from practice.outside_turn where context_id = $1 and kind = 'begun'", [
        contextIn(context),
      ])
    )[0];
    await say(context, 'review', { words: 'Quilreviewed', by_whom: 'Nora', next: 'in 3 months' });
    const under = await say(context, 'back', { words: 'a mistake' }, `?of=${String(begun?.['id'])}`);
    expect(under.words).toContain('Take back first what was said after it');
    await say(context, 'name', { kind: 'place', name: 'Quilrenamed' });
    expect(await words(context)).toContain('Quilrenamed');
    const child = await idIn(context, 'outside_child', 'id');
    const { to } = await say(context, 'back', { words: 'Quilmistake' }, `?of=${child}`);
    expect(to).toBe(here);
    expect(await words(here)).toContain('taken back: Quilmistake');
    expect((await world.face.open('director', context)).status).toBe(404);
    expect(
      await world.rows('select 1 from practice.outside_turn where context_id = $1', [contextIn(context)]),
    ).toHaveLength(4);
  });

  it('tells the second of two what the first wrote, and keeps the second’s words', async () => {
    const context = await planned({ name: 'Quiltwo' });
    await say(context, 'goal', { words: 'The path is lit' });
    const of = `?of=${await idIn(context, 'outside_goal', 'goal_id')}`;
    const url = `${context}/goal`;
    const { html } = await world.face.open('front door', `${url}${of}`);
    const hidden = [...html.matchAll(/type="hidden" name="(of|goal|stamp)" value="([^"]*)"/g)];
    const kept = Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value]));
    await say(context, 'goal', { words: 'Quilfirst', state: 'now' }, of);
    const fields = { ...kept, row: newId(), words: 'Quilsecond', state: 'now' };
    const second = await world.face.send('front door', url, { on: `${url}${of}`, fields });
    expect(second.words).toContain('Somebody else wrote something of this');
    expect(second.html).toContain('Quilsecond');
    expect(second.words).toContain('How it stands now Quilfirst');
    expect(await words(context)).toContain('Quilfirst');
  });
});

describe('a child who is hidden from a reader', () => {
  it('is not in the page, the list, a count or a step, and a context that touches only them is not there', async () => {
    const hidden = await world.person('Quilhidden', '2011-01-01');
    const shared = await planned({ name: 'Quilopen' });
    await begin(hidden, { context: contextIn(shared), words: 'Quilsecret' });
    await say(`/children/${hidden}/harm-outside/${contextIn(shared)}`, 'home', {
      ...safe,
      words: 'Quilathome',
    });
    await say(shared, 'goal', { words: 'The path is lit' });
    const goal = `?goal=${await idIn(shared, 'outside_goal', 'goal_id')}`;
    await say(shared, 'step', { words: 'Walk', partner: 'parents', who: 'Quilparent', whose: hidden }, goal);
    const alone = await begin(hidden, { name: 'Quilalone' });
    expect(await words(shared)).toContain('Quilparent');
    await plantRestriction(world.face.owner, { level: 'R2', subjects: [hidden] });
    const said = await words(shared);
    for (const secret of ['Quilhidden', 'Quilsecret', 'Quilathome', 'Quilparent'])
      expect(said).not.toContain(secret);
    expect(said).toContain('Quilopen');
    const list = await words('/harm-outside');
    expect(list).toContain('Quilopen');
    expect(list).not.toContain('Quilalone');
    expect(list).not.toContain('Quilhidden');
    expect((await world.face.open('director', alone)).status).toBe(404);
    expect((await world.face.open('director', `${here}/${contextIn(alone)}`)).status).toBe(404);
    const url = `${here}/new`;
    expect((await world.face.open('front door', url)).words).not.toContain('Quilalone');
  });
});
