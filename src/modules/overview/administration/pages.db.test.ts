import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StaffFace } from '../../../../test/support/staff-face.ts';
import { startStaffFace } from '../../../../test/support/staff-face.ts';

let face: StaffFace;
beforeAll(async () => {
  face = await startStaffFace();
});
afterAll(() => face.close());

const settingPath = '/administration/settings/overview.night-from';

describe('the pages of administration', () => {
  it('make an account, whose password is shown once', async () => {
    const on = '/administration/accounts/new';
    const wrong = await face.send('administrator', on, {
      on,
      fields: { name: 'Ida Invented', email: 'ida' },
    });
    expect([wrong.status, wrong.html.includes('value="Ida Invented"')]).toEqual([422, true]);
    const fields = { name: 'Ida Invented', email: 'ida@council.example' };
    const made = await face.send('administrator', on, { on, fields });
    expect(made.words).toContain('shown this once');
    const again = await face.send('administrator', on, { on, fields });
    expect([again.status, again.words.includes('already')]).toEqual([422, true]);
    const list = await face.open('administrator', '/administration/accounts?q=ida');
    expect(list.words).toContain('Ida Invented');
    expect(list.words).not.toContain('Never: this is the default');
  });

  it('give a role from the account, and say so', async () => {
    const { rows } = await face.owner.query<{ id: string }>(
      "select id from access.account where name = 'Ida Invented'",
    );
    const on = `/administration/accounts/${rows[0]?.id}`;
    const empty = await face.send('administrator', `${on}/roles`, { on });
    expect(empty.status).toBe(422);
    const days = { 'starts-day': '22', 'starts-month': '11', 'starts-year': '2026' };
    const fields = { role: 'social worker', why: 'A new colleague', ...days };
    const given = await face.send('administrator', `${on}/roles`, { on, fields });
    expect([given.status, given.to]).toEqual([303, `${on}?said=granted`]);
    const page = await face.open('administrator', given.to);
    expect(page.words).toContain('The role is given.');
    expect(page.words).toContain('A new colleague');
  });

  it('change a setting with a reason, bring the value before back, and tell who was second', async () => {
    const change = (fields: Record<string, string>) =>
      face.send('administrator', settingPath, { on: settingPath, fields });
    expect((await change({ value: '99', reason: 'x', was: '' })).status).toBe(422);
    expect((await change({ value: '22', reason: '', was: '' })).status).toBe(422);
    expect((await change({ value: '22', reason: 'Shifts end at ten', was: '' })).to).toBe(
      `${settingPath}?saved=yes`,
    );
    const late = await change({ value: '21', reason: 'I think so', was: '' });
    expect([late.status, late.words.includes('Somebody else changed this')]).toEqual([422, true]);
    expect(late.html).toContain('I think so');
    const page = await face.open('administrator', settingPath);
    expect(page.words).toContain('Now: 22 o’clock');
    expect(page.words).toContain('Shifts end at ten');
  });

  it('say how Kith is, without a job ever having run', async () => {
    const page = await face.open('administrator', '/administration/health');
    expect([page.status, page.words.includes('No job has run')]).toEqual([200, true]);
  });

  it('make, rename and close a team', async () => {
    const on = '/administration/teams';
    const made = await face.send('administrator', on, { on, fields: { name: 'Willow team' } });
    expect(made.status).toBe(303);
    const taken = await face.send('administrator', on, { on, fields: { name: 'Willow team' } });
    expect([taken.status, taken.words.includes('a team of this name already')]).toEqual([422, true]);
    const naming = { on: made.to, fields: { was: 'Willow team', name: 'Oak team' } };
    expect((await face.send('administrator', `${made.to}/name`, naming)).status).toBe(303);
    const stale = await face.send('administrator', `${made.to}/name`, naming);
    expect([stale.status, stale.words.includes('since you opened')]).toEqual([422, true]);
    expect((await face.send('administrator', `${made.to}/closing`, { on: made.to })).to).toContain(
      'said=done',
    );
    expect((await face.open('administrator', made.to)).words).toContain('Closed since');
  });

  it('give a desk to an account, and no administrator one to themselves', async () => {
    const { rows } = await face.owner.query<{ id: string; self: string; other: string }>(
      `with w as (insert into workforce.worker (id, name, job) values (gen_random_uuid(), 'An invented worker', 'Social worker') returning id)
       select w.id, (select id from access.account where name = 'administrator') as self,
              (select id from access.account where name = 'Ida Invented') as other from w`,
    );
    const { id, self, other } = rows[0] ?? { id: '', self: '', other: '' };
    const on = `/administration/workers/${id}`;
    const give = (account: string) =>
      face.send('administrator', `${on}/account`, { on, fields: { was: '', account } });
    expect((await give(self)).to).toContain('own%20account');
    expect((await give(other)).to).toContain('said=done');
    expect((await give(other)).to).toContain('changed%20meanwhile');
  });
});
