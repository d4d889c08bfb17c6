import { linearRegression, linearRegressionLine } from 'simple-statistics';

/** A yearly value: at 31 March, or of the year that ends then. */
export type Yearly = { readonly year: number; readonly value: number };

/** Last value carried forward: the bar that any forecast for one authority has to beat. Undefined without a value. */
export function lastValue(history: readonly Yearly[]): number | undefined {
  return history.at(-1)?.value;
}

/**
 * Ordinary least squares through the points, read at a year: the fitted line itself, not its slope added to the last point.
 * The lower method of *The Future of Children's Social Care* (2022). Undefined with fewer than two points.
 */
export function straightLine(history: readonly Yearly[], year: number): number | undefined {
  if (history.length < 2) return undefined;
  const line = linearRegression(history.map((point) => [point.year, point.value]));
  return linearRegressionLine(line)(year);
}

/**
 * The mean of the year-on-year growth rates, compounded from the last value. The upper method of the same report, there
 * over the last three rates. Undefined with fewer than two points, or where a year began with none.
 */
export function meanGrowth(history: readonly Yearly[], year: number): number | undefined {
  const rates = history.slice(1).map(({ value }, index) => value / (history[index]?.value ?? Number.NaN) - 1);
  const last = history.at(-1);
  if (!last || rates.length === 0 || !rates.every(Number.isFinite)) return undefined;
  const mean = rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
  return last.value * (1 + mean) ** (year - last.year);
}
