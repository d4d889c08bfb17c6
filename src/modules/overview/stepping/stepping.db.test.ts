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

/** From help to a protection plan, with a social worker who joins. */
async function protect(child: string, joins: string) {
  const plan = await help.step(manager, child, 'child-in-need', { ...onDay('2026-09-10'), support: 'plan' });
  expect(plan.to).toContain('saved=taken');
  await help.step(manager, child, 'strategy-discussion', {
    ...onDay('2026-10-01'),
    ...discussed,
    decision: 'enquiry',
    worker: joins,
  });
  await help.step(manager, child, 'enquiry-outcome', { ...onDay('2026-10-12'), decision: 'conference' });
  return help.step('reviewing officer', child, 'conference', {
    ...onDay('2026-10-20'),
    decision: 'plan',
    category: 'NEG',
    worker: joins,
  });
}

describe('one involvement', () => {
  it('steps up to a protection plan and down again, with who leads the help throughout', async () => {
    const child = await help.child();
    await help.leads('family help worker', child);
    const joins = await help.socialWorker();
    const { to } = await protect(child, joins);
    expect(to).toContain('saved=taken');

    const { words } = await face.open('family help worker', `/children/${child}/help`);
    expect(words).toContain('Leads the help The family help worker');
    expect(words).toContain('Lead child protection practitioner Joining');
    expect(words).toContain('Child protection plan Since 20 October 2026. Category: Neglect');
    expect(words).toContain('Hold the first review conference By 20 January 2027');

    await help.step('reviewing officer', child, 'review', {
      ...onDay('2026-11-20'),
      decision: 'child in need',
    });
    const after = await face.open('family help worker', `/children/${child}/help`);
    expect(after.words).toContain('Child in need plan (section 17) Since 20 November 2026');
    expect(after.words).toMatch(
      /Joining \w+ was lead child protection practitioner until 22 November 2026\. The protection plan ended/,
    );
    expect(after.words).toContain('Leads the help The family help worker');

    expect(
      await help.rows(
        'select opened::text, closed, referral_source from practice.involvement where person_id = $1',
        child,
      ),
    ).toEqual([{ opened: '2026-09-01', closed: null, referral_source: '2A' }]);
    expect(
      await help.rows('select starts::text, ends from workforce.allocation where person_id = $1', child),
    ).toEqual([{ starts: '2026-09-01', ends: null }]);
  });

  it('gives the census one episode with its enquiry, plans and review', async () => {
    const child = await help.child();
    await help.step(manager, child, 'assessment', onDay('2026-09-02'));
    await protect(child, 'none');
    await help.step('reviewing officer', child, 'review', { ...onDay('2026-11-20'), decision: 'goes on' });
    const told = await help.rows(
      `select i.opened::text, a.authorised_on::text as assessed, n.ends::text as need_ended, e.starts::text as enquiry, e.conference_target::text as target,
              e.conference_on::text as met, p.starts::text as plan, p.initial_category as category, p.previous_plans as before, r.held_on::text as reviewed
         from practice.involvement i join practice.assessment a on a.involvement_id = i.id join practice.child_in_need_plan n on n.involvement_id = i.id
         join practice.section_47_enquiry e on e.involvement_id = i.id join practice.child_protection_plan p on p.involvement_id = i.id
         join practice.protection_review r on r.plan_id = p.id
        where i.person_id = $1`,
      child,
    );
    expect(told).toEqual([
      {
        ...{ opened: '2026-09-01', assessed: '2026-09-10', need_ended: '2026-10-20', enquiry: '2026-10-01' },
        ...{
          target: '2026-10-22',
          met: '2026-10-20',
          plan: '2026-10-20',
          category: 'NEG',
          before: 0,
          reviewed: '2026-11-20',
        },
      },
    ]);
  });

  it('lets a disabled child have short breaks with nothing of protection in the way', async () => {
    const child = await help.child();
    await face.owner.query(
      "insert into people.disability (id, person_id, code) values (gen_random_uuid(), $1, 'LD')",
      [child],
    );
    const form = await face.open(manager, stepPath(child, 'child-in-need'));
    expect(form.words).toContain('a disabled child is in need by definition');
    expect(form.words).not.toMatch(/harm suspected|abuse|section 47/i);
    await help.step(manager, child, 'child-in-need', { ...onDay('2026-11-02'), support: 'short breaks' });
    const { words } = await face.open(manager, `/children/${child}/help`);
    expect(words).toContain('Short breaks (section 17) Since 2 November 2026');
  });

  it('rests family help on an agreement that can be withdrawn, which is no evidence of risk', async () => {
    const child = await help.child();
    const nobody = { agreed_by: '' };
    const without = await help.step(manager, child, 'family-help', { ...onDay('2026-11-02'), ...nobody });
    expect(without.words).toContain('Declining alone is no evidence of risk');
    await help.step(manager, child, 'family-help', { ...onDay('2026-11-02'), agreed_by: 'her mother' });
    expect((await face.open(manager, `/children/${child}/help`)).words).toContain(
      'By agreement with her mother',
    );
    await help.step(manager, child, 'agreement-withdrawn', {
      ...onDay('2026-11-09'),
      agreed_by: 'her father',
    });
    const { words } = await face.open(manager, `/children/${child}/help`);
    expect(words).toContain(
      'her father withdrew the agreement to family help on 9 November 2026. Declining help alone is no evidence of risk',
    );
    expect(words).toContain('They were told: You can stop at any time');
    expect(await help.rows('select closed from practice.involvement where person_id = $1', child)).toEqual([
      { closed: null },
    ]);
  });
});

