import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plantChild } from '../../../../test/support/plant-care.ts';
import type { StaffFace } from '../../../../test/support/staff-face.ts';
import { startStaffFace } from '../../../../test/support/staff-face.ts';

let face: StaffFace;
beforeAll(async () => {
  face = await startStaffFace();
});
afterAll(() => face.close());

const choices = {
  name: 'Help before care',
  'months-to-full': '12',
  'price-growth': '0',
  'cost-fostering': '600',
  'cost-residential': '4165',
  'cost-supported': '900',
  'cost-other': '700',
  'cost-source': 'Made up for a test',
  'edge-of-care-reach': '80',
  'edge-of-care-avoidable-whose': 'document',
  'edge-of-care-holds-low': '50',
  'edge-of-care-holds-likely': '60',
  'edge-of-care-holds-high': '80',
  'edge-of-care-cost-whose': 'document',
};

describe('before any record', () => {
  it('says what to load, and lets nobody begin in vain', async () => {
    const page = await face.open('director', '/insight/what-if');
    expect(page.status).toBe(200);
    expect(page.words).toContain('Load the children looked after return');
    expect(page.html).not.toContain('href="/insight/what-if/new"');
  });

  it('refuses a form that is sent all the same, and says why', async () => {
    const answer = await face.send('director', '/insight/what-if', {
      on: '/insight/what-if/new',
      fields: choices,
    });
    expect(answer.status).toBe(400);
    expect(answer.words).toContain('There is no record');
  });

  it('names what to load for the best of the neighbours', async () => {
    expect((await face.open('lead member', '/insight/what-if/best-neighbour')).words).toContain(
      'kith stats load',
    );
  });
});

describe('with children in care', () => {
  let saved = '';
  beforeAll(async () => {
    for (let index = 0; index < 40; index += 1) {
      const year = 2023 + (index % 3);
      await plantChild(face.owner, {
        given: `Given${index}`,
        born: `${2010 + (index % 12)}-06-01`,
        episodes: [
          {
            starts: `${year}-0${1 + (index % 9)}-10`,
            home: index % 4 === 0 ? 'K2' : 'U6',
            ...(index % 5 === 0 ? { ends: '2026-02-14', ended: 'E4A' } : {}),
          },
        ],
        workers: [['SW1', '2024-02-01']],
      });
    }
  });

  it('works choices out and keeps them, with all that they assume', async () => {
    const answer = await face.send('analyst', '/insight/what-if', {
      on: '/insight/what-if/new',
      fields: choices,
    });
    expect(answer.status).toBe(303);
    saved = answer.to;
    const page = (await face.open('director', saved)).words;
    expect(page).toContain('fewer children in our care by');
    expect(page).toContain('8% to 65%, likeliest 39%');
    expect(page).toContain('Not a trial');
    expect(page).toContain('by analyst');
  });

  it('shows those who see counts only the result, and nothing to change it with', async () => {
    const page = await face.open('lead member', saved);
    expect(page.status).toBe(200);
    expect(page.html).not.toContain('Remove from the list');
    expect((await face.open('lead member', '/insight/what-if/new')).status).toBe(403);
    expect((await face.open('social worker', saved)).status).toBe(403);
  });

  it('keeps what was typed when something is missing', async () => {
    const answer = await face.send('analyst', '/insight/what-if', {
      on: '/insight/what-if/new',
      fields: { ...choices, 'edge-of-care-avoidable-whose': '' },
    });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('value="Help before care"');
    expect(answer.words).toContain('say whose range holds');
  });

  it('changes in place of the one before, which says so and stays', async () => {
    const changed = await face.send('analyst', `${saved}/change`, {
      on: `${saved}/change`,
      fields: { ...choices, name: 'More help' },
    });
    expect(changed.status).toBe(303);
    const old = (await face.open('analyst', saved)).words;
    expect(old).toContain('This was changed since');
    const list = (await face.open('analyst', '/insight/what-if')).words;
    expect(list).toContain('More help');
    expect(list).not.toContain('Help before care');
    const twice = await face.send('analyst', `${saved}/change`, {
      on: `${saved}/change`,
      fields: { ...choices, name: 'Mine' },
    });
    expect(twice.status).toBe(422);
    expect(twice.html).toContain('value="Mine"');
    saved = changed.to;
  });

  it('prints as a paper, works out again, leaves the list and comes back', async () => {
    expect((await face.open('lead member', `${saved}/paper`)).words).toContain('In short');
    const again = await face.send('director', `${saved}/again`, { on: saved });
    expect(again.status).toBe(303);
    saved = again.to;
    expect((await face.send('director', `${saved}/removal`, { on: saved })).status).toBe(303);
    expect((await face.open('director', '/insight/what-if')).words).toContain('None yet');
    expect((await face.send('director', `${saved}/return`, { on: saved })).status).toBe(303);
    expect((await face.open('director', '/insight/what-if')).words).toContain('More help');
  });

  it('is worked out again once when it is asked for twice at the same moment', async () => {
    const again = () => face.send('director', `${saved}/again`, { on: saved });
    const both = await Promise.all([again(), again()]);
    expect(both.map(({ status }) => status)).toEqual([303, 303]);
    const { rows } = await face.owner.query(`select 1 from insight.scenario where replaces = $1`, [
      saved.split('/').at(-1),
    ]);
    expect(rows).toHaveLength(1);
    saved = both.find(({ to }) => to !== saved)?.to ?? saved;
  });

  it('compares two, and knows none that is not there', async () => {
    const other = await face.send('analyst', '/insight/what-if', {
      on: '/insight/what-if/new',
      fields: { ...choices, name: 'Less', 'edge-of-care-reach': '20' },
    });
    const [one, two] = [saved, other.to].map((href) => href.split('/').at(-1));
    const page = await face.open('director', `/insight/what-if/compare?one=${one}&two=${two}&three=`);
    expect(page.words).toContain('Difference that each makes over five years');
    expect((await face.open('director', '/insight/what-if/compare?one=nonsense')).words).toContain(
      'Choose two or three',
    );
    expect(
      (await face.open('director', '/insight/what-if/00000000-0000-4000-8000-000000000001')).status,
    ).toBe(404);
    expect((await face.open('director', '/insight/what-if/nonsense')).status).toBe(404);
  });
});
