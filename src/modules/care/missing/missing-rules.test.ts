import { describe, expect, it } from 'vitest';
import { addHours, instant } from '../../../platform/dates/instant.ts';
import type { InterviewStep, InterviewStepName, ToldLine } from './missing-rules.ts';
import {
  asksForDiscussion,
  byLoudness,
  findClash,
  findTie,
  interviewStatus,
  lengthWords,
  listNamedIn,
  listNotTold,
  listTypedNames,
} from './missing-rules.ts';

const noon = instant(Date.parse('2026-11-20T12:00:00Z'));
const told = (who: ToldLine['who']): ToldLine => ({
  id: who,
  isTakenBack: false,
  who,
  name: null,
  toldAt: noon,
  reference: null,
  notToldBecause: null,
});

describe('who has to know', () => {
  it('is everybody until they are told or there is a reason against it', () => {
    expect(listNotTold({ kind: 'M', told: [] }, true)).toEqual([
      'police',
      'parent',
      'home',
      'worker',
      'manager',
    ]);
    const not = { ...told('parent'), toldAt: null, notToldBecause: 'He is whom she fled from' };
    expect(listNotTold({ kind: 'M', told: [told('police'), not] }, true)).toEqual([
      'home',
      'worker',
      'manager',
    ]);
  });

  it('is somebody again of whom it was taken back that they were told', () => {
    const line = { ...told('police'), isTakenBack: true };
    expect(listNotTold({ kind: 'A', told: [line, told('parent'), told('worker')] }, false)).toEqual([
      'manager',
    ]);
    expect(listNotTold({ kind: 'M', told: [line, told('parent'), told('worker')] }, false)).toContain(
      'police',
    );
  });

  it('leaves out the police of whom it is known where they are, and a home of ours where there is none', () => {
    expect(listNotTold({ kind: 'A', told: [] }, false)).toEqual(['parent', 'worker', 'manager']);
  });
});

describe('two times of one child', () => {
  const at = (hours: number) => addHours(noon, hours);
  const time = (id: string, from: number, to: number | null) => ({
    id,
    state: 'back' as 'back' | 'taken back',
    goneAt: at(from),
    backAt: to === null ? null : at(to),
  });
  const times = [time('a', 0, 2), time('b', 5, 7)];
  const clash = (from: number, to: number | null, id = 'new') =>
    findClash(times, { id, from: at(from), to: to === null ? null : at(to) })?.id;

  it('cannot both be true where they share an hour', () => {
    expect([clash(1, 3), clash(4, 6), clash(-1, null), clash(6, null)]).toEqual(['a', 'b', 'a', 'b']);
  });

  it('stand side by side where one ends before the other, are the same, or one is taken back', () => {
    expect([clash(2, 5), clash(7, null), clash(5, 6, 'b')]).toEqual([undefined, undefined, undefined]);
    const back = times.map((one) => ({ ...one, state: 'taken back' as const }));
    expect(findClash(back, { id: 'new', from: at(0), to: null })).toBeUndefined();
  });

  it('cannot both go on', () => {
    expect(findClash([time('c', 3, null)], { id: 'new', from: at(9), to: null })?.id).toBe('c');
  });
});

describe('the list of the missing', () => {
  it('has the greatest risk first, then missing before away, then the longest gone', () => {
    const time = (id: string, risk: 'high' | 'low', kind: 'M' | 'A', hours: number) => ({
      id,
      risk,
      kind,
      goneAt: addHours(noon, hours),
    });
    const all = [
      time('a', 'low', 'M', -90),
      time('b', 'high', 'A', -50),
      time('c', 'high', 'M', -1),
      time('d', 'high', 'M', -9),
    ];
    expect(all.sort(byLoudness).map(({ id }) => id)).toEqual(['d', 'c', 'b', 'a']);
  });

  it('says how long in the unit that fits', () => {
    expect(lengthWords(noon, addHours(noon, 0.5))).toBe('30 minutes');
    expect(lengthWords(noon, addHours(noon, 1))).toBe('1 hour');
    expect(lengthWords(noon, addHours(noon, 47.9))).toBe('47 hours');
    expect(lengthWords(noon, addHours(noon, 72))).toBe('3 days');
  });
});

