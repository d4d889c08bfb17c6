import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StaffFace } from '../../../../test/support/staff-face.ts';
import { startStaffFace } from '../../../../test/support/staff-face.ts';
import type { HelpWorld } from './testing/help-world.ts';
import { discussed, onDay, openHelp, stepPath } from './testing/help-world.ts';

let face: StaffFace;
let help: HelpWorld;
beforeAll(async () => {
  face = await startStaffFace();
  help = openHelp(face);
});
afterAll(() => face.close());

const manager = 'service manager';
const hidden = (html: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';

describe('a form of a step', () => {
  it('that is sent twice is one step, and says so', async () => {
    const child = await help.child();
    const path = stepPath(child, 'strategy-discussion');
    const { html } = await face.open(manager, path);
    const fields = {
      ...{ mark: hidden(html, 'mark'), form: hidden(html, 'form'), child, reasons: 'Invented reasons' },
      ...{ ...onDay('2026-11-02'), ...discussed, decision: 'no enquiry' },
    };
    const first = await face.send(manager, path, { on: path, fields });
    const second = await face.send(manager, path, { on: path, fields });
    expect([first.to, second.to]).toEqual([
      `/children/${child}/help?saved=taken`,
      `/children/${child}/help?saved=before`,
    ]);
    expect((await face.open(manager, second.to)).words).toContain('nothing was recorded twice');
    expect(await help.rows('select kind from practice.step where person_id = $1', child)).toHaveLength(1);
    // A form opened anew is another step.
    await help.step(manager, child, 'strategy-discussion', {
      ...{ ...onDay('2026-11-03'), ...discussed, decision: 'no enquiry' },
    });
    expect(await help.rows('select kind from practice.step where person_id = $1', child)).toHaveLength(2);
  });

  it('keeps its id through an error, and tells with it what somebody else changed meanwhile', async () => {
    const child = await help.child();
    const path = stepPath(child, 'assessment');
    const { html } = await face.open(manager, path);
    await help.step(manager, child, 'child-in-need', { ...onDay('2026-11-02'), support: 'plan' });
    const fields = { mark: hidden(html, 'mark'), form: hidden(html, 'form'), child, reasons: '' };
    const wrong = await face.send(manager, path, { on: path, fields: { ...fields, ...onDay('2026-11-03') } });
    expect(wrong.words).toContain('Enter the reasons');
    expect(wrong.words).toContain('Somebody else changed something about our help while you were writing');
    expect(hidden(wrong.html, 'form')).toBe(fields.form);
    // Where nobody changed anything, the error is the only one.
    const after = await face.send(manager, path, {
      on: path,
      fields: { ...fields, mark: hidden(wrong.html, 'mark'), ...onDay('2026-11-03') },
    });
    expect(after.words).not.toContain('Somebody else');
  });
});

describe('what a manager decides on', () => {
  it('shows who joins, the main need and what the assessment found', async () => {
    const child = await help.child();
    const worker = 'family help worker';
    await help.leads(worker, child);
    await help.rows(
      "insert into practice.assessment (id, person_id, starts) values (gen_random_uuid(), $1, '2026-09-02')",
      child,
    );
    const joins = await help.socialWorker();
    const [joining] = await help.rows('select name from workforce.worker where id = $1', joins);
    await help.step(worker, child, 'child-in-need', {
      ...{ ...onDay('2026-11-02'), support: 'plan', primary_need: 'N4', child_seen: 'yes', factors: '4B' },
    });
    await help.step(worker, child, 'strategy-discussion', {
      ...{ ...onDay('2026-11-03'), ...discussed, decision: 'enquiry', worker: joins },
    });
    const list = await face.open(manager, '/steps');
    const found = list.html.match(new RegExp(`/children/${child}/help/decisions/[-0-9a-f]+`, 'g')) ?? [];
    const pages = [];
    for (const path of new Set(found)) pages.push((await face.open(manager, path)).words);
    const all = pages.join(' ');
    expect(pages).toHaveLength(2);
    expect(all).toContain(
      `Joins as lead child protection practitioner: ${JSON.parse(JSON.stringify(joining)).name}`,
    );
    expect(all).toContain('Main need: Family');
    expect(all).toContain('The assessment found:');
    expect(all).toContain('The child was seen in the assessment: yes');
    expect(all).toContain('Agreed by: her mother');
  });
});

describe('a child in need plan', () => {
  it('asks who agreed to it', async () => {
    const child = await help.child();
    const without = { ...onDay('2026-11-02'), support: 'plan', agreed_by: '' };
    expect((await help.step(manager, child, 'child-in-need', without)).words).toContain(
      'Enter who agreed to the plan',
    );
    expect(await help.rows('select 1 from practice.child_in_need_plan where person_id = $1', child)).toEqual(
      [],
    );
  });
});

describe('short breaks for brothers and sisters at once', () => {
  it('look at the disability of each', async () => {
    const [ada, ben] = [await help.child(), await help.child()];
    await help.siblings(ada, ben);
    await help.rows(
      "insert into people.disability (id, person_id, code) values (gen_random_uuid(), $1, 'LD')",
      ada,
    );
    const breaks = { ...onDay('2026-11-02'), support: 'short breaks' };
    const both = await help.step(manager, ada, 'child-in-need', { ...breaks, child: [ada, ben] });
    expect(both.words).toContain('No disability is recorded');
    expect((await help.step(manager, ada, 'child-in-need', { ...breaks, child: ada })).to).toContain('saved');
  });
});

describe('a protection plan', () => {
  it('counts the plans before it that a return told, and those of which it told the number alone', async () => {
    const child = await help.child();
    await help.rows(
      `insert into practice.child_protection_plan (id, person_id, starts, ends, previous_plans, initial_category, latest_category)
       values (gen_random_uuid(), $1, '2019-03-04', '2019-09-02', 2, 'NEG', 'NEG'),
              (gen_random_uuid(), $1, '2022-03-04', '2022-09-02', 3, 'NEG', 'NEG')`,
      child,
    );
    await help.step(manager, child, 'strategy-discussion', {
      ...{ ...onDay('2026-10-01'), ...discussed, decision: 'enquiry', worker: 'none' },
    });
    await help.step(manager, child, 'enquiry-outcome', { ...onDay('2026-10-12'), decision: 'conference' });
    await help.step('reviewing officer', child, 'conference', {
      ...{ ...onDay('2026-10-20'), decision: 'plan', category: 'NEG', worker: 'none' },
    });
    expect(
      await help.rows(
        'select previous_plans from practice.child_protection_plan where person_id = $1 and ends is null',
        child,
      ),
    ).toEqual([{ previous_plans: 4 }]);
  });
});

describe('the end of help', () => {
  it('ends every fact that is open, also where a return told two of a kind', async () => {
    const child = await help.child();
    await help.rows(
      `insert into practice.assessment (id, person_id, starts) values (gen_random_uuid(), $1, '2026-09-02'), (gen_random_uuid(), $1, '2026-09-09')`,
      child,
    );
    await help.rows(
      "insert into practice.involvement (id, person_id, opened, no_further_action) values (gen_random_uuid(), $1, '2026-08-03', false)",
      child,
    );
    const end = { reason_closed: 'RC7', then: 'Then', now: 'Now', come_back: 'Ring us' };
    await help.step(manager, child, 'end', { ...onDay('2026-11-20'), ...end });
    const open = `select 1 from practice.assessment where person_id = $1 and authorised_on is null
      union all select 1 from practice.involvement where person_id = $1 and closed is null`;
    expect(await help.rows(open, child)).toEqual([]);
  });
});
