import type { Instant, PlainDate } from '../../../platform/dates/plain-date.ts';

/**
 * Why the law lets something be told. From general knowledge unless another source is named; none was checked against its
 * text. Consent stands last on purpose: it is seldom the right basis where a child is to be kept safe (DfE, Information
 * sharing advice, 2024).
 */
export const bases = {
  'public task': [
    'A task that the law gives to the council',
    'UK GDPR article 6(1)(e); Children Act 1989, sections 17, 22 and 47',
  ],
  'legal duty': ['The law says that we must', 'UK GDPR article 6(1)(c)'],
  safeguarding: [
    'To keep a child or an adult at risk safe',
    'Data Protection Act 2018, schedule 1, paragraph 18',
  ],
  'vital interests': ['To save a life', 'UK GDPR article 6(1)(d)'],
  court: ['A court ordered it', 'Data Protection Act 2018, schedule 2, paragraph 5'],
  'duty to share': [
    'The duty to tell another body that keeps children safe (not in force yet)',
    'Children Act 2004, section 16LA, put in by the 2026 Act, section 4: not in force',
  ],
  consent: ['The person agreed, and could have said no', 'UK GDPR article 6(1)(a)'],
} as const satisfies Record<string, readonly [words: string, source: string]>;
export type Basis = keyof typeof bases;
export const basisNames = Object.keys(bases) as readonly Basis[];

export const tellings = { yes: 'Yes', later: 'Not yet, they will be', no: 'No' } as const;
export type Telling = keyof typeof tellings;

/** One decision to tell somebody something, or not to. */
export type Sharing = {
  readonly id: string;
  readonly personId: string;
  readonly decidedOn: PlainDate;
  readonly isShared: boolean;
  readonly what: string;
  readonly agency: string;
  readonly recipient: string | null;
  readonly recipientRole: string | null;
  readonly purpose: string;
  readonly basis: Basis;
  readonly detriment: string | null;
  readonly familyTold: Telling;
  readonly familyNotToldBecause: string | null;
  readonly whoCouldBeHarmed: string | null;
  readonly endsOn: PlainDate | null;
  readonly correctsId: string | null;
  readonly correctionWhy: string | null;
  /** The row that puts this one right, where there is one. */
  readonly correctedBy: string | null;
  readonly recordedAt: Instant;
  readonly recordedBy: string | null;
};

/** What a form says of a new one. */
export type NewSharing = Omit<Sharing, 'id' | 'personId' | 'correctedBy' | 'recordedAt' | 'recordedBy'>;

/** Why somebody could be harmed if this got out, in the order of weight (domain reference 4.5, rule 5, and 4.8). */
export type Risk = 'withheld address' | 'restricted record' | 'domestic abuse';

export const riskWords: Readonly<Record<Risk, string>> = {
  'withheld address': 'An address in this family is withheld: it must not get out with what is told.',
  'restricted record': 'This record is restricted.',
  'domestic abuse': 'An assessment wrote down domestic abuse.',
};

/** 'the police (Sergeant Ada Invented, missing from home officer)' */
export function toWhom({
  agency,
  recipient,
  recipientRole,
}: Pick<Sharing, 'agency' | 'recipient' | 'recipientRole'>): string {
  const person = [recipient, recipientRole].filter(Boolean).join(', ');
  return person === '' ? agency : `${agency} (${person})`;
}
