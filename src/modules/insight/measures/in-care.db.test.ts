import { describe, expect, it } from 'vitest';
import { measuring } from '../../../../test/support/measuring.ts';
import type { PlantedEpisode } from '../../../../test/support/plant-care.ts';

const { measure, share, child, plant, same } = measuring();
const yearEnd = '2026-03-31';

const inCare = (...episodes: PlantedEpisode[]) => child({ episodes });
const born = (birth: string | null, ...episodes: PlantedEpisode[]) => child({ born: birth, episodes });
const [a, b, c] = [{ postcode: 'ZA1 1AA' }, { postcode: 'ZA2 2BB' }, { postcode: 'ZA3 3CC' }];
const review = (who: string, held_on: string, participation: string | null = 'PN1') =>
  plant('care.review', who, { held_on, participation });
const visit = (who: string, visited_on: string, more: Readonly<Record<string, string | boolean>> = {}) =>
  plant('practice.visit', who, { visited_on, kind: 'looked after', ...more });

/** Who no measure of children in care on the day counts. */
const leftOut: [string, string | null, PlantedEpisode][] = [
  ['short breaks', '2015-06-15', { starts: '2023-01-01', legal: 'V3' }],
  ['a recorded agreement of short breaks', '2015-06-15', { starts: '2023-01-01', legal: 'V4' }],
  ['who is 18 on the day', '2008-03-31', { starts: '2023-01-01' }],
  ['who left on the day', '2015-06-15', { starts: '2023-01-01', ends: yearEnd, ended: 'E4A' }],
];

describe('M-CL-05, reviews on time', () => {
  // 20 working days after Monday 5 January 2026 is Monday 2 February.
  it.each([
    ['on the last day', '2026-02-02', [1, 1]],
    ['a day late', '2026-02-03', [0, 1]],
  ])('the first review %s', async (_, held, expected) => {
    await review(await inCare({ starts: '2026-01-05' }), held);
    expect(await share('M-CL-05', yearEnd)).toEqual(expected);
  });

  it('counts a review that was not held as late at the end of its due day, and nobody before it', async () => {
    const who = await inCare({ starts: '2026-01-05' });
    expect(await share('M-CL-05', '2026-02-01')).toEqual([0, 0]);
    expect(await share('M-CL-05', '2026-02-02')).toEqual([0, 1]);
    await review(who, '2026-02-10');
    expect(await share('M-CL-05', '2026-02-02')).toEqual([0, 1]);
  });

  it.each([
    ['all in time', ['2025-04-10', '2025-10-10'], [1, 1]],
    ['one a day late', ['2025-04-10', '2025-10-11'], [0, 1]],
    ['none after April', ['2025-04-10'], [0, 1]],
    ['one held late whose day was before the twelve months', ['2025-04-11', '2025-10-11'], [1, 1]],
  ])('reviews every six months: %s', async (name, held, expected) => {
    const who = await inCare({ starts: '2024-01-02' });
    const october = name.includes('before the twelve') ? '2024-10-11' : '2024-10-10';
    for (const day of ['2024-01-15', '2024-04-10', october, ...held]) await review(who, day);
    expect(await share('M-CL-05', yearEnd)).toEqual(expected);
  });

  it.each([
    ['2024-09-30', '2025-05-01', 1, 'the day before the twelve months'],
    ['2024-10-01', '2025-05-01', 0, 'their first day'],
  ])('after a review on %s, one on %s counts %i: it was due on %s', async (before, held, expected) => {
    const who = await inCare({ starts: '2024-05-01' });
    for (const day of ['2024-05-20', '2024-08-01', before, held, '2025-11-01']) await review(who, day);
    expect(await share('M-CL-05', yearEnd)).toEqual([expected, 1]);
  });

  it.each([
    ['2025-12-15', 1],
    ['2025-12-16', 0],
  ])(
    'gives the second review three months from the first: held on %s it counts %i',
    async (held, expected) => {
      const who = await inCare({ starts: '2025-09-01' });
      await review(who, '2025-09-15');
      await review(who, held);
      expect(await share('M-CL-05', yearEnd)).toEqual([expected, 1]);
    },
  );

  it.each([
    ['2026-02-28', 1],
    ['2026-03-01', 0],
  ])('ends six months from 31 August with February: held on %s it counts %i', async (held, expected) => {
    const who = await inCare({ starts: '2025-05-01' });
    for (const day of ['2025-05-20', '2025-08-20', '2025-08-31', held]) await review(who, day);
    expect(await share('M-CL-05', yearEnd)).toEqual([expected, 1]);
  });

  it('looks at this time in care only, whichever record says it', async () => {
    const first = await inCare(
      { starts: '2024-01-01', ends: '2024-02-01', ended: 'E4A' },
      { starts: '2026-01-05' },
    );
    await review(first, '2024-01-20');
    expect(await share('M-CL-05', yearEnd)).toEqual([0, 1]);
    const second = await inCare();
    await review(second, '2026-01-20');
    await same(first, second);
    expect(await share('M-CL-05', yearEnd)).toEqual([1, 1]);
  });

  it.each(leftOut)('leaves out %s', async (_, birth, episode) => {
    await born(birth, episode);
    expect(await share('M-CL-05', yearEnd)).toEqual([0, 0]);
  });
});

