import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StaffFace } from '../../../../test/support/staff-face.ts';
import { startStaffFace, today } from '../../../../test/support/staff-face.ts';
import type { Role } from '../../access/index.ts';
import { writeFolder } from '../statistics/published-folder.test-support.ts';
import { readFolder } from '../statistics/read-folder.ts';
import { saveStatistics } from '../statistics/save-statistics.ts';
import { recordOwnArea } from '../statistics/statistic-queries.ts';

const codes = Array.from({ length: 12 }, (_, index) => String(301 + index));
const years = Array.from({ length: 16 }, (_, index) => 2010 + index);

/** Twelve invented authorities that grow by two children in a hundred each year, with a wobble; one of them without costs. */
function madeFolder(times = 1): Readonly<Record<string, string>> {
  const value = (place: number, year: number) =>
    Math.round(times * (100 + place * 60) * 1.02 ** (year - 2010) * (1 + 0.03 * Math.sin(place * 3 + year)));
  const geographies = codes.map(
    (code, place) =>
      `${code},E0900000${place},Town ${code},2010,2025,E0900000${place},E13000002,Outer London,London Borough,1,False,Outer London,True,False,`,
  );
  const core = codes.flatMap((code, place) =>
    years.map((year) => `${year},la,,${code},Town ${code},cla_31_march,${value(place, year)},,CLA-${year}`),
  );
  const costs = codes
    .slice(1)
    .flatMap((code, place) =>
      years
        .slice(6)
        .map((year) => `unit_cost_cla_week,${year},x,la,${code},${1000 + place * 10 + (year - 2016) * 50},`),
    );
  return {
    'la_geographies.csv': `la_code,ons_code,la_name,first_year,last_year,all_ons_codes,region_code,region_name,ons_la_type,ofsted_la_urn,county_council,lait_region,current,ccn_group_2020_assumed,boundary_note\n${geographies.join('\n')}\n`,
    'cla_core.csv': `year,geo_level,ons_code,la_code,la_name,measure,value,flag,source\n${core.join('\n')}\n2025,national,E92000001,,England,cla_31_march,81770,,CLA-2025\n`,
    'spend_2016_2025.csv': `measure,year_end,financial_year,geo_level,geo_code,value,flag\n${costs.join('\n')}\n`,
  };
}

let test: StaffFace;
beforeAll(async () => {
  test = await startStaffFace();
});
afterAll(() => test.close());

const open = (url: string, role: Role = 'director') => test.open(role, url);

async function read(url: string): Promise<string> {
  const answer = await open(url);
  expect(answer.status, url).toBe(200);
  return answer.words;
}

async function load(folder: Readonly<Record<string, string>>): Promise<void> {
  const { dir, dispose } = writeFolder(folder);
  await test.database.transaction({ account: null, role: 'loader' }, today, async (db) => {
    await saveStatistics(db, await readFolder(dir), true);
  });
  dispose();
}

describe('the page of forecasts', () => {
  it('says what to load before anything is loaded', async () => {
    expect(await read('/insight/forecast')).toContain('kith stats load DIR');
  });

  it('heads with its finding, shows its own back-test and the simple ways beside it', async () => {
    await load(madeFolder());
    const words = await read('/insight/forecast?area=305');
    expect(words).toMatch(/By March 2030 between \d{3} and \d{3} children in care, most likely \d{3}/);
    expect(words).toContain('Town 305');
    expect(words).toMatch(
      /Earlier forecasts were typically \d+\.\d% off, (closer than|no closer than) the last number/,
    );
    expect(words).toMatch(/March 2020 +March 2025 +\d+ +\d+ to \d+ +\d+ +(Inside|Outside)/);
    expect(words).toContain('A straight line through the past');
    expect(words).toContain('These figures are invented');
  });

  it('forecasts spend from numbers and weekly costs, and says where there is no cost', async () => {
    const words = await read('/insight/forecast?area=305');
    expect(words).toMatch(/Spend on children in care: by March 2030 between £[\d.]+m and £[\d.]+m/);
    expect(words).toMatch(/A week in care: by March 2030 between £1,\d{3} and £[12],\d{3}/);
    expect(await read('/insight/forecast?area=301')).toContain('No weekly cost of this area is loaded');
  });

  it('shows our own authority where it is known', async () => {
    await test.database.transaction({ account: null, role: 'loader' }, today, (db) =>
      recordOwnArea(db, '307'),
    );
    expect(await read('/insight/forecast')).toMatch(/Town 307 +By March 2030/);
  });

  it('works everything out anew after another load', async () => {
    const nowIn = async () => {
      const words = await read('/insight/forecast?area=305');
      return Number(/([\d,]+) children were in care/.exec(words)?.[1]?.replace(',', ''));
    };
    const before = await nowIn();
    await load(madeFolder(2));
    expect((await nowIn()) / before).toBeCloseTo(2, 1);
  });

  it('knows no area of that code, and is not for those who may not see counts of everyone', async () => {
    expect((await open('/insight/forecast?area=999')).status).toBe(404);
    expect((await open('/insight/forecast', 'social worker')).status).toBe(403);
  });
});
