import { describe, expect, it } from 'vitest';
import { askedAddress, isNarrowed, parseTimelineAsked } from './timeline-form.ts';

const id = '01990000-0000-7000-8000-000000000001';

describe('what is asked of a timeline', () => {
  it('is everything where nothing is said', () => {
    const asked = parseTimelineAsked({});
    expect(isNarrowed(asked)).toBe(false);
    expect(askedAddress(asked)).toBe('');
  });

  it('stays the same when it is written into an address and read again', () => {
    const asked = parseTimelineAsked({
      words: 'night light',
      part: 'entries',
      voice: 'child',
      significant: 'yes',
      from: '2024',
      to: '2026',
      [`with-${id}`]: 'yes',
      after: `2026-05-03_${id}_need plan ended`,
    });
    expect(asked.beside).toEqual([id]);
    const again = new URLSearchParams(askedAddress(asked, asked.after));
    expect(parseTimelineAsked(Object.fromEntries(again))).toEqual(asked);
  });

  it('leaves out what cannot be read', () => {
    expect(
      parseTimelineAsked({ part: 'secrets', from: 'then', to: '3000', after: 'x_y_z', 'with-me': 'yes' }),
    ).toEqual(parseTimelineAsked({}));
  });
});
