import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plantRestriction } from '../../../../test/access/plant-restriction.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { Fields, PlanWorld } from '../plan/testing/plan-world.ts';
import { startPlan } from '../plan/testing/plan-world.ts';

let world: PlanWorld;
let here = '';
beforeAll(async () => {
  world = await startPlan();
  here = `/children/${world.ava}/staying-home`;
});
afterAll(() => world.face.close());

const day = (name: string, on: string): Fields => {
  const [year = '', month = '', date = ''] = on.split('-');
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year };
};
const kind = 'Multisystemic therapy';
const whole: Fields = {
  ...{
    kind,
    why_now: 'quilnight',
    different: 'quileat',
    said_by: 'Mum',
    asked_by: 'School',
    agreed_by: 'Mum',
  },
  ...{ given_by: 'quilteam', cost_per: 'week', cost: '250', paid_by: 'The council' },
  ...day('starts', '2026-09-01'),
  ...day('ends', '2026-12-01'),
};

/** Writes support down for Ava; gives its id. */
async function write(fields: Fields = {}): Promise<string> {
  const [support, url] = [newId(), `${here}/new`];
  const { to, words } = await world.face.send('front door', url, {
    on: url,
    fields: { ...whole, support, ...fields },
  });
  if (to !== `${here}?saved=yes`) throw new Error(`Not written down: ${words}`);
  return support;
}

async function formOf(id: string, act: string) {
  const url = `${here}/${id}/${act}`;
  const { html } = await world.face.open('front door', url);
  const hidden = [...html.matchAll(/type="hidden" name="((?:row|form|stamp))" value="([^"]*)"/g)];
  return { url, kept: Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value])) };
}

/** Says something of it, as its form would. */
async function say(id: string, act: string, fields: Fields) {
  const { url, kept } = await formOf(id, act);
  return world.face.send('front door', url, { on: url, fields: { ...kept, ...fields } });
}

const page = async (id: string) => (await world.face.open('director', `${here}/${id}`)).words;
const list = async () => (await world.face.open('director', '/staying-home')).words;
const on = day('on', '2026-11-20');

