import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainDate } from '../../platform/dates/plain-date.ts';
import { inSharedFolder } from '../shared-files.test-support.ts';
import { writeWorkbook } from '../xlsx/write-workbook.ts';
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

  it('comes from a workbook as from a file, titles above the header or not', () => {
    const names = header.split(',');
    const day = { date: plainDate('2023-06-30') };
    const rows = [
      ['sc1', 'Other', 'u1, U2', 'PR3', day, 'zs101jl'],
      ['', '', '', '', '', ''],
      ['SC2', '', 'K2', 'PR5', '-', ''],
    ];
    const plain = writeWorkbook([{ name: 'Providers', header: names, rows }]);
    const titled = writeWorkbook([
      { name: 'Providers', header: ['Providers at 31 March'], rows: [names, ...rows] },
    ]);
    const expected = {
      ...providers(`${header}\nsc1,Other,"u1, U2",PR3,30/06/2023,zs101jl\nSC2,,K2,PR5,,\n`),
    };
    expect(providers(plain)).toEqual(expected);
    expect(providers(titled)).toEqual(expected);
  });

  it('comes from two workbooks, with addresses on a sheet of their own and supported accommodation', () => {
    const homes = writeWorkbook([
      {
        name: 'Settings and Inspection Info',
        header: ['URN', 'Local Authority', 'Provider Code', 'Provider Placement Code', 'Closed Date'],
        rows: [['SC1', 'Other', 'K2', 'PR1/PR2', '-']],
      },
      {
        name: 'Address Details',
        header: ['URN', 'Setting Postcode'],
        rows: [
          ['SC1', 'ZA1 1AA'],
          ['SC9', 'ZA9 9ZZ'],
        ],
      },
    ]);
    const others = writeWorkbook([
      {
        name: 'SA Providers',
        header: [
          'Provider local authority',
          'URN',
          'Closed date',
          'Placement provider code',
          'Setting address postcode',
        ],
        rows: [
          ['Isle', 'SA1', { date: plainDate('2024-02-01') }, 'PR4', 'ZA2 2BB'],
          ['Isle', 'SC1', null, 'PR4', null],
        ],
      },
    ]);
    expect(readProviderList(homes, others)).toEqual({
      ok: true,
      rows: 2,
      urns: ['SC1', 'SA1'],
      authorities: ['Other', 'Isle'],
      placementCodes: [['K2'], ['H5', 'K3']],
      providerCodes: [['PR1', 'PR2'], ['PR4']],
      deregistered: [null, '2024-02-01'],
      postcodes: ['ZA1 1AA', 'ZA2 2BB'],
      problems: [{ row: 1, field: 'URN', value: 'SC1', problem: 'The URN is there twice; the first counts' }],
    });
  });

  it('is refused as a workbook without a URN', () => {
    expect(readProviderList(writeWorkbook([{ name: 'x', header: ['a'], rows: [] }]))).toEqual({
      ok: false,
      problem: 'The workbook has no sheet with a column urn',
    });
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

  inSharedFolder('data/synthetic-ssda903', 'says the same as a workbook and as a file', (folder) => {
    const file = providers(readFileSync(join(folder, 'providers.csv')));
    expect(providers(readFileSync(join(folder, 'providers.xlsx')))).toEqual(file);
  });

  inSharedFolder('data/csc-validator-be-903/input', 'is read from workbooks of every year', (folder) => {
    const read = (...names: string[]) => {
      const [first = new Uint8Array(), ...others] = names.map((name) => readFileSync(join(folder, name)));
      const list = readProviderList(first, ...others);
      if (!list.ok) throw new Error(list.problem);
      const { urns, placementCodes, providerCodes, deregistered, postcodes, problems } = list;
      const last = urns.length - 1;
      return {
        urns,
        last: [placementCodes[last], providerCodes[last], deregistered[last], postcodes[last]],
        problems,
      };
    };
    expect(read('ch_fake.xlsx', 'scp_fake.xlsx')).toEqual({
      urns: ['NJASCN', 'BABABOOEY', 'P4BABOO7'],
      last: [['C0D5'], ['C0D4D0'], '2023-01-01', 'BN20 8JX'],
      problems: [],
    });
    expect(read('scp_ch_2025_fake.xlsx')).toMatchObject({
      urns: ['1', '2'],
      last: [['N1', 'H5', 'K3'], [], '2024-02-01', 'P05 7OD'],
      problems: [],
    });
    expect(read('scpch_assisted.xlsx').urns).toContain('ISL00001');
    expect(read('combined_scp_ch_fake.xlsx').urns).toContain('ARN00001');
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
