import { addYears } from '../../../frame/index.ts';
import type { Column, Day } from '../../../frame/index.ts';

/** The birthday of each row by its date of birth: NaN where that is blank or cannot be read. Make it once per rule. */
export function birthday(dateOfBirth: Column, years: number): (row: number) => Day {
  const known = new Map<Day, Day>();
  return (row) => {
    const born = dateOfBirth.day(row);
    const before = known.get(born);
    if (before !== undefined) return before;
    const day = addYears(born, years);
    known.set(born, day);
    return day;
  };
}
