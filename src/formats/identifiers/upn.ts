import type { IdentifierCheck } from './nhs-number.ts';

/** Letters that stand for 0 to 22; I, O and S are never used. */
const LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ';

/**
 * Checks a unique pupil number: a check letter, then twelve digits, of which the last is a letter in a
 * temporary number. Source: Department for Education, Unique pupil numbers (UPNs): a guide for schools and
 * local authorities. Case does not matter. The codes UN1 to UN5 for an unknown UPN are not UPNs.
 */
export function checkUpn(text: string): IdentifierCheck {
  const upn = text.trim().toUpperCase();
  if (upn.length !== 13) return { valid: false, why: 'A UPN has 13 characters' };
  if (!/^[A-Z]\d{11}[\dA-Z]$/.test(upn)) {
    return {
      valid: false,
      why: 'A UPN is a letter, then 12 digits (the last may be a letter in a temporary UPN)',
    };
  }
  if (/[IOS]/.test(upn)) return { valid: false, why: 'The letters I, O and S are not used in UPNs' };
  return findUpnCheckLetter(upn.slice(1)) === upn[0]
    ? { valid: true }
    : { valid: false, why: 'The first letter does not fit the digits: one or more characters are mistyped' };
}

/** Whether a text that is a UPN is a temporary one. */
export function isTemporaryUpn(text: string): boolean {
  return checkUpn(text).valid && /[A-Z]$/i.test(text.trim());
}

/** The check letter of the twelve characters that follow it: weights 2 to 13, remainder by 23. */
export function findUpnCheckLetter(twelve: string): string {
  const sum = [...twelve].reduce((total, character, i) => total + valueOf(character) * (i + 2), 0);
  return LETTERS[sum % 23] ?? '';
}

function valueOf(character: string): number {
  return /\d/.test(character) ? Number(character) : LETTERS.indexOf(character);
}
