import { describe, expect, it } from 'vitest';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { parseHandoverEvent, saysTheSame } from './event-form.ts';
import type { HandoverEvent } from './handover-rules.ts';
import { parseHandover } from './handover-form.ts';

const about = { today: plainDate('2026-11-22'), firstName: 'Ada' };
const on = { 'on-day': '20', 'on-month': '11', 'on-year': '2026' };
const wrong = (parsed: ReturnType<typeof parseHandoverEvent>) =>
  parsed.ok ? [] : parsed.errors.map(({ field }) => field);

describe('what a child was told', () => {
  it('needs who told them, when, how, and what they said or showed', () => {
    expect(wrong(parseHandoverEvent('child-told', { told: 'yes' }, about))).toEqual([
      'by',
      'on',
      'how',
      'said',
      'words',
    ]);
    const said = { told: 'yes', by: 'Ruth', how: 'visit', said: 'showed', words: 'She turned away.', ...on };
    expect(parseHandoverEvent('child-told', said, about)).toMatchObject({
      ok: true,
      value: { kind: 'told', whom: 'child', who: 'Ada', isObserved: true, byWhom: 'Ruth', on: '2026-11-20' },
    });
  });

  it('needs a reason where nobody told them, and keeps nothing else of the form', () => {
    expect(wrong(parseHandoverEvent('child-told', { told: 'no' }, about))).toEqual(['why']);
    const no = { told: 'no', why: 'She is three days old.', words: 'left over', by: 'Ruth' };
    expect(parseHandoverEvent('child-told', no, about)).toEqual({
      ok: true,
      value: {
        kind: 'not told',
        whom: 'child',
        who: 'Ada',
        on: about.today,
        words: 'She is three days old.',
      },
    });
  });

  it('asks of the family who it was, and of a day that it is not to come', () => {
    expect(wrong(parseHandoverEvent('family-told', { told: 'no', why: 'x' }, about))).toEqual(['who']);
    expect(wrong(parseHandoverEvent('child-told', { told: 'yes', ...on, 'on-day': '23' }, about))).toEqual([
      'on',
    ]);
  });
});

describe('a goodbye', () => {
  it('has words that stay, and says who may read them', () => {
    expect(wrong(parseHandoverEvent('goodbye', { done: 'yes' }, about))).toEqual([
      'how',
      'on',
      'by',
      'words',
      'audience',
    ]);
  });

  it('is followed by an apology where there was none', () => {
    expect(wrong(parseHandoverEvent('goodbye', { done: 'no', why: 'He was taken ill' }, about))).toEqual([
      'apology',
      'apology_by',
    ]);
  });
});

it('knows a form that was sent twice from one with other words', () => {
  const said = {
    kind: 'introduction',
    on: about.today,
    byWhom: 'Ruth and Sam',
    words: 'Football goes on',
  } as const;
  const stands: HandoverEvent = {
    ...{
      id: 'e',
      handoverId: 'h',
      whom: null,
      who: null,
      how: null,
      isObserved: false,
      apology: null,
      thing: null,
    },
    ...{ audience: 'staff', recordedBy: 'an account', ...said },
  };
  expect(saysTheSame(stands, said)).toBe(true);
  expect(saysTheSame(stands, { ...said, words: 'Football ends' })).toBe(false);
  expect(saysTheSame({ ...stands, audience: 'child' }, said)).toBe(false);
});

describe('the form of a change of worker', () => {
  const children = { children: ['one', 'other'], workers: ['sam'] };
  const filled = {
    ...{ to: 'sam', reason: 'CHCHAN', because: 'She asked' },
    ...{ 'starts-day': '1', 'starts-month': '12', 'starts-year': '2026' },
  };
  it('keeps brothers and sisters together unless it says why not', () => {
    const apart = parseHandover({ ...filled, child: ['one'] }, children);
    expect(apart.ok ? [] : apart.errors.map(({ field }) => field)).toEqual(['apart']);
    const both = parseHandover({ ...filled, child: ['one', 'other'], apart: 'left over' }, children);
    expect(both).toMatchObject({ ok: true, value: { changes: [{ said: { apart: null } }, {}] } });
  });
});
