import type { PasswordRefusal } from './password-rules.ts';
import { longestPassword, shortestPassword } from './password-rules.ts';

/** What is wrong with a new password, as the form says it. */
export function sayPasswordRefusal(refused: PasswordRefusal): string {
  const texts: Readonly<Record<PasswordRefusal, string>> = {
    'too short': `Your new password must be ${shortestPassword} characters or more`,
    'too long': `Your new password must be ${longestPassword} characters or fewer`,
    'too plain': 'Your new password is easy to guess. Use several words that do not belong together',
    'used by many': 'Your new password is one that many people use. Choose another',
    leaked:
      'Your new password is in a list of passwords that were stolen somewhere. Choose another, and change it wherever else you use it',
    'says who you are': 'Your new password must be more than your name or e-mail address',
  };
  return texts[refused];
}
