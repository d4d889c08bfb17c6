import { describe, expect, it } from 'vitest';
import { instant } from '../../../platform/dates/instant.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { parseSupport, parseSupportAct } from './support-form.ts';
import type { EdgeSupport, SupportTurn } from './support-rules.ts';
import {
  afterSupport,
  costSoFar,
  formatPence,
  nextSupportActs,
  plannedEndOf,
  supportsInOrder,
  supportState,
} from './support-rules.ts';

const today = plainDate('2026-11-22');
const at = instant(0);

type Told = Partial<Omit<SupportTurn, 'happenedOn' | 'until'>> & {
  readonly on?: string;
  readonly until?: string;
};

/** Support from 1 September to 1 December, unless said, of which this was said. */
function support(turns: readonly Told[] = [], planned = '2026-12-01', starts = '2026-09-01'): EdgeSupport {
  return {
    supportId: `${starts} ${planned}`,
    personId: 'one',
    versions: [
      {
        ...{ id: 'v', version: 1, kind: 'A stay', whyNow: 'x', different: 'x', saidBy: 'Mum', goals: [] },
        ...{ askedBy: 'Mum', agreedBy: 'x', givenBy: 'x', costPence: 25_000, costPer: 'week', paidBy: 'x' },
        ...{ alsoOf: [], because: null, recordedAt: at, recordedBy: null },
        starts: plainDate(starts),
        plannedEnd: plainDate(planned),
      },
    ],
    turns: turns.map(({ on = '2026-10-01', until, ...turn }, index) => ({
      ...{ id: `turn ${index}`, number: index + 1, kind: 'reviewed', words: 'x', said: null, unsaid: null },
      ...{ home: null, replaces: null, recordedAt: at, recordedBy: null },
      happenedOn: plainDate(on),
      until: until === undefined ? null : plainDate(until),
      ...turn,
    })),
  };
}

describe('how support stands', () => {
  it.each([
    ['to begin', support([], '2027-01-01', '2026-11-23')],
    ['now', support()],
    ['now', support([], '2026-11-23')],
    ['due', support([], '2026-11-22')],
    ['now', support([{ kind: 'extended', until: '2027-01-01' }], '2026-11-01')],
    ['due', support([{ kind: 'extended', until: '2026-11-20' }], '2026-11-01')],
    ['ended', support([{ kind: 'ended', home: 'yes' }])],
    ['now', support([{ kind: 'ended' }, { kind: 'taken back', replaces: 'turn 0' }])],
    ['mistake', support([{ kind: 'mistake' }])],
  ] as const)('is %s', (state, one) => {
    expect(supportState(one, today)).toBe(state);
  });

  it('goes on until the day to which it was made longer last, unless that was taken back', () => {
    const longer = { kind: 'extended', until: '2027-02-01' } as const;
    expect(plannedEndOf(support([longer]))).toBe('2027-02-01');
    expect(plannedEndOf(support([longer, { kind: 'taken back', replaces: 'turn 0' }]))).toBe('2026-12-01');
  });

  it('says what may be said: of what ended not that it ends again', () => {
    expect(nextSupportActs(support())).toEqual(['review', 'extend', 'end', 'right', 'mistake']);
    expect(nextSupportActs(support([{ kind: 'ended' }]))).toEqual(['right', 'back']);
    expect(nextSupportActs(support([{ kind: 'mistake' }]))).toEqual(['back']);
  });

  it('is listed due first, then by the day on which it is to end, what ended last', () => {
    const all = [
      support([{ kind: 'ended' }], '2026-09-20'),
      support([], '2027-03-01'),
      support([], '2026-12-01'),
      support([], '2026-11-01'),
    ];
    expect(supportsInOrder(all, today).map(plannedEndOf)).toEqual([
      '2026-11-01',
      '2026-12-01',
      '2027-03-01',
      '2026-09-20',
    ]);
  });
});

describe('what support cost', () => {
  const of = (more: Partial<Parameters<typeof costSoFar>[0]>) =>
    costSoFar(
      { costPence: 25_000, costPer: 'week', starts: plainDate('2026-11-01'), endedOn: null, ...more },
      today,
    );

  it('is a seventh of a week for each day until today, or until it ended', () => {
    expect(of({})).toBe(75_000);
    expect(of({ endedOn: plainDate('2026-11-09') })).toBe(28_571);
    expect(of({ endedOn: plainDate('2026-11-01') })).toBe(0);
  });

  it('is all of it from the first day, nothing before, and not known where none was agreed', () => {
    expect(of({ costPer: 'whole' })).toBe(25_000);
    expect(of({ costPer: 'whole', starts: plainDate('2026-11-23') })).toBe(0);
    expect(of({ costPence: null, costPer: null })).toBeNull();
  });

  it('is written in pounds', () => {
    expect([123_450, 25_000, 5].map(formatPence)).toEqual(['£1,234.50', '£250', '£0.05']);
  });
});

