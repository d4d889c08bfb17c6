import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { sharedMissing, sharedPath } from '../../../../test/support/shared.ts';
import { smallFolder, writeFolder } from './published-folder.test-support.ts';
import { layoutNames, publishedOf, readFolder } from './read-folder.ts';

const folders: (() => void)[] = [];
afterEach(() => folders.splice(0).forEach((dispose) => dispose()));

async function read(changed: Readonly<Record<string, string>> = {}) {
  const { dir, dispose } = writeFolder({ ...smallFolder, ...changed });
  folders.push(dispose);
  return readFolder(dir);
}

const core = { file: 'cla_core', measure: 'cla_31_march' };

/** Reads the folder with rows added to a file. */
const readWith = (file: string, ...rows: string[]) =>
  read({ [file]: `${smallFolder[file] ?? ''}${rows.join('\n')}\n` });

describe('a folder of published statistics', () => {
  it('becomes values by series, area and year', async () => {
    const { statistics } = publishedOf(await read());
    expect(statistics.value(core, '301', 2018)).toBe(410);
    expect(statistics.value(core, 'E92000001', 2025)).toBe(81770);
    expect(
      statistics.value({ file: 'deprivation_2025', measure: 'idaci_2025_average_score' }, '301', 2025),
    ).toBe(0.31);
    expect(
      statistics.find(
        { file: 'ofsted_settings_by_la', measure: "children's home/settings", category: 'private' },
        '301',
        2015,
      ),
    ).toMatchObject({ value: 4, source: 'OFSTED-PROV-2015' });
  });

  it('reads all of it without a row left out, and says which files are not there', async () => {
    const folder = await read();
    expect(folder.problems).toEqual([]);
    expect(folder.files.map(({ file, rows }) => [file, rows])).toContainEqual(['cla_core.csv', 7]);
    expect(folder.files.every(({ digest }) => /^[0-9a-f]{64}$/.test(digest))).toBe(true);
    expect(new Set([...folder.missing, ...folder.files.map(({ file }) => file)])).toEqual(
      new Set(layoutNames),
    );
    expect(folder.missing).toContain('workforce.csv');
  });

  it('keeps a blank as not published, with its flag, never as nought', async () => {
    const { statistics } = publishedOf(await read());
    expect(statistics.find(core, '301', 2025)).toMatchObject({ value: null, flag: 'c' });
    expect(statistics.value(core, '301', 2025)).toBeUndefined();
    expect(
      statistics.find(
        { file: 'ofsted_settings_by_la', measure: "children's home/places", category: 'private' },
        '301',
        2015,
      )?.value,
    ).toBeNull();
  });

  it('places a region that an early release only names, also when its code comes later in the file', async () => {
    const { statistics } = publishedOf(await read());
    expect(statistics.value(core, 'E13000002', 2018)).toBe(300);
    expect(statistics.value(core, 'E12000007', 2010)).toBe(950);
  });

  it('holds authorities, their regions, regions that only figures name, and England', async () => {
    const { areas } = await read();
    expect(areas.map(({ code, level }) => [code, level])).toEqual([
      ['301', 'authority'],
      ['881', 'authority'],
      ['E13000002', 'region'],
      ['E12000006', 'region'],
      ['E12000007', 'region'],
      ['E92000001', 'country'],
    ]);
    expect(areas.find(({ code }) => code === '881')).toMatchObject({
      assumedCounty: true,
      boundaryNote: 'to 2020, one code',
    });
  });

  it('lets the newest release stand where a file has several, and keeps the others by name', async () => {
    const { statistics } = publishedOf(await read());
    const key = { file: 'national', measure: 'cla_31_march' };
    expect(statistics.value(key, 'E92000001', 2010)).toBe(64460);
    expect(statistics.value(key, 'E92000001', 2010, 'first published')).toBe(64400);
  });

  it('takes the same row of a later publication as a revision, in whatever order they stand', async () => {
    for (const years of [
      [2023, 2025],
      [2025, 2023],
    ]) {
      const rows = years.map((year) => `2022,la,,301,Eastley,cla_31_march,${year},,${year} release`);
      const folder = await readWith('cla_core.csv', ...rows);
      expect(folder.problems).toEqual([]);
      const { statistics } = publishedOf(folder);
      expect(statistics.value(core, '301', 2022)).toBe(2025);
      expect(statistics.value(core, '301', 2022, '2023 release')).toBe(2023);
    }
  });
});

const row = (text: string) => readWith('cla_core.csv', text);

