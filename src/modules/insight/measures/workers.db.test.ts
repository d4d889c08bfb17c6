import { describe, expect, it } from 'vitest';
import { measuring } from '../../../../test/support/measuring.ts';
import { newId } from '../../../platform/ids/ids.ts';

const { measure, share, child, same, run } = measuring();
const yearEnd = '2026-03-31';

type Spell = readonly [worker: string, starts: string, ends: string | null, reason?: string];

/** A child with workers one after another; returns the id. */
async function workedWith(...spells: Spell[]): Promise<string> {
  const who = await child();
  for (const [worker, starts, ends, reason] of spells) {
    await run(
      'insert into workforce.worker (id, reference) values ($1, $2) on conflict (reference) do nothing',
      [newId(), worker],
    );
    await run(
      `insert into workforce.allocation (id, person_id, worker_id, starts, ends, reason)
       select $1, $2, id, $4, $5, $6 from workforce.worker where reference = $3`,
      [newId(), who, worker, starts, ends, reason ?? null],
    );
  }
  return who;
}

const worker = (job: string | null, starts: string | null, ends: string | null = null) =>
  run('insert into workforce.worker (id, job, starts, ends) values ($1, $2, $3, $4)', [
    newId(),
    job,
    starts,
    ends,
  ]);

describe('M-CH-01, changes of worker', () => {
  it.each<[string, Spell[], number]>([
    ['the first worker is none', [['W1', '2025-06-01', null]], 0],
    [
      'another worker is one',
      [
        ['W1', '2024-01-01', '2025-06-01'],
        ['W2', '2025-06-01', null],
      ],
      1,
    ],
    [
      'the same worker again is none',
      [
        ['W1', '2024-01-01', '2025-06-01'],
        ['W1', '2025-06-01', null],
      ],
      0,
    ],
    [
      'another worker after months without any is one',
      [
        ['W1', '2024-01-01', '2024-06-01'],
        ['W2', '2025-06-01', null],
      ],
      1,
    ],
    [
      'one twelve months ago to the day is none',
      [
        ['W1', '2024-01-01', '2025-03-31'],
        ['W2', '2025-03-31', null],
      ],
      0,
    ],
    [
      'one the day after is',
      [
        ['W1', '2024-01-01', '2025-04-01'],
        ['W2', '2025-04-01', null],
      ],
      1,
    ],
    [
      'one on the day is',
      [
        ['W1', '2024-01-01', yearEnd],
        ['W2', yearEnd, null],
      ],
      1,
    ],
    [
      'one still to come is none',
      [
        ['W1', '2024-01-01', '2026-04-01'],
        ['W2', '2026-04-01', null],
      ],
      0,
    ],
  ])('%s', async (_, spells, expected) => {
    await workedWith(...spells);
    expect(await share('M-CH-01', yearEnd)).toEqual([expected, 1]);
  });

  // Ten working days after Monday 2 June 2025 is Monday 16 June.
  it.each([
    ['2025-06-16', 0, 'ten working days'],
    ['2025-06-17', 2, 'eleven'],
  ])('cover from 2 June to %s makes %i changes: %s', async (back, expected) => {
    await workedWith(
      ['W1', '2024-01-01', '2025-06-02'],
      ['W2', '2025-06-02', back, 'ABSENC'],
      ['W1', back, null],
    );
    expect(await share('M-CH-01', yearEnd)).toEqual([expected, 1]);
  });

  it('takes a short time of another kind as a change, and cover that goes on by how long it has gone on', async () => {
    await workedWith(
      ['W1', '2024-01-01', '2025-06-02'],
      ['W2', '2025-06-02', '2025-06-04', 'MANAGE'],
      ['W1', '2025-06-04', null],
    );
    expect(await share('M-CH-01', yearEnd)).toEqual([2, 1]);
    await workedWith(
      ['W1', '2024-01-01', '2026-03-20'],
      ['W2', '2026-03-20', '2026-09-01', 'ABSENC'],
      ['W1', '2026-09-01', null],
    );
    expect(await share('M-CH-01', yearEnd)).toEqual([2, 2]);
    expect(await share('M-CH-01', '2026-06-30')).toEqual([1, 2]);
  });

  it('is the mean for each child who has a worker on the day', async () => {
    await workedWith(
      ['W1', '2024-01-01', '2025-06-01'],
      ['W2', '2025-06-01', '2025-08-01'],
      ['W3', '2025-08-01', null],
    );
    await workedWith(['W1', '2024-01-01', null]);
    await workedWith(['W1', '2024-01-01', '2025-06-01'], ['W2', '2025-06-01', yearEnd]);
    expect(await measure('M-CH-01', yearEnd)).toMatchObject({ value: 1, numerator: 2, denominator: 2 });
  });

  it('follows a child through two records', async () => {
    const first = await workedWith(['W1', '2024-01-01', '2025-06-01']);
    const second = await workedWith(['W2', '2025-06-01', null]);
    expect(await share('M-CH-01', yearEnd)).toEqual([0, 1]);
    await same(first, second);
    expect(await share('M-CH-01', yearEnd)).toEqual([1, 1]);
  });
});

