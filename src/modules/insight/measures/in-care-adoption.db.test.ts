import { describe, expect, it } from 'vitest';
import { measuring } from '../../../../test/support/measuring.ts';
import type { PlantedEpisode } from '../../../../test/support/plant-care.ts';

const { measure, share, child, plant } = measuring();
const yearEnd = '2026-03-31';

const inCare = (...episodes: PlantedEpisode[]) => child({ episodes });
const [a, b, c] = [{ postcode: 'ZA1 1AA' }, { postcode: 'ZA2 2BB' }, { postcode: 'ZA3 3CC' }];

describe('M-CL-22, from coming into care to moving in with adopters', () => {
  const adopted = (ends: string, more: Partial<PlantedEpisode> = {}): PlantedEpisode => ({
    starts: '2024-07-01',
    ends,
    new: 'P',
    home: 'A4',
    ended: 'E11',
    ...b,
    ...more,
  });
  const before: PlantedEpisode = { starts: '2024-01-01', ends: '2024-07-01', ...a };

  it('counts the days until the child moved in', async () => {
    await inCare(before, adopted('2025-10-01'));
    expect(await measure('M-CL-22', yearEnd)).toMatchObject({ value: 182, numerator: 182, denominator: 1 });
  });

  it('stops when a child came to live with carers who later adopted', async () => {
    await inCare(
      { starts: '2024-01-01', ends: '2024-02-01', ...a },
      { starts: '2024-02-01', ends: '2024-07-01', new: 'P', home: 'U5', ...b },
      adopted('2025-10-01', { new: 'T', home: 'A3', ended: 'E12' }),
    );
    expect(await share('M-CL-22', yearEnd)).toEqual([31, 1]);
  });

  it.each([
    ['2025-03-31', '2028-03-31', 0, 'three years before to the day'],
    ['2025-04-01', '2028-03-31', 1, 'the day after'],
    ['2025-10-01', '2025-09-30', 0, 'still to come'],
    ['2025-10-01', '2025-10-01', 1, 'on the day'],
  ])('an adoption on %s as of %s counts %i: %s', async (ends, day, expected) => {
    await inCare(before, adopted(ends));
    expect((await measure('M-CL-22', day)).denominator).toBe(expected);
  });

  it('leaves out who left otherwise, and whom nobody called placed for adoption', async () => {
    await inCare(before, adopted('2025-10-01', { ended: 'E4A' }));
    await inCare(before, adopted('2025-10-01', { home: 'U4' }));
    expect(await share('M-CL-22', yearEnd)).toEqual([0, 0]);
  });

  it('counts from the time in care that ended with the adoption', async () => {
    await inCare(
      { starts: '2022-01-01', ends: '2022-02-01', ...c },
      { starts: '2022-02-01', ends: '2022-05-01', new: 'P', home: 'A6', ended: 'E4A', ...a },
      before,
      adopted('2025-10-01'),
    );
    expect(await share('M-CL-22', yearEnd)).toEqual([182, 1]);
  });
});

describe('M-CL-23, from the placement order to the match', () => {
  const order: PlantedEpisode[] = [
    { starts: '2024-01-01', ends: '2025-01-10', legal: 'C1', ...a },
    { starts: '2025-01-10', ends: '2025-02-01', new: 'L', legal: 'E1', ...a },
    { starts: '2025-02-01', new: 'P', legal: 'E1', ...b },
  ];
  const match = (who: string, matched_on: string) => plant('care.adoption', who, { matched_on });

  it.each([
    ['2025-03-11', [60, 1]],
    ['2025-01-10', [0, 1]],
    ['2025-01-09', [0, 0]],
  ])('a match on %s', async (matched, expected) => {
    await match(await inCare(...order), matched);
    expect(await share('M-CL-23', yearEnd)).toEqual(expected);
  });

  it('counts from the last order before the match', async () => {
    const [first, ...rest] = order;
    await match(
      await inCare(
        { starts: '2023-01-01', ends: '2023-06-01', legal: 'E1', ...a },
        { starts: '2023-06-01', ends: '2024-01-01', new: 'L', legal: 'C2', ...a },
        { starts: '2024-01-01', ...first, new: 'L' },
        ...rest,
      ),
      '2025-03-11',
    );
    expect(await share('M-CL-23', yearEnd)).toEqual([60, 1]);
  });

  it('leaves out a match without an order and one that is still to come', async () => {
    await match(await inCare({ starts: '2024-01-01', legal: 'V2' }), '2025-03-11');
    await match(await inCare(...order), '2026-04-01');
    expect(await share('M-CL-23', yearEnd)).toEqual([0, 0]);
  });

  it.each([
    ['2028-03-11', 0],
    ['2028-03-10', 1],
  ])('on %s counts %i of a match on 11 March 2025', async (day, expected) => {
    await match(await inCare(...order), '2025-03-11');
    expect((await measure('M-CL-23', day)).denominator).toBe(expected);
  });
});
