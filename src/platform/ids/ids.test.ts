import { describe, expect, it } from 'vitest';
import { isUuid, newId, parseId } from './ids.ts';

describe('a new id', () => {
  it('is a UUID of version 7 with the time in front', () => {
    const id = newId(0x0123456789ab);
    expect(isUuid(id)).toBe(true);
    expect(id).toMatch(/^01234567-89ab-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('is never one that was given before, also in the same millisecond', () => {
    expect(new Set(Array.from({ length: 5000 }, () => newId(1))).size).toBe(5000);
  });

  it('sorts after those of earlier milliseconds', () => {
    expect(newId(2) > newId(1)).toBe(true);
  });
});

it('an id from outside is read in either case, and nothing else is', () => {
  expect(parseId('01234567-89AB-7000-8000-000000000000')).toBe('01234567-89ab-7000-8000-000000000000');
  for (const text of ['', 'x', '01234567-89ab-7000-8000-00000000000', "' or true", null, 7])
    expect(parseId(text)).toBeUndefined();
});
