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
    expect(page.words).toContain('Last backup Look at it Kith knows of none');
    expect(page.words).toContain('Archive of the log Look at it Kith knows of none');
  });

  it('say how old the last backup and the archive are, and warn when they are older than the setting', async () => {
    const noted = (key: string, ago: string) =>
      face.owner.query(
        `insert into platform.operation values ($1, timestamptz '2026-11-22T10:00Z' - $2::interval)
         on conflict (key) do update set at = excluded.at`,
        [key, ago],
      );
    const words = async () => (await face.open('administrator', '/administration/health')).words;
    await noted('last-backup', '25 hours');
    await noted('last-archive', '10 minutes');
    expect(await words()).toContain('Last backup Well a day ago.');
    expect(await words()).toContain('Archive of the log Well 10 minutes ago.');
    const path = '/administration/settings/overview.archive-minutes';
    const fields = { value: '5', reason: 'The disk of the archive was full', was: '' };
    expect((await face.send('administrator', path, { on: path, fields })).status).toBe(303);
    await noted('last-backup', '27 hours');
    expect(await words()).toContain('Last backup Look at it a day ago. It should be no older than a day');
    expect(await words()).toContain(
      'Archive of the log Look at it 10 minutes ago. It should be no older than 5 minutes',
    );
    await noted('last-archive', '16 minutes');
    expect(await words()).toContain('Archive of the log Act now 16 minutes ago.');
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
