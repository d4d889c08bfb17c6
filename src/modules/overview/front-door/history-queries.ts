import { getLifeInCare } from '../../care/index.ts';
import type { PersonSummary } from '../../people/index.ts';
import { getPersonSummary, listRelationships, resolvePerson } from '../../people/index.ts';
import type { EarlierWorry } from '../../practice/index.ts';
import { getHelpAndProtection, listEarlierWorries, outcomes } from '../../practice/index.ts';
import type { Read } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import { formatDate, formatRange } from '../../../platform/dates/format-date.ts';
import { todayIn } from '../../../platform/dates/instant.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { helpRows } from '../child/help-page.ts';

/** One dated line of somebody's history. */
export type HistoryLine = {
  readonly from: PlainDate;
  readonly when: string;
  readonly what: string;
  readonly href: string | null;
};

/** Somebody of the household, with what is known of them. */
export type HistoryOf = {
  readonly person: PersonSummary;
  /** 'The child', 'sister', 'lives at the same address'. */
  readonly role: string;
  readonly lines: readonly HistoryLine[];
  /** How many lines there are beside those shown. */
  readonly more: number;
};

/** How many lines of one person stand on the page; the rest is on the person's own. */
const shownLines = 12;

/**
 * What is known of these children, of their family and of who lives with them, worked out and never typed. People whom the
 * reader may not see are not there, and change no number.
 */
export async function readHistory(
  db: Read,
  childIds: readonly string[],
  worryId: string,
): Promise<readonly HistoryOf[]> {
  if (childIds.length === 0) return [];
  const roles = await listHousehold(db, childIds);
  const people = await getPersonSummary(db, [...roles.keys()]);
  const worries = await listEarlierWorries(db, [...people.keys()], worryId);
  const found: HistoryOf[] = [];
  for (const [id, role] of roles) {
    const person = people.get(id);
    if (person) found.push(await historyOf(db, person, { role, worries }));
  }
  return found;
}

/** Who belongs to these children: themselves, their family, and who is recorded at their address now. */
async function listHousehold(db: Read, childIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const related = await listRelationships(db, childIds);
  const together = await db.query(sql<{ id: string }>`
    select distinct o.person_id as id from people.lived_at c join people.lived_at o on o.lines = c.lines
        and o.postcode is not distinct from c.postcode and o.kind = 'home'
     where c.person_id = any(${[...childIds]}::uuid[]) and c.kind = 'home' and c.lines is not null
       and (c.ends is null or c.ends > platform.today()) and (o.ends is null or o.ends > platform.today())`);
  const roles = new Map<string, string>(childIds.map((id) => [id, 'the child']));
  for (const { relativeId, relativeIs, ends } of related)
    if (!roles.has(relativeId)) roles.set(relativeId, ends === null ? relativeIs : `${relativeIs}, formerly`);
  for (const { id } of together) if (!roles.has(id)) roles.set(id, 'lives at the same address');
  return roles;
}

type Known = { readonly role: string; readonly worries: readonly EarlierWorry[] };

async function historyOf(db: Read, person: PersonSummary, { role, worries }: Known): Promise<HistoryOf> {
  const { all } = await resolvePerson(db, person.id);
  const help = helpRows(await getHelpAndProtection(db, all));
  const { periods } = await getLifeInCare(db, all);
  const known: readonly HistoryLine[] = [
    ...worries.filter(({ personId }) => personId === person.id).map(toWorryLine),
    ...periods.map(toCareLine),
    ...help.map(({ from, when, what, detail }) => ({
      from,
      when,
      what: detail === '' ? what : `${what}: ${detail}`,
      href: null,
    })),
  ];
  const lines = [...known].sort((a, b) => (a.from === b.from ? 0 : a.from < b.from ? 1 : -1));
  return {
    person,
    role,
    lines: lines.slice(0, shownLines),
    more: Math.max(0, lines.length - shownLines),
  };
}

function toWorryLine({ id, receivedAt, outcome, isAdvice }: EarlierWorry): HistoryLine {
  const what = outcome === null ? (isAdvice ? 'advice was given' : 'not decided yet') : outcomes[outcome][0];
  const from = todayIn('Europe/London', receivedAt);
  return {
    from,
    when: formatDate(from),
    what: `Somebody got in touch: ${what.charAt(0).toLowerCase()}${what.slice(1)}`,
    href: `/front-door/${id}`,
  };
}

function toCareLine({
  starts,
  ends,
}: {
  readonly starts: PlainDate;
  readonly ends: PlainDate | null;
}): HistoryLine {
  return { from: starts, when: formatRange(starts, ends), what: 'In our care', href: null };
}
