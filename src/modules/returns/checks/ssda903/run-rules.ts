import { rowsAt } from '../frame/index.ts';
import type { Found } from '../frame/index.ts';
import { isInForce } from './rule.ts';
import type { Rule, Source } from './rule.ts';
import { tableOf } from './open-return.ts';
import type { Return903 } from './tables.ts';

/** What one rule gave: the rows it finds by table (those without any left out), or the files it lacks. */
export type RuleResult = {
  readonly rule: Rule;
  readonly found: readonly Found[];
  readonly lacks: readonly Source[];
};

/** Told of a rule that threw, which is a fault of ours and none of the files. */
export type OnFault = (rule: Rule, error: unknown) => void;

/**
 * Runs the rules that are in force in the return's year. A rule that lacks a file finds nothing and says which. After
 * each rule `onRule` is told how many are done. With `onFault` a rule that throws is left out and the others run.
 */
export function runRules(
  rules: readonly Rule[],
  all: Return903,
  onRule: (done: number, of: number) => void = () => undefined,
  onFault?: OnFault,
): readonly RuleResult[] {
  const inForce = rules.filter((rule) => isInForce(rule, all.year));
  return inForce.flatMap((rule, i) => {
    const result = onFault ? tryRule(rule, all, onFault) : runRule(rule, all);
    onRule(i + 1, inForce.length);
    return result ?? [];
  });
}

function tryRule(rule: Rule, all: Return903, onFault: OnFault): RuleResult | undefined {
  try {
    return runRule(rule, all);
  } catch (error) {
    onFault(rule, error);
    return undefined;
  }
}

/** Runs one rule, in whatever year. */
export function runRule(rule: Rule, all: Return903): RuleResult {
  const lacks = rule.needs.filter((source) => !isGiven(all, source));
  if (lacks.length > 0) return { rule, found: [], lacks };
  const found = rule.fails(all);
  const list = 'table' in found ? [found] : found;
  return { rule, found: joinTables(list.filter(({ rows }) => rows.length > 0)), lacks };
}

/** One entry for each table, its rows in file order and each once. */
function joinTables(found: readonly Found[]): readonly Found[] {
  const byTable = new Map<Found['table'], Found[]>();
  for (const one of found) byTable.set(one.table, [...(byTable.get(one.table) ?? []), one]);
  return [...byTable].map(([table, list]) => {
    const [first] = list;
    return list.length === 1 && first
      ? first
      : rowsAt(
          table,
          list.flatMap(({ rows }) => rows),
        );
  });
}

function isGiven(all: Return903, source: Source): boolean {
  return source === 'ProviderList' ? all.providers.size > 0 : tableOf(all, source).isGiven;
}
