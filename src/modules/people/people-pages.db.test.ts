import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startKith } from '../../../test/support/start-kith.ts';
import type { Kith } from '../../../test/support/start-kith.ts';
import { plantPerson, plantResidence } from './testing/plant-people.ts';
import type { Visit } from './testing/plain-visit.ts';
import { visit } from './testing/plain-visit.ts';

let kith: Kith;
let frontDoor: Visit;
let worker: Visit;
let leadMember: Visit;

beforeAll(async () => {
  kith = await startKith({ northmoor: 30 });
  const accountOf = async (role: string) => {
    const { rows } = await kith.owner.query<{ id: string }>(
      'select id from access.account where email = $1',
      [`${role}@northmoor.example`],
    );
    return visit(kith.staff, rows[0]?.id ?? '');
  };
  [frontDoor, worker, leadMember] = [
    await accountOf('front-door'),
    await accountOf('social-worker'),
    await accountOf('lead-member'),
  ];
}, 120_000);
afterAll(async () => {
  expect(kith.failures).toEqual([]);
  await kith.close();
});

const one = async (sql: string, values: unknown[] = []) =>
  (await kith.owner.query<{ value: string }>(sql, values)).rows[0]?.value ?? '';

describe('the search page', () => {
  it('asks first, and offers to add somebody only after a search', async () => {
    const empty = await frontDoor.get('/search');
    expect(empty.text).toContain('Find a person');
    expect(empty.text).not.toContain('Add a person');
    const nobody = await frontDoor.get('/search?q=Zzyzxqw%20Vlkjhg');
    expect(nobody.text).toContain('Nobody found');
    expect(nobody.text).toContain('the year or the month of birth');
    expect(nobody.html).toContain('/people/new?q=Zzyzxqw%20Vlkjhg');
  });

  it('shows a child without a name by the child id, with the home and the worker', async () => {
    const child = await plantPerson(kith.owner, { born: '2014-12-03', ids: { local: '04000001' } });
    const { text, html } = await frontDoor.get('/search?q=04000001');
    expect(text).toContain('1 person');
    expect(text).toContain('Child 04000001 (name not recorded)');
    expect(text).toContain('11 years old · born 3 December 2014');
    expect(text).toContain('Matched: Child id');
    expect(html).toContain(`/children/${child}`);
  });

  it('says where a child in care lives and whose work it is', async () => {
    const name =
      await one(`select n.family as value from care.episode e join people.name n on n.person_id = e.person_id
      join workforce.allocation a on a.person_id = e.person_id and a.ends is null where e.ends is null limit 1`);
    const { text } = await frontDoor.get(`/search?q=${encodeURIComponent(name)}`);
    expect(text).toMatch(/Lives: [A-Z]/);
    expect(text).toMatch(/Worker: [A-Z]/);
  });

  it('does not tell a withheld address', async () => {
    const hidden = await plantPerson(kith.owner, { given: 'Hephzibah', family: 'Withheldson' });
    await plantResidence(kith.owner, hidden, { lines: '9 Secret Close', postcode: 'NM9 9ZZ' });
    await kith.owner.query('update people.residence set withheld = true where person_id = $1', [hidden]);
    const { text } = await frontDoor.get('/search?q=Withheldson');
    expect(text).toContain('Address withheld');
    expect(text).not.toContain('Secret Close');
  });

  it('finds children by the postcodes of their episodes', async () => {
    const postcode = await one(
      'select placement_postcode as value from care.episode where placement_postcode is not null and ends is null limit 1',
    );
    expect((await frontDoor.get(`/search?q=${encodeURIComponent(postcode)}`)).text).toContain(
      'Postcode of their home',
    );
  });

  it('audits whose records it showed, and not what was typed', async () => {
    await frontDoor.get('/search?q=04000001');
    const { rows } = await kith.owner.query<{ subjects: string[]; row: string }>(
      "select subjects, row_to_json(l)::text as row from access.read_log l where audit_name = 'PeopleSearch' order by at desc limit 1",
    );
    expect(rows[0]?.subjects).toHaveLength(1);
    expect(rows[0]?.row).not.toContain('04000001');
  });

  it('is not for a lead member, and shows a worker their own children only', async () => {
    expect((await leadMember.get('/search')).status).toBe(403);
    expect((await worker.get('/search?q=04000001')).text).toContain('Nobody found');
  });

  it('answers any text without breaking', async () => {
    for (const typed of [
      "'; drop table people.person; --",
      '\u0000',
      '%',
      '\\',
      '{}',
      '𝕏'.repeat(300),
      '1/1/0000',
      '((((',
      '12345678901234567890',
    ])
      expect((await frontDoor.get(`/search?q=${encodeURIComponent(typed)}`)).status, typed).toBe(200);
    expect((await frontDoor.get('/search?q=%E0%A4%A')).status).toBeLessThan(500);
  });
});

