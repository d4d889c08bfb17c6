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

const manager = 'team manager';
const pageOf = (child: string) => `/children/${child}/help`;
const relations = (child: string) =>
  help.rows(
    `select r.kind, r.ends::text from access.relation r join access.account a on a.id = r.account_id
      where r.subject_id = $1 and a.name = '${manager}' order by r.kind, r.starts`,
    child,
  );
const ending = {
  ...{ reason_closed: 'RC7', then: 'She was hungry', now: 'She eats well', come_back: 'Ring us' },
  ...onDay('2026-11-20'),
};

describe('a team manager who sees a child through their team alone', () => {
  it('ends the help of two of the team, and sees it until the end of the day', async () => {
    const child = await help.child();
    expect((await face.open(manager, pageOf(child))).status).toBe(404);
    await help.works(await help.teamMember('Family help worker'), child, 'leads');
    const { to } = await help.step(manager, child, 'end', ending);
    expect(to).toBe(`${pageOf(child)}?saved=taken`);
    expect((await face.open(manager, to)).words).toContain('The step is recorded');
    expect(await relations(child)).toEqual([{ kind: 'team', ends: '2026-11-23' }]);
    const step = 'select state, changes::text from practice.step where person_id = $1';
    const [taken] = await help.rows(step, child);
    expect(taken).toMatchObject({
      state: 'taken',
      changes: expect.stringMatching(/involvement.*allocation/),
    });
  });

  it('ends an enquiry and a protection plan that one of the team leads', async () => {
    const [enquired, planned] = [await help.child(), await help.child()];
    const member = await help.teamMember('Social worker');
    for (const child of [enquired, planned]) await help.works(member, child, 'protects');
    const enquire = { ...onDay('2026-10-02'), ...discussed, decision: 'enquiry', worker: 'none' };
    for (const child of [enquired, planned]) await help.step(manager, child, 'strategy-discussion', enquire);
    const found = await help.step(manager, enquired, 'enquiry-outcome', {
      ...onDay('2026-10-12'),
      decision: 'no conference',
    });
    expect(found.to).toContain('saved=taken');
    await help.step(manager, planned, 'enquiry-outcome', { ...onDay('2026-10-12'), decision: 'conference' });
    const plan = { decision: 'plan', category: 'NEG', worker: 'none' };
    await help.step(manager, planned, 'conference', { ...onDay('2026-10-20'), ...plan });
    const ends = { ...onDay('2026-11-20'), decision: 'child in need' };
    expect((await help.step(manager, planned, 'review', ends)).to).toContain('saved=taken');
    for (const child of [enquired, planned])
      expect(await relations(child)).toEqual([{ kind: 'team', ends: '2026-11-23' }]);
  });
});
