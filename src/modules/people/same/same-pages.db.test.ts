import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startAtWork } from '../testing/at-work.ts';
import type { AtWork } from '../testing/at-work.ts';
import { plantPerson, plantResidence } from '../testing/plant-people.ts';

let at: AtWork;
beforeAll(async () => {
  at = await startAtWork();
}, 120_000);
afterAll(async () => {
  expect(at.kith.failures).toEqual([]);
  await at.kith.close();
});

describe('records of the same person', () => {
  it('compares two, lists what speaks against it, joins them, and takes that back', async () => {
    const first = await plantPerson(at.kith.owner, {
      given: 'Twice',
      family: 'Recorded',
      born: '2013-06-06',
      ids: { nhs: '4010232137', local: '7001' },
    });
    const second = await plantPerson(at.kith.owner, {
      given: 'Twice',
      family: 'Recorded',
      born: '2013-06-07',
      ids: { nhs: '4010232137', local: '7002' },
    });
    await plantResidence(at.kith.owner, first, { lines: '1 A Road', postcode: 'NM1 1AA' });
    await plantResidence(at.kith.owner, second, { lines: '2 B Road', postcode: 'NM2 2BB' });
    await at.kith.owner.query('select people.find_likely_same(null)');
    expect((await at.frontDoor.get('/duplicates')).text).toContain('Same NHS number');
    const pair = `/duplicates/${first}/${second}`;
    const compared = await at.frontDoor.get(pair);
    for (const said of [
      'The dates of birth differ: 6 June 2013 and 7 June 2013',
      'Two different child ids',
      'Two homes at the same time, from 1 January 2020',
    ])
      expect(compared.text).toContain(said);
    expect((await at.frontDoor.post(pair, {})).text).toContain('Select what you decide');
    const joined = await at.frontDoor.post(pair, { verdict: 'one', why: 'seen together' });
    expect(joined.text).toContain('It was decided that they are the same person: seen together');
    expect((await at.frontDoor.get(`/people/${second}`)).path).toBe(`/people/${first}`);
    expect((await at.frontDoor.get(`/people/${first}`)).text).toContain(
      '2 records were found to be of this person',
    );
    expect((await at.frontDoor.get(`/people/${first}`)).text).toContain('2 B Road');
    const third = await plantPerson(at.kith.owner, { given: 'Third', family: 'Recorded' });
    expect(
      (await at.frontDoor.post(`/duplicates/${third}/${second}`, { verdict: 'other', why: 'x' })).text,
    ).toContain('already joined with another');
    const stale = await at.frontDoor.post(`${pair}/undo`, { decided: 'different: cousins' });
    expect(stale.text).toContain('Somebody else changed this');
    const apart = await at.frontDoor.post(`${pair}/undo`, { decided: 'same: seen together' });
    expect(apart.text).toContain('What do you decide?');
    expect((await at.frontDoor.get(`/people/${second}`)).text).not.toContain('2 records');
    await at.frontDoor.post(pair, { verdict: 'different', why: 'cousins' });
    expect((await at.frontDoor.get('/duplicates')).text).not.toContain('Same NHS number');
    expect(
      await at.one('select count(*)::text as value from people.residence where person_id = $1', [second]),
    ).toBe('1');
  });

  it('is not for a social worker, nor for a record that one may not see', async () => {
    const [a, b] = [
      await plantPerson(at.kith.owner, { given: 'A' }),
      await plantPerson(at.kith.owner, { given: 'B' }),
    ];
    expect((await at.worker.get('/duplicates')).status).toBe(403);
    expect((await at.worker.get(`/duplicates/${a}/${b}`)).status).toBe(403);
    expect((await at.frontDoor.get(`/duplicates/${a}/${a}`)).status).toBe(404);
  });
});
