import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { plainDate, type PlainDate } from '../dates/plain-date.ts';
import type { Id } from '../ids/ids.ts';
import { checkbox, choice, choices, tickedBox } from './choice-fields.ts';
import { date, partialDate, type PartialDate } from './date-fields.ts';
import { fieldError, optional, type Field } from './field.ts';
import { parseForm } from './form.ts';
import { email, id, integer, longText, text } from './text-fields.ts';

/** The value or the messages of one field named 'it'. */
function read<T>(field: Field<T>, body: unknown): unknown {
  const parsed = parseForm({ it: field }, body);
  return parsed.ok ? parsed.value.it : parsed.errors.map(({ text: message, href }) => `${message} (${href})`);
}

const day = (d: string, m: string, y: string) => ({ 'it-day': d, 'it-month': m, 'it-year': y });

describe('a text', () => {
  const field = text({ label: 'your first name', max: 10 });

  it('is trimmed, on one line', () => {
    expect(read(field, { it: '  Ada \r\n May ' })).toBe('Ada May');
  });

  it('is asked for when empty', () => {
    expect(read(field, { it: ' \t ' })).toEqual(['Enter your first name (#it)']);
    expect(read(field, {})).toEqual(['Enter your first name (#it)']);
  });

  it('has a most', () => {
    expect(read(field, { it: 'x'.repeat(10) })).toBe('x'.repeat(10));
    expect(read(field, { it: 'x'.repeat(11) })).toEqual([
      'Your first name must be 10 characters or less (#it)',
    ]);
  });

  it('can be stored: no NUL, no half character, composed', () => {
    expect(read(field, { it: 'a\0b\uD800c\u0007' })).toBe('ab\uFFFDc');
    expect(read(field, { it: 'Zoe\u0308' })).toBe('Zoë');
  });

  it('keeps its lines where it is long', () => {
    expect(read(longText({ label: 'what happened' }), { it: 'One.\r\n\r\nTwo.\n' })).toBe('One.\n\nTwo.');
  });
});

describe('an email address', () => {
  const field = email({ label: 'your email address' });

  it.each(['a@b.uk', "o'neil+x@mail.example.org"])('%s is one', (address) => {
    expect(read(field, { it: address })).toBe(address);
  });

  it.each(['a@b', 'a b@c.uk', 'a@@b.uk', 'a@b..uk', '@b.uk', 'a@b.uk, c@d.uk', `${'x'.repeat(250)}@b.uk`])(
    '%s is none',
    (address) => {
      expect(read(field, { it: address })).toEqual([
        'Enter an email address in the correct format, like name@example.com (#it)',
      ]);
    },
  );
});

describe('a whole number', () => {
  const field = integer({ label: 'how many beds', min: 1, max: 1200 });

  it.each([
    ['1', 1],
    ['1,200', 1200],
    [' 007 ', 7],
  ])('%s is %i', (typed, value) => {
    expect(read(field, { it: typed })).toBe(value);
  });

  it.each([
    ['', 'Enter how many beds'],
    ['two', 'How many beds must be a number'],
    ['1.5', 'How many beds must be a whole number'],
    ['1e2', 'How many beds must be a whole number'],
    ['0', 'How many beds must be between 1 and 1200'],
    ['1201', 'How many beds must be between 1 and 1200'],
  ])('%j is answered "%s"', (typed, message) => {
    expect(read(field, { it: typed })).toEqual([`${message} (#it)`]);
  });

  it('may have one limit only', () => {
    expect(read(integer({ label: 'beds', min: 1 }), { it: '0' })).toEqual(['Beds must be 1 or more (#it)']);
    expect(read(integer({ label: 'beds', max: 5 }), { it: '6' })).toEqual(['Beds must be 5 or fewer (#it)']);
    expect(read(integer({ label: 'beds' }), { it: '99999999999999999999' })).toEqual([
      'Beds must be a whole number (#it)',
    ]);
  });
});

