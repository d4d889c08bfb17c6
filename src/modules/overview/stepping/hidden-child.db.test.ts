import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plantRestriction } from '../../../../test/access/plant-restriction.ts';
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
const plans = (child: string) =>
  help.rows('select starts::text from practice.child_in_need_plan where person_id = $1', child);
const nameOf = async (child: string) => {
  const { rows } = await face.owner.query<{ family: string }>(
    'select family from people.name where person_id = $1',
    [child],
  );
  return rows[0]?.family ?? '';
};

describe('brothers and sisters who step at once', () => {
  it('have facts and reasons of their own', async () => {
    const [ada, ben] = [await help.child(), await help.child()];
    await help.siblings(ada, ben);
    await help.step(manager, ada, 'child-in-need', {
      ...onDay('2026-11-02'),
      child: [ada, ben],
      support: 'plan',
      [`reasons-${ben}`]: 'What is true of Ben alone',
    });
    expect([await plans(ada), await plans(ben)]).toEqual([
      [{ starts: '2026-11-02' }],
      [{ starts: '2026-11-02' }],
    ]);
    const [ofAda, ofBen] = [
      await face.open(manager, `/children/${ada}/help`),
      await face.open(manager, `/children/${ben}/help`),
    ];
    expect(ofAda.words).toContain('Invented reasons');
    expect(ofAda.words).not.toContain('What is true of Ben alone');
    expect(ofBen.words).toContain('What is true of Ben alone');
  });

  it('are all saved or none: where one cannot step, it says which', async () => {
    const [ada, ben] = [await help.child(), await help.child()];
    await help.siblings(ada, ben);
    await help.step(manager, ben, 'child-in-need', { ...onDay('2026-11-02'), child: [ben], support: 'plan' });
    const both = await help.step(manager, ada, 'child-in-need', {
      ...onDay('2026-11-03'),
      child: [ada, ben],
      support: 'plan',
    });
    expect(both.words).toContain(`${await nameOf(ben)}: A child in need plan goes on already`);
    expect(both.words).toContain('Invented reasons');
    expect([await plans(ada), await plans(ben)]).toEqual([[], [{ starts: '2026-11-02' }]]);
  });

  it('tell nothing of one who is hidden: no name, no words that were written of both, no step', async () => {
    const [ada, hid] = [await help.child(), await help.child()];
    await help.siblings(ada, hid);
    const hidden = await nameOf(hid);
    await help.step(manager, ada, 'child-in-need', {
      ...onDay('2026-11-02'),
      child: [ada, hid],
      support: 'plan',
      reasons: `${hidden} and his sister`,
    });
    const before = await face.open(manager, `/children/${ada}/help`);
    expect(before.words).toContain(`${hidden} and his sister`);

    await plantRestriction(face.owner, { level: 'R2', subjects: [hid] });
    const pages = [`/children/${ada}/help`, stepPath(ada, 'strategy-discussion'), '/steps'];
    for (const page of pages) {
      const { status, html } = await face.open(manager, page);
      expect([page, status, html.includes(hidden), html.includes(hid)]).toEqual([page, 200, false, false]);
    }
    // As if no such words had been written: nobody may notice that there is anything to hide.
    expect((await face.open(manager, `/children/${ada}/help`)).words).not.toMatch(/yours to read|together/);
    expect((await face.open(manager, `/children/${hid}/help`)).status).toBe(404);
    const sneaked = await help.step(manager, ada, 'strategy-discussion', {
      ...onDay('2026-11-03'),
      child: [ada, hid],
      took_part: ['social care', 'police', 'health'],
      ...{ discussion: 'Invented', harms: 'neglect', grounds: 'seen' },
      decision: 'no enquiry',
    });
    expect(sneaked.status).toBe(404);
  });

  it('tell neither who agreed nor who was not there where that was written of one who is hidden too', async () => {
    const [ada, hid] = [await help.child(), await help.child()];
    await help.siblings(ada, hid);
    const both = { child: [ada, hid] };
    const agreed = {
      agreed_by: 'the mother, for Ada and for Hidwin',
      ...{ through: 'the aunt of Hidwin', family_told: 'That Hidwin is asked too' },
    };
    await help.step(manager, ada, 'family-help', { ...onDay('2026-11-02'), ...both, ...agreed });
    const talk = {
      ...{ ...onDay('2026-11-03'), ...both, ...discussed, took_part: 'police', decision: 'no enquiry' },
      absent_why: 'The nurse was with Hidwin',
    };
    await help.step(manager, ada, 'strategy-discussion', talk);
    await help.step(manager, ada, 'agreement-withdrawn', {
      ...onDay('2026-11-04'),
      ...both,
      agreed_by: 'the father, for Hidwin too',
    });
    const page = `/children/${ada}/help`;
    const before = await face.open(manager, page);
    for (const words of [
      'for Ada and for Hidwin',
      'nurse was with Hidwin',
      'the father, for Hidwin too withdrew',
    ])
      expect(before.words).toContain(words);

    await plantRestriction(face.owner, { level: 'R2', subjects: [hid] });
    const { status, words } = await face.open(manager, page);
    expect([status, words.includes('Hidwin'), words.includes('The family withdrew the agreement')]).toEqual([
      200,
      false,
      true,
    ]);
    const kept = await help.rows('select said::text from practice.step where person_id = $1', ada);
    expect([kept.length, JSON.stringify(kept).includes('Hidwin')]).toEqual([3, false]);
  });

  it('leave no empty place in the closing letter for words of one who is hidden', async () => {
    const [ada, hid] = [await help.child(), await help.child()];
    await help.siblings(ada, hid);
    const said = {
      reason_closed: 'RC7',
      then: 'Both were hungry',
      now: 'Both eat well',
      come_back: 'Ring us',
    };
    await help.step(manager, ada, 'end', { ...onDay('2026-11-20'), child: [ada, hid], ...said });
    await plantRestriction(face.owner, { level: 'R3', subjects: [hid] });
    const { html } = await face.open(manager, `/children/${ada}/help`);
    const { status, words } = await face.open(manager, /href="([^"]*letters[^"]*)"/.exec(html)?.[1] ?? '');
    expect(status).toBe(200);
    expect(words).toContain('Our help ended on 20 November 2026');
    expect(words).not.toMatch(/yours to read|together|Where things/);
  });

  it('wait for one another in one order, whichever the form names first', async () => {
    const [first = '', second = ''] = [await help.child(), await help.child()].sort();
    await help.siblings(first, second);
    await face.open(manager, '/account');
    const { owner } = face;
    const key = (child: string) => [`help ${child}`];
    await owner.query('begin');
    await owner.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', key(first));
    const sent = help.step(manager, second, 'assessment', { ...onDay('2026-11-02'), child: [second, first] });
    const waiting = `select 1 from pg_locks where locktype = 'advisory' and not granted
      and database = (select oid from pg_database where datname = current_database())`;
    while ((await owner.query(waiting)).rows.length === 0);
    const { rows } = await owner.query(
      'select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as free',
      key(second),
    );
    await owner.query('commit');
    expect(rows).toEqual([{ free: true }]);
    expect((await sent).to).toContain('saved=taken');
  });

  it('may be not born yet', async () => {
    const unborn = await help.child();
    await face.owner.query(
      "update people.person set birth_date = null, expected_on = '2027-02-01' where id = $1",
      [unborn],
    );
    const { to } = await help.step(manager, unborn, 'child-in-need', {
      ...onDay('2026-11-02'),
      support: 'plan',
    });
    expect(to).toContain('saved=taken');
    const { status, words } = await face.open(manager, `/children/${unborn}/help`);
    expect([status, words.includes('Child in need plan (section 17)')]).toEqual([200, true]);
  });
});
