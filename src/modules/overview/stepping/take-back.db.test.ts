import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StaffFace } from '../../../../test/support/staff-face.ts';
import { startStaffFace } from '../../../../test/support/staff-face.ts';
import type { HelpWorld } from './testing/help-world.ts';
import { discussed, onDay, openHelp } from './testing/help-world.ts';

let face: StaffFace;
let help: HelpWorld;
beforeAll(async () => {
  face = await startStaffFace();
  help = openHelp(face);
});
afterAll(() => face.close());

const manager = 'service manager';
const enquiry = { ...discussed, decision: 'enquiry', worker: 'none' };

/** A child whom family help alone has helped since July: no involvement is counted. */
async function helpedBelow(): Promise<string> {
  const child = await help.child();
  await help.rows('delete from practice.involvement where person_id = $1', child);
  await help.rows(
    "insert into practice.early_help_assessment (id, person_id, starts, organisation) values (gen_random_uuid(), $1, '2026-07-01', 'Family help')",
    child,
  );
  return child;
}

describe('taking back a step on which later ones rest', () => {
  it('is refused in words, and cuts nothing loose', async () => {
    const child = await helpedBelow();
    await help.step(manager, child, 'assessment', { ...onDay('2026-09-02'), primary_need: 'N4' });
    await help.step(manager, child, 'strategy-discussion', { ...onDay('2026-10-01'), ...enquiry });
    const refused = await help.takeBack(manager, child, 'assessment');
    expect(refused.words).toContain('Something that was recorded later rests on what this step began');
    const led = `select 1 from practice.section_47_enquiry e join practice.involvement i on i.id = e.involvement_id
      where e.person_id = $1`;
    expect(await help.rows(led, child)).toHaveLength(1);
    expect((await help.takeBack(manager, child, 'strategy discussion')).to).toContain('saved=back');
    expect((await help.takeBack(manager, child, 'assessment')).to).toContain('saved=back');
    expect(await help.rows('select 1 from practice.involvement where person_id = $1', child)).toEqual([]);
  });

  it('keeps a review with its plan', async () => {
    const child = await help.child();
    await help.step(manager, child, 'strategy-discussion', { ...onDay('2026-10-01'), ...enquiry });
    await help.step(manager, child, 'enquiry-outcome', { ...onDay('2026-10-12'), decision: 'conference' });
    const plan = { decision: 'plan', category: 'NEG', worker: 'none' };
    const chair = 'reviewing officer';
    await help.step(chair, child, 'conference', { ...onDay('2026-10-20'), ...plan });
    await help.step(chair, child, 'review', { ...onDay('2026-11-20'), decision: 'goes on', category: 'NEG' });
    expect((await help.takeBack(manager, child, 'conference')).words).toContain(
      'rests on what this step began',
    );
  });
});

describe('taking back a step', () => {
  it('brings back what stood before, and not what Kith would have written', async () => {
    const child = await help.child();
    // A return told that the child was seen, of an assessment that goes on, and why an enquiry's conference was not needed.
    await help.rows(
      "insert into practice.assessment (id, person_id, starts, child_seen, support_required) values (gen_random_uuid(), $1, '2026-09-02', true, false)",
      child,
    );
    const end = { reason_closed: 'RC7', then: 'Then', now: 'Now', come_back: 'Ring us' };
    await help.step(manager, child, 'end', { ...onDay('2026-11-20'), ...end });
    const stands =
      'select authorised_on::text, child_seen, support_required from practice.assessment where person_id = $1';
    expect(await help.rows(stands, child)).toEqual([
      { authorised_on: '2026-11-20', child_seen: true, support_required: false },
    ]);
    expect((await help.takeBack(manager, child, 'end')).to).toContain('saved=back');
    expect(await help.rows(stands, child)).toEqual([
      { authorised_on: null, child_seen: true, support_required: false },
    ]);
  });

  it('answers a manager who saw the child through that step alone, and shows them their list', async () => {
    const team = 'team manager';
    const child = await help.child();
    const member = await help.teamMember('Social worker');
    await help.step(manager, child, 'strategy-discussion', {
      ...onDay('2026-10-01'),
      ...enquiry,
      worker: member,
    });
    expect((await face.open(team, `/children/${child}/help`)).status).toBe(200);
    const back = await help.takeBack(team, child, 'strategy discussion');
    expect([back.status, back.to]).toEqual([303, '/steps?saved=yes']);
    expect((await face.open(team, `/children/${child}/help`)).status).toBe(404);
    expect(
      await help.rows(
        "select state from practice.step where person_id = $1 and kind = 'strategy discussion'",
        child,
      ),
    ).toEqual([{ state: 'taken back' }]);
  });
});
