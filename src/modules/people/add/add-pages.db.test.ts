import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startAtWork } from '../testing/at-work.ts';
import type { AtWork } from '../testing/at-work.ts';
import { plantPerson } from '../testing/plant-people.ts';

let at: AtWork;
beforeAll(async () => {
  at = await startAtWork();
}, 120_000);
afterAll(async () => {
  expect(at.kith.failures).toEqual([]);
  await at.kith.close();
});

describe('adding somebody', () => {
  it('needs a search first', async () => {
    expect((await at.frontDoor.get('/people/new')).path).toBe('/search');
    const { html } = await at.frontDoor.get('/people/new?q=maya%20brightwater%203/5/2014');
    for (const value of ['value="Maya"', 'value="Brightwater"', 'value="2014"'])
      expect(html).toContain(value);
  });

  it('shows who is likely the same before anything is saved, and adds when none is', async () => {
    const before = await plantPerson(at.kith.owner, {
      given: 'Maya',
      family: 'Brightwater',
      born: '2014-05-03',
    });
    const fields = {
      given: 'Maia',
      family: 'Brightwater',
      born: 'date',
      'birth_date-day': '3',
      'birth_date-month': '5',
      'birth_date-year': '2014',
      sex: 'F',
    };
    const asked = await at.frontDoor.post('/people/new', fields);
    expect(asked.text).toContain('Is it one of these people?');
    expect(asked.text).toContain('It is this person');
    expect(asked.html).toContain(`/children/${before}`);
    expect(await at.one("select count(*)::text as value from people.name where given = 'Maia'")).toBe('0');
    const added = await at.frontDoor.post('/people/new', { ...fields, none: 'yes' });
    expect(added.text).toContain('The person was added');
    expect(added.text).toContain('Maia Brightwater');
    expect((await at.frontDoor.get('/duplicates')).text).toContain('Same date of birth, names alike');
  });

  it.each([
    [
      'unborn',
      {
        family: 'Nascent',
        born: 'unborn',
        'expected_on-day': '1',
        'expected_on-month': '8',
        'expected_on-year': '2026',
      },
      'Unborn baby Nascent',
      'Expected 1 August 2026',
    ],
    [
      'of an estimated age',
      { given: 'Guessed', born: 'age', estimated_age: '15' },
      'Guessed (surname not known)',
      'about 15 years old',
    ],
    [
      'of whom the month of birth is known',
      {
        given: 'Monthly',
        family: 'Partial',
        born: 'date',
        'birth_date-month': 'feb',
        'birth_date-year': '2020',
      },
      'Monthly Partial',
      'In February 2020, day not known',
    ],
    [
      'of whom only a name is known',
      { given: 'Solely', family: 'Named', born: 'unknown' },
      'Solely Named',
      'age not known',
    ],
  ])('takes somebody %s', async (_, fields, shown, said) => {
    const { text } = await at.frontDoor.post('/people/new', { ...fields, none: 'yes' });
    expect(text).toContain(shown);
    expect(text).toContain(said);
  });

  it.each([
    [{}, 'Select what you know of the date of birth'],
    [{ born: 'unknown' }, 'Enter a name, or what you know of the date of birth'],
    [{ given: 'X', born: 'date' }, 'The date of birth must include a year'],
    [
      {
        given: 'X',
        born: 'date',
        'birth_date-day': '31',
        'birth_date-month': '2',
        'birth_date-year': '2020',
      },
      'must be a real date',
    ],
    [
      { given: 'X', born: 'date', 'birth_date-day': '1', 'birth_date-month': '5', 'birth_date-year': '2030' },
      'must be today or in the past',
    ],
    [
      {
        given: 'X',
        born: 'unborn',
        'expected_on-day': '1',
        'expected_on-month': '5',
        'expected_on-year': '2029',
      },
      'is too far ahead',
    ],
    [{ given: 'X', born: 'age', estimated_age: 'ten' }, 'must be a number'],
    [{ given: 'x'.repeat(101), born: 'unknown' }, 'must be 100 characters or less'],
  ])('says what is wrong with %j and keeps what was typed', async (fields, said) => {
    const { status, text } = await at.frontDoor.post('/people/new', fields);
    expect(status).toBe(422);
    expect(text).toContain(said);
  });

  it('lets a worker who sees only named people add somebody, see them, and nobody else', async () => {
    const added = await at.worker.post('/people/new', {
      given: 'Newly',
      family: 'Referred',
      born: 'unknown',
      none: 'yes',
    });
    expect(added.status).toBe(200);
    expect(added.text).toContain('Newly Referred');
    expect((await at.worker.get('/search?q=Newly%20Referred')).text).toContain('1 person');
    const other = await plantPerson(at.kith.owner, { given: 'Not', family: 'Theirs' });
    expect((await at.worker.get(`/people/${other}`)).status).toBe(404);
    expect((await at.worker.post(`/people/${other}/about`, { born: 'unknown', version: '1' })).status).toBe(
      404,
    );
  });
});
