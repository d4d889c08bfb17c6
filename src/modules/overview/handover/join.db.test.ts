import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StaffFace } from '../../../../test/support/staff-face.ts';
import { startStaffFace } from '../../../../test/support/staff-face.ts';
import type { Fields } from '../stepping/testing/help-world.ts';
import type { HandoverWorld } from './testing/handover-world.ts';
import { dayOf, openHandovers } from './testing/handover-world.ts';

let face: StaffFace;
let world: HandoverWorld;
let sam: string;
beforeAll(async () => {
  face = await startStaffFace();
  world = openHandovers(face);
  sam = await world.socialWorker('social worker');
});
afterAll(() => face.close());

const [manager, worker] = ['service manager', 'family help worker'] as const;
const joinsAt = (child: string) => `/children/${child}/workers/joins`;
async function ledChild(): Promise<string> {
  const child = await world.child();
  await world.leads(worker, child);
  return child;
}
const join = (role: typeof manager | typeof worker, child: string, fields: Fields) =>
  face.send(role, joinsAt(child), {
    on: joinsAt(child),
    fields: { goal: 'Mum feels safe at home', ...fields },
  });
const times = (child: string) =>
  world.rows(
    `select worker_id = $2::uuid as sam, role, starts::text, ends::text, goal, reason_ended from workforce.assignment
      where person_id = $1 order by starts, role`,
    child,
    sam,
  );
const specialist = { role: 'adult specialist', ...dayOf('starts', '2026-11-22') };

describe('somebody who joins', () => {
  it('has a goal and an end, sees the child from then, and leaves for a reason', async () => {
    const child = await ledChild();
    expect((await join(worker, child, { worker: sam, ...specialist })).words).toContain(
      'an adult specialist joins with a goal and an end',
    );
    expect((await face.open('social worker', `/children/${child}`)).status).toBe(404);
    const { to } = await join(worker, child, { worker: sam, ...specialist, ...dayOf('ends', '2027-01-31') });
    expect(to).toBe(`/children/${child}/workers?saved=joined`);
    expect((await face.open('social worker', `/children/${child}`)).status).toBe(200);
    const { html } = await face.open(worker, `/children/${child}/workers`);
    const on = /href="([^"]*\/leaves)"/.exec(html)?.[1] ?? '';
    const why = 'Mum says she feels safe';
    await face.send(worker, on, { on, fields: { version: '1', why, ...dayOf('ends', '2026-11-22') } });
    expect(await times(child)).toEqual([
      {
        ...{ sam: true, role: 'adult specialist', starts: '2026-11-22', ends: '2026-11-23' },
        ...{ goal: 'Mum feels safe at home', reason_ended: why },
      },
    ]);
  });

  it('is not there twice where the form is sent twice', async () => {
    const child = await ledChild();
    const fields = { worker: sam, role: 'volunteer', ...dayOf('starts', '2026-11-22') };
    await join(worker, child, fields);
    expect((await join(worker, child, fields)).words).toContain('in that role already');
    expect(await times(child)).toHaveLength(1);
  });
});

describe('who leads the protection', () => {
  const lead = { role: 'lead child protection practitioner', ...dayOf('starts', '2026-11-25') };

  it('is changed by a manager: the one before leaves as the other begins', async () => {
    const child = await ledChild();
    await world.works(await world.socialWorker(), child, 'protects');
    expect((await join(worker, child, { worker: sam, ...lead })).words).toContain('Select as what they join');
    const notQualified = await world.teamMember('Family help worker');
    expect((await join(manager, child, { worker: notQualified, ...lead })).words).toContain(
      'A social worker leads the protection of a child',
    );
    expect((await join(manager, child, { worker: sam, ...lead })).to).toContain('saved=joined');
    expect(await times(child)).toMatchObject([
      {
        sam: false,
        starts: '2026-10-01',
        ends: '2026-11-25',
        reason_ended: expect.stringContaining('took over'),
      },
      { sam: true, starts: '2026-11-25', ends: null },
    ]);
  });

  it('is not chosen here where nobody leads it', async () => {
    const child = await ledChild();
    expect((await join(manager, child, { worker: sam, ...lead })).words).toContain(
      'Select as what they join',
    );
    expect(await times(child)).toEqual([]);
  });
});
