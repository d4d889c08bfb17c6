import { describe, expect, it } from 'vitest';
import { refusePassword } from './password-rules.ts';

const own = ['Ada Inventedlove', 'ada.inventedlove@council.example'];

describe('a new password', () => {
  it.each([
    ['four lamps under a bridge'],
    ['ÄÖÜ äöü ßẞ naïve café'],
    ['94817365028461739502'],
    ['my password is a heron on a hill'],
    ['ada inventedlove keeps nine grey herons'],
    ['🦩🦩🦩 nine herons and a hat'],
  ])('is taken: %s', (password) => {
    expect(refusePassword(password, own)).toBeUndefined();
  });

  it.each([
    ['fourteen signs', 'too short'],
    ['🦩🦩🦩🦩🦩🦩🦩🦩🦩🦩🦩🦩🦩🦩', 'too short'],
    ['x y '.repeat(51), 'too long'],
    ['aaaaaaaaaaaaaaaaaaaa', 'too plain'],
    ['121212121212121212', 'too plain'],
    ['abcdefghijklmnopqrs', 'too plain'],
    ['qwertyuiopasdfghjkl', 'too plain'],
    ['Password123456789', 'too plain'],
    ['KithKithKithKith2026!', 'too plain'],
    ['Ada Inventedlove', 'says who you are'],
    ['ada.inventedlove@council.example', 'says who you are'],
  ])('is refused: %s is %s', (password, why) => {
    expect(refusePassword(password, own)).toBe(why);
  });
});
