import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jsonOf, kith, newFolder, removeFolder, serveKith } from '../support/kith.ts';
import type { Ended } from '../support/kith.ts';
import { writeReturn } from '../support/made-returns.ts';
import { sharedPath } from '../support/shared.ts';

type FileCount = {
  name: string;
  kind: string;
  year: number;
  rows: number;
  loaded: number;
  unchanged: number;
  updated: number;
  contested: number;
  rejected: number;
};
type Report = {
  files: FileCount[];
  people: number;
  children: number;
  episodes: number;
  contested: number;
  problems: {
    file: string;
    row: number | null;
    field: string | null;
    value: string | null;
    problem: string;
  }[];
};

const la = ['--la', 'E10000015'];
let root = '';
beforeAll(() => {
  root = newFolder();
  for (const year of [2025, 2026]) writeReturn(join(root, `clean/${year}`), { year, children: 40, seed: 7 });
  spoil(join(root, 'clean/2026'), join(root, 'spoilt'));
});
afterAll(() => removeFolder(root));

/** The same files with one date that nobody can read and one episode that ends before it begins. */
function spoil(from: string, to: string): void {
  mkdirSync(to);
  for (const name of readdirSync(from)) {
    const lines = readFileSync(join(from, name), 'utf8').split('\r\n');
    if (name === 'reviews.csv') lines[2] = lines[2]?.replace(/\d\d\/\d\d\/\d{4},PN1$/, 'last week,PN1') ?? '';
    if (name === 'episodes.csv')
      lines[1] =
        lines[1]?.replace(
          /^(MADE\w+),\d\d\/\d\d\/\d{4},(.*?,.*?,.*?,.*?,.*?),[^,]*,/,
          '$1,02/03/2026,$2,01/03/2026,',
        ) ?? '';
    writeFileSync(join(to, name), lines.join('\r\n'));
  }
}

const reportOf = (ended: Ended) => jsonOf(ended) as Report;
const sum = (report: Report, key: 'rows' | 'loaded' | 'unchanged' | 'contested' | 'rejected') =>
  report.files.reduce((all, file) => all + file[key], 0);
const load = (data: string, paths: readonly string[], more: readonly string[] = []) =>
  kith(['import', '--data', join(root, data), ...paths.map((path) => join(root, path)), ...more, '--json']);

