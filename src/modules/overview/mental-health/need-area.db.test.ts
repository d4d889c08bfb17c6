import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../platform/ids/ids.ts';
import type { PlanWorld } from '../plan/testing/plan-world.ts';
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
const { need, say, page } = needPages(() => world);

describe('the area of a need', () => {
  const substance = { area: 'substance use' };

  it('is asked with no answer chosen, and what was typed is kept where it lacks', async () => {
    const url = `${of(mum)}/new`;
    const { html, words } = await world.face.open('front door', url);
    expect(html.match(/name="area"[^>]*value="[^"]*"/g)).toHaveLength(3);
    expect(html).not.toMatch(/name="area"[^>]*checked/);
    expect(words).toContain('never in the record of the one who hurts');
    const fields = { ...whole, area: '', need: newId(), said: 'quilunasked', seen: 'x' };
    const sent = await world.face.send('front door', url, { on: url, fields });
    expect([sent.status, sent.words]).toEqual([
      422,
      expect.stringContaining('Select what the support is for'),
    ]);
    expect(sent.html).toContain('quilunasked');
  });

  it('stands on the page, in the plan, in the list of who waits, and has no clock but that of mental health', async () => {
    const id = await need(ava, 'quilarea', substance);
    await say(id, 'ask', { service: 'quilrecovery', ...day('2026-06-01') });
    const line = 'Substance use: Waiting for support (quilrecovery), waiting since 1 June 2026';
    const pages = [`/children/${ava}`, `/children/${ava}/plan`, '/mental-health'];
    for (const path of pages) expect((await world.face.open('director', path)).words).toContain(line);
    const words = await page(id);
    expect(words).toContain('Substance use, known since 1 May 2026');
    expect(words).not.toContain('Ask again');
    expect((await world.face.open('front door', `/children/${ava}/plan/mental-health`)).words).toContain(
      'substance use: “quilarea”',
    );
    await say(id, 'mistake', { words: 'Only a test' });
  });

  it('is put right with a reason: the form begins with what stands, and both stay to be read', async () => {
    const id = await need(ava, 'quilturn', substance);
    const { html } = await world.face.open('front door', `${of(ava)}/${id}/right`);
    expect(html.match(/value="[^"]*" checked/g)).toEqual(['value="substance use" checked']);
    const right = { ...whole, area: 'domestic abuse', said: 'quilturn', seen: 'y', because: 'quiltold' };
    expect((await say(id, 'right', { ...right, area: '' })).words).toContain(
      'Select what the support is for',
    );
    await say(id, 'right', right);
    const words = await page(id);
    for (const part of [
      'Domestic abuse, known since 1 May 2026',
      'Said anew · Domestic abuse',
      'Written down · Substance use',
      'quiltold',
    ])
      expect(words).toContain(part);
    await say(id, 'mistake', { words: 'Only a test' });
  });
});
