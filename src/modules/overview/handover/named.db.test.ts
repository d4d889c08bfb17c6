import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StaffFace } from '../../../../test/support/staff-face.ts';
import { startStaffFace } from '../../../../test/support/staff-face.ts';
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

const [manager, before] = ['service manager', 'family help worker'] as const;

/** A child and a brother of whom one worker leads the help. */
async function brothers(): Promise<readonly [string, string]> {
  const pair = [await world.child(), await world.child()] as const;
  for (const child of pair) await world.leads(before, child);
  await world.siblings(...pair);
  return pair;
}

const change = (child: string, apart: string) =>
  world.change(manager, { child, to: sam, starts: '2026-12-01', more: { apart } });
const alsoOf = (table: string, child: string) =>
  world.rows(`select also_of from ${table} where person_id = $1 order by recorded_at desc limit 1`, child);

describe('words about a change of worker that are of somebody else too', () => {
  it('are of the brother who stays with the worker before', async () => {
    const [child, brother] = await brothers();
    await change(child, 'He stays, since he is nearly 18');
    expect(await alsoOf('practice.handover', child)).toEqual([{ also_of: [brother] }]);
  });

  it('are of the brother whom somebody named when the child was told', async () => {
    const [child, brother] = await brothers();
    await change(child, 'He stays, since he is nearly 18');
    const [named] = await world.rows('select given from people.name where person_id = $1', brother);
    const given = (named as { given: string }).given;
    await world.tell(manager, child, 'child-told', {
      ...{ told: 'yes', by: 'Ruth', how: 'visit', said: 'said', words: `${given} cried when he heard` },
      ...dayOf('on', '2026-11-20'),
    });
    expect(await alsoOf('practice.handover_event', child)).toEqual([{ also_of: [brother] }]);
  });

  it('are kept in the form, and not saved, where the change was taken back meanwhile', async () => {
    const [child] = await brothers();
    await change(child, 'He stays, since he is nearly 18');
    await world.rows(
      `update practice.handover set state = 'taken back', taken_back_because = 'x', taken_back_at = now() where person_id = $1`,
      child,
    );
    const sorry = { known: '0', done: 'no', why: 'She was ill', apology: 'We are sorry.', apology_by: 'Kim' };
    const on = `${await world.here(child)}/parts/goodbye`;
    const late = await face.send(manager, on, { on: '/handovers', fields: sorry });
    expect(late.words).toContain('took this change of worker back');
    expect(late.html).toContain('We are sorry.');
    expect(await alsoOf('practice.handover_event', child)).toEqual([]);
  });
});
