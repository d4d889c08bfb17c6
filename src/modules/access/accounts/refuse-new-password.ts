import { isCommonPassword } from './common-passwords.ts';
import type { LeakedPasswords } from './leaked-passwords.ts';
import type { PasswordRefusal } from './password-rules.ts';
import { refusePassword } from './password-rules.ts';

/** What is wrong with a new password, also by the lists of those that others use; undefined where it is taken. */
export async function refuseNewPassword(
  password: string,
  own: readonly string[],
  leaked: LeakedPasswords | undefined,
): Promise<PasswordRefusal | undefined> {
  const refused = refusePassword(password, own);
  if (refused) return refused;
  if (await isCommonPassword(password)) return 'used by many';
  return (await leaked?.has(password)) ? 'leaked' : undefined;
}