describe('a step of a worker', () => {
  it('waits for a manager where one has to decide, and changes nothing until then', async () => {
    const child = await help.child();
    await help.leads('family help worker', child);
    const { to } = await help.step('family help worker', child, 'child-in-need', {
      ...onDay('2026-11-02'),
      support: 'plan',
    });
    expect(to).toContain('saved=waiting');
    const plans = () =>
      help.rows('select starts::text from practice.child_in_need_plan where person_id = $1', child);
    expect(await plans()).toEqual([]);
    const again = await help.step('family help worker', child, 'child-in-need', {
      ...onDay('2026-11-02'),
      support: 'plan',
    });
    expect(again.words).toContain('waits for a manager’s decision already');

    const list = await face.open(manager, '/steps');
    const path = new RegExp(`/children/${child}/help/decisions/[-0-9a-f]+`).exec(list.html)?.[0] ?? '';
    expect((await face.open('family help worker', path)).status).toBe(403);
    const none = await face.send(manager, path, { on: path, fields: { version: '1', agrees: 'no' } });
    expect(none.words).toContain('Enter why you do not agree');
    const [one, other] = [
      await face.send(manager, path, { on: path, fields: { version: '1', agrees: 'yes' } }),
      await face.send(manager, path, {
        on: '/steps',
        fields: { version: '1', agrees: 'no', why: 'Too early' },
      }),
    ];
    expect(one.to).toBe('/steps?saved=yes');
    expect(other.words).toContain('Somebody else decided this while you were reading');
    expect(await plans()).toEqual([{ starts: '2026-11-02' }]);
  });

  it('is refused in words where somebody else stepped meanwhile, and keeps what was typed', async () => {
    const child = await help.child();
    const path = stepPath(child, 'assessment');
    const { html } = await face.open(manager, path);
    const mark = /name="mark" value="([^"]*)"/.exec(html)?.[1] ?? '';
    await help.step(manager, child, 'child-in-need', { ...onDay('2026-11-02'), support: 'plan' });
    const late = await face.send(manager, path, {
      on: path,
      fields: { mark, child, reasons: 'My long reasons', ...onDay('2026-11-03') },
    });
    expect(late.words).toContain('Somebody else changed something about our help while you were writing');
    expect(late.words).toContain('My long reasons');
  });
});

describe('taking back', () => {
  it('withdraws what a step began and lets go on what it ended, unless that was changed since', async () => {
    const child = await help.child();
    await protect(child, await help.socialWorker());
    const [last] = (await help.rows(
      "select id from practice.step where person_id = $1 and kind = 'conference'",
      child,
    )) as readonly { id: string }[];
    const path = `/children/${child}/help/taken/${last?.id ?? ''}`;
    const fields = { version: '2', why: 'It was another child' };
    const { to } = await face.send(manager, path, { on: path, fields });
    expect(to).toContain('saved=back');
    expect(
      await help.rows('select 1 from practice.child_protection_plan where person_id = $1', child),
    ).toEqual([]);
    expect(
      await help.rows('select ends from practice.child_in_need_plan where person_id = $1', child),
    ).toEqual([{ ends: null }]);
    const { words } = await face.open(manager, `/children/${child}/help`);
    expect(words).toContain('Taken back: It was another child');
    const again = await face.send(manager, path, { on: '/steps', fields });
    expect(again.words).toContain('Somebody else took it back');

    const [first] = (await help.rows(
      "select id from practice.step where person_id = $1 and kind = 'child in need'",
      child,
    )) as readonly { id: string }[];
    await face.owner.query(
      "update practice.child_in_need_plan set starts = '2026-09-11' where person_id = $1",
      [child],
    );
    const early = `/children/${child}/help/taken/${first?.id ?? ''}`;
    const refused = await face.send(manager, early, { on: early, fields });
    expect(refused.words).toContain('has been changed since');
  });
});

describe('the end of help', () => {
  it('is deliberate: everything ends, the letter says how to come back, and sight ends after that day', async () => {
    const child = await help.child();
    await help.leads('family help worker', child);
    const { to } = await help.step(manager, child, 'end', {
      ...onDay('2026-11-20'),
      reason_closed: 'RC7',
      then: 'She was hungry',
      now: 'She eats well',
      come_back: 'Ring us on the same number',
    });
    expect(to).toContain('saved=taken');
    const { html, words } = await face.open(manager, `/children/${child}/help`);
    expect(words).toContain('No help is open');
    const letter = /href="([^"]*letters[^"]*)"/.exec(html)?.[1] ?? '';
    const { words: said } = await face.open(manager, letter);
    expect(said).toContain('Where things were when we began She was hungry');
    expect(said).toContain('Ring us on the same number');
    // The day on which it is recorded is the last: they may still write.
    expect((await face.open('family help worker', `/children/${child}/help`)).status).toBe(200);
    const sight = await help.rows('select ends::text from access.relation where subject_id = $1', child);
    expect(sight).toEqual([{ ends: '2026-11-23' }]);
    expect((await face.open(manager, stepPath(child, 'child-in-need'))).words).toContain(
      'decided at the front door first',
    );
  });
});
