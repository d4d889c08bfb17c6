import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plantChild } from '../../../../test/support/plant-care.ts';
import type { StaffFace } from '../../../../test/support/staff-face.ts';
import { now, startStaffFace } from '../../../../test/support/staff-face.ts';
import type { Role } from '../../access/index.ts';
import { keepForecast } from '../forecast/record/keep-forecast.ts';

const path = '/insight/homes-needed';
const stated = 'places=20&used=70&gained=0&lost=10&whose=document';

let test: StaffFace;
beforeAll(async () => {
  test = await startStaffFace();
});
afterAll(() => test.close());

const open = (role: Role, url: string) => test.open(role, url);

const words = (html: string) => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
const heading = (html: string) => words(/<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1] ?? '').trim();

describe('before any record', () => {
  it('says what to load', async () => {
    const page = await open('director', path);
    expect(page.status).toBe(200);
    expect(words(page.html)).toContain('Load the children looked after return');
  });
});

describe('with children in care', () => {
  beforeAll(async () => {
    for (let index = 0; index < 40; index += 1)
      await plantChild(test.owner, {
        given: `Given${index}`,
        born: `${2012 + (index % 12)}-06-01`,
        episodes: [
          {
            starts: `${2023 + (index % 3)}-0${1 + (index % 9)}-10`,
            home: index % 2 === 0 ? 'K2' : 'U6',
            ...(index % 5 === 0 ? { ends: '2026-02-14', ended: 'E4A' } : {}),
          },
        ],
        workers: [['SW1', '2024-02-01']],
      });
  });

  it('shows demand as things go now, and fills in nothing', async () => {
    const page = await open('director', path);
    expect(heading(page.html)).toMatch(
      /^By March 2031 expect \d+ children in foster families and \d+ in residential homes$/,
    );
    expect(words(page.html)).toContain('Approved foster places on 31 March 2026');
    expect(page.html).not.toMatch(/<input[^>]* checked/);
    expect(page.html).not.toMatch(/name="(places|used|gained|lost|cost-[a-z]+)" value="[^"]/);
    expect(words(page.html)).not.toContain('By area');
  });

  it('says what to recruit by when, with no cost where none is stated', async () => {
    const page = await open('director', `${path}?${stated}`);
    expect(page.status).toBe(200);
    expect(heading(page.html)).toMatch(/^\d+ more foster places by March 2027/);
    const shown = words(page.html);
    expect(shown).toContain('No cost stated');
    expect(shown).toContain('Home area not known');
    expect(shown).toContain('54% to 67% of 135 children');
  });

  it('prices the gap, and recruits nobody where there are places enough', async () => {
    const costs = '&cost-fostering=600&cost-residential=4165';
    expect(words((await open('director', `${path}?${stated}${costs}`)).html)).toMatch(/£[\d.]+m \(£/);
    const plenty = await open('director', `${path}?${stated.replace('places=20', 'places=900')}`);
    expect(heading(plenty.html)).toBe('Foster places are enough until March 2031');
  });

  it('keeps what was typed beside what is wrong', async () => {
    const page = await open('director', `${path}?${stated.replace('used=70', 'used=all')}`);
    expect(page.status).toBe(422);
    expect(page.html).toContain('value="all"');
    expect(page.html).toContain('name="places" value="20"');
    expect(words(page.html)).toContain('How many of a hundred places can be filled must be a number');
  });

  it('waits for the forecast that is kept for those who see counts only, and refuses others', async () => {
    const early = await open('lead member', `${path}?${stated}`);
    expect(early.status).toBe(200);
    expect(words(early.html)).toContain('There is no forecast yet');
    expect((await open('social worker', path)).status).toBe(403);
    expect(await keepForecast(test.database, { now: () => now })).toBe(true);
    const page = await open('lead member', `${path}?${stated}`);
    expect(heading(page.html)).toMatch(/more foster places by March 2027/);
    expect(words(page.html)).toContain('shares of 30 September 2026');
    expect(words(page.html)).toContain('too few to show');
  });
});
