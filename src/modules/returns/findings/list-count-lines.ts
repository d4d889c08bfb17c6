import type { Read } from '../../../platform/database/database.ts';
import { findLastRun } from './check-queries.ts';
import { ageBands, ageNames, writeFindingsQuery } from './filter-form.ts';
import type { FindingsQuery } from './filter-form.ts';
import { callChild } from './finding-page.ts';
import type { Asked, ChildCount } from './finding-queries.ts';
import { countByAge, countByChild, countByRule, countByTeam } from './finding-queries.ts';
import { findRuleFacts } from './rule-facts.ts';
import type { CountLine } from './findings-view.tsx';
import { yearHref } from './year-head.tsx';

/** How many children a page of the list by child has. */
export const perPage = 50;

/** What a team is called; children without a worker today have none. */
export function nameTeam(team: string): string {
  return team === '' ? 'No worker today' : team;
}

/** The lines of a page and how many there are in all. */
export type CountedLines = { readonly lines: readonly CountLine[]; readonly total: number };

/** Counts findings as asked: by rule, by team, by child or by age. */
export async function listCountLines(db: Read, asked: Asked, query: FindingsQuery): Promise<CountedLines> {
  const all = (lines: readonly CountLine[]) => ({ lines, total: lines.length });
  if (query.by === 'team') return all((await countByTeam(db, asked)).map((one) => teamLine(asked, one)));
  if (query.by === 'age') return all(ageLines(asked, await countByAge(db, asked)));
  if (query.by === 'rule') return all((await countByRule(db, asked)).map((one) => ruleLine(asked, one)));
  const part = { offset: (query.page - 1) * perPage, limit: perPage };
  const children = await countByChild(db, asked, part);
  return { lines: children.map((one) => childLine(asked, one)), total: children[0]?.total ?? 0 };
}

function ruleLine({ of, filter }: Asked, one: Awaited<ReturnType<typeof countByRule>>[number]): CountLine {
  const facts = findRuleFacts(of.form, one.rule);
  const meaning = `${facts?.isOfWhole ? 'Of the return as a whole: ' : ''}${facts?.meaning ?? ''}`;
  return {
    ...one,
    key: one.rule,
    href: `/returns/${of.form}/${of.year}/rules/${encodeURIComponent(one.rule)}${writeFindingsQuery({ filter })}`,
    text: one.rule,
    note: one.isQuery ? `To look at: ${meaning}` : meaning,
  };
}

function teamLine({ of, filter }: Asked, one: Awaited<ReturnType<typeof countByTeam>>[number]): CountLine {
  const href = `${yearHref(of, 'findings')}${writeFindingsQuery({ filter: { ...filter, team: one.team } })}`;
  return { ...one, key: one.team, href, text: nameTeam(one.team), note: '' };
}

function ageLines(
  { of, filter }: Asked,
  counts: Awaited<ReturnType<typeof countByAge>>,
): readonly CountLine[] {
  return ageBands.flatMap((age) => {
    const found = counts.find((one) => one.age === age);
    const href = `${yearHref(of, 'findings')}${writeFindingsQuery({ filter: { ...filter, age } })}`;
    return found ? [{ ...found, key: age, href, text: ageNames[age], note: '' }] : [];
  });
}

function childLine({ of, filter }: Asked, one: ChildCount): CountLine {
  const { personId } = one;
  const href =
    personId === null
      ? undefined
      : `${yearHref(of, 'findings')}${writeFindingsQuery({ filter: { ...filter, person: personId } })}`;
  return { ...one, key: personId ?? '', href, text: callChild(one), note: nameTeam(one.team ?? '') };
}

/** Rules that could not be run the last time, and why. */
export async function listNotChecked(db: Read, of: Asked['of']) {
  const last = await findLastRun(db, of);
  return {
    isChecked: last !== undefined,
    notChecked: Object.entries(last?.notChecked ?? {}).map(([rule, why]) => ({ rule, why })),
  };
}