describe('support to stay at home', () => {
  it('is told once and stands on its page, the plan, the family page, the child’s, the timeline and the list', async () => {
    const goal = await world.add({ words: 'quilgoal' });
    const id = await write({ goals: goal });
    const words = await page(id);
    for (const part of [
      kind,
      'Going on',
      'From 1 September 2026 to 1 December 2026',
      'quilnight',
      '“ quileat ”',
      'quilgoal',
      '£250 a week, paid by The council. £2,928.57 so far',
    ])
      expect(words).toContain(part);
    const line = `${kind}, until 1 December 2026 (going on)`;
    for (const at of ['/plan', '/family', ''])
      expect((await world.face.open('director', `/children/${world.ava}${at}`)).words).toContain(line);
    const timeline = await world.face.open('director', `/children/${world.ava}/timeline`);
    expect(timeline.words).toContain('Support to stay at home');
    expect(timeline.words).toContain('quileat');
    expect(await list()).toContain('Goes on now 1');
    await say(id, 'mistake', { words: 'Only a test' });
    expect(await list()).toContain('Goes on now 0');
  });

  it('always has a day on which it is to end, and keeps what was typed', async () => {
    const url = `${here}/new`;
    const fields = { ...whole, support: newId(), 'ends-day': '', 'ends-month': '', 'ends-year': '' };
    const { status, words, html } = await world.face.send('front door', url, { on: url, fields });
    expect([status, words]).toEqual([422, expect.stringContaining('Enter the day on which it is to end')]);
    expect(html).toContain('quilnight');
  });

  it('is made once, and what came of it once, however often they are sent', async () => {
    const [support, url] = [newId(), `${here}/new`];
    const fields = { ...whole, support };
    const both = await Promise.all([1, 2].map(() => world.face.send('front door', url, { on: url, fields })));
    expect(both.map(({ to }) => to).sort()).toEqual([`${here}?saved=before`, `${here}?saved=yes`]);
    const form = await formOf(support, 'review');
    const looked = { ...form.kept, words: 'quilgoes', ...on };
    const twice = await Promise.all(
      [1, 2].map(() => world.face.send('front door', form.url, { on: form.url, fields: looked })),
    );
    const one = `${here}/${support}`;
    expect(twice.map(({ to }) => to).sort()).toEqual([`${one}?saved=before`, `${one}?saved=yes`]);
    await say(support, 'mistake', { words: 'Only a test' });
  });

  it('is due when its day comes, goes on longer with a reason, ends with the family’s words, and is followed', async () => {
    const id = await write({ ...day('starts', '2025-06-01'), ...day('ends', '2025-09-01') });
    expect(await page(id)).toContain('It was to end on 1 September 2025');
    expect(await list()).toContain('the end of 1 is due');
    expect((await say(id, 'extend', { ...day('until', '2025-12-01'), ...on })).words).toContain('Enter why');
    await say(id, 'extend', { words: 'quillonger', ...day('until', '2025-12-01'), ...on });
    expect(await page(id)).toContain('It was to end on 1 December 2025');
    const end = { home: 'yes', words: 'quilseen', ...day('on', '2025-12-01') };
    expect((await say(id, 'end', end)).words).toContain('Enter what the family says');
    await say(id, 'end', { ...end, said: 'quilfamily' });
    await world.rows(
      `insert into care.episode (id, person_id, starts, legal_status, category_of_need, reason_new)
         values ($1, $2, '2026-05-01', 'C2', 'N1', 'S')`,
      [newId(), world.ava],
    );
    const words = await page(id);
    for (const part of [
      'Safe at home at the end: yes',
      'quilfamily',
      'quilseen',
      'After 3 months: not in our care',
      'After 6 months: in our care since 1 May 2026',
      'After 12 months: will be known on 1 December 2026',
    ])
      expect(words).toContain(part);
    expect(await list()).toContain('1 with the child safe at home and not in our care');
    await say(id, 'back', { words: 'quilnotyet' });
    expect(await page(id)).toContain('Its end is due');
    await say(id, 'mistake', { words: 'Only a test' });
  });

  it('is put right with a reason; what stood before stays to be read', async () => {
    const id = await write({ why_now: 'quilwrong' });
    expect((await say(id, 'right', { ...whole, why_now: 'quilright' })).words).toContain(
      'Enter why it is put right',
    );
    await say(id, 'right', { ...whole, why_now: 'quilright', because: 'quilheard' });
    const words = await page(id);
    for (const part of ['Why now quilright', 'quilwrong', 'quilheard']) expect(words).toContain(part);
    await say(id, 'mistake', { words: 'Only a test' });
  });

  it('of which two say something at once keeps both: the second is told, with their words', async () => {
    const id = await write();
    const late = await formOf(id, 'review');
    await say(id, 'review', { words: 'quilfirst', ...on });
    const fields = { ...late.kept, words: 'quilsecond', ...on };
    const { status, words, html } = await world.face.send('front door', late.url, { on: late.url, fields });
    expect([status, words]).toEqual([
      422,
      expect.stringContaining('Somebody else said something of this support'),
    ]);
    expect(words).toContain('quilfirst');
    expect(html).toContain('quilsecond');
    await say(id, 'mistake', { words: 'Only a test' });
  });

  it('is nowhere for whom somebody named in it is hidden from: no page, count or line', async () => {
    const mum = (await world.face.open('front door', `${here}/new`)).html;
    const name = /<option value="([^"]*Rosa[^"]*)"/.exec(mum)?.[1] ?? '';
    const id = await write({ said_by: name, why_now: 'quilhidden' });
    expect(await list()).toContain('Goes on now 1');
    const restriction = await plantRestriction(world.face.owner, { level: 'R2', subjects: [world.mum] });
    const [own, all, one, plan] = [
      (await world.face.open('director', here)).words,
      await list(),
      await world.face.open('director', `${here}/${id}`),
      await world.words(),
    ];
    await world.face.owner.query('delete from access.restriction_subject where restriction_id = $1', [
      restriction,
    ]);
    expect(own + plan + one.words).not.toContain('quilhidden');
    expect(plan).not.toContain('going on');
    expect(all).toContain('Goes on now 0');
    expect(one.status).toBe(404);
  });
});
