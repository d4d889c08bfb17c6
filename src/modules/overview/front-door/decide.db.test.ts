import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StaffFace } from '../../../../test/support/staff-face.ts';
import { startStaffFace } from '../../../../test/support/staff-face.ts';
import type { FrontDoor } from './testing/front-door-world.ts';
import { openFrontDoor } from './testing/front-door-world.ts';

let face: StaffFace;
let door: FrontDoor;
beforeAll(async () => {
  face = await startStaffFace();
  door = openFrontDoor(face);
});
afterAll(() => face.close());

const factsOf = async (person: string) => {
  const { rows } = await face.owner.query<Record<string, unknown>>(
    `select (select array_agg(received_on::text || ' ' || contact_source) from practice.contact where person_id = $1) as contacts,
       (select array_agg(opened::text || ' ' || referral_source || ' ' || primary_need) from practice.involvement where person_id = $1) as involvements,
       (select array_agg(organisation) from practice.early_help_assessment where person_id = $1) as help`,
    [person],
  );
  return rows[0];
};

describe('a decision', () => {
  it('is a manager’s', async () => {
    const worry = await door.waiting([await door.child()]);
    expect((await face.open('front door', `${worry}/decision`)).status).toBe(403);
    expect((await face.open('front door', worry)).words).toContain('A manager decides');
  });

  it('to assess makes the contact and the referral that the census counts, from the day on which it came', async () => {
    const person = await door.child();
    const worry = await door.waiting([person]);
    await door.decides(worry, person, { outcome: 'assessment', primary_need: 'N4' });
    expect(await factsOf(person)).toEqual({
      contacts: ['2026-11-20 2A'],
      involvements: ['2026-11-20 2A N4'],
      help: null,
    });
    const { rows: dataset } = await face.owner.query(
      `select count(*)::int as n from reporting.ssd_contacts where cont_person_id = $1
       union all select count(*)::int from reporting.ssd_cin_episodes where cine_person_id = $1`,
      [person],
    );
    expect(dataset).toEqual([{ n: 1 }, { n: 1 }]);
  });

  it('to advise makes a contact and no referral; family help is early help that the family agrees to', async () => {
    const [one, other] = [await door.child(), await door.child()];
    const worry = await door.waiting([one, other]);
    const { to } = await door.decides(worry, one, { outcome: 'advice' });
    expect(to).toBe(`${worry}/decision`);
    const refused = await door.decides(worry, other, { outcome: 'family help', family_agrees: 'no' });
    expect(refused.words).toContain('declining alone is no sign of risk');
    await door.decides(worry, other, { outcome: 'family help', family_agrees: 'yes' });
    expect(await factsOf(one)).toEqual({ contacts: ['2026-11-20 2A'], involvements: null, help: null });
    expect(await factsOf(other)).toEqual({
      contacts: ['2026-11-20 2A'],
      involvements: null,
      help: ['Family help'],
    });
  });

  it('goes on with the involvement that is open, and makes no second referral', async () => {
    const person = await door.child();
    await face.owner.query(
      "insert into practice.involvement (id, person_id, opened, referral_source, primary_need) values (gen_random_uuid(), $1, '2026-05-01', '6', 'N1')",
      [person],
    );
    const worry = await door.waiting([person]);
    const { words } = await face.open('service manager', `${worry}/decision`);
    expect(words).toContain('It goes on: nothing is closed');
    const discussion = { outcome: 'strategy discussion', primary_need: 'N1', harms: 'physical' };
    const declined = await door.decides(worry, person, { ...discussion, grounds: 'declined' });
    expect(declined.words).toContain('Declining or withdrawing alone is no reason to suspect harm');
    await door.decides(worry, person, { ...discussion, grounds: 'seen' });
    expect((await face.open('service manager', worry)).words).toContain(
      'Harm that is suspected Physical harm',
    );
    expect((await factsOf(person))?.['involvements']).toEqual(['2026-05-01 6 N1']);
  });

  it('is made once for each child: the second who decides is told', async () => {
    const person = await door.child();
    const other = await door.child();
    const worry = await door.waiting([person, other]);
    await door.decides(worry, person, { outcome: 'advice' });
    const again = await door.decides(worry, person, { outcome: 'no further action' });
    expect(again.words).toContain('Somebody else decided for this child');
  });

  it('is told to whoever got in touch, which ends the worry', async () => {
    const person = await door.child();
    const worry = await door.waiting([person]);
    await door.decides(worry, person, { outcome: 'advice' });
    await door.post(`${worry}/reply`, {
      how: 'phone',
      reply: 'We talked with the family',
      version: await door.version(worry),
    });
    const { words } = await face.open('front door', worry);
    expect(words).toContain('We talked with the family');
    const letter = await face.open('front door', `${worry}/letter`);
    expect(letter.words).toContain('To Ada Invented');
    expect(letter.words).toContain('We talked with the family');
    expect(letter.words).not.toContain('hungry');
    expect(words).toContain('Ended');
  });
});
