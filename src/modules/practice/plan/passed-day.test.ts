import { expect, it } from 'vitest';
import { plainDate } from '../../../platform/dates/plain-date.ts';
import { findPassed } from './by-when.ts';

const today = plainDate('2026-11-22');

it.each([
  ['20 November', '2026-11-20'],
  ['by 22/8', '2026-08-22'],
])('%s without a year has just passed, on %s', (typed, passed) => {
  expect(findPassed(typed, today)).toBe(passed);
});

it.each([
  '22 November',
  '3 December',
  '3 March',
  '20 November 2027',
  '20/11/26',
  'Friday',
  'in 9 months',
  '2 weeks',
  'soon',
])('%s has not', (typed) => {
  expect(findPassed(typed, today)).toBeUndefined();
});
