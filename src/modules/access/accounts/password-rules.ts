/**
 * Fewest and most characters of a password. Length is the only strength asked for: no rule about kinds of characters and
 * no expiry (NIST SP 800-63B-4, 3.1.1.2: 15 where the password stands alone, at least 64 allowed; OWASP ASVS 5, 6.2).
 */
export const shortestPassword = 15;
export const longestPassword = 200;

export type PasswordRefusal =
  'too short' | 'too long' | 'too plain' | 'says who you are' | 'used by many' | 'leaked';

/** What is wrong with a new password by itself (refuse-new-password.ts asks the lists too), or undefined. @param own words that stand for the person: name, e-mail address */
export function refusePassword(password: string, own: readonly string[]): PasswordRefusal | undefined {
  const length = [...password].length;
  if (length < shortestPassword) return 'too short';
  if (length > longestPassword) return 'too long';
  const plain = password.toLowerCase();
  if (isPlain(plain)) return 'too plain';
  const rest = wordsOf(own).reduce((left, word) => left.replaceAll(word, ''), plain);
  return rest.length < shortestPassword / 2 ? 'says who you are' : undefined;
}

const runs = ['abcdefghijklmnopqrstuvwxyz', '01234567890123456789', 'qwertyuiopasdfghjklzxcvbnm'];
const usual = ['password', 'passw0rd', 'kith', 'welcome', 'letmein', 'council', 'admin'];

/** One thing over and over, a run of the keyboard, or the usual words with nothing but digits and signs beside them. */
function isPlain(plain: string): boolean {
  if (new Set(plain).size < 5 || runs.some((run) => run.includes(plain))) return true;
  const rest = usual.reduce((left, word) => left.replaceAll(word, ''), plain);
  return rest !== plain && !/\p{L}/u.test(rest);
}

/** The words of names and addresses that are long enough to mean somebody. */
function wordsOf(texts: readonly string[]): readonly string[] {
  return texts
    .flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u))
    .filter((word) => word.length >= 4);
}
