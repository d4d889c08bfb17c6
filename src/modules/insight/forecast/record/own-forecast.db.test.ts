import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plantChild } from '../../../../../test/support/plant-care.ts';
import type { StaffFace } from '../../../../../test/support/staff-face.ts';
import { now, startStaffFace, today } from '../../../../../test/support/staff-face.ts';
import type { Role } from '../../../access/index.ts';
import { findKeptForecast, keepFirstForecast, keepForecast } from './keep-forecast.ts';

const clock = { now: () => now };

let test: StaffFace;
beforeAll(async () => {
  test = await startStaffFace();
});
afterAll(() => test.close());

const open = (role: Role) => test.open(role, '/insight/forecast/ours');

describe('our own forecast', () => {
  it('is none before there is a record, and the page says what to load', async () => {
    expect(await keepForecast(test.database, clock)).toBe(false);
    expect((await open('director')).words).toContain('load the children looked after return');
  });

  it('is made once by day after the first load, and then at night', async () => {
    for (let index = 0; index < 40; index += 1)
      await plantChild(test.owner, {
        given: `Given${index}`,
        born: `${2010 + (index % 12)}-06-01`,
        episodes: [
          {
            starts: `${2021 + (index % 5)}-0${1 + (index % 9)}-10`,
            home: index % 10 === 0 ? 'K2' : 'U6',
            ...(index % 5 === 0 ? { ends: '2026-02-14', ended: 'E4A' } : {}),
          },
        ],
      });
    expect(await keepFirstForecast(test.database, clock)).toBe(true);
    expect(await keepFirstForecast(test.database, clock)).toBe(false);
    expect(await keepForecast(test.database, clock)).toBe(true);
    const kept = await test.database.transaction({ account: null, role: 'loader' }, today, findKeptForecast);
    expect(kept?.forecast.origin).toBe('2026-11-22');
    expect(kept?.forecast.points.at(-1)?.date).toBe('2031-11-30');
  });

  it('shows the next five 31 Marches, by home and age', async () => {
    const { words } = await open('director');
    expect(words).toMatch(/By March 2031 between \d+ and \d+, most likely \d+/);
    expect(words).toContain('Where they will live');
    expect(words).toContain('10 to 16');
  });

  it('hides small numbers from those who see counts only, and itself from those who see none', async () => {
    expect((await open('lead member')).words).toContain('Fewer than 6');
    expect((await open('director')).words).not.toContain('Fewer than 6');
    expect((await open('social worker')).status).toBe(403);
  });
});
