import { sql } from '../../../platform/database/database.ts';
import type { NumberSetting } from '../../../platform/settings/number-setting.ts';
import { numberSetting } from '../../../platform/settings/number-setting.ts';

const ours = 'A local default from general knowledge (GK).';

/** How long a sign-in lasts, and what guessing meets. A change holds at once, for sign-ins that run too. */
export const signInLimits = {
  idle: numberSetting({
    key: 'access.session-idle-minutes',
    title: 'A sign-in ends when nothing was opened for',
    unit: 'minutes',
    least: 5,
    most: 1440,
    fallback: 720,
    basis: `${ours} NIST SP 800-63B-4, from memory, advises an hour at most.`,
  }),
  longest: numberSetting({
    key: 'access.session-longest-hours',
    title: 'A sign-in ends, however busy, after',
    unit: 'hours',
    least: 1,
    most: 24,
    fallback: 16,
    basis: `${ours} NIST SP 800-63B-4, from memory: a day at most.`,
  }),
  tries: numberSetting({
    key: 'access.tries',
    title: 'Wrong passwords or codes in a row, after which an account rests',
    unit: 'tries',
    least: 3,
    most: 20,
    fallback: 5,
    basis: `${ours} NIST SP 800-63B-4, from memory: a hundred at most.`,
  }),
  rest: numberSetting({
    key: 'access.rest-minutes',
    title: 'An account rests, after too many wrong tries, for',
    unit: 'minutes',
    least: 1,
    most: 1440,
    fallback: 15,
    basis: ours,
  }),
  firstPassword: numberSetting({
    key: 'access.first-password-days',
    title: 'A first password that was never used opens nothing after',
    unit: 'days',
    least: 1,
    most: 30,
    fallback: 7,
    basis: `${ours} OWASP ASVS 5 (6.4.1) asks for a short time.`,
  }),
} as const;

/** A number setting's value as an integer in SQL, as `getSetting` reads it, without a question of its own. */
export function inSql({ key, least, most, fallback }: NumberSetting) {
  const number = sql<number>`(newest.value #>> '{}')::numeric`;
  return sql<number>`coalesce((select case when jsonb_typeof(newest.value) = 'number'
      then case when ${number} between ${least} and ${most} and ${number} % 1 = 0 then ${number}::int end end
    from (select s.value from platform.setting s where s.key = ${key} order by s.recorded_at desc, s.id desc limit 1) newest),
    ${fallback}::int)`;
}