describe('adding somebody', () => {
  it('needs a search first', async () => {
    expect((await frontDoor.get('/people/new')).path).toBe('/search');
    const { html } = await frontDoor.get('/people/new?q=maya%20brightwater%203/5/2014');
    for (const value of ['value="Maya"', 'value="Brightwater"', 'value="2014"'])
      expect(html).toContain(value);
  });

  it('shows who is likely the same before anything is saved, and adds when none is', async () => {
    const before = await plantPerson(kith.owner, {
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
    const asked = await frontDoor.post('/people/new', fields);
    expect(asked.text).toContain('Is it one of these people?');
    expect(asked.text).toContain('It is this person');
    expect(asked.html).toContain(`/children/${before}`);
    expect(await one("select count(*)::text as value from people.name where given = 'Maia'")).toBe('0');
    const added = await frontDoor.post('/people/new', { ...fields, none: 'yes' });
    expect(added.text).toContain('The person was added');
    expect(added.text).toContain('Maia Brightwater');
    expect((await frontDoor.get('/duplicates')).text).toContain('Same date of birth, names alike');
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
    const { text } = await frontDoor.post('/people/new', { ...fields, none: 'yes' });
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
    const { status, text } = await frontDoor.post('/people/new', fields);
    expect(status).toBe(422);
    expect(text).toContain(said);
  });

  it('lets a worker who sees only named people add somebody, see them, and nobody else', async () => {
    const added = await worker.post('/people/new', {
      given: 'Newly',
      family: 'Referred',
      born: 'unknown',
      none: 'yes',
    });
    expect(added.status).toBe(200);
    expect(added.text).toContain('Newly Referred');
    expect((await worker.get('/search?q=Newly%20Referred')).text).toContain('1 person');
    const other = await plantPerson(kith.owner, { given: 'Not', family: 'Theirs' });
    expect((await worker.get(`/people/${other}`)).status).toBe(404);
    expect((await worker.post(`/people/${other}/about`, { born: 'unknown', version: '1' })).status).toBe(404);
  });
});

describe('what is recorded of a person', () => {
  const add = async (facts: Parameters<typeof plantPerson>[1]) => plantPerson(kith.owner, facts);

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
      const added = await frontDoor.post(`${page}/facts/${path}/new`, first);
      expect(added.text, path).toContain(shown);
      expect(added.text, path).toContain('Put it right');
      const factId = /fact=([0-9a-f-]{36})/.exec(added.path)?.[1] ?? '';
      const fact = `${page}/facts/${path}/${factId}`;
      expect((await frontDoor.get(fact)).status).toBe(200);
      expect((await frontDoor.post(fact, { ...second, version: '1' })).text, path).toContain(changed);
      const stale = await frontDoor.post(fact, { ...first, version: '1' });
      expect(stale.status, path).toBe(409);
      expect(stale.text).toContain('Somebody else changed this while you were writing');
      expect(stale.text, path).toContain('What you wrote is below and is not saved yet');
      const removed = await frontDoor.post(`${fact}/removal`, { version: '2' });
      expect(removed.text, path).not.toContain(changed);
      expect(removed.text, path).toContain('Put it back');
      const returned = await frontDoor.post(`${fact}/return`, {});
      expect(returned.text, path).toContain(changed);
      const history = await frontDoor.get(`${page}/history`);
      expect(history.text, path).toContain(shown);
      expect(history.text, path).toContain('still stands');
    }
  });

  it('records a relationship once and shows it from both ends', async () => {
    const child = await add({ given: 'Sol', family: 'Tie', sex: 'M', born: '2015-01-01' });
    const parent = await add({ given: 'Mara', family: 'Tie', sex: 'F', born: '1985-01-01' });
    const chooser = await frontDoor.get(`/people/${child}/facts/family/new?q=Mara%20Tie`);
    expect(chooser.text).toContain('Choose');
    const added = await frontDoor.post(`/people/${child}/facts/family/new`, {
      other: parent,
      tie: 'parent',
      closeness: '5',
    });
    expect(added.text).toContain('Mara Tie');
    expect(added.text).toContain('Mother · very close');
    expect((await frontDoor.get(`/people/${parent}`)).text).toContain('Son · very close');
    expect(
      await one('select count(*)::text as value from people.relationship where $1 in (person_id, other_id)', [
        child,
      ]),
    ).toBe('1');
    const again = await frontDoor.post(`/people/${parent}/facts/family/new`, {
      other: child,
      tie: 'parent, turned',
    });
    expect(again.text).toContain('This relationship is recorded already');
    const id = await one('select id as value from people.relationship where $1 in (person_id, other_id)', [
      child,
    ]);
    const changed = await frontDoor.post(`/people/${parent}/facts/family/${id}`, {
      tie: 'grandparent, turned',
      version: '1',
    });
    expect(changed.text).toContain('Grandson');
    expect((await frontDoor.get(`/people/${child}`)).text).toContain('Grandmother');
  });

  it('ends the home before when somebody moves, and refuses two at a time', async () => {
    const id = await add({ given: 'Mover', family: 'House' });
    const home = (lines: string, starts: string, ends?: string) =>
      frontDoor.post(`/people/${id}/facts/homes/new`, {
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
    const { status, text } = await frontDoor.post(`/people/${id}/facts/${path}/new`, fields);
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
      expect((await frontDoor.get(path)).status, path).toBe(404);
    expect((await frontDoor.post(`/people/${id}/facts/family/new`, { tie: 'parent' })).status).toBe(400);
    expect(
      (await frontDoor.post(`/people/${id}/facts/family/new`, { tie: 'parent', other: id })).text,
    ).toContain('cannot be related to themselves');
    expect(
      (await frontDoor.post(`/people/${id}/about`, { born: 'unknown', version: 'x'.repeat(50) })).status,
    ).toBe(409);
    expect((await frontDoor.get(`/people/${id}?done=added-constructor&fact=1`)).status).toBe(200);
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
    const saved = await frontDoor.post(`/people/${id}/about`, { ...fields, version: '1' });
    expect(saved.text).toContain('5 March 2012');
    const second = await frontDoor.post(`/people/${id}/about`, {
      ...fields,
      first_language: 'Tigrinya',
      version: '1',
    });
    expect(second.status).toBe(409);
    expect(second.html).toContain('value="Tigrinya"');
    expect((await frontDoor.get(`/people/${id}/history`)).text).toMatch(
      /born 5 March 2012.*still stands.*born 4 March 2012/,
    );
  });

  it('sets a record aside that was a mistake, and brings it back', async () => {
    const id = await add({ given: 'Mistaken', family: 'Entryname' });
    expect((await frontDoor.post(`/people/${id}/withdrawal`, { why: '' })).text).toContain(
      'Enter why it is a mistake',
    );
    expect((await frontDoor.post(`/people/${id}/withdrawal`, { why: 'typed twice' })).text).toContain(
      'made by mistake (typed twice)',
    );
    expect((await frontDoor.get('/search?q=Mistaken%20Entryname')).text).toContain('Nobody found');
    await frontDoor.post(`/people/${id}/withdrawal`, { bring: 'back' });
    expect((await frontDoor.get('/search?q=Mistaken%20Entryname')).text).toContain('1 person');
  });
});

describe('records of the same person', () => {
  it('compares two, lists what speaks against it, joins them, and takes that back', async () => {
    const first = await plantPerson(kith.owner, {
      given: 'Twice',
      family: 'Recorded',
      born: '2013-06-06',
      ids: { nhs: '4010232137', local: '7001' },
    });
    const second = await plantPerson(kith.owner, {
      given: 'Twice',
      family: 'Recorded',
      born: '2013-06-07',
      ids: { nhs: '4010232137', local: '7002' },
    });
    await plantResidence(kith.owner, first, { lines: '1 A Road', postcode: 'NM1 1AA' });
    await plantResidence(kith.owner, second, { lines: '2 B Road', postcode: 'NM2 2BB' });
    await kith.owner.query('select people.find_likely_same(null)');
    expect((await frontDoor.get('/duplicates')).text).toContain('Same NHS number');
    const pair = `/duplicates/${first}/${second}`;
    const compared = await frontDoor.get(pair);
    for (const said of [
      'The dates of birth differ: 6 June 2013 and 7 June 2013',
      'Two different child ids',
      'Two homes at the same time, from 1 January 2020',
    ])
      expect(compared.text).toContain(said);
    expect((await frontDoor.post(pair, {})).text).toContain('Select what you decide');
    const joined = await frontDoor.post(pair, { verdict: 'one', why: 'seen together' });
    expect(joined.text).toContain('It was decided that they are the same person: seen together');
    expect((await frontDoor.get(`/people/${second}`)).path).toBe(`/people/${first}`);
    expect((await frontDoor.get(`/people/${first}`)).text).toContain(
      '2 records were found to be of this person',
    );
    expect((await frontDoor.get(`/people/${first}`)).text).toContain('2 B Road');
    const third = await plantPerson(kith.owner, { given: 'Third', family: 'Recorded' });
    expect(
      (await frontDoor.post(`/duplicates/${third}/${second}`, { verdict: 'other', why: 'x' })).text,
    ).toContain('already joined with another');
    const apart = await frontDoor.post(`${pair}/undo`, {});
    expect(apart.text).toContain('What do you decide?');
    expect((await frontDoor.get(`/people/${second}`)).text).not.toContain('2 records');
    await frontDoor.post(pair, { verdict: 'different', why: 'cousins' });
    expect((await frontDoor.get('/duplicates')).text).not.toContain('Same NHS number');
    expect(
      await one('select count(*)::text as value from people.residence where person_id = $1', [second]),
    ).toBe('1');
  });

  it('is not for a social worker, nor for a record that one may not see', async () => {
    const [a, b] = [
      await plantPerson(kith.owner, { given: 'A' }),
      await plantPerson(kith.owner, { given: 'B' }),
    ];
    expect((await worker.get('/duplicates')).status).toBe(403);
    expect((await worker.get(`/duplicates/${a}/${b}`)).status).toBe(403);
    expect((await frontDoor.get(`/duplicates/${a}/${a}`)).status).toBe(404);
  });
});

/** '1/2/2020' as the three inputs of a date. */
function dated(name: string, on: string): Record<string, string> {
  const [day = '', month = '', year = ''] = on.split('/');
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
}
