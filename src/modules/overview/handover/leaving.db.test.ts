import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plantRestriction } from '../../../../test/access/plant-restriction.ts';
import type { StaffFace } from '../../../../test/support/staff-face.ts';
import { startStaffFace } from '../../../../test/support/staff-face.ts';
import type { Fields } from '../stepping/testing/help-world.ts';
import type { HandoverWorld } from './testing/handover-world.ts';
import { dayOf, openHandovers } from './testing/handover-world.ts';

let face: StaffFace;
let world: HandoverWorld;
let sam: string;
let kim: string;
beforeAll(async () => {
  face = await startStaffFace();
  world = openHandovers(face);
  sam = await world.socialWorker('social worker');
  kim = await world.socialWorker();
});
afterAll(() => face.close());

const [manager, next] = ['service manager', 'social worker'] as const;

/** A worker of their own with so many children, none of whom are brothers or sisters. */
async function leaver(children: number): Promise<{ worker: string; at: string; children: string[] }> {
  const worker = await world.socialWorker();
  const led = [];
  for (let one = 0; one < children; one += 1) {
    const child = await world.child();
    await world.works(worker, child, 'leads');
    led.push(child);
  }
  return { worker, at: `/handovers/leaving/${worker}`, children: led };
}

const input = (html: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
async function openForm(at: string): Promise<Fields> {
  const { html } = await face.open(manager, at);
  return { mark: input(html, 'mark'), together: input(html, 'together') };
}
const said = { reason: 'LEFTRL', because: 'Amina has a new job', ...dayOf('ends', '2026-12-04') };
const send = async (at: string, fields: Fields, form?: Fields) =>
  face.send(manager, at, {
    on: at,
    fields: { ...said, to: sam, ...(form ?? (await openForm(at))), ...fields },
  });
const leads = (child: string) =>
  world.rows(
    'select worker_id as who, starts::text, ends::text from workforce.allocation where person_id = $1 order by starts',
    child,
  );

describe('the children of a worker who leaves', () => {
  it('are handed over with one press, one to somebody else, and followed up one by one', async () => {
    const { worker, at, children } = await leaver(3);
    const [one = '', other = '', third = ''] = children;
    await world.siblings(one, other);
    const form = await openForm(at);
    expect((await send(at, { [`to-${other}`]: kim }, form)).words).toContain(
      'Say why the brothers and sisters',
    );
    expect((await send(at, { [`to-${third}`]: kim }, form)).to).toBe(`${at}?saved=yes`);
    for (const [child, who] of [
      [one, sam],
      [other, sam],
      [third, kim],
    ] as const)
      expect(await leads(child)).toEqual([
        { who: worker, starts: '2026-09-01', ends: '2026-12-05' },
        { who, starts: '2026-12-05', ends: null },
      ]);
    // What is said of the brothers is hidden with either; the third child has nothing to do with them.
    const also = await world.rows(
      'select person_id, also_of from practice.handover where from_id = $1 order by cardinality(also_of), person_id',
      worker,
    );
    expect(also).toMatchObject(
      [{ person_id: third, also_of: [] }, { also_of: [{}] }, { also_of: [{}] }].map((row) => ({
        ...row,
        also_of: row.also_of.map(() => expect.any(String)),
      })),
    );
    await world.tell(manager, third, 'child-told', { told: 'no', why: 'Three days old' });
    const { words } = await face.open(manager, at);
    expect(words).toContain('from 5 December 2026');
    expect(words.match(/Not done, with a reason/g)).toHaveLength(1);
    expect(words.match(/Not done(?!,)/g)).toHaveLength(11);
    expect(words).not.toContain('Still to be handed over');
  });

  it('are handed over once, however often the form is sent, and the second of two managers keeps their words', async () => {
    const { at, children } = await leaver(1);
    const [form, late] = [await openForm(at), await openForm(at)];
    expect((await send(at, {}, form)).to).toBe(`${at}?saved=yes`);
    expect((await send(at, {}, form)).to).toBe(`${at}?saved=before`);
    const second = await send(at, { because: 'The second one typed this' }, late);
    expect(second.words).toContain('Somebody else changed who leads the help');
    expect(second.words).toContain('The second one typed this');
    expect(await leads(children[0] ?? '')).toHaveLength(2);
  });

  it('are all handed over or none: one that cannot be says which', async () => {
    const { at, children } = await leaver(2);
    await world.rows(
      "update workforce.allocation set starts = '2026-11-20' where person_id = $1",
      children[1] ?? '',
    );
    const wrong = await send(at, dayOf('ends', '2026-11-18'));
    expect(wrong.words).toContain('must be after 20 November 2026');
    expect(wrong.html).toContain('href="#ends-day"');
    expect(await leads(children[0] ?? '')).toHaveLength(1);
  });

  it('stand in the list by which a manager finds who leaves; who is no manager finds none', async () => {
    const { worker } = await leaver(2);
    await world.rows("update workforce.worker set name = 'Quilamina' where id = $1", worker);
    const { words } = await face.open(manager, '/handovers/leaving?q=quilam');
    expect(words).toContain('Quilamina');
    expect(words).toContain('2 children');
    expect((await face.open(next, '/handovers/leaving')).status).toBe(403);
    expect((await face.open(manager, '/handovers/leaving/00000000-0000-4000-8000-000000000000')).status).toBe(
      404,
    );
  });
});

describe('a new worker who starts on Monday', () => {
  it('comes along from their first day here, and the one before leads until the change', async () => {
    const { at, worker, children } = await leaver(1);
    const monday = await world.socialWorker();
    await world.rows(
      "update workforce.worker set starts = '2026-11-30', name = 'Monday' where id = $1",
      monday,
    );
    const early = await send(at, { to: monday, ...dayOf('ends', '2026-11-27') });
    expect(early.words).toContain('Monday works here from 30 November 2026');
    expect((await send(at, { to: monday })).to).toBe(`${at}?saved=yes`);
    const [child = ''] = children;
    expect(await leads(child)).toMatchObject([{ who: worker, ends: '2026-12-05' }, { who: monday }]);
    const comes = 'select starts::text, ends::text from workforce.assignment where person_id = $1';
    expect(await world.rows(comes, child)).toEqual([{ starts: '2026-11-30', ends: '2026-12-05' }]);
    expect((await face.open(manager, await world.here(child))).words).toContain(
      'Nobody can sign in as Monday yet',
    );
  });
});

describe('a restricted child among them', () => {
  it('is handed over to who is not named only where the manager says so, and the new worker learns nothing', async () => {
    const { at, children } = await leaver(2);
    const [kept = ''] = children;
    const [account] = (await world.rows("select id from access.account where name = 'service manager'")) as {
      id: string;
    }[];
    await plantRestriction(face.owner, { level: 'R2', subjects: [kept], named: [account?.id ?? ''] });
    const asked = await send(at, {});
    expect(asked.words).toContain('is not named on');
    expect(await leads(kept)).toHaveLength(1);
    const form = { mark: input(asked.html, 'mark'), together: input(asked.html, 'together') };
    expect((await send(at, { sure: `${kept} ${kim}` }, form)).words).toContain('is not named on');
    expect((await send(at, { sure: `${kept} ${sam}` }, form)).to).toBe(`${at}?saved=yes`);
    expect(await leads(kept)).toHaveLength(2);
    expect((await face.open(next, await world.here(kept))).status).toBe(404);
    expect((await face.open(next, '/handovers')).html).not.toContain(kept);
    expect((await face.open(next, '/handovers')).html).toContain(children[1] ?? 'nobody');
  });

  it('is said of one child in the form of that child too', async () => {
    const child = await world.child();
    await world.leads('family help worker', child);
    const [account] = (await world.rows("select id from access.account where name = 'service manager'")) as {
      id: string;
    }[];
    await plantRestriction(face.owner, { level: 'R1', subjects: [child], named: [account?.id ?? ''] });
    const change = { child, to: sam, starts: '2026-12-01' };
    expect((await world.change(manager, change)).words).toContain('Nothing is saved yet');
    const sure = { sure: `${child} ${sam}` };
    expect((await world.change(manager, { ...change, more: sure })).to).toContain('saved=planned');
  });
});

describe('a change that began months ago', () => {
  it('is not taken back, and says what to do instead', async () => {
    const { at, children } = await leaver(1);
    const [child = ''] = children;
    await send(at, dayOf('ends', '2026-10-01'));
    const here = await world.here(child);
    const page = await face.open(manager, here);
    expect(page.html).not.toContain(`${here}/back`);
    expect(page.words).toContain('plan a change of worker from a day to come');
    const why = { version: '1', why: 'We thought again' };
    const refused = await face.send(manager, `${here}/back`, { on: here, fields: why });
    expect(refused.words).toContain('has led since 2 October 2026');
    expect(refused.words).toContain('We thought again');
    expect(await leads(child)).toHaveLength(2);
  });

  it('is taken back once where it is new, however often the form is sent', async () => {
    const { at, children } = await leaver(1);
    const [child = ''] = children;
    await send(at, {});
    const on = `${await world.here(child)}/back`;
    const why = { version: '1', why: 'She stays' };
    expect((await face.send(manager, on, { on, fields: why })).to).toContain('saved=back');
    const here = await world.here(child);
    expect((await face.send(manager, on, { on: here, fields: why })).to).toContain('saved=before');
    expect(await leads(child)).toHaveLength(1);
  });
});

describe('what was said about a change', () => {
  it('is recorded once, however often the form is sent', async () => {
    const { at, children } = await leaver(1);
    const [child = ''] = children;
    await send(at, {});
    const here = await world.here(child);
    const on = `${here}/parts/child-told`;
    const { html } = await face.open(manager, on);
    expect(html).toContain('name="on-day" value="22"');
    const fields = { known: input(html, 'known'), told: 'no', why: 'Asleep' };
    expect((await face.send(manager, on, { on, fields })).to).toBe(`${here}?saved=yes`);
    expect((await face.send(manager, on, { on, fields })).to).toBe(`${here}?saved=before`);
    const other = await face.send(manager, on, { on, fields: { ...fields, why: 'At school' } });
    expect(other.words).toContain('Somebody else wrote something');
    expect(other.words).toContain('At school');
  });
});