describe('M-CL-06, reviews in which the child took part', () => {
  it.each([
    ['PN1', 1, 1],
    ['PN2', 1, 1],
    ['PN3', 1, 1],
    ['PN4', 0, 1],
    ['PN5', 1, 1],
    ['PN6', 1, 1],
    ['PN7', 0, 1],
    ['PN0', 0, 0],
    [null, 0, 1],
  ])('counts %s as %i of %i', async (code, taking, of) => {
    await review(await inCare({ starts: '2024-01-01' }), '2025-06-01', code);
    expect(await share('M-CL-06', yearEnd)).toEqual([taking, of]);
  });

  it.each<[string | null, number, string]>([
    ['2021-06-01', 1, 'on the fourth birthday'],
    ['2021-06-02', 0, 'the day before it'],
    [null, 0, 'when nobody knows the birthday'],
  ])('with a birthday on %s a review without a code counts %i: %s', async (birth, expected) => {
    await review(await born(birth, { starts: '2024-01-01' }), '2025-06-01', null);
    expect(await share('M-CL-06', yearEnd)).toEqual([0, expected]);
  });

  it('counts every review of the year and none outside it', async () => {
    const who = await inCare({ starts: '2024-01-01' });
    for (const day of ['2025-03-31', '2025-04-01', '2025-10-01', yearEnd, '2026-04-01'])
      await review(who, day, day === '2025-10-01' ? 'PN7' : 'PN6');
    expect(await share('M-CL-06', yearEnd)).toEqual([2, 3]);
    expect((await measure('M-CL-06', yearEnd)).value).toBe(66.67);
    expect(await share('M-CL-06', '2026-04-01')).toEqual([1, 1]);
  });

  it('leaves out reviews before care, after it and in short breaks', async () => {
    const who = await inCare({ starts: '2025-06-01', ends: '2025-09-01', ended: 'E4A' });
    for (const day of ['2025-05-31', '2025-09-01', '2025-09-02']) await review(who, day);
    await review(await inCare({ starts: '2025-06-01', legal: 'V4' }), '2025-07-01');
    expect(await share('M-CL-06', yearEnd)).toEqual([1, 1]);
  });
});

describe('M-CL-07, visits in time', () => {
  const visited = async (episodes: PlantedEpisode[], ...days: string[]) => {
    const who = await inCare(...episodes);
    for (const day of days) await visit(who, day);
    return who;
  };

  it.each<[string, PlantedEpisode[], string[], number]>([
    ['six weeks from the last visit, not over yet', [{ starts: '2025-12-01' }], ['2026-02-18'], 1],
    ['six weeks, over at the end of the day', [{ starts: '2025-12-01' }], ['2026-02-17'], 0],
    ['over a year in a home not meant to last', [{ starts: '2024-01-01' }], ['2026-01-01'], 0],
    ['three months in a home meant to last', [{ starts: '2024-01-01', home: 'U4' }], ['2026-01-01'], 1],
    ['three months, over', [{ starts: '2024-01-01', home: 'U1' }], ['2025-12-31'], 0],
    ['less than a year in such a home', [{ starts: '2025-03-01', home: 'U4' }], ['2026-01-01'], 0],
    [
      'with parents under an interim order, a week',
      [{ starts: '2026-02-01', home: 'P1', legal: 'C1' }],
      ['2026-03-25'],
      1,
    ],
    ['the same, the week over', [{ starts: '2026-02-01', home: 'P1', legal: 'C1' }], ['2026-03-24'], 0],
    ['with parents under a care order, six weeks', [{ starts: '2025-12-01', home: 'P1' }], ['2026-03-01'], 1],
  ])('%s', async (_, episodes, days, expected) => {
    await visited(episodes, ...days);
    expect(await share('M-CL-07', yearEnd)).toEqual([expected, 1]);
  });

  it('gives four weeks with parents under an interim order once a review was held there', async () => {
    const who = await visited([{ starts: '2026-02-01', home: 'P1', legal: 'C1' }], '2026-03-10');
    expect(await share('M-CL-07', yearEnd)).toEqual([0, 1]);
    await review(who, '2026-02-20');
    expect(await share('M-CL-07', yearEnd)).toEqual([1, 1]);
  });

  it.each([
    ['2026-03-25', 1],
    ['2026-03-24', 0],
  ])('begins anew with a new home: after a move on %s it counts %i', async (moved, expected) => {
    await visited(
      [
        { starts: '2025-12-01', ends: moved, ...a },
        { starts: moved, new: 'P', ...b },
      ],
      '2026-03-20',
    );
    expect(await share('M-CL-07', yearEnd)).toEqual([expected, 1]);
  });

  it('does not begin anew with a change of legal status or the return from a holiday', async () => {
    await visited(
      [
        { starts: '2025-12-01', ends: '2026-03-01', legal: 'C1', ...a },
        { starts: '2026-03-01', ends: '2026-03-10', new: 'L', ...a },
        { starts: '2026-03-10', ends: '2026-03-17', new: 'P', home: 'T2', ...b },
        { starts: '2026-03-17', new: 'P', ...a },
      ],
      '2026-02-25',
    );
    expect(await share('M-CL-07', yearEnd)).toEqual([1, 1]);
  });

  it('needs the child to have been seen, on a visit of this kind, by the day', async () => {
    const who = await inCare({ starts: '2025-12-01' });
    await visit(who, '2026-03-20', { seen: false });
    await visit(who, '2026-03-21', { kind: 'other' });
    await visit(who, '2025-12-05', { seen: true });
    await visit(who, '2026-04-01');
    expect(await share('M-CL-07', yearEnd)).toEqual([0, 1]);
  });

  it('has no value where the record holds no visit at all', async () => {
    const who = await inCare({ starts: '2025-12-01' });
    await visit(who, '2026-03-01', { kind: 'child protection' });
    expect(await measure('M-CL-07', yearEnd)).toMatchObject({ value: null, denominator: 0 });
  });

  it.each(leftOut)('leaves out %s', async (_, birth, episode) => {
    await visit(await born(birth, episode), '2026-03-20');
    expect(await share('M-CL-07', yearEnd)).toEqual([0, 0]);
  });
});