describe('where a child was after support ended', () => {
  const after = (
    ended: string,
    times: readonly (readonly [string, string | null])[],
    born: PlainDate | null = null,
  ) =>
    afterSupport(plainDate(ended), {
      times: times.map(([starts, ends]) => ({
        starts: plainDate(starts),
        ends: ends === null ? null : plainDate(ends),
      })),
      born,
      today,
    }).map(({ is, since }) => [is, since]);

  it('is looked at after 3, 6 and 12 months, as far as they have passed', () => {
    expect(after('2026-02-01', [])).toEqual([
      ['not in care', null],
      ['not in care', null],
      ['not yet', null],
    ]);
  });

  it('is in care since the day of the episode; who came in between and left was in care', () => {
    expect(after('2025-06-01', [['2025-10-01', '2026-03-01']])).toEqual([
      ['not in care', null],
      ['in care', '2025-10-01'],
      ['was in care', '2025-10-01'],
    ]);
  });

  it('says nothing of care that ended before, nor of who is grown up by then', () => {
    expect(after('2025-06-01', [['2024-01-01', '2025-06-01']], plainDate('2007-11-01'))).toEqual([
      ['not in care', null],
      ['grown up', null],
      ['grown up', null],
    ]);
  });
});

describe('the form of support', () => {
  const about = {
    today,
    kinds: ['A stay'],
    goals: ['g'],
    known: [{ name: 'Rosa', is: 'mother', kind: 'family' as const, id: 'mum' }],
  };
  const day = (name: string, on: string) => {
    const [year, month, date] = on.split('-');
    return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year };
  };
  const whole = {
    ...{
      kind: 'A stay',
      why_now: 'x',
      different: 'x',
      said_by: 'Rosa',
      asked_by: 'School',
      agreed_by: 'rosa',
    },
    ...{
      given_by: 'x',
      cost_per: 'week',
      cost: '£1,250.50',
      paid_by: 'The council',
      goals: ['g', 'not one'],
    },
    ...day('starts', '2026-11-01'),
    ...day('ends', '2027-02-01'),
  };
  const wrong = (more: object) => {
    const parsed = parseSupport({ ...whole, ...more }, about);
    return parsed.ok ? [] : parsed.errors.map(({ field }) => field);
  };

  it('takes pounds as pence, goals of the plan alone, and who of the family is named', () => {
    const parsed = parseSupport(whole, about);
    expect(parsed.ok && parsed.value).toMatchObject({ costPence: 125_050, goals: ['g'], alsoOf: ['mum'] });
  });

  it('has a day on which it is to end, after it begins', () => {
    expect(wrong({ 'ends-day': '', 'ends-month': '', 'ends-year': '' })).toContain('ends');
    expect(wrong(day('ends', '2026-11-01'))).toEqual(['ends']);
  });

  it('says who pays and how much, or that there is no cost', () => {
    expect(wrong({ cost: '', paid_by: '' })).toEqual(['cost', 'paid_by']);
    expect(wrong({ cost: '12.5' })).toEqual(['cost']);
    expect(wrong({ cost_per: 'none', cost: '', paid_by: '' })).toEqual([]);
    expect(wrong({ cost_per: '' })).toEqual(['cost_per']);
  });

  it('takes what is not on the list, in words', () => {
    expect(wrong({ kind: 'other' })).toEqual(['other']);
    const parsed = parseSupport({ ...whole, kind: 'other', other: 'A walk' }, about);
    expect(parsed.ok && parsed.value.kind).toBe('A walk');
  });

  it('asks at the end for the words of the family, or why there are none; not before it began', () => {
    const end = (more: object) => {
      const body = { home: 'yes', words: 'x', said: 'x', ...day('on', '2026-11-20'), ...more };
      const parsed = parseSupportAct(body, 'end', { ...about, support: support() });
      return parsed.ok ? [] : parsed.errors.map(({ field }) => field);
    };
    expect(end({})).toEqual([]);
    expect(end({ said: '' })).toEqual(['said']);
    expect(end({ said: '', unsaid: 'Asleep' })).toEqual([]);
    expect(end(day('on', '2026-08-31'))).toEqual(['on']);
    expect(end({ home: '' })).toEqual(['home']);
  });

  it('makes it longer to a later day, with why', () => {
    const longer = (until: string, words: string) => {
      const body = { words, ...day('until', until), ...day('on', '2026-11-20') };
      const parsed = parseSupportAct(body, 'extend', { ...about, support: support() });
      return parsed.ok ? [] : parsed.errors.map(({ field }) => field);
    };
    expect(longer('2026-12-01', 'x')).toEqual(['until']);
    expect(longer('2026-12-02', '')).toEqual(['words']);
    expect(longer('2026-12-02', 'x')).toEqual([]);
  });
});
