import { describe, expect, it } from 'vitest';
import {
  choiceOf,
  decideLater,
  parseLeavingWorker,
  typedHandover,
  typedLeavingWorker,
} from './handover-form.ts';

const about = { families: [['ava', 'ben'], ['cleo']], workers: ['kim', 'sam'] };
const day = { 'ends-day': '4', 'ends-month': '12', 'ends-year': '2026' };
const asked = { ...day, reason: 'LEFTRL', because: 'Amina has a new job', to: 'sam' };
const parse = (more: Readonly<Record<string, unknown>> = {}) =>
  parseLeavingWorker({ ...asked, ...more }, about);
const chosen = (more?: Readonly<Record<string, unknown>>) => {
  const parsed = parse(more);
  if (!parsed.ok) return parsed.errors.map(({ field }) => field);
  return parsed.value.changes.map(({ personId, said }) => [personId, said.toId, said.starts, said.apart]);
};

describe('a worker who leaves', () => {
  it('has one last day and one successor for all, who begins on the day after', () => {
    expect(chosen()).toEqual(['ava', 'ben', 'cleo'].map((one) => [one, 'sam', '2026-12-05', null]));
  });

  it('has another for any child, and may leave one for later', () => {
    expect(chosen({ [choiceOf('cleo')]: 'kim' })?.[2]).toEqual(['cleo', 'kim', '2026-12-05', null]);
    expect(chosen({ [choiceOf('cleo')]: decideLater })).toHaveLength(2);
  });

  it('asks why where brothers and sisters get different workers, and says it of them alone', () => {
    const split = { [choiceOf('ben')]: 'kim' };
    expect(chosen(split)).toEqual(['apart']);
    expect(chosen({ [choiceOf('ben')]: decideLater })).toEqual(['apart']);
    expect(chosen({ ...split, apart: 'Ben knows Kim' })?.map((one) => one[3])).toEqual([
      'Ben knows Kim',
      'Ben knows Kim',
      null,
    ]);
  });

  it('needs a successor for every child that is handed over, and at least one who is', () => {
    expect(chosen({ to: '' })).toEqual(['to']);
    const later = Object.fromEntries(['ava', 'ben', 'cleo'].map((one) => [choiceOf(one), decideLater]));
    expect(chosen(later)).toEqual(['to']);
    expect(chosen({ to: '', ...later, [choiceOf('cleo')]: 'kim' })).toHaveLength(1);
    expect(chosen({ to: 'a stranger' })).toEqual(['to']);
  });

  it('keeps every choice that was made when the form is shown again', () => {
    const typed = typedLeavingWorker(
      { ...asked, because: '', [choiceOf('ben')]: 'kim', apart: 'why' },
      about,
    );
    expect(typed).toMatchObject({ ...day, to: 'sam', [choiceOf('ben')]: 'kim', apart: 'why' });
  });
});

it('shows no child ticked to whoever ticked none', () => {
  const children = { children: ['ava', 'ben'], workers: ['sam'] };
  expect(typedHandover({ to: 'sam' }, children)).toMatchObject({ child: [], to: 'sam' });
  expect(typedHandover({ child: 'ava' }, children)).toMatchObject({ child: 'ava' });
});
