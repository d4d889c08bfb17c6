import fc from 'fast-check';
import {
  fromDayNumber,
  plainDate,
  toDayNumber,
  type PlainDate,
} from '../../src/platform/dates/plain-date.ts';

/** Any day between two days, for property tests; by default 1950 to 2080. */
export function anyDate(
  from = plainDate('1950-01-01'),
  to = plainDate('2080-12-31'),
): fc.Arbitrary<PlainDate> {
  return fc.integer({ min: toDayNumber(from), max: toDayNumber(to) }).map(fromDayNumber);
}
