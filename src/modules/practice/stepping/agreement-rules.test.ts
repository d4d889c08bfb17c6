import { describe, expect, it } from 'vitest';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { answerWords, listStandingAnswers, saidOf } from './agreement-rules.ts';
import type { StepKind, StepSaid } from './step-rules.ts';
import { declinedIsNoGround, groundNames, listUnsuspected } from './suspicion-rules.ts';
import { held, inNeed, none, nothing, suspected, today, told } from './testing/help-states.ts';

describe('what leads to a section 47 enquiry', () => {
  it.each([
    [{ harms: [], grounds: [] }, ['harms', 'grounds']],
    [{ harms: [], grounds: ['seen'] }, ['harms']],
    [{ harms: ['neglect'], grounds: [] }, ['grounds']],
    [{ harms: ['neglect'], grounds: ['declined'] }, ['grounds']],
    [{ harms: ['neglect'], grounds: ['declined', 'child'] }, []],
  ] as const)('says which harm is suspected and why: %j', (said, wrong) => {
    expect(listUnsuspected(said).map(({ field }) => field)).toEqual(wrong);
  });

  it('is any ground but that the family declined, and that one says what to do instead', () => {
    const alone = groundNames.filter(
      (ground) => listUnsuspected({ harms: ['neglect'], grounds: [ground] }).length > 0,
    );
    expect(alone).toEqual(['declined']);
    expect(declinedIsNoGround).toMatch(/Offer help again, say what other help there is, and stay in touch/);
  });

  it.each(['enquiry', 'no enquiry'])(
    'is asked again when a manager decides, whatever is decided: %s',
    (decision) => {
      expect(told('strategy discussion', inNeed, { decision })).toContain('significant harm');
      const declined = { harms: suspected.harms, grounds: ['declined'] as const };
      expect(told('strategy discussion', inNeed, { ...declined, decision })).toBe(declinedIsNoGround);
      expect(told('strategy discussion', inNeed, { ...suspected, decision })).not.toContain('Select');
    },
  );
});

describe('a family that says no', () => {
  const both = { ...inNeed, familyHelp: held('f') };

  it('changes nothing', () => {
    expect(told('agreement declined', inNeed, { offered: 'family help', agreedOn: today })).toEqual([]);
    expect(told('agreement declined', inNeed, {})).toBe('Select which help they said no to');
    expect(told('agreement declined', {}, { offered: 'family help' })).toContain('front door');
  });

  it('withdraws from help that goes on, and declines only what does not', () => {
    for (const offered of ['child in need', 'short breaks'] as const)
      expect(told('agreement declined', inNeed, { offered })).toContain('it goes on');
    expect(told('agreement declined', { ...inNeed, assessment: null }, { offered: 'assessment' })).toEqual(
      [],
    );
    expect(told('agreement withdrawn', { involvement: inNeed.involvement })).toContain('record that');
  });

  it('withdraws from the help that is open, and says which where two are', () => {
    expect(told('agreement withdrawn', inNeed)).toEqual(['correct child_in_need_plan']);
    expect(told('agreement withdrawn', { familyHelp: held('f') })).toEqual(['correct early_help_assessment']);
    expect(told('agreement withdrawn', both)).toContain('Two kinds of help are open');
    expect(told('agreement withdrawn', both, { offered: 'child in need' })).toEqual([
      'correct child_in_need_plan',
    ]);
    expect(told('agreement withdrawn', both, { offered: 'family help' })).toEqual([
      'correct early_help_assessment',
    ]);
    expect(told('agreement withdrawn', inNeed, { offered: 'family help' })).toContain('not open');
    expect(saidOf('agreement withdrawn', { ...none, ...inNeed }, nothing).offered).toBe('child in need');
  });

  it('answered on a day that is not after the help began', () => {
    const later = { support: 'plan', primaryNeed: 'N4', agreedOn: plainDate('2026-11-19') } as const;
    expect(
      told('child in need', { familyHelp: held('f') }, { ...later, on: plainDate('2026-11-18') }),
    ).toContain('must not be after');
  });
});

describe('what stands of a family’s answers', () => {
  const step = (
    kind: StepKind,
    day: string,
    said: Partial<StepSaid> = {},
    state: 'taken' | 'taken back' = 'taken',
  ) => ({
    ...{ kind, state, on: plainDate(day), said: { ...nothing, ...said } },
    words: { 'agreed by': 'her mother' } as Readonly<Record<string, string>>,
  });
  const words = (...steps: readonly ReturnType<typeof step>[]) => listStandingAnswers(steps).map(answerWords);

  it('is the latest to each kind of help', () => {
    expect(
      words(
        step('agreement declined', '2026-11-09', { offered: 'family help' }),
        step('child in need', '2026-11-05', { support: 'short breaks', agreedOn: plainDate('2026-11-01') }),
        step('family help', '2026-10-01'),
      ),
    ).toEqual([
      'her mother said no to family help on 9 November 2026',
      'her mother agreed to short breaks on 1 November 2026',
    ]);
  });

  it('is not what was taken back, and a plan of section 17 is one kind of help', () => {
    expect(
      words(
        step('agreement declined', '2026-11-09', { offered: 'family help' }, 'taken back'),
        step('agreement withdrawn', '2026-11-08', { offered: 'child in need' }),
        step('child in need', '2026-11-05', { support: 'short breaks' }),
      ),
    ).toEqual(['her mother withdrew the agreement to a child in need plan on 8 November 2026']);
  });

  it('names nobody whom the reader may not see, and knows an older withdrawal as one of family help', () => {
    const hidden = { ...step('agreement withdrawn', '2026-11-08'), words: {} };
    expect(words(hidden)).toEqual(['The family withdrew the agreement to family help on 8 November 2026']);
  });
});
