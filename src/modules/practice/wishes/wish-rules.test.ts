import { describe, expect, it } from 'vitest';
import { instant } from '../../../platform/dates/instant.ts';
import { addDays, plainDate } from '../../../platform/dates/plain-date.ts';
import { hardToRead } from './plain-words-rules.ts';
import { parseWish, parseWishAct } from './wish-form.ts';
import { nextWishActs, wishesFor, wishesInOrder, wishState } from './wish-rules.ts';
import type { Wish, WishTurn, WishTurnKind, WishVersion } from './wish-rules.ts';

const today = plainDate('2026-11-22');

const turn = (kind: WishTurnKind, number: number, replaces: string | null = null): WishTurn => ({
  ...{ id: `t${number}`, number, kind, answer: null, words: 'x', happenedOn: today, byWhom: null },
  ...{ how: null, comeBackOn: null, replaces, recordedAt: instant(0), recordedBy: null },
});
const wish = (said: Partial<WishVersion> = {}, turns: readonly WishTurn[] = []): Wish => ({
  ...{ wishId: said.words ?? 'w', personId: 'c', turns },
  versions: [
    {
      ...{ kind: 'said', words: 'w', observedBy: null, saidOn: today, toWhom: 'Nora', toId: null },
      ...{ replyBy: addDays(today, 14), audience: 'child', version: 1, because: null, alsoOf: [] },
      ...{ recordedAt: instant(0), recordedBy: null, ...said },
    },
  ],
});

describe('a wish', () => {
  it('waits until somebody replied, and is late the day after a reply was due', () => {
    expect(wishState(wish({ replyBy: today }), today)).toBe('waiting');
    expect(wishState(wish({ replyBy: addDays(today, -1) }), today)).toBe('late');
    expect(wishState(wish({ replyBy: addDays(today, -1) }, [turn('reply', 1)]), today)).toBe('answered');
  });

  it('waits on when only something came of it: a child is told too', () => {
    expect(wishState(wish({}, [turn('came of it', 1)]), today)).toBe('waiting');
  });

  it('waits again when the reply was taken back', () => {
    const turns = [turn('reply', 1), turn('taken back', 2, 't1')];
    expect(wishState(wish({}, turns), today)).toBe('waiting');
  });

  it('that was answered with "not yet" waits until somebody comes back to it, and then is late', () => {
    const notYet = (comeBackOn: string) => ({
      ...turn('reply', 1),
      answer: 'not yet' as const,
      comeBackOn: plainDate(comeBackOn),
    });
    expect(wishState(wish({}, [notYet('2026-12-24')]), today)).toBe('waiting');
    expect(wishState(wish({}, [notYet('2026-11-21')]), today)).toBe('late');
    expect(nextWishActs(wish({}, [notYet('2026-12-24')]), today)).toContain('reply');
    const settled = [notYet('2026-12-24'), { ...turn('reply', 2), answer: 'yes' as const }];
    expect(wishState(wish({}, settled), today)).toBe('answered');
    const order = [wish({ words: 'new' }), wish({ words: 'not yet' }, [notYet('2026-11-23')])];
    expect(wishesInOrder(order, today).map(({ wishId }) => wishId)).toEqual(['not yet', 'new']);
  });

  it.each([
    ['', 'Enter when you come back to it, like 3 December or in 2 weeks'],
    ['soon', 'The day must be a day, like 3 December or in 2 weeks'],
    ['1 November 2026', 'The day must not be before today'],
  ])('cannot be answered with "not yet" and "%s"', (back, text) => {
    const on = { 'on-day': '22', 'on-month': '11', 'on-year': '2026' };
    const reply = { ...on, answer: 'not yet', words: 'We ask', how: 'told', by_whom: 'Nora', back };
    const parsed = parseWishAct('reply', reply, { wish: wish(), today });
    expect(parsed.ok ? [] : parsed.errors.map((error) => error.text)).toEqual([text]);
    const later = parseWishAct('reply', { ...reply, back: '2 weeks' }, { wish: wish(), today });
    expect(later).toMatchObject({ value: { turn: { comeBackOn: '2026-12-06' } } });
  });

  it('that was a mistake can only be taken back from that', () => {
    expect(nextWishActs(wish({}, [turn('mistake', 1)]), today)).toEqual(['back']);
  });

  it('that waits longest stands first', () => {
    const all = [
      wish({ words: 'answered', replyBy: addDays(today, -9) }, [turn('reply', 1)]),
      wish({ words: 'later', replyBy: addDays(today, 9) }),
      wish({ words: 'late', replyBy: addDays(today, -3) }),
    ];
    expect(wishesInOrder(all, today).map(({ wishId }) => wishId)).toEqual(['late', 'later', 'answered']);
  });

  it('is read by the family only where the child opened it to them', () => {
    const all = [wish({ words: 'mine' }), wish({ words: 'ours', audience: 'family' })];
    expect(wishesFor('child', all).length).toBe(2);
    expect(wishesFor('family', all).map(({ wishId }) => wishId)).toEqual(['ours']);
  });
});

