import { describe, expect, it } from 'vitest';
import { instant } from '../../../platform/dates/instant.ts';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { parseAreas, parseStar } from './star-form.ts';
import { areasOf, byGiver, changeOf, readingsFor, sayChange } from './star-rules.ts';
import type { StarReading } from './star-rules.ts';

const reading = (id: string, day: string, said: Partial<StarReading> = {}): StarReading => ({
  ...{ id, readOn: plainDate(day), byKind: 'child', byWhom: 'Ava', words: null, audience: 'staff' },
  ...{ values: {}, isTakenBack: false, changes: 0, alsoOf: [], recordedAt: instant(0), ...said },
});

describe('the areas of a star', () => {
  it('are eight, as the child calls them, and the child’s own while they are asked', () => {
    const names = areasOf([
      { area: 'mind', name: 'My head', version: 1, inUse: true },
      { area: 'own-1', name: 'My rabbit', version: 1, inUse: true },
      { area: 'own-2', name: 'Gone', version: 2, inUse: false },
      { area: 'own-2', name: 'Was here', version: 1, inUse: true },
    ]).map(({ name }) => name);
    expect(names.length).toBe(9);
    expect([names[0], names[1], names[8]]).toEqual(['My head', 'Feeling well in my body', 'My rabbit']);
  });

  it('are called as before when one of the eight is emptied; an own one that is emptied is asked no more', () => {
    const areas = areasOf([
      { area: 'mind', name: 'My head', version: 1, inUse: true },
      { area: 'own-1', name: 'My rabbit', version: 1, inUse: true },
    ]);
    const typed = Object.fromEntries(areas.map(({ area, name }) => [`name-${area}`, name]));
    const emptied = { ...typed, 'name-mind': '', 'name-own-1': '', 'name-new': 'Football' };
    const parsed = parseAreas(emptied, { areas, newArea: 'own-9' });
    const names = parsed.ok ? parsed.value : [];
    expect(names[0]).toEqual({ area: 'mind', name: 'Feeling well in my mind' });
    expect(names.slice(8)).toEqual([{ area: 'own-9', name: 'Football' }]);
  });
});

describe('readings', () => {
  const all = [
    reading('w', '2026-03-01', { byKind: 'worker', byWhom: 'Nora' }),
    reading('late', '2026-09-01', { values: { safe: 7, home: 4, people: 5 } }),
    reading('early', '2026-01-01', { byWhom: 'ava', values: { safe: 3, home: 6, people: 5, body: 2 } }),
    reading('back', '2026-10-01', { isTakenBack: true, values: { safe: 0 } }),
  ];
  const [child] = byGiver(all);

  it('are put together by who gave them, the child first, without those that were taken back', () => {
    expect(byGiver(all).map(({ byKind, readings }) => [byKind, readings.map(({ id }) => id)])).toEqual([
      ['child', ['early', 'late']],
      ['worker', ['w']],
    ]);
  });

  it('change from the first to the latest, and an area that was read once has no change', () => {
    if (!child) throw new Error('No child');
    const { areas } = changeOf(child, areasOf([]));
    const of = (area: string) => areas.find((one) => one.area === area)?.change;
    expect([of('safe'), of('home'), of('people'), of('body')]).toEqual([4, -2, 0, null]);
    expect(sayChange(areas)).toBe('Of 3 areas: 1 went up, 1 went down, 1 stayed the same');
  });

  it('are read by the family only where the child opened them', () => {
    const open = reading('open', '2026-01-01', { audience: 'family' });
    expect(readingsFor('family', [...all, open]).map(({ id }) => id)).toEqual(['open']);
    expect(readingsFor('child', [...all, open]).length).toBe(5);
  });
});

describe('a reading that is written down', () => {
  const areas = areasOf([]);
  const about = { today: plainDate('2026-11-22'), firstName: 'Ava', writer: 'Nora', areas, known: [] };
  const whole = {
    ...{ kind: 'child', audience: 'private', 'v-safe': '7', 'v-home': '' },
    ...{ 'on-day': '22', 'on-month': '11', 'on-year': '2026' },
  };

  it('has the numbers that were given and no others', () => {
    expect(parseStar(whole, about)).toMatchObject({ value: { byWhom: 'Ava', values: { safe: 7 } } });
  });

  it.each([
    [{ 'v-safe': '' }, 'Enter at least one number from 0 to 10'],
    [{ 'v-safe': '11' }, '“Feeling safe” must be between 0 and 10'],
    [{ kind: '' }, 'Select whose reading it is'],
    [{ kind: 'parent' }, 'Enter who it was, such as “Mum”'],
    [{ audience: '' }, 'Select who may read it: the child chooses'],
  ])('with %j asks: %s', (wrong, text) => {
    const parsed = parseStar({ ...whole, ...wrong }, about);
    expect(parsed.ok ? [] : parsed.errors.map((error) => error.text)).toEqual([text]);
  });
});
