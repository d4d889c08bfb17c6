import { expect, it } from 'vitest';
import { parseMoment } from './restore-moment.ts';

it('reads a moment as clocks in London show it, in winter and in summer', () => {
  expect(parseMoment('2026-11-22 10:00:00')).toBe('2026-11-22T10:00:00.000Z');
  expect(parseMoment('2026-07-01 10:00')).toBe('2026-07-01T09:00:00.000Z');
});

it('reads a moment with an offset from UTC as it says', () => {
  expect(parseMoment('2026-07-01T10:00:30Z')).toBe('2026-07-01T10:00:30.000Z');
  expect(parseMoment('2026-07-01 10:00:30.250+02:00')).toBe('2026-07-01T08:00:30.250Z');
});

it.for([
  'yesterday',
  '2026-02-30 10:00',
  '2026-11-22',
  '2026-11-22 25:00',
  '2026-11-22 10:00:61',
  '22/11/2026 10:00',
])('takes "%s" for no moment', (text) => expect(parseMoment(text)).toBeUndefined());
