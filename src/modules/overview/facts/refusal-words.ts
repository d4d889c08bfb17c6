/** What a constraint means to a person. The names are those of the migrations. */
const words: readonly (readonly [pattern: RegExp, text: string])[] = [
  [
    /one_at_a_time/,
    'These dates overlap another one of the same kind. Put the other right first, or change the dates',
  ],
  [/_key$/, 'There is one with this date already'],
  [
    /ends_after_start|reversed_after|_ends_check|_check/,
    'The end cannot be before the start, and each value has to be possible',
  ],
  [/ended_has_date/, 'A reason for the end needs the date on which it ended'],
  [
    /not null/,
    'Something that everything hangs on is missing: the first date, the year, or a worker whom we know',
  ],
];

/** A sentence for what the database refused, by the name of its rule. */
export function sayRefusal(rule: string): string {
  return words.find(([pattern]) => pattern.test(rule))?.[1] ?? 'These values cannot all be true at once';
}
