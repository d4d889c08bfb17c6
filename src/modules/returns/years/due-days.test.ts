import { describe, expect, it } from 'vitest';
import { dueDaysSetting } from './due-days.ts';

const { parse, fallback } = dueDaysSetting;
const days = { opens: '04-08', due: '07-01' };

describe('the days on which returns are due', () => {
  it('may be set for one return alone: the other keeps its usual days', () => {
    expect(parse({ ssda903: days })).toEqual({ ssda903: days, cin: fallback.cin });
    expect(parse({ cin: days })).toEqual({ ssda903: fallback.ssda903, cin: days });
  });

  it('are not read from what is no day', () => {
    expect(parse({ ssda903: { opens: '04-08', due: '13-01' } })).toBeUndefined();
    expect(parse({})).toBeUndefined();
  });
});
