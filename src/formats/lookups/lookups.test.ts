import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inSharedFolder } from '../shared-files.test-support.ts';
import { distanceMiles } from './distance.ts';
import { findPostcode, readPostcodeDirectory } from './postcode-directory.ts';
import type { PostcodeDirectory } from './postcode-directory.ts';
import { readProviderList } from './provider-list.ts';
import type { ProviderList } from './provider-list.ts';

const HEADER = 'pcd,laua,oseast1m,osnrth1m';

function directory(text: string, only?: string[]): PostcodeDirectory {
  const read = readPostcodeDirectory(text, only ? { only: new Set(only) } : {});
  if (!read.ok) throw new Error(read.problem);
  return read;
}

function providers(text: string | Uint8Array): ProviderList {
  const read = readProviderList(text);
  if (!read.ok) throw new Error(read.problem);
  return read;
}

describe('the postcode directory', () => {
  it('finds a postcode whatever its spaces and case', () => {
    const read = directory(`${HEADER}\nZA1 1BH,E07000098,483729,231152\n`);
    expect(findPostcode(read, ' za11bh')).toEqual({
      authority: 'E07000098',
      point: { easting: 483729, northing: 231152 },
    });
    expect(findPostcode(read, 'ZA1 1BJ')).toBeUndefined();
  });

  it('knows the column names of other editions, in any order and among others', () => {
    for (const header of [
      'osnrth1m,doterm,pcds,oslaua,oseast1m',
      'OSNRTH1M,x,PCD7,LAD25CD,OSEAST1M',
      'north1m,x,postcode,ladcd,east1m',
    ]) {
      expect(findPostcode(directory(`${header}\n2,,ZA1 1BH,E1,1\n`), 'ZA11BH')).toEqual({
        authority: 'E1',
        point: { easting: 1, northing: 2 },
      });
    }
  });

  it('has no point where the grid reference is blank or 0, and reports one that cannot be read', () => {
    const read = directory(`${HEADER}\nA1 1AA,N09,,\nA1 1AB,N09,0,0\nA1 1AC,E07,abc,5\n`);
    for (const postcode of ['A11AA', 'A11AB', 'A11AC'])
      expect(findPostcode(read, postcode)?.point).toBeNull();
    expect(read.problems.map(({ row, value }) => [row, value])).toEqual([[2, 'abc,5']]);
  });

  it('lets the first of two equal postcodes count and reports the second', () => {
    const read = directory(`${HEADER}\nA1 1AA,E1,1,1\nA11AA,E2,2,2\n,E3,3,3\n`);
    expect(findPostcode(read, 'A1 1AA')?.authority).toBe('E1');
    expect(read.problems.map(({ row }) => row)).toEqual([1, 2]);
  });

  it('keeps only the postcodes asked for', () => {
    const read = directory(`${HEADER}\nA1 1AA,E1,1,1\nA1 1AB,E2,2,2\n`, ['A11AB']);
    expect([...read.index.keys()]).toEqual(['A11AB']);
  });

  it('is refused without its columns', () => {
    expect(readPostcodeDirectory('pcd,laua\n')).toEqual({
      ok: false,
      problem: 'The file has no column oseast1m, osnrth1m',
    });
  });

  inSharedFolder('data/synthetic-ssda903', 'of the synthetic returns is read whole', (folder) => {
    const read = readPostcodeDirectory(readFileSync(join(folder, 'postcodes.csv')));
    expect(read).toMatchObject({ ok: true, problems: [] });
    if (read.ok) expect(read.index.size).toBe(200);
  });
});

describe('the provider list', () => {
  const header =
    'URN,Local authority,Placement code,Placement provider code,Deregistration date,Setting address postcode';

  it('gives each provider with its codes, its end and its postcode', () => {
    expect(providers(`${header}\nsc1,Other,"u1, U2",PR3,30/06/2023,zs101jl\nSC2,,K2,PR5,,\n`)).toEqual({
      ok: true,
      rows: 2,
      urns: ['SC1', 'SC2'],
      authorities: ['Other', null],
      placementCodes: [['U1', 'U2'], ['K2']],
      providerCodes: [['PR3'], ['PR5']],
      deregistered: ['2023-06-30', null],
      postcodes: ['ZS10 1JL', null],
      problems: [],
    });
  });

  it('reports rows without a URN, URNs that are there twice and dates that cannot be read', () => {
    const read = providers(`${header}\n,x,,,,\nA,x,,,soon,\nA,y,,,,\nB,x,,,2023-06-30 00:00:00,\n`);
    expect(read.urns).toEqual(['A', 'B']);
    expect(read.deregistered).toEqual([null, '2023-06-30']);
    expect(read.problems.map(({ row, field }) => [row, field])).toEqual([
      [0, 'URN'],
      [1, 'Deregistration date'],
      [2, 'URN'],
    ]);
  });

  it('never throws on any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        readProviderList(new Uint8Array([...new TextEncoder().encode(`${header}\n`), ...bytes]));
        readPostcodeDirectory(new Uint8Array([...new TextEncoder().encode(`${HEADER}\n`), ...bytes]));
      }),
      { seed: 903, numRuns: 300 },
    );
  });

  inSharedFolder('data/synthetic-ssda903', 'of the synthetic returns is read whole', (folder) => {
    const read = providers(readFileSync(join(folder, 'providers.csv')));
    expect(read).toMatchObject({ rows: 60, problems: [] });
    expect(read.deregistered.filter((date) => date !== null)).toHaveLength(12);
  });
});

describe('the distance between two points', () => {
  it('is in miles by the straight line, to one decimal', () => {
    // 3 km and 4 km make 5 km, and 5 / 1.6093 = 3.107.
    expect(distanceMiles({ easting: 0, northing: 0 }, { easting: 3000, northing: 4000 })).toBe(3.1);
    // 50,808 m and 33,883 m: 61.07 km, 37.9 miles.
    expect(distanceMiles({ easting: 534485, northing: 197269 }, { easting: 483677, northing: 231152 })).toBe(
      37.9,
    );
    expect(distanceMiles({ easting: 5, northing: 5 }, { easting: 5, northing: 5 })).toBe(0);
  });
});
