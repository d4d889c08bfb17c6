import { smallest } from '../figures/suppression-rules.ts';
import { millionWords } from '../forecast/forecast-words.ts';
import type { Expected } from './homes-rules.ts';

/** In the place of a number that would tell of single children. */
export const hiddenWords = 'too few to show';

/** A whole number: 1,141. Rows of a table then add up for those who check. */
export function wholeWords(value: number): string {
  return Math.round(value).toLocaleString('en-GB');
}

/** '380 to 460'; for those who see counts only an end from 1 to 5 is 'fewer than 6'. */
export function betweenWords({ low, high }: Expected, countsOnly: boolean): string {
  return `${endOf(low, countsOnly)} to ${endOf(high, countsOnly)}`;
}

function endOf(value: number, countsOnly: boolean): string {
  const whole = Math.round(value);
  return countsOnly && whole > 0 && whole < smallest ? `fewer than ${smallest}` : wholeWords(whole);
}

/** '£5.4m (£4.2m to £6.8m)'; nought in words. */
export function costWords({ mean, low, high }: Expected): string {
  if (high === 0) return 'None';
  const words = (pounds: number) => (pounds === 0 ? '£0' : millionWords(pounds));
  return `${words(mean)} (${words(low)} to ${words(high)})`;
}
