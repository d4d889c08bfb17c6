import { loadavg } from 'node:os';

/** One workload at one size. Times are medians of the runs. */
export type Measurement = {
  readonly name: string;
  /** What the size counts is in the name. */
  readonly size: number;
  readonly median: number;
  readonly unit: string;
  readonly runs: number;
  readonly peakMemoryMb: number | null;
  /** How many times as long as the floor took that was measured in the same run; `floor` says what it is. */
  readonly ratio?: number;
  readonly floor?: string;
  /** How the time grows from the size before to this one: 1 is in proportion. */
  readonly exponent?: number;
  readonly p95?: number;
  /** Told beside: rows a second, how many requests were answered, … */
  readonly notes?: Readonly<Record<string, number | string>>;
  /** Of the machine's processors while this was measured (1 minute): above 1 each, others were at work too. */
  readonly load: number;
};

export type Benchmark = {
  readonly name: string;
  readonly run: (tell: (line: string) => void) => Promise<readonly Measurement[]>;
};

/** The value that so many of them do not exceed; `share` 0.5 is the median. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values: readonly number[]) => quantile(values, 0.5);

/** The power of the size with which the time grows between two measurements. */
export function exponentOf(
  smaller: { size: number; time: number },
  larger: { size: number; time: number },
): number {
  return Math.log(larger.time / smaller.time) / Math.log(larger.size / smaller.size);
}

export const round = (value: number, digits = 2) => Number(value.toFixed(digits));
export const loadNow = () => round(loadavg()[0] ?? 0, 1);