describe('choosing', () => {
  const options = ['sea', 'hill', 'town'] as const;

  it('takes one of the options and nothing else', () => {
    expect(read(choice({ label: 'a place', options }), { it: 'hill' })).toBe('hill');
    expect(read(choice({ label: 'a place', options }), { it: 'moon' })).toEqual(['Select a place (#it)']);
    expect(read(choice({ label: 'a place', options, missing: 'Say where' }), {})).toEqual([
      'Say where (#it)',
    ]);
  });

  it('takes several, each once, in the order of the options', () => {
    const field = choices({ label: 'places', options });
    expect(read(field, { it: ['town', 'sea', 'sea', 'moon'] })).toEqual(['sea', 'town']);
    expect(read(field, { it: 'town' })).toEqual(['town']);
    expect(read(field, { it: 'moon' })).toEqual(['Select places (#it)']);
  });

  it('is a tick or none', () => {
    expect(read(checkbox(), { it: 'on' })).toBe(true);
    expect(read(checkbox(), {})).toBe(false);
    expect(read(tickedBox({ missing: 'Confirm that you have read it' }), {})).toEqual([
      'Confirm that you have read it (#it)',
    ]);
  });

  it('takes the id of a record', () => {
    const uuid = '01936f3e-0000-7000-8000-000000000001';
    expect(read(id<'thing'>({ label: 'a thing' }), { it: uuid.toUpperCase() })).toBe(uuid);
    expect(read(id<'thing'>({ label: 'a thing' }), { it: '1' })).toEqual(['Select a thing (#it)']);
  });
});

describe('a date', () => {
  const field = date({
    label: 'date of the visit',
    latest: plainDate('2026-11-22'),
    tooLate: 'must be today or in the past',
  });

  it.each([
    [day('1', '9', '2026'), '2026-09-01'],
    [day('01', ' 09 ', '2026'), '2026-09-01'],
    [day('29', 'feb', '2024'), '2024-02-29'],
    [day('22', 'November', '2026'), '2026-11-22'],
  ])('%j is %s', (body, value) => {
    expect(read(field, body)).toBe(value);
  });

  it.each([
    [day('', '', ''), 'Enter date of the visit', 'day'],
    [day('', '9', '2026'), 'Date of the visit must include a day', 'day'],
    [day('1', '', '2026'), 'Date of the visit must include a month', 'month'],
    [day('1', '', ''), 'Date of the visit must include a month and year', 'month'],
    [day('1', '9', '26'), 'Year must include 4 numbers', 'year'],
    [day('31', '9', '2026'), 'Date of the visit must be a real date', 'day'],
    [day('1', '13', '2026'), 'Date of the visit must be a real date', 'month'],
    [day('1', 'ju', '2026'), 'Date of the visit must be a real date', 'month'],
    [day('x', '13', '2026'), 'Date of the visit must be a real date', 'day'],
    [day('1', '1', '0000'), 'Date of the visit must be a real date', 'year'],
    [day('23', '11', '2026'), 'Date of the visit must be today or in the past', 'day'],
  ])('%j is answered "%s" at its %s', (body, message, part) => {
    expect(read(field, body)).toEqual([`${message} (#it-${part})`]);
  });

  it('says its limits as dates where no words are given', () => {
    const limits = { earliest: plainDate('2026-01-02'), latest: plainDate('2026-02-01') };
    expect(read(date({ label: 'start', ...limits }), day('1', '1', '2026'))).toEqual([
      'Start must be the same as or after 2 January 2026 (#it-day)',
    ]);
    expect(read(date({ label: 'start', ...limits }), day('2', '2', '2026'))).toEqual([
      'Start must be the same as or before 1 February 2026 (#it-day)',
    ]);
  });
});

describe('a date with unknown parts', () => {
  const field = partialDate({ label: 'date of birth' });
  const unknown = (d: string, m: string, y: string) => ({ ...day(d, m, y), 'it-unknown': 'yes' });

  it('may lack its day, or day and month, once somebody says so', () => {
    expect(read(field, unknown('', '5', '2014'))).toEqual({ year: 2014, month: 5, day: undefined });
    expect(read(field, unknown('', '', '2014'))).toEqual({ year: 2014, month: undefined, day: undefined });
    expect(read(field, unknown('3', '5', '2014'))).toEqual({ year: 2014, month: 5, day: 3 });
  });

  it('is asked for whole without the tick', () => {
    expect(read(field, day('', '5', '2014'))).toEqual(['Date of birth must include a day (#it-day)']);
    expect(read(field, day('3', '5', '2014'))).toEqual({ year: 2014, month: 5, day: 3 });
  });

  it.each([
    [unknown('', '5', ''), 'Date of birth must include a year (#it-year)'],
    [unknown('3', '', '2014'), 'Date of birth must include a month (#it-month)'],
    [unknown('', '14', '2014'), 'Date of birth must be a real date (#it-month)'],
    [unknown('', '', '14'), 'Year must include 4 numbers (#it-year)'],
    [unknown('30', '2', '2014'), 'Date of birth must be a real date (#it-day)'],
  ])('%j is answered %s', (body, message) => {
    expect(read(field, body)).toEqual([message]);
  });
});

