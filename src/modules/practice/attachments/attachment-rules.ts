import type { Instant, PlainDate } from '../../../platform/dates/plain-date.ts';
import type { Audience } from '../entries/entry-rules.ts';

const megabyte = 1 << 20;

/** How much is taken, before anything is read of it. Local defaults, far above a photograph of a phone. */
export const attachmentLimits = {
  /** Bytes of one file. */
  bytes: 20 * megabyte,
  /** Width times height of a picture: a camera of 50 megapixels. */
  pixels: 60_000_000,
  /** Files of one child and visit. */
  files: 30,
} as const;

/** Whether the child said yes to it: asked, and what came of it. */
export const agreedWords = {
  yes: 'Asked, and agreed',
  no: 'Asked, and did not want it',
  'could not say': 'Could not say',
  'not asked': 'Not asked',
} as const;
export type Agreed = keyof typeof agreedWords;
export const agreedNames = Object.keys(agreedWords) as readonly Agreed[];

/** What one child said of a file that is of them. */
export type OfChild = {
  readonly personId: string;
  readonly agreed: Agreed;
  /** Why it is kept all the same, could not be said, or was not asked; null where the child agreed. */
  readonly agreedBecause: string | null;
};

/** What is said of a file that is added. */
export type NewAttachment = {
  readonly words: string;
  readonly madeBy: string;
  readonly madeOn: PlainDate;
  readonly audience: Audience;
  readonly namedId: string | null;
  readonly children: readonly OfChild[];
};

/** A file as it may be kept: drawn anew, or a document that passed the limits. */
export type KeptFile = {
  readonly kind: 'picture' | 'document';
  readonly name: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
  /** A picture, small: for a list. */
  readonly small: Uint8Array | null;
  readonly width: number | null;
  readonly height: number | null;
};

/** A photograph or document in one child's record, without its bytes. */
export type Attachment = {
  readonly id: string;
  readonly personId: string;
  readonly eventId: string;
  /** The entry that it hangs on; null while the visit is not finished. */
  readonly entryId: string | null;
  readonly kind: 'picture' | 'document';
  readonly name: string;
  readonly bytes: number;
  readonly width: number | null;
  readonly height: number | null;
  readonly words: string;
  readonly madeBy: string;
  readonly madeOn: PlainDate;
  readonly agreed: Agreed;
  readonly agreedBecause: string | null;
  readonly audience: Audience;
  readonly namedId: string | null;
  readonly alsoOf: readonly string[];
  readonly recordedAt: Instant;
  readonly writtenBy: string | null;
  readonly changes: readonly AttachmentChange[];
};

/** What became of it later, the latest last. */
export type AttachmentChange = {
  readonly id: string;
  readonly kind: 'words' | 'taken off' | 'put back';
  readonly words: string | null;
  readonly because: string | null;
  readonly recordedAt: Instant;
  readonly recordedBy: string | null;
};

/** Whether it was taken off, and not put back since. */
export function isTakenOff({ changes }: Pick<Attachment, 'changes'>): boolean {
  return changes.findLast(({ kind }) => kind !== 'words')?.kind === 'taken off';
}

/** What it shows, as it was said last. */
export function wordsOf({ words, changes }: Pick<Attachment, 'words' | 'changes'>): string {
  return changes.findLast(({ kind }) => kind === 'words')?.words ?? words;
}

/** What stands now: tells whether somebody changed it since a page was opened. */
export function stateOf({ id, changes }: Pick<Attachment, 'id' | 'changes'>): string {
  return changes.at(-1)?.id ?? id;
}
