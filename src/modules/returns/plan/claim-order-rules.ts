import type { FactValue } from '../../../platform/facts/index.ts';

export type Span = { readonly starts: string; readonly ends: FactValue };

/** The order of claims within one return; equal ones stay in the order of the file. */
export function compareSpans(a: Span, b: Span, yearEnd: string): number {
  const ended = isEnded(a, yearEnd);
  if (ended !== isEnded(b, yearEnd)) return ended ? -1 : 1;
  return compareText(a.starts, b.starts) * (ended ? 1 : -1) || compareText(b.ends ?? never, a.ends ?? never);
}

/** Later than any date. */
const never = '9999-99-99';

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function isEnded({ ends }: Span, yearEnd: string): boolean {
  return ends !== null && ends <= yearEnd;
}
