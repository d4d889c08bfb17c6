import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../../../../test/support/database.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import type { CommandInput } from '../../../platform/cli/command.ts';
import { WrongUse } from '../../../platform/cli/command.ts';
import type { Read } from '../../../platform/database/database.ts';
import { instant } from '../../../platform/dates/instant.ts';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { smallFolder, writeFolder } from './published-folder.test-support.ts';
import { readFolder } from './read-folder.ts';
import { saveStatistics } from './save-statistics.ts';
import { fetchPublished, findLoad, listPublications, ownArea } from './statistic-queries.ts';
import { statsCommand } from './stats-command.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
});
afterAll(() => test.close());

const folders: (() => void)[] = [];
afterEach(() => folders.splice(0).forEach((dispose) => dispose()));

function folder(files: Readonly<Record<string, string>>): string {
  const { dir, dispose } = writeFolder(files);
  folders.push(dispose);
  return dir;
}

/** Runs `kith stats` with these words. */
async function stats(words: readonly string[], json = true) {
  const out: string[] = [];
  const input: CommandInput = {
    options: { json },
    words,
    lists: {},
    open: () => Promise.resolve({ database: test.database, close: () => Promise.resolve() }),
    now: instant(Date.parse('2026-11-22T10:00:00Z')),
    today: plainDate('2026-11-22'),
    out: (text) => void out.push(text),
    progress: () => undefined,
  };
  const code = await statsCommand.run(input);
  return { code, text: out.join('\n') };
}

/** As the application reads, for nobody in particular. */
const asApp = <T>(work: (db: Read) => Promise<T>) =>
  test.database.transaction({ account: null, role: 'app' }, plainDate('2026-11-22'), work);

const core = { file: 'cla_core', measure: 'cla_31_march' };
const fetchCore = () => asApp((db) => fetchPublished(db, [core]));
const { 'national.csv': national = '', 'cla_core.csv': coreText = '', ...others } = smallFolder;

