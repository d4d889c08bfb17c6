import { describe, expect, it } from 'vitest';
import { measuring } from '../../../../test/support/measuring.ts';
import { newId } from '../../../platform/ids/ids.ts';

const { measure, share, each, child, plant, same, died, run } = measuring();
const yearEnd = '2026-03-31';
type More = Readonly<Record<string, string | number | null>>;

describe('M-CH-14, needs in mental health without support', () => {
  const need = async (known_on: string) => {
    const person = await child();
    const need_id = newId();
    await say(person, need_id, { known_on });
    return [person, need_id] as const;
  };
  const say = (person: string, need_id: string, more: More) =>
    plant('practice.mental_health_need', person, {
      need_id,
      version: 1,
      area: 'mental health',
      said: 'I cannot sleep',
      seen: 'Tired',
      ...more,
    });
  const turn = (
    [person, need_id]: readonly [string, string],
    [number, kind, happened_on]: readonly [number, string, string],
    more: More = {},
  ) =>
    plant('practice.mental_health_turn', person, {
      need_id,
      number,
      kind,
      happened_on,
      words: 'Said',
      ...more,
    });
  const referral = newId();
  /** Of which needs the views that others read tell something. */
  const published = async (what: 'need' | 'support') =>
    (await run(`select need_id from reporting.ext_mental_health_${what}`)).map(({ need_id }) => need_id);

  it.each([
    ['2026-03-03', 1, 1],
    ['2026-03-04', 0, 1],
    ['2026-04-01', 0, 0],
  ])('known on %s counts %i of %i on 31 March 2026', async (known, ...expected) => {
    await need(known);
    expect(await share('M-CH-14', yearEnd)).toEqual(expected);
  });

  it.each<[string, readonly (readonly [kind: string, on: string])[], number, number]>([
    ['support goes on', [['started', '2026-03-31']], 0, 1],
    ['support begins tomorrow', [['started', '2026-04-01']], 1, 1],
    [
      'support ended 28 days ago',
      [
        ['started', '2025-07-01'],
        ['ended', '2026-03-03'],
      ],
      1,
      1,
    ],
    [
      'support ended 27 days ago',
      [
        ['started', '2025-07-01'],
        ['ended', '2026-03-04'],
      ],
      0,
      1,
    ],
    [
      'support ends tomorrow',
      [
        ['started', '2025-07-01'],
        ['ended', '2026-04-01'],
      ],
      0,
      1,
    ],
    ['the need is over', [['over', '2026-03-31']], 0, 0],
    ['the need is over tomorrow', [['over', '2026-04-01']], 1, 1],
    ['it was a mistake', [['mistake', '2026-03-31']], 0, 0],
  ])('%s: counts %j as %i of %i', async (_, turns, ...expected) => {
    const one = await need('2025-06-01');
    for (const [index, [kind, on]] of turns.entries()) {
      const isOfReferral = kind === 'started' || kind === 'ended';
      await turn(one, [index + 1, kind, on], isOfReferral ? { referral_id: referral } : {});
    }
    expect(await share('M-CH-14', yearEnd)).toEqual(expected);
  });

  it('does not count what was taken back, and a need put right by its last version', async () => {
    const one = await need('2025-06-01');
    const started = await turn(one, [1, 'started', '2025-07-01'], { referral_id: referral });
    await turn(one, [2, 'taken back', '2025-07-02'], { replaces: started });
    expect(await share('M-CH-14', yearEnd)).toEqual([1, 1]);
    await say(one[0], one[1], { version: 2, known_on: '2026-03-30', because: 'A wrong date' });
    expect(await share('M-CH-14', yearEnd)).toEqual([0, 1]);
  });

  it('does not count needs of another area, nor their support, and counts by the area said last', async () => {
    const before = await need('2025-06-01');
    const [who, id] = [await child(), newId()];
    await say(who, id, { known_on: '2025-06-01', area: 'substance use' });
    await turn([who, id], [1, 'started', '2025-07-01'], { referral_id: referral });
    await say(await child(), newId(), { known_on: '2025-06-01', area: 'domestic abuse' });
    expect(await share('M-CH-14', yearEnd)).toEqual([1, 1]);
    expect(await published('need')).toEqual([before[1]]);
    expect(await published('support')).toEqual([]);
    await say(who, id, { version: 2, known_on: '2025-06-01', because: 'It is this that keeps them awake' });
    await say(...before, { version: 2, known_on: '2025-06-01', area: 'substance use', because: 'It is not' });
    expect(await share('M-CH-14', yearEnd)).toEqual([0, 1]);
    expect([await published('need'), await published('support')]).toEqual([[id], [id]]);
  });
});

