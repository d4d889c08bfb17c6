import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plantRestriction } from '../../../../test/access/plant-restriction.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { Fields, PlanWorld } from '../plan/testing/plan-world.ts';
import { startPlan } from '../plan/testing/plan-world.ts';
import { needsOf as of } from './need-paths.ts';
import { day, needPages, whole } from './testing/need-pages.ts';

let world: PlanWorld;
let ava = '';
let mum = '';
beforeAll(async () => {
  world = await startPlan();
  ({ ava, mum } = world);
});
afterAll(() => world.face.close());

const { need, formOf, say, page, list } = needPages(() => world);

describe('a need', () => {
  it('stands with the words of who has it and the worker’s, on the child’s page and in the plan in a line', async () => {
    const id = await need(ava, 'quilsleep');
    const words = await page();
    for (const part of [
      '“quilsleep”',
      'Mental health, known since 1 May 2026',
      'seen quilsleep',
      'Nobody asked yet',
      'No support for 205 days (6 months and 21 days)',
    ])
      expect(words).toContain(part);
    await say(id, 'ask', { service: 'quilcamhs', ...day('2026-06-01') });
    const line =
      'Mental health: Waiting for support (quilcamhs), waiting since 1 June 2026: 174 days (5 months and 21 days)';
    expect(await world.words()).toContain(line);
    expect((await world.face.open('director', `/children/${ava}`)).words).toContain(line);
    expect((await world.face.open('director', `/children/${ava}`)).words).not.toContain('quilsleep');
    await say(id, 'mistake', { words: 'Only a test' });
  });

  it('needs words of theirs, or why there are none, and keeps what was typed', async () => {
    const url = `${of(ava)}/new`;
    const fields = { ...whole, need: newId(), seen: 'quilkept' };
    const { status, words, html } = await world.face.send('front door', url, { on: url, fields });
    expect([status, words]).toEqual([422, expect.stringContaining('Enter what they say in their own words')]);
    expect(html).toContain('quilkept');
  });

  it('is made once, and an answer once, however often they are sent', async () => {
    const id = newId();
    const url = `${of(ava)}/new`;
    const fields = { ...whole, need: id, said: 'quiltwice', seen: 'x' };
    const both = await Promise.all([1, 2].map(() => world.face.send('front door', url, { on: url, fields })));
    expect(both.map(({ to }) => to).sort()).toEqual([`${of(ava)}?saved=before`, `${of(ava)}?saved=yes`]);
    const form = await formOf(ava, id, 'ask');
    const asked = { ...form.kept, service: 'quilonce', ...day('2026-06-01') };
    const twice = await Promise.all(
      [1, 2].map(() => world.face.send('front door', form.url, { on: form.url, fields: asked })),
    );
    const one = `${of(ava)}/${id}`;
    expect(twice.map(({ to }) => to).sort()).toEqual([`${one}?saved=before`, `${one}?saved=yes`]);
    expect(
      await world.rows('select 1 from practice.mental_health_turn where need_id = $1', [id]),
    ).toHaveLength(1);
    await say(id, 'mistake', { words: 'Only a test' });
  });

  it('waits, is declined with a reason, waits elsewhere, is supported, and says what changed', async () => {
    const id = await need(ava, 'quilwhole');
    await say(id, 'ask', { service: 'Clinic', ...day('2026-06-01') });
    expect((await say(id, 'answer', { answer: 'declined', ...day('2026-06-11') })).words).toContain(
      'Enter why',
    );
    await say(id, 'answer', { answer: 'declined', words: 'quilfull', ...day('2026-06-11') });
    expect(await page(id)).toContain('No support: asked, and not given');
    await say(id, 'ask', { service: 'School', ...day('2026-07-01') });
    expect(await page(id)).toContain('Ask again: no word since 1 July 2026');
    const early = await say(id, 'start', day('2026-06-30'));
    expect(early.words).toContain('must be on or after 1 July 2026');
    await say(id, 'start', { words: 'quilcounsel', ...day('2026-07-06') });
    const words = await page(id);
    for (const part of [
      'quilfull',
      'quilcounsel',
      'Support has begun',
      'Waited 15 days in all, in 2 referrals',
    ])
      expect(words).toContain(part);
    await say(id, 'end', { words: 'quilsleeps', ...day('2026-09-01') });
    expect(await page(id)).toContain('What changed: quilsleeps');
    await say(id, 'over', { words: 'quilwell', ...day('2026-09-02') });
    expect(await page()).toContain('No longer a need, 2 September 2026: quilwell');
    expect(await list()).not.toContain('Waited 15 days');
  });

  it('is put right with a reason and what was said last is taken back; both stay to be read', async () => {
    const id = await need(ava, 'quilwrong');
    const fields = { ...whole, said: 'quilright', seen: 'y' };
    expect((await say(id, 'right', fields)).words).toContain('Enter why it is put right');
    await say(id, 'right', { ...fields, because: 'quilmisheard' });
    await say(id, 'ask', { service: 'quilnotasked', ...day('2026-06-01') });
    await say(id, 'back', { words: 'quilnever' });
    const words = await page(id);
    expect(words).toContain('Nobody asked yet');
    for (const part of ['“quilright”', 'quilwrong', 'quilmisheard', 'quilnotasked', 'quilnever'])
      expect(words).toContain(part);
    await say(id, 'mistake', { words: 'Only a test' });
  });

  it('of which two say something at once keeps both: the second is told, with their words', async () => {
    const id = await need(ava, 'quiltwo');
    const late = await formOf(ava, id, 'ask');
    await say(id, 'ask', { service: 'quilfirst', ...day('2026-06-01') });
    const fields = { ...late.kept, service: 'quilsecond', ...day('2026-06-01') };
    const { status, words, html } = await world.face.send('front door', late.url, { on: late.url, fields });
    expect([status, words]).toEqual([
      422,
      expect.stringContaining('Somebody else said something of this need'),
    ]);
    expect(words).toContain('quilfirst');
    expect(html).toContain('quilsecond');
    await say(id, 'mistake', { words: 'Only a test' });
  });
});

