import type { Refusal } from '../../access/index.ts';
import { Stale } from '../../../platform/http/problems.ts';
import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError } from '../../../platform/forms/field.ts';

const words: Readonly<Record<Refusal, readonly [field: string, text: string]>> = {
  'restricted already': ['level', 'Somebody else has restricted this record meanwhile'],
  'guardian cannot': ['guardian', 'Choose somebody else to answer for it: they cannot for this record'],
  'guardian stays': [
    'account',
    'Whoever answers for the restriction stays named: give it to somebody else first',
  ],
  nobody: ['account', 'Choose somebody who works here'],
  sealed: [
    'restriction',
    'The record is sealed: nobody is let in for a time, and after an adoption two people open it together, under Sealed links',
  ],
};

/** A refusal as the form says it. */
export function toErrors(refusal: Refusal | undefined): readonly FieldError[] {
  return refusal === undefined ? [] : [fieldError(...words[refusal])];
}

/** What is said to the second of two people at once. */
export const meanwhile = fieldError(
  'meanwhile',
  'Somebody else changed this while you were writing. Read what it says now, then save again',
);

/** The errors that work came to: none when it was done; that somebody was quicker, where that is what was thrown. */
export async function errorsOf(work: Promise<Refusal | undefined>): Promise<readonly FieldError[]> {
  try {
    return toErrors(await work);
  } catch (error) {
    if (error instanceof Stale) return [meanwhile];
    throw error;
  }
}