describe('M-SY-18, at home after help at the edge of care', () => {
  const helped = (person: string, starts: string, more: More = {}) =>
    plant('practice.edge_support', person, {
      support_id: newId(),
      version: 1,
      kind: 'Respite',
      why_now: 'Tired',
      different: 'Sleep',
      said_by: 'Mum',
      asked_by: 'Mum',
      agreed_by: 'Sam',
      given_by: 'Pat',
      starts,
      planned_end: '2027-01-01',
      ...more,
    });
  const parts = async () =>
    (await measure('M-SY-18', yearEnd)).parts
      .map(({ title, numerator, rest }) => [title, numerator, rest])
      .sort();
  const six = 'After 6 months';
  const twelve = 'After 12 months';

  it('has twelve months for each part, and each child once in each', async () => {
    const cases = [
      ['2024-03-31', 0],
      ['2024-04-01', 1],
      ['2024-09-30', 1],
      ['2024-10-01', 2],
      ['2025-03-31', 2],
      ['2025-04-01', 1],
      ['2025-09-30', 1],
      ['2025-10-01', 0],
    ] as const;
    const people: string[] = [];
    for (const [starts] of cases) {
      const who = await child();
      await helped(who, starts);
      people.push(who);
    }
    expect(await each('M-SY-18', yearEnd, people)).toEqual(cases.map(([, counted]) => [counted, counted]));
    expect(await parts()).toEqual([
      [twelve, 4, 0],
      [six, 4, 0],
    ]);
  });

  it('counts who did not come into care up to the day on which the months are over', async () => {
    const cases = [
      ['2025-02-02', [0, 2]],
      ['2025-08-01', [0, 2]],
      ['2025-08-02', [1, 2]],
      ['2026-02-01', [1, 2]],
      ['2026-02-02', [2, 2]],
      // In care on the day on which help began: there is no staying at home.
      ['2025-02-01', [0, 0]],
    ] as const;
    const people: string[] = [];
    for (const [starts] of cases) {
      const who = await child({ episodes: [{ starts }] });
      await helped(who, '2025-02-01');
      people.push(who);
    }
    expect(await each('M-SY-18', yearEnd, people)).toEqual(cases.map(([, counted]) => counted));
  });

  it('counts who came home in between as not having stayed, who had just come home as at home, and short breaks as none', async () => {
    await helped(
      await child({ episodes: [{ starts: '2025-02-10', ends: '2025-02-20', ended: 'E4A' }] }),
      '2025-02-01',
    );
    await helped(
      await child({ episodes: [{ starts: '2024-02-10', ends: '2025-02-01', ended: 'E4A' }] }),
      '2025-02-01',
    );
    await helped(await child({ episodes: [{ starts: '2025-02-10', legal: 'V4' }] }), '2025-02-01');
    expect(await parts()).toEqual([
      [twelve, 2, 1],
      [six, 2, 1],
    ]);
  });

  it('counts a child once by the first help, two records as one, and nobody who turned 18 or died', async () => {
    const who = await child({ episodes: [{ starts: '2025-03-10' }] });
    const second = await child();
    await same(who, second);
    await helped(second, '2025-02-01');
    await helped(who, '2025-03-20');
    await helped(await child({ born: '2007-08-01' }), '2025-02-01');
    const gone = await child();
    await helped(gone, '2025-02-01');
    await died(gone, '2025-08-01');
    expect(await parts()).toEqual([
      [twelve, 0, 1],
      [six, 0, 1],
    ]);
  });
});
