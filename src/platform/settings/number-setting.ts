import type { Setting } from './settings.ts';

/** A setting that a page can show and change: a whole number between two others. */
export type NumberSetting = Setting<number> & {
  /** What it decides, in a sentence without an end. */
  readonly title: string;
  /** What the number counts: 'hours', 'days'. */
  readonly unit: string;
  readonly least: number;
  readonly most: number;
};

/** Declares one; a stored value that is not such a number is no value. */
export function numberSetting(declared: Omit<NumberSetting, 'parse'>): NumberSetting {
  const { least, most } = declared;
  const isOne = (stored: unknown): stored is number =>
    typeof stored === 'number' && Number.isInteger(stored) && stored >= least && stored <= most;
  return { ...declared, parse: (stored) => (isOne(stored) ? stored : undefined) };
}
