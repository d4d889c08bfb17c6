const upnLetters = 'ABCDEFGHJKLMNPQRTUVWXYZ';

/**
 * A unique pupil number: a check letter and twelve digits. The letter is the sum of the digits weighted 2 to 13, modulo
 * 23, in an alphabet without I, O and S (DfE, Unique pupil numbers: a guide for schools and local authorities).
 */
export function makeUpn(digits: string): string {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) sum += Number(digits[i]) * (i + 2);
  return `${upnLetters[sum % 23] ?? ''}${digits}`;
}

/**
 * The NHS number of nine digits and their check digit: weights 10 to 2, modulo 11, taken from 11 (NHS Data Dictionary).
 * Undefined for the nine digits that have none. Numbers that begin with 999 are set aside for tests.
 */
export function findNhsNumber(nine: string): string | undefined {
  let sum = 0;
  for (let i = 0; i < 9; i++) sum += Number(nine[i]) * (10 - i);
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? undefined : `${nine}${check}`;
}
