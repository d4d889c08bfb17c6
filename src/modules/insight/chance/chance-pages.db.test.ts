import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StaffFace } from '../../../../test/support/staff-face.ts';
import { startStaffFace } from '../../../../test/support/staff-face.ts';
import { plantChild } from '../../../../test/support/plant-care.ts';
import type { Role } from '../../access/index.ts';

let test: StaffFace;
beforeAll(async () => {
  test = await startStaffFace();
});
afterAll(() => test.close());

const open = (role: Role, url: string) => test.open(role, url);

/** The words of a page, without its marks. */
async function read(role: Role, url: string): Promise<string> {
  const answer = await open(role, url);
  expect(answer.status, url).toBe(200);
  return answer.words;
}

/** A page counts for a moment each time it is opened, until all months are there. */
async function readUntil(role: Role, url: string, words: string): Promise<string> {
  for (let tries = 0; tries < 60; tries += 1) {
    const text = await read(role, url);
    if (text.includes(words)) return text;
  }
  return read(role, url);
}

describe('before anything is loaded', () => {
  it('says what is missing and how to get it', async () => {
    expect(await read('director', '/insight/signals')).toContain('Too little is known to say what changed');
    expect(await read('director', '/insight/signals/M-CL-04')).toContain('too few to say what is usual');
    expect(await read('director', '/insight/funnel/children-in-care')).toContain('kith stats load');
    expect(await read('director', '/insight/funnel/M-CL-08')).toContain('Fewer than three teams');
    expect(await read('director', '/insight/funnel/M-CL-01')).toContain('teams cannot be compared by it');
    expect(await read('director', '/insight/early-warning')).toContain(
      'Too little is known for early warning',
    );
    expect(await read('director', '/insight')).not.toContain('changed beyond chance');
  });

  it('knows no measure of another name, and shows nobody without county figures anything', async () => {
    expect((await open('director', '/insight/signals/M-XX-99')).status).toBe(404);
    expect((await open('director', '/insight/funnel/wealth')).status).toBe(404);
    for (const url of [
      '/insight/signals',
      '/insight/signals/M-CL-04',
      '/insight/early-warning',
      '/insight/funnel/M-CL-08',
    ])
      expect((await open('social worker', url)).status, url).toBe(403);
  });
});

describe('with children who come into care, more of them from June 2026 on', () => {
  beforeAll(async () => {
    // As the job does that keeps measures after a load: what was counted before it is not to be seen beside what came.
    await test.owner.query('delete from insight.county_count');
    const ripple = [4, 7, 3, 6, 2, 6, 3];
    for (let month = 0; month < 31; month += 1) {
      const [year, number] = [2024 + Math.floor((month + 3) / 12), ((month + 3) % 12) + 1];
      const more = year === 2026 && number >= 6 ? 14 : 0;
      for (let child = 0; child < (ripple[month % ripple.length] ?? 4) + more; child += 1)
        await plantChild(test.owner, {
          episodes: [{ starts: `${year}-${String(number).padStart(2, '0')}-10`, home: 'U6' }],
        });
    }
  }, 60_000);

  it('lists the change, says since when and what moved beneath, and opens to its chart', async () => {
    const words = await readUntil('director', '/insight/signals/M-CL-04', 'Higher than chance explains');
    expect(words).toContain('Higher than chance explains since June 2026');
    expect(words).toContain('Different beyond chance');
    expect(words).toContain('Beyond a limit');
    const list = await readUntil('director', '/insight/signals', 'Into care less out of care');
    expect(list).toMatch(/Into care less out of care Changed Higher than chance explains since June 2026/);
    expect(list).toMatch(/chance alone would still show up to \d+ of them/);
    expect(await read('director', '/insight')).toContain('All signals, and how they are found');
  });

  it('works limits out anew from a stated month, and counts in a row as the reader chooses', async () => {
    const url = '/insight/signals/M-CL-04?anew=2026-06-30&rules=making+data+count';
    const words = await read('director', url);
    expect(words).toContain('From June 2026 on: 5 months with values, too few for limits');
    expect(words).toContain('7 in a row on one side');
    expect(words).not.toContain('Higher than chance explains');
  });

  it('shows a lead member whole quarters, no parts and no way to children', async () => {
    const page = await open('lead member', '/insight/signals/M-CL-04');
    expect(page.status).toBe(200);
    expect(page.html).toContain('in each quarter');
    expect(page.html).not.toContain('What moved beneath');
    expect(page.html).not.toContain('Oct 2026');
    expect(page.html).not.toContain('the children behind it');
  });
});
