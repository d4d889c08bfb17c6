/** Signals count as new when they reach into the last so many months. */
export const recentMonths = 6;

/**
 * The share of measures that show a new signal by chance alone, at most: simulated on 24 to 36 months of pure noise,
 * separate (about 0.05) and carried in any degree (about 0.01 to 0.09); a test repeats it.
 */
export const falseAlarmShare = 0.1;

/** How many signals chance alone would give among so many measures, at most, to the nearest whole number. */
export function expectFalseAlarms(measures: number): number {
  return Math.round(measures * falseAlarmShare);
}
