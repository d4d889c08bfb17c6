/** Everything in this file is invented. '{name}' stands for the child's first name. */

/** What is told of one child at each of the visits, in their order; null where nothing was said of it. */
export type ChildWords = {
  /** In the child's own words or, of a child without words, what those who know them see. */
  readonly said: readonly string[];
  readonly remarks: readonly (string | null)[];
  readonly forChild: readonly (string | null)[];
  readonly knowFirst: string;
  readonly goals: readonly GoalWords[];
  readonly wish: { readonly words: string; readonly reply: string; readonly cameOf: string };
  readonly promise: string;
  readonly keptPromise: string;
  /** 0 to 10 by area, half a year ago and now. */
  readonly star: readonly [Readonly<Record<string, number>>, Readonly<Record<string, number>>];
  readonly summary: string;
};

export type GoalWords = {
  readonly area: 'feelings' | 'education' | 'family' | 'health' | 'everyday' | 'future';
  readonly words: string;
  readonly why: string;
  readonly know: string;
  readonly steps: readonly { readonly words: string; readonly who: string; readonly inDays: number }[];
  /** 0 to 10, at the three times that it was looked at. */
  readonly readings: readonly [number, number, number];
};

/** Of a child who has few words yet: never in the first person. */
const littleOne: ChildWords = {
  said: [
    '{name} turns to a known voice and goes stiff when there are many people in the room.',
    '{name} wakes before the others and is calm as long as somebody hums.',
    '{name} holds the blue cloth to fall asleep, and looks for it when it is in the wash.',
    '{name} laughed at the water in the sink and reached for more.',
    '{name} crawled to the door when the visit ended, and waved.',
    '{name} looks at the picture of the family for a long time and pats it.',
  ],
  remarks: [
    null,
    'Weight and sleep are as the health visitor hoped.',
    null,
    null,
    'The cot was seen; it is firm, flat and clear.',
    null,
  ],
  forChild: [
    null,
    null,
    'When you were little you had a blue cloth, and nobody was allowed to wash it on a Sunday.',
    null,
    null,
    null,
  ],
  knowFirst:
    '{name} sleeps with the blue cloth. Too many new people at once are too much: one first, then the next.',
  goals: [
    {
      area: 'health',
      words: '{name} sleeps through most nights',
      why: 'Tired days are hard on everybody in the house.',
      know: 'Five nights of seven without being carried about.',
      steps: [
        {
          words: 'Keep the evening the same: bath, cloth, song',
          who: 'Whoever puts {name} to bed',
          inDays: 14,
        },
        { words: 'Come by in the evening, once', who: 'Health visitor', inDays: 21 },
      ],
      readings: [2, 4, 6],
    },
  ],
  wish: {
    words: '{name} reaches for the picture of the family.',
    reply: 'A picture that may be chewed is on its way, and the real one hangs where it can be seen.',
    cameOf: 'It hangs beside the cot.',
  },
  promise: 'To bring the book with the cloth pages',
  keptPromise: 'To have the picture of the family copied on to something that can be chewed',
  star: [
    { body: 5, safe: 6, home: 5, people: 4 },
    { body: 7, safe: 7, home: 7, people: 6 },
  ],
  summary:
    'Growing, sleeping better, and more at ease with new people than half a year ago. What helps is that evenings are the same whoever is there. What is still hard is many visits in one week.',
};

const schoolChild: ChildWords = {
  said: [
    'I like my room. I do not like it when people talk about me on the stairs.',
    'Mornings are too loud. I want to sit with my cereal and nobody asks anything.',
    'I made the rule about the screens. I can tell you it is a good rule because I made it.',
    'You said Friday and it was Tuesday. It is all right because you said sorry.',
    'If I could choose I would see my friend from the old school. She does not know where I am now.',
    'I want to say it myself at the meeting. But I want to sit next to you.',
  ],
  remarks: [
    null,
    'Came down dressed and early. The teacher says the same of the last two weeks.',
    null,
    'Was quiet until the album was on the table.',
    'Spoke of the old school by name for the first time.',
    null,
  ],
  forChild: [
    'You told me that people talk about you on the stairs. We talk at the table now, and you can hear it.',
    null,
    null,
    'I was late with the album, and I am sorry. You were fair about it.',
    null,
    'You said that you want to speak at the meeting yourself. I think that is brave, and I will sit next to you.',
  ],
  knowFirst:
    'I need a minute before I answer. Please do not ask me two things at once. I like dogs, and I am good at drawing.',
  goals: [
    {
      area: 'education',
      words: 'I want to get to school without my tummy hurting',
      why: 'When it hurts I go home and then I miss the good part.',
      know: 'I stay until the end four days of the week.',
      steps: [
        { words: 'Meet at the side gate, before the bell', who: 'Teaching assistant', inDays: 10 },
        { words: 'Go the way by bike once at the weekend', who: 'Gran', inDays: 12 },
        { words: 'Say in the evening what the next day will be like', who: '{name}', inDays: 5 },
      ],
      readings: [2, 5, 7],
    },
    {
      area: 'family',
      words: 'I want to see my friend from my old school',
      why: 'She was there before everything changed.',
      know: 'We have met twice and nobody had to be asked three times.',
      steps: [{ words: 'Ring her mother', who: 'Social worker', inDays: 7 }],
      readings: [0, 0, 3],
    },
  ],
  wish: {
    words: 'I want to see the dog again.',
    reply:
      'Yes: on Saturday, for an hour, and I will take you there. He cannot come to live with you, because the landlord does not allow it.',
    cameOf: 'They walked the dog round the lake. He knew who had come.',
  },
  promise: 'To ring the mother of the friend from the old school',
  keptPromise: 'To bring the photo album back',
  star: [
    { mind: 4, safe: 6, home: 5, people: 3, learning: 3 },
    { mind: 6, safe: 8, home: 6, people: 5, learning: 7 },
  ],
  summary:
    'Mornings were the worst part of the day and are not any more; school sees it too. What matters most now is a friend from the old school. Wants to speak at the next meeting, with somebody beside.',
};