describe('a form', () => {
  const schema = {
    name: text({ label: 'a name' }),
    starts: date({ label: 'start' }),
    ends: optional(date({ label: 'end' })),
    born: optional(partialDate({ label: 'birth' })),
    kinds: optional(choices({ label: 'kinds', options: ['a', 'b'] })),
    thing: optional(id<'thing'>({ label: 'a thing' })),
    size: optional(integer({ label: 'size' })),
    told: checkbox(),
  };
  const good = {
    name: 'Sea',
    'starts-day': '1',
    'starts-month': '1',
    'starts-year': '2026',
    _csrf: 'secret',
  };

  it('gives typed answers, empty ones undefined', () => {
    const parsed = parseForm(schema, good);
    expect(parsed.ok && parsed.value).toMatchObject({
      name: 'Sea',
      starts: '2026-01-01',
      ends: undefined,
      told: false,
    });
    if (!parsed.ok) throw new Error('not read');
    expectTypeOf(parsed.value.starts).toEqualTypeOf<PlainDate>();
    expectTypeOf(parsed.value.ends).toEqualTypeOf<PlainDate | undefined>();
    expectTypeOf(parsed.value.kinds).toEqualTypeOf<readonly ('a' | 'b')[] | undefined>();
    expectTypeOf(parsed.value.born).toEqualTypeOf<PartialDate | undefined>();
    expectTypeOf(parsed.value.thing).toEqualTypeOf<Id<'thing'> | undefined>();
  });

  it('lists errors in the order of the form and keeps what was typed, and only that', () => {
    const parsed = parseForm(schema, { ...good, name: ' ', 'ends-day': ' 7', kinds: ['a', 'b'] });
    expect(parsed).toEqual({
      ok: false,
      errors: [
        fieldError('name', 'Enter a name'),
        fieldError('ends', 'End must include a month and year', 'month'),
      ],
      typed: {
        name: ' ',
        'starts-day': '1',
        'starts-month': '1',
        'starts-year': '2026',
        'ends-day': ' 7',
        kinds: ['a', 'b'],
      },
    });
  });

  it('checks answers together once each alone is right', () => {
    const check = (answers: { name: string }) =>
      answers.name === 'Sea' ? [fieldError('name', 'Not the sea')] : [];
    expect(parseForm(schema, good, check)).toMatchObject({
      ok: false,
      errors: [{ text: 'Not the sea' }],
      typed: { name: 'Sea' },
    });
    expect(parseForm(schema, { ...good, name: 'Hill' }, check).ok).toBe(true);
  });

  const names = Object.entries(schema).flatMap(([name, field]) => field.names(name));
  const odd = fc.oneof(
    fc.anything(),
    fc.array(fc.string({ unit: 'binary' })),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('1', '12', '2026', '31', '-0', '٣', '\u0000', '__proto__', 'a'),
  );
  const anyBody = fc.oneof(
    fc.anything(),
    fc.dictionary(fc.constantFrom(...names, 'constructor', '__proto__', 'toString'), odd),
  );

  it('never throws, answers or explains, and what it answers can be stored', () => {
    fc.assert(
      fc.property(anyBody, (body) => {
        const parsed = parseForm(schema, body);
        if (parsed.ok) expect(parsed.value.name).toMatch(/^[^\p{Cc}\p{Surrogate}]{1,200}$/u);
        else expect(parsed.errors.length).toBeGreaterThan(0);
      }),
      { numRuns: 2000 },
    );
  });

  it('reads again what it keeps, with the same result', () => {
    fc.assert(
      fc.property(anyBody, (body) => {
        const parsed = parseForm(schema, body);
        if (!parsed.ok) expect(parseForm(schema, parsed.typed)).toEqual(parsed);
      }),
    );
  });
});