describe('M-CH-02, changes that our structure caused', () => {
  it.each([
    ['TSPROC', 1],
    ['ORGRST', 1],
    ['MANAGE', 0],
    ['LEFTRL', 0],
    ['CHCHAN', 0],
    [undefined, 0],
  ])('%s counts %i of 1', async (reason, expected) => {
    await workedWith(
      ['W1', '2024-01-01', '2025-06-01', 'TSPROC'],
      reason === undefined ? ['W2', '2025-06-01', null] : ['W2', '2025-06-01', null, reason],
    );
    expect(await share('M-CH-02', yearEnd)).toEqual([expected, 1]);
  });

  it.each([
    ['2024-03-31', 0],
    ['2024-04-01', 1],
    [yearEnd, 1],
    ['2026-04-01', 0],
  ])('a change on %s counts %i in the two years', async (on, expected) => {
    await workedWith(['W1', '2023-01-01', on], ['W2', on, null, 'TSPROC']);
    expect(await share('M-CH-02', yearEnd)).toEqual([expected, expected]);
  });

  it('counts every change of who has a worker, and neither short cover nor who has gone', async () => {
    await workedWith(
      ['W1', '2023-01-01', '2024-06-01'],
      ['W2', '2024-06-01', '2025-01-06', 'TSPROC'],
      ['W3', '2025-01-06', null, 'LEFTRL'],
    );
    await workedWith(
      ['W1', '2023-01-01', '2025-06-02'],
      ['W2', '2025-06-02', '2025-06-10', 'ABSENC'],
      ['W1', '2025-06-10', null, 'TSPROC'],
    );
    await workedWith(['W1', '2023-01-01', '2025-06-02'], ['W2', '2025-06-02', '2025-09-01', 'TSPROC']);
    expect(await share('M-CH-02', yearEnd)).toEqual([1, 2]);
  });
});

describe('M-WK-05, children for each worker', () => {
  it('divides the children who have a worker by the workers who have children', async () => {
    await workedWith(['W1', '2024-01-01', null]);
    await workedWith(['W1', '2024-01-01', null]);
    await workedWith(['W1', '2024-01-01', '2025-06-01'], ['W2', '2025-06-01', null]);
    await workedWith(['W3', '2024-01-01', yearEnd]);
    await workedWith(['W2', '2026-04-01', null]);
    await worker('Social worker', '2020-01-01');
    expect(await measure('M-WK-05', yearEnd)).toMatchObject({ value: 1.5, numerator: 3, denominator: 2 });
  });

  it('counts a worker from the first day and until the last, and two records as one child', async () => {
    const first = await workedWith(['W1', yearEnd, null]);
    const second = await workedWith(['W2', '2025-01-01', null]);
    await same(first, second);
    expect(await share('M-WK-05', yearEnd)).toEqual([1, 2]);
    expect(await share('M-WK-05', '2026-03-30')).toEqual([1, 1]);
  });
});

describe('M-WK-06, social workers who left', () => {
  it.each([
    ['2025-03-31', [0, 0]],
    ['2025-04-01', [1, 0]],
    [yearEnd, [1, 0]],
    ['2026-04-01', [0, 1]],
    [null, [0, 1]],
  ])('one whose last day is %s counts %j', async (ends, expected) => {
    await worker('Social worker', '2020-01-01', ends);
    expect(await share('M-WK-06', yearEnd)).toEqual(expected);
  });

  it.each([
    ['Senior social worker', 1],
    ['Social Workers', 1],
    ['Personal adviser', 0],
    ['Team manager', 0],
    [null, 0],
  ])('of the job %s counts %i', async (job, expected) => {
    await worker(job, '2020-01-01');
    expect(await share('M-WK-06', yearEnd)).toEqual([0, expected]);
  });

  it('leaves out who begins after the day and who began nobody knows when', async () => {
    await worker('Social worker', '2026-04-01');
    await worker('Social worker', null);
    await worker('Social worker', yearEnd);
    await worker('Social worker', '2020-01-01', '2025-12-31');
    expect(await measure('M-WK-06', yearEnd)).toMatchObject({ value: 100, numerator: 1, denominator: 1 });
  });
});
