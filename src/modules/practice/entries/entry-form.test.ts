import { expect, it } from 'vitest';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import type { Typed } from '../../../platform/forms/posted.ts';
import { parseVisit } from './entry-form.ts';

const shared = {
  ...{
    'visited_on-day': '20',
    'visited_on-month': '11',
    'visited_on-year': '2026',
    place: 'where they live',
  },
  ...{ purpose: 'To see them', gained: 'A plan for Monday', sleeps: 'as recorded' },
};
const visit = (own: Typed, asksSleeps: boolean) =>
  parseVisit(
    { shared, own: [{ seen: 'alone', ...own }] },
    [{ personId: 'invented', firstName: 'Ada', place: 0, asksSleeps }],
    plainDate('2026-11-22'),
  );

it('takes what is said of all where they sleep for a child who lives with them', () => {
  expect(visit({}, false)).toMatchObject({ ok: true, value: { children: [{ sleeps: 'as recorded' }] } });
});

it('does not take it for a child who lives apart', () => {
  expect(visit({}, true)).toMatchObject({ ok: false, errors: [{ field: 'sleeps_0' }] });
  const said = visit({ sleeps: 'not seen' }, true);
  expect(said).toMatchObject({ ok: true, value: { children: [{ sleeps: 'not seen', sleepsApart: true }] } });
});