describe('kith import', () => {
  it('asks for the authority the first time, and loads nothing', async () => {
    const { code, stdout, stderr } = await load('first', ['clean/2025']);
    expect(stderr).toMatch(/--la E\d+/);
    expect([code, stdout]).toEqual([2, '']);
  });

  it('a dry run says what would come in and leaves the database empty', async () => {
    const ended = await load('first', ['clean/2025'], [...la, '--dry-run']);
    expect(ended.code).toBe(0);
    expect(sum(reportOf(ended), 'loaded')).toBe(sum(reportOf(ended), 'rows'));
    expect((await load('first', ['clean/2025'])).code, 'still asks for the authority').toBe(2);
  });

  it('loads clean files: exit 0, one JSON document, progress on standard error', async () => {
    const ended = await load('first', ['clean/2025', 'clean/2026'], la);
    const report = reportOf(ended);
    expect(ended.code).toBe(0);
    expect(Object.keys(report)).toEqual(['files', 'people', 'children', 'episodes', 'contested', 'problems']);
    expect(Object.keys(report.files[0] ?? {}).sort()).toEqual([
      'contested',
      'kind',
      'loaded',
      'name',
      'rejected',
      'rows',
      'unchanged',
      'updated',
      'year',
    ]);
    expect([...new Set(report.files.map(({ year }) => year))].sort()).toEqual([2025, 2026]);
    expect(report.children).toBeGreaterThan(30);
    expect([report.contested, report.problems]).toEqual([0, []]);
    expect(ended.stderr).toMatch(/\d+ of \d+/);
  });

  it('remembers the authority; the same files again are all unchanged', async () => {
    const ended = await load('first', ['clean/2025', 'clean/2026']);
    const report = reportOf(ended);
    expect(ended.code).toBe(0);
    expect(sum(report, 'unchanged')).toBe(sum(report, 'rows'));
  });

  it('refuses another authority than the first', async () => {
    expect((await load('first', ['clean/2026'], ['--la', 'E06000001'])).code).toBe(2);
  });

  it('refuses --year with folders of more than one year, and takes it with one', async () => {
    const { code, stdout, stderr } = await load('first', ['clean/2025', 'clean/2026'], ['--year', '2026']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/2025/);
    expect((await load('first', ['clean/2026'], ['--year', '2026'])).code).toBe(0);
  });

  it('strict: with anything wrong nothing is loaded, exit 1', async () => {
    const report = reportOf(await expectCode(1, load('strict', ['spoilt'], [...la, '--strict'])));
    expect([sum(report, 'loaded'), sum(report, 'rejected')]).toEqual([0, sum(report, 'rows')]);
    expect((await load('strict', ['clean/2026'])).code, 'the authority was not remembered either').toBe(2);
  });

  it('one bad row never costs the good ones: exit 1, told with file, row, column and value', async () => {
    const report = reportOf(await expectCode(1, load('strict', ['spoilt'], la)));
    expect(report.contested).toBe(2);
    expect(sum(report, 'loaded')).toBe(sum(report, 'rows') - 2);
    expect(report.problems).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          file: join(root, 'spoilt/reviews.csv'),
          row: 1,
          field: 'REVIEW',
          value: 'last week',
        }),
      ]),
    );
    expect(
      report.problems.some(
        ({ file, row, problem }) => file.endsWith('episodes.csv') && row === 0 && /before/.test(problem),
      ),
    ).toBe(true);
  });

  it('contested facts are no problem for export and measures', async () => {
    const data = ['--data', join(root, 'strict'), '--json'];
    const exported = await kith(['export', 'ssda903', '--year', '2026', '--out', join(root, 'out'), ...data]);
    expect([exported.code, typeof jsonOf(exported)]).toEqual([0, 'object']);
    expect(readFileSync(join(root, 'out/reviews.csv'), 'utf8')).toContain('last week');
    expect((await kith(['measures', '--as-of', '2026-03-31', ...data])).code).toBe(0);
  });

  it('refuses files that are no return at all', async () => {
    mkdirSync(join(root, 'other'));
    writeFileSync(join(root, 'other/notes.csv'), 'a,b\r\n1,2\r\n');
    expect((await load('strict', ['other'])).code).toBe(2);
  });
});

async function expectCode(code: number, ended: Promise<Ended>): Promise<Ended> {
  const done = await ended;
  expect([done.code, done.code === code ? '' : done.stderr]).toEqual([code, '']);
  return done;
}

const fileNames = [
  'ad1.csv',
  'dolo.csv',
  'episodes.csv',
  'header.csv',
  'missing.csv',
  'oc2.csv',
  'oc3.csv',
  'placed_for_adoption.csv',
  'previous_permanence.csv',
  'reviews.csv',
  'sw_episodes.csv',
  'uasc.csv',
];

describe('kith export ssda903', () => {
  it('writes the twelve files, each with its header row, also where there is nothing to say', async () => {
    const out = join(root, 'made/for/it');
    const ended = await kith([
      'export',
      'ssda903',
      '--year',
      '2024',
      '--out',
      out,
      '--data',
      join(root, 'first'),
      '--json',
    ]);
    expect(ended.code).toBe(0);
    expect(readdirSync(out).sort()).toEqual(fileNames);
    for (const name of fileNames)
      expect(readFileSync(join(out, name), 'utf8')).toMatch(/^CHILD,[A-Z0-9_,]+\r\n/);
  });

  it('gives the same return back, and only that year', async () => {
    const out = join(root, 'back');
    await kith(['export', 'ssda903', '--year', '2025', '--out', out, '--data', join(root, 'first')]);
    for (const name of readdirSync(join(root, 'clean/2025'))) {
      const rows = (folder: string) => readFileSync(join(folder, name), 'utf8').split('\r\n').sort();
      expect(rows(out), name).toEqual(rows(join(root, 'clean/2025')));
    }
  });
});

