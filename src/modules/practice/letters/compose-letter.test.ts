import { describe, expect, it } from 'vitest';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { outcomeNames } from '../front-door/worry-rules.ts';
import type { LetterFrom } from './compose-letter.ts';
import { composeLetter } from './compose-letter.ts';

const from: LetterFrom = {
  firstName: 'Ava',
  outcome: 'assessment',
  familyAgrees: null,
  familyWords: 'The school is worried.',
  cameOn: plainDate('2026-11-20'),
  caller: 'professional',
  callerWords: 'Ada Invented, teacher',
  isCallerProtected: false,
  isCallerKnown: true,
  assessmentDays: 45,
};

describe('the letter that explains a decision', () => {
  it.each(outcomeNames)('says of %s what was decided, why, and what happens now', (outcome) => {
    const words = composeLetter({ ...from, outcome });
    for (const part of [
      'Dear family of Ava',
      'We decided',
      'Why: The school is worried.',
      'What happens now',
    ])
      expect(words).toContain(part);
  });

  it('names a professional of whom the parents know', () => {
    expect(composeLetter(from)).toContain('On 20 November 2026 Ada Invented, teacher got in touch');
  });

  it.each([
    ['a neighbour', { caller: 'public' }],
    ['the child', { caller: 'child' }],
    ['one of the family', { caller: 'family' }],
    ['a professional who is protected', { isCallerProtected: true }],
    ['a professional of whom the parents do not know', { isCallerKnown: false }],
  ] as const)('never names %s', (_, said) => {
    const words = composeLetter({ ...from, ...said });
    expect(words).not.toContain('Ada');
    expect(words).toContain('somebody got in touch');
  });

  it('of family help says that it is theirs to choose', () => {
    expect(composeLetter({ ...from, outcome: 'family help' })).toContain('only if you agree');
    expect(composeLetter({ ...from, outcome: 'family help', familyAgrees: 'yes' })).toContain(
      'You told us that you agree',
    );
  });
});
