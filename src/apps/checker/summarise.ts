import type { Summary } from './messages.ts';
import type { Outcome } from './outcome.ts';

const problemsShown = 100;

/** An outcome without its findings. */
export function summarise(outcome: Outcome): Summary {
  const { form, year, ruleYear, placeWord, childrenInReturn, rules, findings, tables } = outcome;
  const children = new Set<number>();
  const found = new Set<number>();
  for (let i = 0; i < findings.count; i++) {
    found.add(findings.tableOf(i));
    children.add(findings.childOf(i));
  }
  children.delete(0);
  return {
    ...{ form, year, ruleYear, placeWord, childrenInReturn },
    findings: findings.count,
    childrenFound: children.size,
    rulesRun: outcome.rulesRun,
    rulesFound: rules.filter(({ rows }) => rows > 0).length,
    tables: [...found].sort((a, b) => a - b).map((table) => tables[table]?.name ?? ''),
    lacking: rules.filter(({ lacks }) => lacks.length > 0),
    returnLevel: outcome.returnLevel,
    problems: outcome.problems.slice(0, problemsShown),
    moreProblems: Math.max(0, outcome.problems.length - problemsShown),
    faults: outcome.faults,
  };
}