describe('M-CL-09, one home for two years', () => {
  const moved = (day: string, more: Partial<PlantedEpisode> = {}): PlantedEpisode[] => [
    { starts: '2023-01-01', ends: day, ...a },
    { starts: day, new: 'P', ...b, ...more },
  ];

  it.each<[string, PlantedEpisode[], readonly number[]]>([
    ['two years to the day', moved('2024-03-31'), [1, 1]],
    ['a day less', moved('2024-04-01'), [0, 1]],
    ['a move with the same carers', moved('2025-04-01', { new: 'T' }), [1, 1]],
    ['a change of legal status', moved('2025-04-01', { new: 'L', legal: 'E1' }), [1, 1]],
    ['in care for two and a half years to the day', [{ starts: '2023-09-30' }], [1, 1]],
    ['in care for a day less', [{ starts: '2023-10-01' }], [0, 0]],
    ['adopters, after a home that makes up two years', moved('2025-04-01', { home: 'A4' }), [1, 1]],
  ])('%s', async (_, episodes, expected) => {
    await inCare(...episodes);
    expect(await share('M-CL-09', yearEnd)).toEqual(expected);
  });

  it('adds only the one home before the adopters', async () => {
    await inCare(
      { starts: '2023-01-01', ends: '2024-06-01', ...a },
      { starts: '2024-06-01', ends: '2025-04-01', new: 'P', ...b },
      { starts: '2025-04-01', new: 'P', home: 'A4', ...c },
    );
    expect(await share('M-CL-09', yearEnd)).toEqual([0, 1]);
  });

  it('takes a holiday and the return from it as one home, also during the holiday', async () => {
    await inCare(
      { starts: '2023-01-01', ends: '2026-03-20', ...a },
      { starts: '2026-03-20', ends: '2026-04-03', new: 'P', home: 'T2', ...b },
      { starts: '2026-04-03', new: 'P', ...a },
    );
    expect(await share('M-CL-09', yearEnd)).toEqual([1, 1]);
    expect(await share('M-CL-09', '2026-04-30')).toEqual([1, 1]);
  });

  it.each<[string | null, number, string]>([
    ['2010-03-31', 0, '16 on the day'],
    ['2010-04-01', 1, '16 the day after'],
    [null, 0, 'not known'],
  ])('with a birthday on %s counts %i: %s', async (birth, expected) => {
    await born(birth, { starts: '2023-01-01' });
    expect(await share('M-CL-09', yearEnd)).toEqual([expected, expected]);
  });

  it('is right for a past day whatever happened since', async () => {
    await inCare(...moved('2025-06-01'));
    expect(await share('M-CL-09', '2025-07-01')).toEqual([0, 1]);
    expect(await share('M-CL-09', '2025-08-31')).toEqual([0, 1]);
    await inCare(
      { starts: '2022-01-01', ends: '2025-12-01', ...a },
      { starts: '2025-12-01', new: 'P', ...b },
    );
    expect(await share('M-CL-09', '2025-11-30')).toEqual([1, 2]);
    expect(await share('M-CL-09', yearEnd)).toEqual([0, 2]);
  });
});