describe('a parent’s need', () => {
  const url = () => `/children/${ava}/plan/mental-health`;
  const agreed = { ...day('2026-11-01'), agreed_by: 'Rosa', audience: 'family' };
  const hiddenOf = (html: string) =>
    Object.fromEntries(
      [...html.matchAll(/type="hidden" name="((?:row|stamp|agreed))" value="([^"]*)"/g)].map(
        ([, name = '', value = '']) => [name, value],
      ),
    );
  const send = async (query: string, fields: Fields) => {
    const on = url() + query;
    const kept = hiddenOf((await world.face.open('front door', on)).html);
    return world.face.send('front door', url(), { on, fields: { ...kept, ...agreed, ...fields } });
  };
  const readers = async (reader: string) =>
    (await world.face.open('director', `/children/${ava}/plan/readers?for=${reader}`)).words;

  it('stays apart: the plan says only what they agreed to, to whom it is open', async () => {
    const id = await need(mum, 'quilmumsown');
    await say(id, 'ask', { service: 'quilmumsclinic', ...day('2026-06-01') }, mum);
    expect(await page(id, mum)).toContain('quilmumsown');
    const everywhere = async () =>
      [
        await world.words(),
        await page(),
        (await world.face.open('director', `/children/${ava}`)).words,
        await readers('family'),
        await readers('child'),
      ].join(' ');
    expect(await everywhere()).not.toMatch(/quilmums(own|clinic)/);
    const unasked = await send('', { need: id, words: 'quilagreed', agreed_by: '' });
    expect(unasked.words).toContain('nothing stands in the plan unasked');
    expect((await send('', { need: id, words: 'quilagreed' })).to).toContain('saved=yes');
    expect(await world.words()).toContain('quilagreed');
    expect(await readers('family')).toContain('quilagreed');
    expect(await everywhere()).not.toMatch(/quilmums(own|clinic)/);
  });

  it('of domestic abuse says not even its area in the plan, unless the agreed words do', async () => {
    const id = await need(mum, 'quilhurt', { area: 'domestic abuse' });
    expect((await send('', { need: id, words: 'quilstronger' })).to).toContain('saved=yes');
    const plan = await world.words();
    expect(plan).toContain('quilstronger');
    expect(plan).not.toMatch(/Domestic abuse|quilhurt/);
    for (const reader of ['family', 'child']) expect(await readers(reader)).not.toMatch(/domestic abuse/i);
    expect(await readers('family')).toContain('quilstronger');
  });

  it('is put right in the plan and taken out; of two the second is told', async () => {
    const id = await need(mum, 'quilthird');
    await send('', { need: id, words: 'quilfirstwords', audience: 'child' });
    expect(await readers('child')).toContain('quilfirstwords');
    expect(await readers('family')).not.toContain('quilfirstwords');
    const { html } = await world.face.open('front door', `/children/${ava}/plan`);
    const links = [...html.matchAll(/\?agreed=([^"]+)">Put right or take out<span[^>]*>: ([^<]*)</g)];
    const agreedId = links.find(([, , words]) => words === 'quilfirstwords')?.[1] ?? '';
    const on = `${url()}?agreed=${agreedId}`;
    const late = hiddenOf((await world.face.open('front door', on)).html);
    const anew = { words: 'quilsecondwords', because: 'quilasked' };
    expect((await send(`?agreed=${agreedId}`, { ...anew, because: '' })).words).toContain('Enter why');
    await send(`?agreed=${agreedId}`, anew);
    expect(await world.words()).not.toContain('quilfirstwords');
    const fields = { ...late, ...agreed, words: 'quillatewords', because: 'x' };
    const second = await world.face.send('front door', url(), { on, fields });
    expect([second.status, second.words]).toEqual([
      422,
      expect.stringContaining('Somebody else changed what the plan says'),
    ]);
    expect(second.html).toContain('quillatewords');
    await send(`?agreed=${agreedId}`, { ...anew, out: 'yes' });
    expect(await world.words()).not.toContain('quilsecondwords');
  });

  it('is not in the plan for whom the parent is hidden from', async () => {
    const id = await need(mum, 'quilhid');
    await send('', { need: id, words: 'quilhidden' });
    expect(await world.words()).toContain('quilhidden');
    const restriction = await plantRestriction(world.face.owner, { level: 'R2', subjects: [mum] });
    const [plan, own, waits] = [await world.words(), await page(id, mum), await list()];
    const form = (await world.face.open('front door', url())).words;
    await world.face.owner.query('delete from access.restriction_subject where restriction_id = $1', [
      restriction,
    ]);
    expect(plan).not.toContain('quilhidden');
    expect(own).not.toContain('quilhid');
    expect(waits).not.toContain(mum);
    expect(form).not.toContain('quilhid');
  });
});

describe('who waits', () => {
  const many = 52;
  let kids: readonly string[] = [];
  beforeAll(async () => {
    const one = await world.person('Zed', '2012-01-01');
    kids = [one];
    await world.face.owner.query(
      `insert into practice.mental_health_need (id, person_id, need_id, version, area, said, seen, known_on)
         select gen_random_uuid(), $1, gen_random_uuid(), 1, 'mental health', 'quilmany', 'x', date '2020-01-01' + n from generate_series(1, ${many}) n`,
      [one],
    );
  });

  it('are listed by how long they are without support, a page at a time, each once', async () => {
    const first = await world.face.open('director', '/mental-health');
    const days = [...first.words.matchAll(/No support for (\d+) days/g)].map(([, number]) => Number(number));
    expect(days).toHaveLength(50);
    expect(days).toEqual([...days].sort((one, other) => other - one));
    const next = /href="(\/mental-health\?after=[^"]+)">\s*More/.exec(first.html)?.[1] ?? '';
    const second = await world.face.open('director', next);
    const ids = (html: string) => [...html.matchAll(/mental-health\/([0-9a-f-]{36})"/g)].map(([, id]) => id);
    const all = [...ids(first.html), ...ids(second.html)];
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBeGreaterThanOrEqual(many);
  });

  it('are listed for a team: by the worker of the person, or of a relative', async () => {
    const [team, worker] = [newId(), newId()];
    await world.rows("insert into workforce.team (id, name) values ($1, 'Quill team')", [team]);
    await world.rows("insert into workforce.worker (id, name, team_id) values ($1, 'Nora', $2)", [
      worker,
      team,
    ]);
    await world.rows(
      "insert into workforce.allocation (id, person_id, worker_id, starts) values ($1, $2, $3, '2026-01-01')",
      [newId(), ava, worker],
    );
    const id = await need(mum, 'quilteam');
    const { html } = await world.face.open('director', '/mental-health?team=Quill%20team');
    expect(html).toContain(id);
    expect(html).not.toContain(kids[0]);
  });

  it('are not those with support, nor whose need is over', async () => {
    const id = await need(ava, 'quilgone');
    const team = '/mental-health?team=Quill%20team';
    expect((await world.face.open('director', team)).html).toContain(id);
    await say(id, 'ask', { service: 'Clinic', ...day('2026-06-01') });
    await say(id, 'start', day('2026-06-02'));
    expect((await world.face.open('director', team)).html).not.toContain(id);
    await say(id, 'end', { words: 'x', ...day('2026-06-03') });
    expect((await world.face.open('director', team)).html).toContain(id);
    await say(id, 'over', { words: 'x', ...day('2026-06-04') });
    expect((await world.face.open('director', team)).html).not.toContain(id);
  });
});