describe('kith stats load', () => {
  it('loads a folder, ends with 0 and says what it brought', async () => {
    const { code, text } = await stats(['load', folder(smallFolder)]);
    expect(code).toBe(0);
    expect(JSON.parse(text)).toMatchObject({ values: 15, areas: 6, reported: 0, removed: [] });
    const { statistics, areas, neighbours, judgements } = await fetchCore();
    expect(statistics.value(core, '301', 2018)).toBe(410);
    expect(statistics.find(core, '301', 2025)).toMatchObject({ value: null, flag: 'c' });
    expect(areas).toHaveLength(6);
    expect(neighbours).toEqual([{ edition: 2025, area: '301', rank: 1, neighbour: '881' }]);
    expect(judgements[0]).toMatchObject({ area: '301', inspected: '2023-07-10', inCare: 'Outstanding' });
  });

  it('gives the series asked for and no other, of the areas and years asked for', async () => {
    const key = { file: 'national', measure: 'cla_31_march' };
    const both = await asApp((db) => fetchPublished(db, [core, key]));
    expect(both.statistics.value(key, 'E92000001', 2010)).toBe(64460);
    expect((await fetchCore()).statistics.all(key)).toEqual([]);
    const some = await asApp((db) =>
      fetchPublished(db, [core], { areas: ['301', 'E92000001'], since: 2020 }),
    );
    expect(some.statistics.all(core).map(({ area, year }) => [area, year])).toEqual([
      ['301', 2025],
      ['E92000001', 2025],
    ]);
  });

  it('replaces what was loaded, and says which files no longer stand', async () => {
    const changed = coreText.replace(',410.0,', ',412,');
    const { code, text } = await stats(['load', folder({ ...others, 'cla_core.csv': changed })]);
    expect(code).toBe(0);
    expect(JSON.parse(text)).toMatchObject({ removed: ['national.csv'] });
    expect((await fetchCore()).statistics.value(core, '301', 2018)).toBe(412);
    const key = { file: 'national', measure: 'cla_31_march' };
    expect((await asApp((db) => fetchPublished(db, [key]))).statistics.all(key)).toEqual([]);
    const loads = await test.owner.query('select from insight.publication_load');
    expect(loads.rowCount).toBe(2);
  });

  it('reports bad rows, ends with 1 and loads the rest', async () => {
    const bad = `${coreText}2025,la,,314 / 318,Two,cla_31_march,1,,x\n`;
    const dir = folder({ ...others, 'cla_core.csv': bad, 'national.csv': national });
    const { code, text } = await stats(['load', dir], false);
    expect(code).toBe(1);
    expect(text).toContain('cla_core.csv line 9: "314 / 318" is a joint row of several authorities');
    expect(text).toContain('1 row left out');
    expect((await fetchCore()).statistics.value(core, '301', 2018)).toBe(410);
    const load = await asApp(findLoad);
    expect(load?.files.find(({ file }) => file === 'cla_core.csv')).toMatchObject({ rows: 8, reported: 1 });
    expect(load).toMatchObject({ invented: false });
  });

  it('shows the first twenty rows of a file that are left out, and counts the others', async () => {
    const bad = `${coreText}${'2025,la,,,Nowhere,cla_31_march,1,,x\n'.repeat(30)}`;
    const { text } = await stats(['load', folder({ 'cla_core.csv': bad })], false);
    expect(text.match(/code of the area is missing/g)).toHaveLength(20);
    expect(text).toContain('cla_core.csv: and 10 more');
  });

  it('leaves what was there when it fails half-way', async () => {
    await stats(['load', folder(smallFolder)]);
    const read = await readFolder(folder(smallFolder));
    // An area twice is refused by the table, after everything before was cleared.
    const broken = { ...read, statistics: [], areas: [...read.areas, ...read.areas] };
    const save = test.database.transaction({ account: null, role: 'loader' }, null, (db) =>
      saveStatistics(db, broken, false),
    );
    await expect(save).rejects.toThrow(/duplicate key/);
    expect((await fetchCore()).statistics.value(core, '301', 2018)).toBe(410);
    expect((await asApp(findLoad))?.files.length).toBe(Object.keys(smallFolder).length);
  });

  it('refuses a folder that is not there, and one with nothing of the layout in it, and changes nothing', async () => {
    await expect(stats(['load', '/nowhere/at/all'])).rejects.toThrow(WrongUse);
    await expect(stats(['load', folder({ 'other.csv': 'a,b\n1,2\n' })])).rejects.toThrow(/none of the files/);
    await expect(stats(['load'])).rejects.toThrow(WrongUse);
    await expect(stats(['drop', 'x'])).rejects.toThrow(/no "kith stats drop"/);
    expect((await fetchCore()).statistics.value(core, '301', 2018)).toBe(410);
  });

  it('keeps the publications that values name', async () => {
    const sources =
      'src,title,publisher,released,licence,used_in\nCLA-2025,Children looked after,DfE,2025-11,OGL,cla_core\n';
    await stats(['load', folder({ ...smallFolder, 'sources.csv': sources })]);
    expect(await asApp(listPublications)).toMatchObject([{ key: 'CLA-2025', publisher: 'DfE' }]);
  });
});

describe('kith stats own', () => {
  it('says which authority this is, of those that are loaded', async () => {
    expect(await asApp(ownArea)).toBeUndefined();
    await expect(stats(['own', '826'])).rejects.toThrow(/No authority in the statistics/);
    await expect(stats(['own', 'E92000001'])).rejects.toThrow(WrongUse);
    const { code, text } = await stats(['own', '881']);
    expect([code, text]).toEqual([0, 'This is Westshire (881).']);
    expect(await asApp(ownArea)).toBe('881');
  });
});

describe('the tables of published statistics', () => {
  it('cannot be written by the application', async () => {
    const write = test.database.transaction({ account: null, role: 'app' }, null, (db) =>
      saveStatistics(
        db,
        {
          ...{ statistics: [], areas: [], neighbours: [], judgements: [], titles: [], publications: [] },
          ...{ files: [], missing: [], problems: [] },
        },
        false,
      ),
    );
    await expect(write).rejects.toThrow(/permission denied/);
  });
});
