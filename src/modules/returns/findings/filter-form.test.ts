import { describe, expect, it } from 'vitest';
import { readFindingsQuery, writeFindingsQuery } from './filter-form.ts';

const person = '00000000-0000-4000-8000-000000000001';

describe('the address of a list of findings', () => {
  it('comes back as it was written', () => {
    const asked = { by: 'team', page: 3, filter: { team: 'North & West', age: 'week', person } } as const;
    const query = Object.fromEntries(new URLSearchParams(writeFindingsQuery(asked)));
    expect(readFindingsQuery(query)).toEqual(asked);
  });

  it('leaves out what cannot be read', () => {
    const odd = readFindingsQuery({ by: 'weather', page: '-4', age: 'old', person: "' or 1=1" });
    expect(odd).toEqual({
      by: 'rule',
      page: 1,
      filter: { team: undefined, age: undefined, person: undefined },
    });
  });

  it('tells the team of nobody from no team asked for', () => {
    expect(readFindingsQuery({ team: '' }).filter.team).toBe('');
    expect(writeFindingsQuery({ filter: { team: '' } })).toBe('?team=');
  });
});
