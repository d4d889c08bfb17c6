import { todayIn } from '../../../platform/dates/instant.ts';
import type { Instant, PlainDate } from '../../../platform/dates/plain-date.ts';
import { daysBetween } from '../../../platform/dates/plain-date.ts';
import { sayDays } from '../years/year-rules.ts';
import { baseOf } from './finding.ts';
import type { Finding } from './finding-queries.ts';
import { nameColumn, nameTable, sayPlainly } from './plain-words.ts';
import { findRuleFacts } from './rule-facts.ts';

type Named = Pick<Finding, 'forename' | 'surname' | 'childId'>;

/** What to call a child in a list: by name, else by the authority's number. */
export function callChild({ forename, surname, childId }: Named): string {
  const name = [forename, surname].filter((part) => part !== null).join(' ');
  if (name !== '') return name;
  return childId === null ? 'A row without a child' : `Child ${childId}`;
}

/** The name that a sentence about a child begins with. */
export function callShortly(named: Named): string {
  return named.forename ?? callChild(named);
}

/** Where a finding is put right: the very fact, the contested row to settle or, where a fact is missing, the child's page. */
export function mendHref(
  finding: Pick<Finding, 'personId' | 'factKind' | 'factId' | 'isContested'>,
): string | undefined {
  const { personId, factKind, factId, isContested } = finding;
  if (personId === null) return undefined;
  if (factKind === null || factId === null) return `/children/${personId}`;
  return `/children/${personId}/${isContested ? 'contested' : 'facts'}/${encodeURIComponent(factKind)}/${factId}`;
}

/** What is to be put right, in one plain sentence. */
export function saySentence(finding: Finding): string {
  const facts = findRuleFacts(finding.form, finding.rule);
  return sayPlainly({ ...finding, fields: facts?.fields ?? Object.keys(finding.cells) });
}

/** 'today', '1 day', '12 days'. */
export function sayAge(since: Instant, today: PlainDate): string {
  const days = daysBetween(todayIn('Europe/London', since), today);
  return days <= 0 ? 'Today' : sayDays(days);
}

/** A value with the name of its column; a blank is said to be one. */
export type SaidCell = { readonly column: string; readonly name: string; readonly value: string };

export function sayCells(cells: Finding['cells']): readonly SaidCell[] {
  return Object.entries(cells).map(([column, value]) => ({
    column,
    name: nameColumn(column),
    value: value ?? 'Blank',
  }));
}

/** The other rows that a rule looks at, by the file that they stand in. */
export function sayBeside({
  beside,
}: Pick<Finding, 'beside'>): readonly { table: string; rows: readonly (readonly SaidCell[])[] }[] {
  const tables = [...new Set(beside.map(({ table }) => table))];
  return tables.map((table) => ({
    table: nameTable(table),
    rows: beside.filter((row) => row.table === table).map(({ cells }) => sayCells(cells)),
  }));
}

/**
 * Rules of the census against what is open although it began before the year. Until the year ends that is only work that
 * goes on; what takes too long has rules of its own (8670Q, 8675Q).
 */
const openSinceBefore: ReadonlySet<string> = new Set(['8736', '8740']);

/** Whether a finding is about what the return asks only at the end of the year, while the year still goes on. */
export function isAskedLater(
  { form, rule, table }: Pick<Finding, 'form' | 'rule' | 'table'>,
  yearGoesOn: boolean,
): boolean {
  if (form === 'cin') return yearGoesOn && openSinceBefore.has(rule);
  const tables = [table, ...(findRuleFacts(form, rule)?.tables ?? [])].map(baseOf);
  return yearGoesOn && tables.some((one) => one === 'OC2' || one === 'OC3');
}
