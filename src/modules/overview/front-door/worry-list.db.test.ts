import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StaffFace } from '../../../../test/support/staff-face.ts';
import { startStaffFace } from '../../../../test/support/staff-face.ts';

let face: StaffFace;
beforeAll(async () => {
  face = await startStaffFace();
});
afterAll(() => face.close());

const rowsOn = (html: string) => [...html.matchAll(/Caller (\d+)/g)].map(([, number]) => Number(number));

describe('the list of the front door', () => {
  it('says what to do where nobody waits', async () => {
    const { words } = await face.open('front door', '/front-door');
    expect(words).toContain('Nobody waits');
    expect(words).toContain('Somebody gets in touch');
  });

  it('shows ten thousand a page at a time, what is due first standing first, and names what is late', async () => {
    await face.owner.query(`
      insert into practice.worry (id, state, received_at, due_at, how, caller, caller_name, words, parents_know)
      select gen_random_uuid(), 'gathering', '2026-11-01T09:00:00Z', timestamptz '2026-11-20T09:00:00Z' + n * interval '1 hour', 'phone',
        'public', 'Caller ' || n, 'Words', 'not asked' from generate_series(0, 9999) n order by random()`);
    const first = await face.open('front door', '/front-door');
    expect(rowsOn(first.html)).toEqual(Array.from({ length: 50 }, (_, index) => index));
    expect(first.words).toContain('Overdue , was due Friday 20 November, 9am');
    const second = await face.open('front door', '/front-door?page=2');
    expect(rowsOn(second.html)[0]).toBe(50);
    expect(second.words).toContain('Previous page');
    const last = await face.open('front door', '/front-door?page=200');
    expect(rowsOn(last.html)).toHaveLength(50);
    expect(last.words).not.toContain('Next page');
  });

  it('gives a page for an address that nobody wrote', async () => {
    for (const query of ['?page=-3', '?page=x', '?show=everybody', '?page=99999999999'])
      expect((await face.open('front door', `/front-door${query}`)).status).toBe(200);
  });
});
