import type { FieldError } from '../../../platform/forms/field.ts';
import { fieldError } from '../../../platform/forms/field.ts';

/** Fewer words are no explanation that somebody else could follow. */
const fewestWords = 4;

/** An explanation is at least a sentence: "ok" or "see file" tells the next reader nothing. */
export function checkWords(words: string): readonly FieldError[] {
  const isEnough = words.trim().split(/\s+/).length >= fewestWords;
  return isEnough ? [] : [fieldError('words', 'Say in a sentence why it is right as it is')];
}
