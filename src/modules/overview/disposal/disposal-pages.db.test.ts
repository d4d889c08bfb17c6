import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plantRestriction } from '../../../../test/access/plant-restriction.ts';
import { plantChild } from '../../../../test/support/plant-care.ts';
import type { StaffFace } from '../../../../test/support/staff-face.ts';
import { startStaffFace, today } from '../../../../test/support/staff-face.ts';
import { carryOutDisposals } from './carry-out-disposals.ts';
import { findEndedRecords } from './find-ended-records.ts';

describe('the pages on records whose time has ended', () => {
  let face: StaffFace;
  let old: string;
  let young: string;
  let hidden: string;
  const lives = [{ starts: '1960-01-01', ends: '1961-01-01' }];
  beforeAll(async () => {
    face = await startStaffFace();
    old = await plantChild(face.owner, { given: 'Longago', born: '1950-05-17', episodes: lives });
    young = await plantChild(face.owner, {
      given: 'Nowadays',
      born: '2015-05-17',
      episodes: [{ starts: '2025-01-01' }],
    });
    hidden = await plantChild(face.owner, { given: 'Hiddenone', born: '1950-05-17', episodes: lives });
    await plantRestriction(face.owner, { level: 'R3', subjects: [hidden] });
    await findEndedRecords(face.database, today);
  });
  afterAll(() => face.close());

  const at = (person: string) => `/disposal/${person}`;
  const send = (
    role: 'guardian' | 'service manager' | 'director',
    to: string,
    fields: Record<string, string>,
    person = old,
  ) => face.send(role, `${at(person)}/${to}`, { on: at(person), fields });
  /** Decides the proposal that waits, or waited last. */
  const decide = async (
    role: 'guardian' | 'service manager' | 'director',
    fields: Record<string, string>,
  ) => {
    const { rows } = await face.owner.query<{ id: string }>(
      'select id from access.disposal order by proposed_at desc, id desc limit 1',
    );
    return send(role, 'decision', { proposal: rows[0]?.id ?? '', ...fields });
  };

  it('list whose time has ended, with the rule, and nobody who is hidden from the reader', async () => {
    const { words } = await face.open('guardian', '/disposal');
    expect(words).toContain('One record');
    expect(words).toContain('Longago Invented');
    expect(words).toContain('17 May 2025');
    expect(words).toContain('75 years from birth');
    expect(words).not.toContain('Hiddenone');
    expect((await face.open('guardian', at(hidden))).status).toBe(404);
  });

  it('are not for those whose work it is not', async () => {
    expect((await face.open('analyst', '/disposal')).status).toBe(403);
    expect((await face.open('social worker', at(old))).status).toBe(403);
  });

  it('refuse a proposal before the time, whoever posts it', async () => {
    expect((await face.open('guardian', at(young))).words).toContain('Work with them is going on');
    const early = await send('guardian', 'proposal', { why: 'I would like to.' }, young);
    expect(early.status).toBe(422);
    expect(early.words).toContain('The time of this record has not ended');
  });

  it('keep a record that is held, and say so', async () => {
    expect((await send('director', 'hold', {})).words).toContain('Enter who may ask for the record, and why');
    await send('director', 'hold', { hold_why: 'An inquiry asked for it.' });
    expect((await face.open('guardian', at(old))).words).toContain('Legal hold: kept until somebody ends it');
    expect((await send('guardian', 'proposal', { why: 'I would like to.' })).status).toBe(422);
    const hold = /name="hold" value="([^"]+)"/.exec((await face.open('director', at(old))).html)?.[1] ?? '';
    await send('director', 'hold/end', { hold, end_why: 'The inquiry has ended.' });
    expect((await send('director', 'hold/end', { hold, end_why: 'Again.' })).status).toBe(422);
    expect((await face.open('guardian', at(old))).words).toContain('Legal hold ended on 22 November 2026');
  });

  it('let one propose and another decide, and never the same', async () => {
    expect((await send('service manager', 'proposal', { why: 'x' })).status).toBe(403);
    expect((await send('guardian', 'proposal', { why: '' })).words).toContain(
      'Enter why it can be destroyed now',
    );
    expect((await send('guardian', 'proposal', { why: 'Nobody asks for it.' })).to).toContain(
      'done=proposed',
    );
    expect((await send('guardian', 'proposal', { why: 'Twice.' })).words).toContain(
      'Somebody else has proposed it already',
    );
    expect((await decide('guardian', { decision: 'approved' })).status).toBe(403);
    const { rows } = await face.owner.query<{ id: string }>(
      "select id from access.account where name = 'service manager'",
    );
    await face.owner.query('update access.disposal set proposed_by = $1', [rows[0]?.id]);
    const own = await decide('service manager', { decision: 'approved' });
    expect(own.words).toContain('Somebody other than who proposed it decides');
    const refusal = await decide('director', { decision: 'refused' });
    expect(refusal.words).toContain('Enter why it is not to be destroyed');
    expect((await decide('director', { decision: 'refused', decision_why: 'Wait.' })).to).toContain(
      'refused',
    );
    expect((await decide('director', { decision: 'approved' })).words).toContain('somebody else has decided');
  });

  it('take a proposal back, and keep a record longer', async () => {
    await send('guardian', 'proposal', { why: 'Nobody asks for it.' });
    expect((await send('guardian', 'proposal/withdrawal', {})).to).toContain('done=withdrawn');
    const longer = {
      'until-day': '1',
      'until-month': '1',
      'until-year': '2030',
      longer_why: 'Of worth to history.',
    };
    expect((await send('guardian', 'longer', { ...longer, 'until-year': '2020' })).words).toContain(
      'must be in the future',
    );
    await send('guardian', 'longer', longer);
    expect((await face.open('guardian', at(old))).words).toContain('it was decided to keep it longer');
    await face.owner.query('delete from access.kept_longer');
  });

  it('show the proof once it is destroyed, and nothing of the record', async () => {
    await send('guardian', 'proposal', { why: 'Nobody asks for it.' });
    expect((await decide('service manager', { decision: 'approved' })).to).toContain('done=approved');
    expect((await face.open('director', '/disposal')).words).toContain('destroyed within minutes');
    expect(await carryOutDisposals(face.database, today)).toBe(1);
    expect((await face.open('director', at(old))).status).toBe(404);
    const list = await face.open('director', '/disposal/certificates');
    const proof = /\/disposal\/certificates\/[0-9a-f-]{36}/.exec(list.html)?.[0] ?? '';
    const { words } = await face.open('director', proof);
    expect(words).toContain('Nobody asks for it.');
    expect(words).toContain('people.person');
    expect(words).not.toContain('Longago');
  });
});
