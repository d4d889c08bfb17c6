import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../platform/ids/ids.ts';
import type { Fields, PlanWorld } from '../plan/testing/plan-world.ts';
import { startPlan } from '../plan/testing/plan-world.ts';

let world: PlanWorld;
let here = '';
beforeAll(async () => {
  world = await startPlan();
  here = `/children/${world.ava}/wishes`;
});
afterAll(() => world.face.close());

const on = { 'on-day': '22', 'on-month': '11', 'on-year': '2026' };
const whole = { ...on, kind: 'said', to_whom: 'front door', audience: 'child' };

/** Writes down a wish; gives its id. */
async function wish(fields: Fields): Promise<string> {
  const id = newId();
  const sent = { ...whole, wish: id, ...fields };
  const { to, words } = await world.face.send('front door', `${here}/new`, {
    on: `${here}/new`,
    fields: sent,
  });
  if (to !== `${here}?saved=yes`) throw new Error(`Not written down: ${words}`);
  return id;
}

/** Says something of it, with the form's own stamp. */
async function say(id: string, act: string, fields: Fields) {
  const url = `${here}/${id}/${act}`;
  const { html } = await world.face.open('front door', url);
  const stamp = /name="stamp" value="(\d+)"/.exec(html)?.[1] ?? '';
  return world.face.send('front door', url, { on: url, fields: { ...on, stamp, ...fields } });
}

const page = async (id = '') => (await world.face.open('director', id ? `${here}/${id}` : here)).words;
const mine = async () => (await world.face.open('front door', '/promises')).words;
const reply = { answer: 'partly', words: 'You can see him on Friday.', how: 'face to face', by_whom: 'Nora' };

describe('a wish', () => {
  it('waits in the list of whom it went to, with the day of the setting, until there is a reply', async () => {
    const id = await wish({ words: 'quildog' });
    expect(await page()).toContain('A reply is due by 6 December 2026');
    expect(await mine()).toContain('quildog');
    const bare = await say(id, 'reply', { ...reply, words: '', how: '' });
    expect(bare.words).toContain('Enter the reply');
    expect(bare.words).toContain('Enter how the child was told');
    await say(id, 'reply', reply);
    const words = await page();
    for (const part of ['Answered', 'Partly:', 'You can see him on Friday.', 'face to face'])
      expect(words).toContain(part);
    expect(words).toContain('Nothing is written down yet of what happened because of it');
    expect(await mine()).not.toContain('quildog');
    await say(id, 'came', { words: 'quilsawthedog' });
    expect(await page()).toContain('quilsawthedog');
  });

  it('that is answered with "not yet" stays in the list, with the day on which somebody comes back to it', async () => {
    const id = await wish({ words: 'quilnotyet' });
    const notYet = { ...reply, answer: 'not yet', words: 'We ask first.' };
    expect((await say(id, 'reply', notYet)).words).toContain('Enter when you come back to it');
    await say(id, 'reply', { ...notYet, back: '24 December' });
    expect(await page(id)).toContain('Waits for a reply We come back to it by 24 December 2026');
    expect(await mine()).toContain('quilnotyet');
    await say(id, 'reply', reply);
    expect(await mine()).not.toContain('quilnotyet');
  });

  it('is answered once, however often the form is sent', async () => {
    const id = await wish({ words: 'quilonce' });
    const { html } = await world.face.open('front door', `${here}/${id}/reply`);
    const stamp = /name="stamp" value="(\d+)"/.exec(html)?.[1] ?? '';
    const url = `${here}/${id}/reply`;
    const send = () => world.face.send('front door', url, { on: url, fields: { ...on, ...reply, stamp } });
    expect([(await send()).to, (await send()).to]).toEqual([
      expect.stringContaining('saved=yes'),
      expect.stringContaining('saved=before'),
    ]);
  });

  it('that a child without words shows stands as what was seen, never as their words', async () => {
    const none = await world.face.send('front door', `${here}/new`, {
      on: `${here}/new`,
      fields: { ...whole, kind: 'shown', words: 'quilreaches' },
    });
    expect([none.status, none.words]).toEqual([422, expect.stringContaining('Enter who saw it')]);
    expect(none.html).toContain('quilreaches');
    await wish({ kind: 'shown', words: 'quilreaches', observed_by: 'Gran' });
    const words = await page();
    expect(words).toContain('shows us, seen by Gran');
    expect(words).not.toContain('“quilreaches”');
  });

  it('is told to who replied where the reply may be hard to read, and is saved all the same', async () => {
    const id = await wish({ words: 'to see them' });
    await say(id, 'reply', { ...reply, words: 'Your siblings have contact on Friday' });
    const { words } = await world.face.open('front door', `${here}/${id}`);
    expect(words).toContain('“siblings”: say brothers and sisters');
    expect(await page(id)).not.toContain('may be hard to read');
  });

  it('is put right with a reason, and a reply is taken back with one; nothing goes', async () => {
    const id = await wish({ words: 'quilcat' });
    await say(id, 'right', { words: 'quilrat', audience: 'family', how: 'Ticked', because: 'Misheard' });
    await say(id, 'reply', { ...reply, words: 'quilwrongchild' });
    await say(id, 'back', { words: 'It was for Ben' });
    const words = await page(id);
    for (const part of [
      'quilcat',
      '“quilrat”',
      'Misheard',
      'quilwrongchild',
      'It was for Ben',
      'Waits for a reply',
    ])
      expect(words).toContain(part);
  });

  it('of which two say something at once keeps both: the second is told, with their words', async () => {
    const id = await wish({ words: 'quiltwo' });
    const url = `${here}/${id}/reply`;
    const { html } = await world.face.open('front door', url);
    const stamp = /name="stamp" value="(\d+)"/.exec(html)?.[1] ?? '';
    await say(id, 'reply', reply);
    const fields = { ...on, ...reply, stamp, words: 'quilsecond' };
    const late = await world.face.send('front door', url, { on: url, fields });
    expect([late.status, late.words]).toEqual([
      422,
      expect.stringContaining('Somebody else said something of this wish'),
    ]);
    expect(late.html).toContain('quilsecond');
  });

  it('is read by the family only where the child opened it to them', async () => {
    await wish({ words: 'quilmine' });
    await wish({ words: 'quilours', audience: 'family' });
    const family = (await world.face.open('director', `${here}?for=family`)).words;
    expect(family).toContain('quilours');
    expect(family).not.toContain('quilmine');
    expect((await world.face.open('director', `${here}?for=child`)).words).toContain('quilmine');
  });
});
