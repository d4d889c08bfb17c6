import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startAtWork } from '../testing/at-work.ts';
import type { AtWork } from '../testing/at-work.ts';
import { dated } from '../testing/plain-visit.ts';
import { plantPerson } from '../testing/plant-people.ts';

let at: AtWork;
beforeAll(async () => {
  at = await startAtWork();
}, 120_000);
afterAll(async () => {
  expect(at.kith.failures).toEqual([]);
  await at.kith.close();
});

describe('what is recorded of a person', () => {
  const add = async (facts: Parameters<typeof plantPerson>[1]) => plantPerson(at.kith.owner, facts);

  it('adds, changes, takes back and puts back each kind of fact, and keeps what we knew and when', async () => {
    const id = await add({ given: 'Facts', family: 'Person', born: '2015-01-01', sex: 'F' });
    const page = `/people/${id}`;
    const kinds = [
      [
        'names',
        { kind: 'known as', given: 'Fax', said_as: 'Facks' },
        { kind: 'known as', given: 'Faxie' },
        'Fax',
        'Faxie',
      ],
      [
        'numbers',
        { scheme: 'nhs', value: '943 476 5919' },
        { scheme: 'nhs', value: '9434765870' },
        '943 476 5919',
        '943 476 5870',
      ],
      [
        'contacts',
        { kind: 'phone', value: '07700 900111', safe_to_use: 'yes' },
        { kind: 'phone', value: '07700 900222' },
        '07700 900111',
        'NOT SAFE to use',
      ],
      [
        'homes',
        { lines: '1 Mill Lane', postcode: 'nm12ab', kind: 'home', ...dated('starts', '1/2/2020') },
        {
          lines: '2 Mill Lane',
          postcode: 'NM1 2AB',
          kind: 'home',
          withheld: 'yes',
          ...dated('starts', '1/2/2020'),
        },
        '1 Mill Lane, NM1 2AB',
        'WITHHELD',
      ],
      [
        'responsibility',
        { holder: 'agency', holder_agency: 'Northmoor Council', basis: 'care order' },
        { holder: 'agency', holder_agency: 'Westmoor Council', basis: 'care order' },
        'section 33(3)',
        'Westmoor Council',
      ],
    ] as const;
    for (const [path, first, second, shown, changed] of kinds) {
      const added = await at.frontDoor.post(`${page}/facts/${path}/new`, first);
      expect(added.text, path).toContain(shown);
      expect(added.text, path).toContain('Put it right');
      const factId = /fact=([0-9a-f-]{36})/.exec(added.path)?.[1] ?? '';
      const fact = `${page}/facts/${path}/${factId}`;
      expect((await at.frontDoor.get(fact)).status).toBe(200);
      expect((await at.frontDoor.post(fact, { ...second, version: '1' })).text, path).toContain(changed);
      const stale = await at.frontDoor.post(fact, { ...first, version: '1' });
      expect(stale.status, path).toBe(409);
      expect(stale.text).toContain('Somebody else changed this while you were writing');
      expect(stale.text, path).toContain('What you wrote is below and is not saved yet');
      const removed = await at.frontDoor.post(`${fact}/removal`, { version: '2' });
      expect(removed.text, path).not.toContain(changed);
      expect(removed.text, path).toContain('Put it back');
      const returned = await at.frontDoor.post(`${fact}/return`, {});
      expect(returned.text, path).toContain(changed);
      const history = await at.frontDoor.get(`${page}/history`);
      expect(history.text, path).toContain(shown);
      expect(history.text, path).toContain('still stands');
    }
  });

  it('records a relationship once and shows it from both ends', async () => {
    const child = await add({ given: 'Sol', family: 'Tie', sex: 'M', born: '2015-01-01' });
    const parent = await add({ given: 'Mara', family: 'Tie', sex: 'F', born: '1985-01-01' });
    const chooser = await at.frontDoor.get(`/people/${child}/facts/family/new?q=Mara%20Tie`);
    expect(chooser.text).toContain('Choose');
    const added = await at.frontDoor.post(`/people/${child}/facts/family/new`, {
      other: parent,
      tie: 'parent',
      closeness: '5',
    });
    expect(added.text).toContain('Mara Tie');
    expect(added.text).toContain('Mother · very close');
    expect((await at.frontDoor.get(`/people/${parent}`)).text).toContain('Son · very close');
    expect(
      await at.one(
        'select count(*)::text as value from people.relationship where $1 in (person_id, other_id)',
        [child],
      ),
    ).toBe('1');
    const again = await at.frontDoor.post(`/people/${parent}/facts/family/new`, {
      other: child,
      tie: 'parent, turned',
    });
    expect(again.text).toContain('This relationship is recorded already');
    const id = await at.one('select id as value from people.relationship where $1 in (person_id, other_id)', [
      child,
    ]);
    const changed = await at.frontDoor.post(`/people/${parent}/facts/family/${id}`, {
      tie: 'grandparent, turned',
      version: '1',
    });
    expect(changed.text).toContain('Grandson');
    expect((await at.frontDoor.get(`/people/${child}`)).text).toContain('Grandmother');
  });

  it('ends the home before when somebody moves, and refuses two at a time', async () => {
    const id = await add({ given: 'Mover', family: 'House' });
    const home = (lines: string, starts: string, ends?: string) =>
      at.frontDoor.post(`/people/${id}/facts/homes/new`, {
        lines,
        kind: 'home',
        ...dated('starts', starts),
        ...(ends ? dated('ends', ends) : {}),
      });
    await home('First Home', '1/1/2020');
    expect((await home('Second Home', '1/6/2021')).text).toContain('1 January 2020 to 1 June 2021');
    expect((await home('Third Home', '1/3/2020', '1/4/2020')).text).toContain(
      'They have another home recorded in this time',
    );
  });

  it.each([
    ['numbers', { scheme: 'nhs', value: '9434765918' }, 'mistyped'],
    ['numbers', { scheme: 'upn', value: 'B123456789012' }, 'The first letter does not fit'],
    ['numbers', { scheme: 'constructor', value: '1' }, 'Select what kind of number it is'],
    ['names', { kind: 'legal' }, 'Enter a first name, a last name, or both'],
    ['homes', { kind: 'home', lines: 'x', ...dated('starts', '31/2/2020') }, 'must be a real date'],
    [
      'homes',
      { kind: 'home', postcode: 'nonsense', ...dated('starts', '1/2/2020') },
      'Enter a full UK postcode',
    ],
    ['contacts', { kind: 'email', value: 'nobody' }, 'name@example.com'],
    ['responsibility', { basis: 'mother' }, 'Select who has it'],
  ])('says what is wrong with %s %j', async (path, fields, said) => {
    const id = await add({ given: 'Wrong', family: 'Input' });
    const { status, text } = await at.frontDoor.post(`/people/${id}/facts/${path}/new`, fields);
    expect(text).toContain(said);
    expect(status).toBe(422);
  });

  it('answers what it cannot find, or cannot read, without breaking', async () => {
    const id = await add({ given: 'Robust', family: 'Page' });
    const none = '00000000-0000-7000-8000-000000000000';
    for (const path of [
      `/people/${none}`,
      `/people/${id}/facts/nothing/new`,
      `/people/${id}/facts/names/${none}`,
      '/people/no-id',
      `/people/${id}/facts/family/new?other=${none}`,
    ])
      expect((await at.frontDoor.get(path)).status, path).toBe(404);
    expect((await at.frontDoor.post(`/people/${id}/facts/family/new`, { tie: 'parent' })).status).toBe(400);
    expect(
      (await at.frontDoor.post(`/people/${id}/facts/family/new`, { tie: 'parent', other: id })).text,
    ).toContain('cannot be related to themselves');
    expect(
      (await at.frontDoor.post(`/people/${id}/about`, { born: 'unknown', version: 'x'.repeat(50) })).status,
    ).toBe(409);
    expect((await at.frontDoor.get(`/people/${id}?done=added-constructor&fact=1`)).status).toBe(200);
  });

  it('changes what is recorded about them, and shows a second writer the change without losing their words', async () => {
    const id = await add({ given: 'About', family: 'Them', born: '2012-03-04' });
    const fields = {
      born: 'date',
      'birth_date-day': '5',
      'birth_date-month': '3',
      'birth_date-year': '2012',
      pronouns: 'they and them',
    };
    const saved = await at.frontDoor.post(`/people/${id}/about`, { ...fields, version: '1' });
    expect(saved.text).toContain('5 March 2012');
    const second = await at.frontDoor.post(`/people/${id}/about`, {
      ...fields,
      first_language: 'Tigrinya',
      version: '1',
    });
    expect(second.status).toBe(409);
    expect(second.html).toContain('value="Tigrinya"');
    expect((await at.frontDoor.get(`/people/${id}/history`)).text).toMatch(
      /born 5 March 2012.*still stands.*born 4 March 2012/,
    );
  });

  it('sets a record aside that was a mistake, and brings it back', async () => {
    const id = await add({ given: 'Mistaken', family: 'Entryname' });
    expect((await at.frontDoor.post(`/people/${id}/withdrawal`, { why: '' })).text).toContain(
      'Enter why it is a mistake',
    );
    expect((await at.frontDoor.post(`/people/${id}/withdrawal`, { why: 'typed twice' })).text).toContain(
      'made by mistake (typed twice)',
    );
    expect((await at.frontDoor.get('/search?q=Mistaken%20Entryname')).text).toContain('Nobody found');
    await at.frontDoor.post(`/people/${id}/withdrawal`, { bring: 'back' });
    expect((await at.frontDoor.get('/search?q=Mistaken%20Entryname')).text).toContain('1 person');
  });
});
