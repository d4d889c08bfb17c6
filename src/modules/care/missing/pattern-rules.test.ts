import { describe, expect, it } from 'vitest';
import type { MissingPeer } from './missing-rules.ts';
import { listChildrenOften, listCompany, listPlaces } from './pattern-rules.ts';

let number = 0;
const time = (personId: string, found: string | null, company: readonly MissingPeer[] = []) => ({
  id: String((number += 1)),
  personId,
  state: 'back' as const,
  found,
  with: company,
});
const named = (name: string): MissingPeer => ({ peerId: null, name });
const known = (peerId: string): MissingPeer => ({ peerId, name: null });

describe('patterns', () => {
  it('count a place once for each time, however it is written', () => {
    const times = [time('ava', 'The canal'), time('ben', 'the  Canal.'), time('ava', 'the park')];
    expect(listPlaces(times)).toMatchObject([
      { words: 'The canal', times: 2, children: ['ava', 'ben'] },
      { words: 'the park', times: 1, children: ['ava'] },
    ]);
  });

  it('count somebody by their record, apart from a name that is only said', () => {
    const times = [
      time('ava', null, [known('zoe'), named('Jay'), named('jay')]),
      time('ben', null, [named('JAY')]),
    ];
    expect(listCompany(times)).toMatchObject([
      { words: 'Jay', peerId: null, times: 2, children: ['ava', 'ben'] },
      { peerId: 'zoe', times: 1, children: ['ava'] },
    ]);
  });

  it('leave out what was taken back', () => {
    const times = [{ ...time('ava', 'The canal'), state: 'taken back' as const }, time('ben', null)];
    expect(listPlaces(times)).toEqual([]);
    expect(listChildrenOften(times)).toMatchObject([{ key: 'ben', times: 1 }]);
  });
});
