import { describe, expect, it } from 'vitest';
import { readPostcodeDirectory } from '../../../../formats/index.ts';
import { openReturn } from './open-return.ts';
import { withPlaces } from './places.ts';

const read = readPostcodeDirectory(
  [
    'pcd,laua,oseast1m,osnrth1m',
    'AL1 1AA,E07000240,500000,200000',
    'AL1 1AB,E07000098,503219,200000',
    'CF1 1AA,W06000015,0,0',
  ].join('\n'),
);
const directory = read.ok ? read : undefined;

function place(home: string, placement: string, options: { authority?: string; isBare?: true } = {}) {
  const { authority = 'E10000015', isBare } = options;
  const known = isBare ? undefined : directory;
  const Episodes = withPlaces({ CHILD: ['1'], HOME_POST: [home], PL_POST: [placement] }, known, authority);
  const { episodes } = openReturn({ year: 2026, authority, tables: { Episodes } });
  const { HOME_LA, PL_LA, PL_LOCATION, PL_DISTANCE } = episodes;
  return [HOME_LA, PL_LA, PL_LOCATION, PL_DISTANCE].map((column) => column.text(0));
}

describe('what follows from the postcodes of an episode', () => {
  it('is the authority of both, whether the placement lies within, and how far it is', () => {
    expect(place('AL1 1AA', 'al11ab')).toEqual(['E10000015', 'E10000015', 'IN', '2.0']);
    expect(place('AL1 1AA', 'AL1 1AB', { authority: 'E10000016' })).toEqual([
      'E10000015',
      'E10000015',
      'OUT',
      '2.0',
    ]);
  });

  it('has no distance where the directory has no point', () => {
    expect(place('AL1 1AA', 'CF1 1AA')).toEqual(['E10000015', 'WAL', 'OUT', null]);
  });

  it('is blank for a postcode that the directory does not have, and without a directory', () => {
    expect(place('ZZ1 1ZZ', 'AL1 1AA')).toEqual([null, 'E10000015', 'IN', null]);
    expect(place('AL1 1AA', 'ZZ1 1ZZ')).toEqual(['E10000015', null, null, null]);
    expect(place('AL1 1AA', 'AL1 1AB', { isBare: true })).toEqual([null, null, null, null]);
  });
});
