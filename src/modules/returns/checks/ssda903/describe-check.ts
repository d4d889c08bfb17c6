import type { CheckedReturn } from './check-return.ts';

/** The check in words: each rule that found something with how often and what it means, the commonest first. */
export function describeCheck({ results, all }: CheckedReturn): string {
  const counted = results
    .map(({ rule, found }) => ({ rule, count: found.reduce((sum, { rows }) => sum + rows.length, 0) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
  const ran = results.filter(({ lacks }) => lacks.length === 0).length;
  const total = counted.reduce((sum, { count }) => sum + count, 0);
  const width = Math.max(...counted.map(({ rule }) => rule.code.length), 4);
  const lines = counted.map(
    ({ rule, count }) => `${String(count).padStart(8)}  ${rule.code.padEnd(width)}  ${rule.meaning}`,
  );
  const children = new Set(all.header.child).size;
  const sum = `${children} children. ${ran} rules of ${all.year} were run: ${total} rows found by ${counted.length} of them.`;
  return [
    sum,
    ...(lines.length > 0
      ? ['', `${'Rows'.padStart(8)}  ${'Rule'.padEnd(width)}  What is wrong`, ...lines]
      : []),
  ].join('\n');
}