describe('kith demo', () => {
  it('writes a county as files, the same for the same seed, and touches no database', async () => {
    const made = ['one', 'two'].map((name) => join(root, 'county', name));
    for (const out of made) {
      const ended = await expectCode(
        0,
        kith([
          'demo',
          '--children',
          '20',
          '--seed',
          '5',
          '--end-date',
          '2026-03-31',
          '--out',
          out,
          '--json',
          '--data',
          join(root, 'untouched'),
        ]),
      );
      expect(jsonOf(ended)).toMatchObject({ seed: 5 });
    }
    const [one = '', two = ''] = made;
    const episodes = (folder: string) => readFileSync(join(folder, '2026/episodes.csv'), 'utf8');
    expect(episodes(one)).toBe(episodes(two));
    expect(existsSync(join(root, 'untouched'))).toBe(false);
  });

  it('has N children in care at the end date, who load without a problem', async () => {
    const county = ['county/one/2025', 'county/one/2026'];
    await expectCode(
      0,
      load('northmoor-files', county, [
        ...la,
        '--postcodes',
        join(root, 'county/one/postcodes.csv'),
        '--providers',
        join(root, 'county/one/providers.csv'),
      ]),
    );
    const measures = jsonOf(
      await kith(['measures', '--as-of', '2026-03-31', '--data', join(root, 'northmoor-files'), '--json']),
    );
    expect(measures).toEqual(
      expect.arrayContaining([expect.objectContaining({ id: 'M-CL-01', numerator: 20 })]),
    );
  });

  it('fills an empty database, which then takes no real files and no second county', async () => {
    const data = ['--data', join(root, 'demonstration')];
    await expectCode(0, kith(['demo', '--children', '20', '--seed', '5', '--json', ...data]));
    const { code, stdout, stderr } = await load('demonstration', ['clean/2026'], la);
    expect(stderr).toMatch(/demonstration|invented/i);
    expect([code, stdout]).toEqual([2, '']);
    expect((await kith(['demo', '--children', '20', ...data])).code).toBe(2);
  });

  it('puts nothing invented beside real children', async () => {
    expect((await kith(['demo', '--children', '20', '--data', join(root, 'first')])).code).toBe(2);
  });
});

describe('a running service', () => {
  it('is joined, not fought: an import and a second command work beside it', async () => {
    const served = await serveKith(['--empty', '--data', join(root, 'shared')]);
    try {
      await expectCode(0, load('shared', ['clean/2025'], la));
      await expectCode(0, kith(['measures', '--json', '--data', join(root, 'shared')]));
      const health = await fetch(`${served.staff}/healthz`);
      expect([health.status, (await fetch(`${served.open}/healthz`)).status]).toEqual([200, 200]);
    } finally {
      expect((await served.stop()).code).toBe(0);
    }
    expect(existsSync(join(root, 'shared/postgres/postmaster.pid')), 'its server is stopped with it').toBe(
      false,
    );
  });
});

const synthetic = sharedPath('data/synthetic-ssda903');

describe.skipIf(synthetic === null)('the shared returns (../shared is not there otherwise)', () => {
  const sets = ['clean-2026', 'mixed-2024'];
  it.for(sets)('%s loads, and again is all unchanged', async (set) => {
    const paths = [`${synthetic}/${set}/this-year`, `${synthetic}/${set}/last-year`];
    const lists = ['--postcodes', `${synthetic}/postcodes.csv`, '--providers', `${synthetic}/providers.csv`];
    const again = () => kith(['import', '--data', join(root, set), ...paths, ...la, ...lists, '--json']);
    const first = await again();
    expect(first.code, first.stderr).toBeLessThan(2);
    const second = reportOf(await again());
    expect(sum(second, 'unchanged')).toBe(sum(second, 'rows'));
  });
});
