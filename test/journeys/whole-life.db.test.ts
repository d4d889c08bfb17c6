import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainDate } from '../../src/platform/dates/plain-date.ts';
import { instant } from '../../src/platform/dates/instant.ts';
import { measureNamed } from '../../src/modules/insight/measures/work-out-measures.ts';
import { checkCin, checkFiles } from '../../src/modules/returns/checks/index.ts';
import { exportCin, traceCin } from '../../src/modules/returns/index.ts';
import { readPostcodeDirectory } from '../../src/formats/index.ts';
import type { Life } from './whole-life-story.ts';
import { census, findings, measures, returns } from './whole-life-expected.ts';
import { tellLate } from './whole-life-late.ts';
import { formatStory } from './whole-life-page.ts';
import { tellings } from './whole-life-tellings.ts';
import { authority, exportFiles, returned, startLife, tellAll, years } from './whole-life-world.ts';

/** Three children of one family, from the first worry to the end, told through the forms of the pages and nothing else. */
let life: Life;
const afterwards = plainDate('2027-04-10');
const written = instant(Date.parse('2027-04-10T10:00:00Z'));

beforeAll(async () => {
  life = await startLife('2021-04-01');
  await tellAll(life, tellings);
  life.face.moveTo(afterwards);
}, 240_000);
afterAll(() => life.face.close());

const asLoader = <T>(work: Parameters<typeof life.face.database.transaction<T>>[2]) =>
  life.face.database.transaction({ account: null, role: 'loader' }, afterwards, work);

describe('the return', () => {
  it.each(years)('of %i says what was told, row by row', async (year) => {
    expect(await returned(life.face, year)).toEqual(returns[year]);
  });

  it.each(years.slice(1))('of %i breaks no rule but those that find what is right', async (year) => {
    const bytesOf = async (one: number) =>
      (await exportFiles(life.face, one)).map(({ name, text }) => ({ name, bytes: text }));
    const files = { thisYear: await bytesOf(year), lastYear: await bytesOf(year - 1) };
    const directory = await readDirectory();
    const { results } = checkFiles(files, { year, authority, readPostcodes: () => directory });
    const found = results.flatMap(({ rule, found: all }) =>
      all.flatMap(({ table, rows }) =>
        [...rows].map((row) => `${rule.code} ${table.name} ${table.children.idOf(table.child[row] ?? 0)}`),
      ),
    );
    expect([...new Set(found)].sort()).toEqual(findings[year]);
  });
});

async function readDirectory() {
  const { rows } = await life.face.owner.query<{ line: string }>(
    "select concat_ws(',', postcode, area_code, easting, northing) as line from homes.postcode",
  );
  const directory = readPostcodeDirectory(
    ['pcd,laua,oseast1m,osnrth1m', ...rows.map(({ line }) => line)].join('\n'),
  );
  if (!directory.ok) throw new Error(directory.problem);
  return directory;
}

describe('the census', () => {
  const elements = [
    ...new Set(
      Object.values(census)
        .flatMap((children) => Object.values(children))
        .flatMap(Object.keys),
    ),
  ];

  it.each(years)('of %i says what was told of each child', async (year) => {
    const xml = await asLoader((db) => exportCin(db, year, written));
    const told = [...xml.matchAll(/<Child>([\s\S]*?)<\/Child>/g)].map(([, child = '']) => [
      valuesOf(child, 'LAchildID')[0],
      Object.fromEntries(
        elements.flatMap((name) =>
          valuesOf(child, name).length === 0 ? [] : [[name, valuesOf(child, name)]],
        ),
      ),
    ]);
    expect(Object.fromEntries(told)).toEqual(census[year]);
  });

  it.each(years.slice(1))('of %i breaks no rule', async (year) => {
    const { tables } = await asLoader((db) => traceCin(db, { year }, written));
    const { findings: found } = checkCin(tables, year);
    expect([...new Set(found.map(({ rule }) => rule))].sort()).toEqual([]);
  });
});

const valuesOf = (xml: string, name: string) =>
  [...xml.matchAll(new RegExp(`<${name}>([^<]*)`, 'g'))].map(([, value = '']) => value);

describe('the measures', () => {
  it.each(Object.entries(measures))('of %s count what happened', async (day, expected) => {
    const on = plainDate(day);
    const found = await life.face.database.transaction({ account: null, role: 'counter' }, on, async (db) => {
      const counted = [];
      for (const [id, , denominator] of expected) {
        const value = await measureNamed(db, id, on);
        counted.push([id, value.numerator, ...(denominator === undefined ? [] : [value.denominator])]);
      }
      return counted;
    });
    expect(found).toEqual(expected);
  });
});

it('gives the same return where all is told late, in another order, with mistakes put right', async () => {
  const late = await startLife('2021-04-01');
  try {
    await tellAll(late, tellLate(903));
    for (const year of years) expect(await returned(late.face, year), `${year}`).toEqual(returns[year]);
  } finally {
    await late.face.close();
  }
}, 240_000);

it('is a page of the documentation', async () => {
  await expect(formatStory(tellings)).toMatchFileSnapshot('../../docs/data/whole-life.md');
});
