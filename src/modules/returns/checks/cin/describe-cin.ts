import type { CinTables } from '../../../../formats/cin/tables.ts';
import type { CinCheck } from './check-cin.ts';
import { cinRules } from './rules.ts';

/** The check in words: each rule that found something with how often and what it means, the commonest first. */
export function describeCin({ findings, rules }: CinCheck, tables: CinTables): string {
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  const counted = [...counts].sort(([, a], [, b]) => b - a);
  const lines = counted.map(([code, count]) => `${String(count).padStart(8)}  ${describeRule(code)}`);
  const children = `${tables.ChildIdentifiers.rows} children`;
  const sum = `${children}. ${rules} rules were run: ${findings.length} findings of ${counted.length} of them.`;
  return [
    sum,
    ...(lines.length > 0 ? ['', `${'Findings'.padStart(8)}  Rule   What is wrong`, ...lines] : []),
  ].join('\n');
}

/** One code a line under `rule_code`, as the tool that checks are compared with writes them. */
export function describeReturnLevel(codes: readonly string[]): string {
  return ['rule_code', ...codes].join('\n');
}

function describeRule(code: string): string {
  const rule = cinRules.find((one) => one.code === code);
  return `${code.padEnd(5)}  ${rule?.meaning ?? ''}`;
}