const step = (name: InterviewStepName, hours: number): InterviewStep => ({
  id: `${name} ${hours}`,
  step: name,
  happenedAt: addHours(noon, hours),
  byName: 'Pat',
  byAgency: null,
  because: null,
  alone: null,
});
const status = (interviews: readonly InterviewStep[], hoursLater: number) =>
  interviewStatus({ backAt: noon, interviews }, { now: addHours(noon, hoursLater), hours: 72 });

describe('the talk after a return', () => {
  it('is due 72 hours after, weekends and nights included, and late a moment later', () => {
    expect(status([], 72)).toMatchObject({ is: 'not offered', waits: true, isLate: false });
    expect(status([], 72.01)).toMatchObject({ isLate: true, inTime: null });
    expect(status([], 0).due).toBe(addHours(noon, 72));
  });

  it('waits while it is offered or wanted, and no more once it is refused, not possible or held', () => {
    const waits = (name: InterviewStepName) => status([step(name, 1)], 2).waits;
    expect((['offered', 'accepted', 'refused', 'not possible', 'held'] as const).map(waits)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it('waits again when it is offered again after a refusal', () => {
    expect(status([step('refused', 3), step('offered', 50)], 60)).toMatchObject({
      is: 'offered',
      waits: true,
    });
  });

  it('counts as in time by the talk where there was one, else by the first offer', () => {
    expect(status([step('refused', 3)], 90).inTime).toBe(true);
    expect(status([step('offered', 3), step('held', 80)], 90).inTime).toBe(false);
  });
});

describe('a strategy discussion', () => {
  const at = { now: addHours(noon, 5), hours: 24, times: 3 };
  it('is thought of when a child is gone long, or often within 90 days', () => {
    const time = { goneAt: noon };
    expect(asksForDiscussion(time, [time], at)).toBe(false);
    expect(asksForDiscussion(time, [time], { ...at, now: addHours(noon, 24) })).toBe(true);
    const earlier = [-10, -89].map((days) => ({ goneAt: addHours(noon, days * 24) }));
    expect(asksForDiscussion(time, [time, ...earlier], at)).toBe(true);
    expect(
      asksForDiscussion(time, [time, { goneAt: addHours(noon, -91 * 24) }, ...earlier.slice(1)], at),
    ).toBe(false);
  });
});

describe('names', () => {
  const people = [
    { id: 'zoe', names: ['Zoe Ash', 'Zoe'] },
    { id: 'jo', names: ['Jo Brook', 'Jo'] },
  ];
  it('are found in words as whole words, first names and possessives too', () => {
    expect(listNamedIn('She went to ZOE’s flat', people)).toEqual(['zoe']);
    expect(listNamedIn('with Jo Brook and zoe.', people)).toEqual(['zoe', 'jo']);
    expect(listNamedIn('Jolly joggers', people)).toEqual([]);
    expect(listNamedIn('words', [{ id: 'x', names: ['Name not recorded', ''] }])).toEqual([]);
  });

  it('of a line are taken apart by commas, each once', () => {
    expect(listTypedNames('Zoe Ash, Jay;  Jay ,')).toEqual(['Zoe Ash', 'Jay']);
  });

  it('tell who cannot hold the talk, however they are written', () => {
    const around = [{ name: 'Sam O’Neil', is: 'they work with Ava' }];
    expect(findTie({ byName: 'sam o neil', byAgency: null }, around)).toBe('they work with Ava');
    expect(findTie({ byName: 'Pat', byAgency: 'Sam O’Neil' }, around)).toBe('they work with Ava');
    expect(findTie({ byName: 'Sam', byAgency: null }, around)).toBeUndefined();
  });
});
