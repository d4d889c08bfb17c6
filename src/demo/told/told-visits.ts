/** Everything in this file is invented. */

/** A visit as it is told of all the children, the earliest first. */
export type VisitWords = {
  readonly daysAgo: number;
  readonly time: string;
  readonly purpose: string;
  readonly happened: string;
  readonly gained: string;
};

export const visits: readonly VisitWords[] = [
  {
    daysAgo: 166,
    time: '4pm',
    purpose: 'To go through the plan in plain words, and to hear what is missing from it.',
    happened:
      'We sat at the kitchen table and read the plan aloud. Two steps were said more simply, and one was crossed out because nobody wanted it.',
    gained: 'Everybody knows who does what until the next review.',
  },
  {
    daysAgo: 131,
    time: '7.45am',
    purpose: 'To see how mornings go, as school had asked.',
    happened:
      'The morning was talked through with a drawing of a clock. The hard part is between breakfast and the door: shoes, bag, and who calms whom.',
    gained: 'A list of the morning in pictures hangs in the hall.',
  },
  {
    daysAgo: 96,
    time: '5pm',
    purpose: 'To talk about evenings and sleep, as was asked for last time.',
    happened:
      'The bedroom was shown with some pride. Screens go off half an hour before bed: that rule was made at the table, not by me.',
    gained: 'A rule for the evening that those who have to keep it made themselves.',
  },
  {
    daysAgo: 61,
    time: '4.15pm',
    purpose: 'To say what came of the promises of last time.',
    happened: 'Most were kept and one was late. I said so plainly, and why, and it was taken well.',
    gained: 'The photo album is back where it belongs.',
  },
  {
    daysAgo: 33,
    time: '3.30pm',
    purpose: 'Time alone, without a task.',
    happened: 'A walk round the block. Nothing was asked; a good deal was said.',
    gained: 'Time with a grown-up who listened, and nothing had to come of it.',
  },
  {
    daysAgo: 9,
    time: '4.30pm',
    purpose: 'To get ready for the review: what to say, how, and who should come.',
    happened:
      'Ways to take part were looked at: in the room, in writing, or with somebody speaking for you. Minds can still be changed on the day.',
    gained: 'What is to be said at the review is written down, and by whom.',
  },
];
