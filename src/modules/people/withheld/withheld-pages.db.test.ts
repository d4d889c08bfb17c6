import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../../platform/ids/ids.ts';
import type { StaffFace } from '../../../../test/support/staff-face.ts';
import { startStaffFace } from '../../../../test/support/staff-face.ts';
import { plantPerson } from '../testing/plant-people.ts';
import { plantHome } from '../../../../test/support/withheld-world.ts';

let face: StaffFace;
let [ava, dan]: readonly [string, string] = ['', ''];
const street = '4 Wrenhidden Court';

beforeAll(async () => {
  face = await startStaffFace();
  ava = await plantPerson(face.owner, { given: 'Ava', family: 'Brackenz', born: '2016-01-01', sex: 'F' });
  dan = await plantPerson(face.owner, { given: 'Dan', family: 'Vokzarb', born: '1984-01-01', sex: 'M' });
  await relate(dan, 'father');
  const { address } = await plantHome(face.owner, ava, { lines: street, postcode: 'ZY97 1AA' });
  const mum = await plantPerson(face.owner, {
    given: 'Mel',
    family: 'Brackenz',
    born: '1986-01-01',
    sex: 'F',
  });
  await relate(mum, 'mother');
  await plantHome(face.owner, mum, { lines: street, postcode: 'ZY97 1AA', address });
  // His worker, who may open her record as one of his family.
  await face.open('social worker', '/search');
  await face.owner.query(
    `insert into access.relation (account_id, subject_id, kind, starts, source)
     select a.id, v.subject, v.kind, '2026-01-01', 'test' from access.account a,
       (values ($1::uuid, 'worker'), ($2::uuid, 'family')) v(subject, kind) where a.name = 'social worker'`,
    [dan, ava],
  );
}, 120_000);
afterAll(() => face.close());

const relate = (parent: string, role: string) =>
  face.owner.query(
    "insert into people.relationship (id, person_id, other_id, role, other_role) values ($1, $2, $3, $4, 'daughter')",
    [newId(), parent, ava, role],
  );
const page = () => `/people/${ava}/withheld`;
const decision = (more: Readonly<Record<string, string>> = {}) => ({
  from: dan,
  homes: 'all',
  why: 'He went to their door at night',
  decided_by: 'Priya Shah, team manager',
  'decided_on-day': '3',
  'decided_on-month': '5',
  'decided_on-year': '2026',
  'starts-day': '1',
  'starts-month': '1',
  'starts-year': '2026',
  'review_by-day': '3',
  'review_by-month': '2',
  'review_by-year': '2027',
  ...more,
});
const warning =
  'Address not to be given to Dan Vokzarb or anyone acting for them: decided 3 May 2026 by Priya Shah, team manager.';

describe('withholding an address', () => {
  it('asks what is missing and keeps what was typed', async () => {
    const sent = await face.send('front door', page(), { on: page(), fields: { why: 'Kept words' } });
    expect(sent.status).toBe(422);
    expect(sent.words).toContain('Select from whom the address is withheld');
    expect(sent.html).toContain('Kept words');
  });

  it('from somebody leaves it off all his pages and away from his worker, and warns who may have it', async () => {
    const before = await face.open('social worker', `/people/${ava}`);
    expect(before.words).toContain(street);
    const sent = await face.send('front door', page(), { on: page(), fields: decision() });
    expect(sent.to).toBe(`${page()}?done=withheld`);
    expect((await face.open('front door', `${page()}?done=withheld`)).words).toContain(
      'He went to their door at night',
    );
    const hers = await face.open('director', `/people/${ava}`);
    expect(hers.words).toContain(street);
    expect(hers.words).toContain(warning);
    const his = await face.open('social worker', `/people/${ava}`);
    expect(his.words).toContain('Address withheld.');
    for (const { html } of [
      his,
      await face.open('social worker', `/people/${ava}/history`),
      await face.open('social worker', `/people/${ava}/family`),
      await face.open('director', `/people/${dan}`),
      await face.open('director', `/people/${dan}/family`),
    ]) {
      expect(html).not.toMatch(/Wrenhidden|ZY97/);
      expect(html).not.toContain('Priya Shah');
    }
  });

  it('leads from the address to nobody for his worker, and is shown in no list', async () => {
    for (const q of ['ZY97 1AA', '4 Wrenhidden Court'])
      expect((await face.open('social worker', `/search?q=${encodeURIComponent(q)}`)).words).not.toContain(
        'Brackenz',
      );
    const found = await face.open('director', `/search?q=${encodeURIComponent('ZY97 1AA')}`);
    expect(found.words).toContain('Address withheld: open the record to see it');
    expect(found.html).not.toContain('Wrenhidden');
    const byName = await face.open('social worker', '/search?q=Brackenz');
    expect(byName.words).toContain('Address withheld');
  });

  it('draws no shared home of theirs on his map, and draws it on hers', async () => {
    expect((await face.open('director', `/people/${ava}/family`)).words).toMatch(/lives with her mum/);
    expect((await face.open('director', `/people/${dan}/family`)).words).not.toMatch(/lives with her|Home A/);
  });

  it('cannot be recorded twice, and not by somebody from whom it is kept', async () => {
    const twice = await face.send('front door', page(), { on: page(), fields: decision() });
    expect(twice.words).toContain('This is withheld from them already');
    expect((await face.open('social worker', page())).words).not.toContain('Priya Shah');
    const kept = await face.send('social worker', page(), {
      on: '/call-back',
      fields: decision({ from: 'everybody' }),
    });
    expect(kept.status).toBe(404);
  });

  it('ends with a reason, is withheld again when that was a mistake, and tells the second of two people', async () => {
    const { rows } = await face.owner.query<{ id: string }>(
      'select id from people.address_withheld where person_id = $1',
      [ava],
    );
    const id = rows[0]?.id ?? '';
    const end = `${page()}/${id}/end`;
    const empty = await face.send('front door', end, { on: page(), fields: { version: '1' } });
    expect(empty.status).toBe(422);
    const fields = { version: '1', [`because-${id}`]: 'He moved abroad' };
    expect((await face.send('front door', end, { on: page(), fields })).to).toBe(`${page()}?done=ended`);
    expect((await face.open('social worker', `/people/${ava}`)).words).toContain(street);
    const second = await face.send('front door', end, { on: page(), fields });
    expect([second.status, second.words.includes('Somebody else changed this')]).toEqual([409, true]);
    const again = await face.send('front door', `${page()}/${id}/resume`, {
      on: page(),
      fields: { version: '2' },
    });
    expect(again.to).toBe(`${page()}?done=resumed`);
    expect((await face.open('social worker', `/people/${ava}`)).words).not.toContain(street);
    expect((await face.send('front door', `${page()}/${newId()}/end`, { on: page(), fields })).status).toBe(
      404,
    );
  });

  it('from everybody keeps it to those who work with them, and lets its writer mend it that day', async () => {
    const zoe = await plantPerson(face.owner, {
      given: 'Zoe',
      family: 'Larkz',
      born: '2018-01-01',
      sex: 'F',
    });
    await plantHome(face.owner, zoe, { lines: '8 Larkhidden Mews', postcode: 'ZY97 3CC' });
    const url = `/people/${zoe}/withheld`;
    await face.send('front door', url, { on: url, fields: decision({ from: 'everybody' }) });
    expect((await face.open('front door', `/people/${zoe}`)).words).toContain('8 Larkhidden Mews');
    const director = await face.open('director', `/people/${zoe}`);
    expect(director.words).toContain('Address withheld.');
    expect(director.html).not.toMatch(/Larkhidden|ZY97|No address is recorded/);
  });
});
