/** The verdict on an identifier, with a reason that can be shown. */
export type IdentifierCheck = { readonly valid: true } | { readonly valid: false; readonly why: string };

/**
 * Checks an NHS number: ten digits, spaces and hyphens between them allowed, the last one a check digit by
 * modulus 11. Source: NHS Data Dictionary, attribute NHS NUMBER. It says nothing about whether the number
 * was ever given to anyone.
 */
export function checkNhsNumber(text: string): IdentifierCheck {
  const digits = text.trim().replace(/[\s-]/g, '');
  if (!/^\d{10}$/.test(digits)) return { valid: false, why: 'An NHS number has 10 digits' };
  const expected = findNhsCheckDigit(digits.slice(0, 9));
  if (expected === undefined) return { valid: false, why: 'No NHS number begins with these nine digits' };
  return Number(digits[9]) === expected
    ? { valid: true }
    : { valid: false, why: 'The last digit does not fit the others: one or more digits are mistyped' };
}

/** The check digit of the first nine digits of an NHS number; undefined when it would be 10, which is never issued. */
export function findNhsCheckDigit(nine: string): number | undefined {
  const sum = [...nine].reduce((total, digit, i) => total + Number(digit) * (10 - i), 0);
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? undefined : check;
}