describe('a wish that is written down', () => {
  const about = { today, days: 10, writer: { name: 'Nora', accountId: 'a' }, known: [] };
  const whole = {
    ...{ kind: 'said', words: 'A dog', to_whom: 'nora', audience: 'child' },
    ...{ 'on-day': '20', 'on-month': '11', 'on-year': '2026' },
  };

  it('is due so many days after it was said, and in the list of whom it goes to', () => {
    expect(parseWish(whole, about)).toMatchObject({
      ok: true,
      value: { replyBy: '2026-11-30', toId: 'a', observedBy: null },
    });
  });

  it('of a child without words says who saw it', () => {
    const parsed = parseWish({ ...whole, kind: 'shown' }, about);
    expect(parsed.ok ? [] : parsed.errors.map(({ text }) => text)).toEqual(['Enter who saw it']);
    expect(parseWish({ ...whole, kind: 'shown', observed_by: 'Gran' }, about)).toMatchObject({
      value: { kind: 'shown', observedBy: 'Gran' },
    });
  });
});

describe('what may be hard to read for a child', () => {
  it('is a long sentence, or a word of the office with what to say instead', () => {
    const long =
      'We have talked about it with everybody who has a say in it and they will all think about it. Yes';
    expect(hardToRead(long)).toEqual(['One sentence is longer than 15 words']);
    expect(hardToRead('Your siblings come on Friday.')).toEqual(['“siblings”: say brothers and sisters']);
  });

  it('is nothing in short sentences of plain words', () => {
    expect(hardToRead('Yes. You can see the dog on Friday. I will bring you.')).toEqual([]);
  });
});

describe('putting a wish right', () => {
  const right = (said: Partial<WishVersion>, audience: string, how = '') =>
    parseWishAct(
      'right',
      { words: 'I want a dog', audience, how, because: 'Misheard' },
      { wish: wish(said), today },
    );

  it('opens it to the family only where it is said how the child chose', () => {
    expect(right({}, 'family')).toMatchObject({ ok: false, errors: [{ field: 'how' }] });
    expect(right({}, 'family', 'Pointed at the family')).toMatchObject({
      value: { anew: { because: 'Misheard\nHow the child chose who may read it: Pointed at the family' } },
    });
  });

  it('asks nothing about readers where no more may read it', () => {
    expect(right({ audience: 'family' }, 'child').ok).toBe(true);
    expect(right({ audience: 'family' }, 'family').ok).toBe(true);
  });

  it('does not put words into the mouth of a child who showed it', () => {
    expect(right({ kind: 'shown' }, 'child')).toMatchObject({ ok: false, errors: [{ field: 'words' }] });
  });
});

describe('a new wish of a child without words', () => {
  it.each([
    ['I want to go home', ['words']],
    ['Ava turns away when the bus comes', []],
  ])('%j has errors at %j', (words, fields) => {
    const body = { kind: 'shown', words, observed_by: 'Nora', to_whom: 'Nora', audience: 'child' };
    const day = { 'on-day': '22', 'on-month': '11', 'on-year': '2026' };
    const about = { today, writer: { name: 'Nora', accountId: 'n' }, known: [], days: 14 };
    const parsed = parseWish({ ...body, ...day }, about);
    expect(parsed.ok ? [] : parsed.errors.map(({ field }) => field)).toEqual(fields);
  });
});