describe('a row that cannot be read', () => {
  const bad: readonly (readonly [string, string, RegExp])[] = [
    ['has too few cells', '2025,la,,881', /has 4 values, the header 9/],
    ['has too many cells', '2025,la,,881,Westshire,cla_31_march,1,,x,y', /has 10 values, the header 9/],
    ['is a joint row', '2025,la,,314 / 318,Two,cla_31_march,1,,x', /joint row/],
    ['has a value that is no number', '2025,la,,881,Westshire,cla_31_march,many,,x', /"many" is no number/],
    ['has a value with a thousands comma', '2025,la,,881,Westshire,cla_31_march,"1,234",,x', /is no number/],
    ['has a year that is no year', '25,la,,881,Westshire,cla_31_march,1,,x', /"25" is no year/],
    ['lacks the code of its area', '2025,la,,,Westshire,cla_31_march,1,,x', /code of the area is missing/],
    ['has a code that is none', '2025,la,,88,Westshire,cla_31_march,1,,x', /"88" is no code/],
    [
      'names a region that nobody knows',
      '2025,region,,,Atlantis,cla_31_march,1,,x',
      /code of the area is missing/,
    ],
    ['does not say what is measured', '2025,la,,881,Westshire,,1,,x', /what is measured/],
    ['contradicts an earlier one', '2018,la,,301,Eastley,cla_31_march,411,,First', /contradicts/],
    ['has an open quote', '2025,la,,881,"Westshire,cla_31_march,1,,x', /quote/],
  ];
  it.each(bad)(
    'because it %s is reported with its line and left out; the rest is kept',
    async (_, text, what) => {
      const folder = await row(text);
      expect(folder.problems.map(({ file, line }) => [file, line])).toEqual([['cla_core.csv', 9]]);
      expect(folder.problems[0]?.what).toMatch(what);
      expect(folder.statistics.filter(({ file }) => file === 'cla_core')).toHaveLength(7);
      expect(publishedOf(folder).statistics.value(core, '301', 2018)).toBe(410);
    },
  );

  it('is not one that says again what was said', async () => {
    const folder = await row('2018,la,,301,Eastley,cla_31_march,410.0,,First');
    expect(folder.problems).toEqual([]);
    expect(folder.statistics.filter(({ file }) => file === 'cla_core')).toHaveLength(7);
  });

  it('of a list is reported too', async () => {
    const neighbours = await readWith(
      'statistical_neighbours.csv',
      '2025,301,1,302,Close',
      '2025,301,x,302,Close',
    );
    expect(neighbours.problems.map(({ line }) => line)).toEqual([3, 4]);
    const inspections = await readWith(
      'ofsted_ilacs_history.csv',
      '301,,Eastley,,,10/07/2024,,,Good,Good,Good,Good,',
    );
    expect(inspections.problems[0]?.what).toMatch(/inspection date "10\/07\/2024" is no date/);
    expect(inspections.judgements).toHaveLength(1);
  });
});

describe('a file that cannot be read', () => {
  it('for want of a column is reported once, at its header, and the other files are kept', async () => {
    const folder = await read({ 'national.csv': 'series,year\ncla_31_march,2010\n' });
    expect(folder.problems).toEqual([
      { file: 'national.csv', line: 1, what: 'It lacks the columns value, vintage, source' },
    ]);
    expect(publishedOf(folder).statistics.value(core, '301', 2018)).toBe(410);
  });

  it('because it is empty, or a folder, is reported', async () => {
    expect((await read({ 'national.csv': '' })).problems).toEqual([
      { file: 'national.csv', line: 0, what: 'The file is empty' },
    ]);
  });
});

describe('any folder', () => {
  it('however its rows are shuffled and garbled is read without a fault, and no row is read twice', async () => {
    const lines = (smallFolder['cla_core.csv'] ?? '').trim().split('\n');
    const piece = fc.constantFrom('"', ',', '\0', '/', '\n', '-', 'NaN', '9e99', '£', '\r', ' ');
    const garble = fc.tuple(
      fc.shuffledSubarray(lines.slice(1)),
      fc.array(fc.tuple(fc.nat(200), piece), { maxLength: 6 }),
    );
    await fc.assert(
      fc.asyncProperty(garble, async ([rows, cuts]) => {
        let text = rows.join('\n');
        for (const [at, sign] of cuts) text = text.slice(0, at) + sign + text.slice(at);
        const folder = await read({ 'cla_core.csv': `${lines[0] ?? ''}\n${text}\n` });
        const kept = folder.statistics.filter(({ file }) => file === 'cla_core');
        expect(kept.every(({ value }) => value === null || Number.isFinite(value))).toBe(true);
        const count = folder.files.find(({ file }) => file === 'cla_core.csv')?.rows ?? 0;
        expect(kept.length).toBeLessThanOrEqual(count);
      }),
      { numRuns: 60 },
    );
  });
});

const official = sharedPath('data/official');

describe.skipIf(official === null)(`the official files (${sharedMissing} otherwise)`, () => {
  it('are read whole but for joint rows and rows without an area', async () => {
    const folder = await readFolder(official ?? '');
    expect(folder.missing).toEqual([]);
    const kinds = new Map<string, number>();
    for (const { file, what } of folder.problems) {
      const kind = `${file}: ${what.replace(/^".*"/, '…')}`;
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }
    expect(Object.fromEntries(kinds)).toEqual({
      'cla_characteristics.csv: The code of the area is missing': 189,
      'workforce.csv: … is a joint row of several authorities': 308,
      'ofsted_settings_by_la.csv: The code of the area is missing': 1,
    });
    expect(folder.statistics.length).toBeGreaterThan(620_000);
    const { statistics } = publishedOf(folder);
    // The README's caveat 1: March 2020 was first published as 80,080 and is now 80,000.
    const key = { file: 'national', measure: 'cla_31_march' };
    expect(statistics.value(key, 'E92000001', 2025)).toBe(81770);
    expect(statistics.value(core, 'E92000001', 2020)).toBe(80000);
  }, 60_000);
});
