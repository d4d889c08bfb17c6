import type { CountedDay, UnusualFound } from '../../access/index.ts';
import {
  dropOldPairs,
  keepLookDay,
  listLookDays,
  listUnrelatedLooks,
  recordUnusual,
} from '../../access/index.ts';
import type { Database, Read, Write } from '../../../platform/database/database.ts';
import { todayIn } from '../../../platform/dates/instant.ts';
import { addDays } from '../../../platform/dates/plain-date.ts';
import type { Instant, PlainDate } from '../../../platform/dates/plain-date.ts';
import { getSetting } from '../../../platform/settings/settings.ts';
import { nightFrom, nightUntil } from './look-settings.ts';
import { listNamesakes } from './namesake-queries.ts';
import { findPairs, findVolumes, plainName, surnameOf } from './unusual-rules.ts';

/** How many days back a night counts again, where a server was off. */
const daysBack = 7;
const historyDays = 56;

export type LookClock = { readonly now: () => Instant };

/**
 * A job: counts yesterday (and the days before that were missed), and keeps what stands out by the rules. What was kept
 * before stays as it is. @returns how much was new
 */
export async function keepUnusualLooks(
  database: Database,
  clock: LookClock,
  opening: readonly string[],
): Promise<number> {
  const today = todayIn('Europe/London', clock.now());
  let kept = 0;
  for (let back = daysBack; back >= 1; back -= 1)
    kept += await database.transaction({ account: null, role: 'loader' }, today, (db) =>
      keepDay(db, addDays(today, -back), opening),
    );
  await database.transaction({ account: null, role: 'loader' }, today, (db) => dropOldPairs(db, today));
  return kept;
}

async function keepDay(db: Write, day: PlainDate, opening: readonly string[]): Promise<number> {
  const hours = {
    nightFrom: await getSetting(db, nightFrom),
    nightUntil: await getSetting(db, nightUntil),
  };
  const counted = await keepLookDay(db, day, { opening, ...hours });
  if (counted === 0) return 0;
  return recordUnusual(db, [...(await findDays(db, day)), ...(await findLooks(db, day))]);
}

/** Accounts whose day stands out from their own eight weeks and from others of their roles. */
async function findDays(db: Read, day: PlainDate): Promise<readonly UnusualFound[]> {
  const days = await listLookDays(db, addDays(day, -historyDays), day);
  const ofDay = days.filter((one) => one.day === day);
  return ofDay.flatMap((one) => {
    const earlier = days.filter(({ accountId, day: on }) => accountId === one.accountId && on < day);
    return findVolumes(one, earlier, peersOf(one, days, day)).map(({ rule, ...numbers }) => ({
      accountId: one.accountId,
      day,
      rule,
      subjectId: null,
      counted: withoutUndefined(numbers),
    }));
  });
}

/** Days of others who held one of the same roles. */
function peersOf(one: CountedDay, days: readonly CountedDay[], day: PlainDate): readonly CountedDay[] {
  const roles = new Set(one.roles);
  return days.filter(
    (other) =>
      other.accountId !== one.accountId && other.day <= day && other.roles.some((role) => roles.has(role)),
  );
}

/** Records opened without a relation, where something else is known of the two. */
async function findLooks(db: Read, day: PlainDate): Promise<readonly UnusualFound[]> {
  const looks = await listUnrelatedLooks(db, day);
  if (looks.length === 0) return [];
  const names = new Map(
    (await listLookDays(db, day, day)).map(({ accountId, account }) => [accountId, account]),
  );
  const pairs = looks.map((look) => {
    const account = names.get(look.accountId) ?? '';
    return { ...look, account, surname: surnameOf(account), whole: plainName(account) };
  });
  const known = new Map(
    (await listNamesakes(db, pairs)).map((one) => [`${one.accountId} ${one.subjectId}`, one]),
  );
  return looks.flatMap((look) => {
    const {
      sharesSurname = false,
      namesakes = 0,
      sharesHome = false,
    } = known.get(`${look.accountId} ${look.subjectId}`) ?? {};
    const { accountId, subjectId, days, times, isColleagues } = look;
    return findPairs({ days, isColleagues, sharesSurname, namesakes, sharesHome }).map((rule) => ({
      accountId,
      day,
      rule,
      subjectId,
      counted: { times, days, ...(rule === 'same-surname' ? { namesakes } : {}) },
    }));
  });
}

function withoutUndefined(numbers: Readonly<Record<string, number | undefined>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(numbers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
