import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { addDays } from '../../../platform/dates/plain-date.ts';

/** How far a record is kept back (domain reference 4.8). R0, an ordinary record, is no restriction. */
export type Level = 'R1' | 'R2' | 'R3';

type LevelWords = { readonly name: string; readonly means: string };

/** What each level is called and does, as the pages say it. */
export const levels: Readonly<Record<Level, LevelWords>> = {
  R1: {
    name: 'Sensitive',
    means:
      'Others see the name and whom to ask, and nothing else. They can look anyway for a short time, with a reason that you are shown.',
  },
  R2: {
    name: 'Kept to named people',
    means:
      'For everybody else it is as if there were no record. You can let somebody look for a short time, when they ask through a call-back.',
  },
  R3: {
    name: 'Sealed',
    means:
      'For everybody else it is as if there were no record, and nobody can be let in for a time: they have to be named.',
  },
};

export const levelNames: readonly Level[] = ['R1', 'R2', 'R3'];

/** Why a record is restricted, with the words of the form. */
export const whyWords = {
  'family of staff': 'They are family of somebody who works here',
  'member of the council': 'They are, or are family of, a member of the council',
  'public figure': 'They, or their family, are known to the public',
  adoption: 'Adoption',
  'protected witness': 'Protected witness',
  'risk from somebody': 'They are at risk from somebody who might find them',
  other: 'Something else',
} as const;

export type Why = keyof typeof whyWords;

export const whys = Object.keys(whyWords).filter(isWhy);

function isWhy(text: string): text is Why {
  return text in whyWords;
}

/** Days after which a restriction is looked at again, unless another day is given. GK: councils that publish theirs say 90. */
export const usualReviewDays = 90;

/** The furthest day of review. GK: a restriction that nobody looks at for over a year is not looked after. */
export function latestReview(today: PlainDate): PlainDate {
  return addDays(today, 366);
}

/** How near a review is: overdue is loud; 'soon' is a fortnight. */
export function dueWords(reviewBy: PlainDate, today: PlainDate): 'overdue' | 'soon' | 'later' {
  if (reviewBy < today) return 'overdue';
  return reviewBy <= addDays(today, 14) ? 'soon' : 'later';
}

/** '1 hour', '90 minutes'. */
export function formatMinutes(minutes: number): string {
  if (minutes % 60 !== 0) return `${minutes} minutes`;
  return minutes === 60 ? '1 hour' : `${minutes / 60} hours`;
}
