import type { LookDay } from '../../access/index.ts';
import { isRole, titleOf } from '../../access/index.ts';
import { formatLong } from '../../../platform/dates/format-date.ts';
import { formatTime } from '../../../platform/dates/instant.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { TrailNames } from './trail-names.ts';

/** One person's looks of one day, in words. */
export type LookLine = {
  readonly who: string;
  readonly accountId: string | null;
  readonly roles: string;
  readonly when: string;
  readonly what: readonly string[];
  readonly by: string;
};
export type LooksOfDay = {
  readonly day: PlainDate;
  readonly title: string;
  readonly lines: readonly LookLine[];
};

/** Rows of the trail as the page shows them: by day, each account once. */
export function looksPage(looks: readonly LookDay[], names: TrailNames): readonly LooksOfDay[] {
  const days = [...new Set(looks.map(({ day }) => day))];
  return days.map((day) => ({
    day,
    title: formatLong(day),
    lines: looks.filter((look) => look.day === day).map((look) => toLine(look, names)),
  }));
}

function toLine(look: LookDay, names: TrailNames): LookLine {
  const [first, last] = [formatTime(look.firstAt), formatTime(look.lastAt)];
  return {
    who: look.account ?? 'Nobody signed in',
    accountId: look.accountId,
    roles: rolesInWords(look.roles),
    when: first === last ? first : `${first} to ${last}`,
    what: whatWasDone(look, names),
    by: rightsInWords(look.rights, look.roles),
  };
}

function whatWasDone({ pages, opened, refused }: LookDay, names: TrailNames): readonly string[] {
  const done = Object.entries(pages).map(([name, times]) => `${names.inWords(name)}${timesInWords(times)}`);
  const onlyNamed =
    opened === 0 && refused === 0 ? ['named on a page about others; the record was not opened'] : [];
  return [...done, ...onlyNamed, ...(refused > 0 ? [`refused${timesInWords(refused)}`] : [])];
}

export function timesInWords(times: number): string {
  return times === 1 ? '' : ` (${times} times)`;
}

export function rolesInWords(roles: readonly string[]): string {
  return roles.map((role) => (isRole(role) ? titleOf(role) : role)).join(', ') || 'No role that day';
}

const relationWords: Readonly<Record<string, string>> = {
  worker: 'their worker',
  team: 'manager of their worker’s team',
  'brother or sister': 'worker of a brother or sister',
  family: 'worker of somebody in their family',
  'break-glass': 'broke the glass: looked anyway, with a reason',
};

/** By which right somebody saw the record. What is nearest stands first; a role is named where nothing nearer is. */
export function rightsInWords(rights: readonly string[], roles: readonly string[]): string {
  const near = rights.filter((right) => !right.startsWith('role: '));
  const words = near.map((right) => relationWords[right] ?? right);
  if (words.length > 0) return words.join(', ');
  const byRole = rights
    .filter((right) => right.startsWith('role: '))
    .map((right) => right.slice('role: '.length));
  if (byRole.length > 0) return `by role, without a relation: ${rolesInWords(byRole)}`;
  return roles.length > 0 ? 'no right was found' : 'no right: the account had no role';
}
