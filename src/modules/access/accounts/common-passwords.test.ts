import { describe, expect, it } from 'vitest';
import { isCommonPassword, listCommonPasswords } from './common-passwords.ts';
import { shortestPassword } from './password-rules.ts';
import { refuseNewPassword } from './refuse-new-password.ts';

describe('the passwords that many people use', () => {
  it('are more than 3,000 of those that are long enough', async () => {
    const all = [...(await listCommonPasswords())];
    expect(all.length).toBeGreaterThan(3000);
    expect(all.filter((one) => one.length < shortestPassword)).toEqual([]);
  });

  it.each([
    'manchesterunited',
    'ManchesterUnited',
    'cristianoronaldo',
    'spongebobsquarepants',
    'iloveyouforever',
    'thisismypassword',
    '1qaz2wsx3edc4rfv',
    'q1w2e3r4t5y6u7i8o9p0',
  ])('have %s among them', async (password) => {
    expect(await isCommonPassword(password)).toBe(true);
  });

  it('are not all that begins like one of them', async () => {
    expect(await isCommonPassword('manchesterunited and nine herons')).toBe(false);
  });

  it('are refused though nothing else is wrong with them', async () => {
    expect(await refuseNewPassword('manchesterunited', [], undefined)).toBe('used by many');
    expect(await refuseNewPassword('MANCHESTERUNITED', [], undefined)).toBe('used by many');
  });

  it('do not keep out words that do not belong together', async () => {
    expect(await refuseNewPassword('four lamps under a bridge', [], undefined)).toBeUndefined();
  });
});