const teenager: ChildWords = {
  said: [
    'Everyone has read about me before they meet me. I would like to meet someone first.',
    'I get up. I just do not talk. That is not a problem, that is a morning.',
    'The door stays closed when it is closed. Knock and wait.',
    'You did what you said, mostly. That is more than the last one.',
    'I want to learn how to cook properly, not just noodles. And how rent works.',
    'I will write it down for the meeting. If they ask me stupid questions I will leave, so tell them.',
  ],
  remarks: [
    null,
    null,
    'The room is kept in order; a chart for the gym hangs on the wall.',
    'Asked about the driving licence, and how one saves for it.',
    'Cooked for everybody on Sunday, I hear, and washed up.',
    null,
  ],
  forChild: [
    'You would like to be met before you are read about. I will tell that to everybody who comes new.',
    null,
    'Your door stays closed when it is closed. That is agreed with everybody in the house.',
    null,
    null,
    'The chair has your list of what not to ask.',
  ],
  knowFirst: 'Talk to me, not about me. Text before you ring. I do not do breakfast meetings.',
  goals: [
    {
      area: 'future',
      words: 'I want to be able to run my own place',
      why: 'In a few years nobody will do it for me.',
      know: 'I cook three things, and I know what a week costs.',
      steps: [
        { words: 'Cook on Sundays and write down what it cost', who: '{name}', inDays: 14 },
        { words: 'Open a bank account together', who: 'Social worker', inDays: 20 },
        { words: 'Show how the bills are paid', who: 'Whoever they live with', inDays: 28 },
      ],
      readings: [3, 4, 6],
    },
    {
      area: 'feelings',
      words: 'I want to get through a bad day without walking out',
      why: 'Afterwards it is always worse.',
      know: 'I have somewhere to go that everybody knows of, and I text.',
      steps: [{ words: 'Agree on the word to text', who: '{name}', inDays: 6 }],
      readings: [4, 4, 5],
    },
  ],
  wish: {
    words: 'I want to try out for the swimming team.',
    reply: 'Yes. The club has a place in its Tuesday group, and the kit is paid for.',
    cameOf: 'Went on Tuesday, came back tired, and is going again.',
  },
  promise: 'To find out what a provisional driving licence costs, and who pays',
  keptPromise: 'To get the swimming kit paid for',
  star: [
    { mind: 5, safe: 7, home: 5, people: 6, learning: 4, everyday: 3 },
    { mind: 6, safe: 7, home: 7, people: 6, learning: 5, everyday: 6 },
  ],
  summary:
    'Doing better than the papers say, and knows it. Is getting ready to run a place alone: cooks on Sundays and keeps count of the cost. On bad days walks out; a word to text has been agreed for that, and was used once.',
};

/** What is told of a child of an age, which may be unknown. */
export function wordsFor(age: number | null): ChildWords {
  if (age !== null && age < 3) return littleOne;
  return age === null || age < 11 ? schoolChild : teenager;
}

/** Whether a child of an age is told of by what they show. */
export const hasFewWords = (age: number | null): boolean => age !== null && age < 3;

/** Before visits to some of the homes. */
export const warningWords: readonly {
  readonly place: 'home' | 'person';
  readonly words: string;
  readonly saidBy: string;
}[] = [
  {
    place: 'home',
    words: 'A large dog behind the side gate: ring first, and use the front door',
    saidBy: 'Postman',
  },
  {
    place: 'home',
    words: 'The bell does not work: knock at the window on the left',
    saidBy: 'Seen at the last visit',
  },
];
