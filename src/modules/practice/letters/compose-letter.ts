import { formatDate } from '../../../platform/dates/format-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { Caller, Outcome } from '../front-door/worry-rules.ts';

/** What a letter to the family is made of. */
export type LetterFrom = {
  readonly firstName: string;
  readonly outcome: Outcome;
  readonly familyAgrees: 'yes' | 'not asked' | null;
  /** How the decider explained it: the words of the decision. */
  readonly familyWords: string | null;
  /** The day on which somebody got in touch. */
  readonly cameOn: PlainDate | null;
  readonly caller: Caller | null;
  readonly callerWords: string;
  /** The family must not learn who it was. */
  readonly isCallerProtected: boolean;
  /** The parents know that it was them: they were told, or agreed before. */
  readonly isCallerKnown: boolean;
  /** In how many working days an assessment is finished (a setting). */
  readonly assessmentDays: number;
};

/**
 * The letter of a decision as the decider first sees it: who got in touch, what is decided, why, what happens now. It is a beginning, to
 * be read through and changed. A caller is named only where they are a professional, the parents know of it and nobody has to protect
 * them; a private person never. How to disagree is not part of it: that stands beneath every letter (`howToDisagree`).
 */
export function composeLetter(from: LetterFrom): string {
  const { firstName, outcome, familyWords } = from;
  return [
    `Dear family of ${firstName},`,
    openingOf(from),
    `${decided[outcome](firstName)}`,
    familyWords === null ? '' : `Why: ${familyWords}`,
    nextOf(from),
  ]
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

function openingOf({
  cameOn,
  caller,
  callerWords,
  isCallerProtected,
  isCallerKnown,
  firstName,
}: LetterFrom): string {
  const isNamed = caller === 'professional' && isCallerKnown && !isCallerProtected;
  const who = isNamed && callerWords !== '' ? callerWords : 'somebody';
  const when = cameOn === null ? '' : `On ${formatDate(cameOn)} `;
  const said = `${who} got in touch with us about ${firstName}.`;
  return when === '' ? `${said[0]?.toUpperCase() ?? ''}${said.slice(1)}` : `${when}${said}`;
}

const decided: Readonly<Record<Outcome, (name: string) => string>> = {
  'no further action': () => 'We decided that nothing more is needed from us.',
  advice: () => 'We decided to give advice and information, and to do nothing else.',
  'family help': (name) => `We decided to offer ${name} and you family help.`,
  assessment: (name) =>
    `We decided to find out, together with you, what help ${name} and you need. The law calls this an assessment of a child in need (Children Act 1989, section 17).`,
  'strategy discussion': (name) =>
    `We decided that we have to find out whether ${name} is safe. The law asks us to when there is reason to think that a child may be badly hurt (Children Act 1989, section 47).`,
};

/** What happens next. The days of an assessment are Working Together's (domain reference 1.3, GK: a setting). */
function nextOf({ outcome, familyAgrees, firstName, assessmentDays }: LetterFrom): string {
  const next: Readonly<Record<Outcome, string>> = {
    'no further action':
      'What happens now: nothing. No worker comes to see you because of this. If you would like help, now or later, get in touch with us.',
    advice:
      'What happens now: no worker comes to see you because of this. If you would like help, now or later, get in touch with us.',
    'family help': `What happens now: a worker gets in touch with you. ${
      familyAgrees === 'yes' ? 'You told us that you agree.' : 'Help begins only if you agree.'
    } You can stop whenever you like, and saying no does not count against you.`,
    assessment: `What happens now: a social worker gets in touch, meets you and talks with ${firstName}. They ask you before they talk with others, and you read what they write. It takes ${assessmentDays} working days at the most.`,
    'strategy discussion': `What happens now: we talk with others who know ${firstName}, such as the police, health and school. A social worker talks with you and with ${firstName}. You can have somebody with you. We tell you what we find.`,
  };
  return next[outcome];
}

/** What stands beneath every letter: how to disagree, and to see what is written. Not the decider's to leave out. */
export function howToDisagree(decider: string): readonly string[] {
  return [
    `You do not have to agree. Tell ${decider}, or any worker whom you know, by phone, in writing or when you see them. We write down what you say in your own words, beside what we wrote, and you get an answer.`,
    'You can ask for somebody else to look at it again, and you can make a complaint. You can have somebody to speak for you, and you can ask to see what we have written about you.',
  ];
}
