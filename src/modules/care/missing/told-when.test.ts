import { describe, expect, it } from 'vitest';
import { instant } from '../../../platform/dates/instant.ts';
import { readToldMoment } from './told-when.ts';

const at = (text: string) => instant(Date.parse(text));
const now = at('2026-11-22T10:00:00Z');
const lately = { since: at('2026-11-21T22:30:00Z'), now };
const longAgo = { since: at('2026-11-19T22:30:00Z'), now };

describe('when somebody was told', () => {
  it('is the only moment between when the child was last seen and now', () => {
    expect(readToldMoment('22:45', lately)).toEqual({ at: at('2026-11-21T22:45:00Z') });
    expect(readToldMoment('6:10', lately)).toEqual({ at: at('2026-11-22T06:10:00Z') });
    expect(readToldMoment('22:30', lately)).toEqual({ at: lately.since });
  });

  it('is asked for with its day where there are several days, and never guessed', () => {
    expect(readToldMoment('22:45', longAgo)).toEqual({
      wrong: 'This was on several days. Write which day: 20/11 22:45',
    });
    expect(readToldMoment('19/11 22:45', longAgo)).toEqual({ at: at('2026-11-19T22:45:00Z') });
  });

  it('is asked for where no such time lies between', () => {
    expect(readToldMoment('22:15', lately)).toEqual({
      wrong: expect.stringContaining('does not lie between Saturday 21 November, 10:30pm') as string,
    });
  });

  it.each([
    ['yesterday 22:45', '2026-11-21T22:45:00Z'],
    ['Today at 6am', '2026-11-22T06:00:00Z'],
    ['20 November 10:45 pm', '2026-11-20T22:45:00Z'],
    ['20 nov 2026 2245', '2026-11-20T22:45:00Z'],
    ['1/7/2026 22:45', '2026-07-01T21:45:00Z'],
    ['30/12 22:45', '2025-12-30T22:45:00Z'],
  ])('%s is %s', (typed, moment) => {
    expect(readToldMoment(typed, longAgo)).toEqual({ at: at(moment) });
  });

  it.each(['late', '31/2 22:45', '40/11 22:45', '20 nolember 22:45', 'yesterday', 'today 22:45'])(
    '%s is refused',
    (typed) => {
      expect(readToldMoment(typed, longAgo)).toHaveProperty('wrong');
    },
  );
});
