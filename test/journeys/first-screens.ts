import type { FirstFact } from '../support/first-screen.ts';

/** A page with what it has to say before anybody scrolls: the facts that its design puts first. */
export type FirstScreen = {
  /** As its picture is called. */
  readonly name: string;
  /** A page of the sweep, in its first state: the same people are planted. */
  readonly route: string;
  /** Which of the sweep's states; its first unless said. */
  readonly state?: number;
  readonly facts: readonly FirstFact[];
};

/**
 * In an order in which what one plants is there for the next: the family's page tells warnings, which then stand on every
 * page of that child.
 */
export const firstScreens: readonly FirstScreen[] = [
  {
    // First what each child wants known first; the warnings; who they are and where they live.
    name: 'family',
    route: '/children/:personId/family',
    facts: [
      /^2 warnings before you go$/,
      'A dog behind the gate: ring first',
      'Somebody shouted at the door: go with two',
      /^What I want you to know first/,
      'I sleep with the light on. I am left-handed.',
      'Record a visit',
      /^The family$/,
    ],
  },
  {
    // One text box, who it is about, and what to know before going.
    name: 'visit',
    route: '/children/:personId/visits/:draftId',
    facts: [
      /^A visit to /,
      /^Before you go$/,
      'A dog behind the gate: ring first',
      'Somebody shouted at the door: go with two',
      { field: 'What was the visit for?' },
    ],
  },
  {
    // Where things stand, the filter, and the latest of what happened with its mark.
    name: 'timeline',
    route: '/children/:personId/timeline',
    facts: [
      /^Timeline: /,
      'We are there because Ava had nowhere safe to sleep. School goes well.',
      'Search, or choose what is shown',
      /^Visit$/,
      /^Significant$/,
    ],
  },
  {
    // The first goal in the family's words, with why, and where it was and is.
    name: 'plan',
    route: '/children/:personId/plan',
    facts: [
      '“I want to sleep in my own bed all night”',
      /^In the words of Ava/,
      'I am tired at school',
      /^2 of 10 on 1 February 2026, said by Ava\. 6 of 10 on 20 March 2026/,
    ],
  },
  {
    // The child's own words, before the form that asks for them anew.
    name: 'know-first',
    route: '/children/:personId/know-first',
    facts: [/^What people should know first/, 'I sleep with the light on. I am left-handed.'],
  },
  {
    // Who this is, how old, and where they live now.
    name: 'child',
    route: '/children/:personId',
    facts: [/^Age \d+, born /, /^How we are helping$/, /^Now and next$/, /^Lives$/],
  },
  {
    // Loud, because a child may be in danger now: who, how long, how risky, last seen where, who is not told.
    name: 'missing-now',
    route: '/missing',
    facts: [
      /^Missing now$/,
      /^High risk$/,
      /Missing since Tuesday 31 March/,
      /Last seen: At the bus station/,
      /^Not told yet$/,
    ],
  },
  {
    // How long, how risky, who is not told, and the press that ends it.
    name: 'missing',
    route: '/children/:personId/missing/:missingId',
    facts: [/: missing since /, /^High risk$/, /^Not told yet$/, /is back or found$/, /^Last seen$/],
  },
  {
    // Their words, by when a decision is due, and the next thing to do.
    name: 'front-door',
    route: '/front-door/:worryId',
    facts: [
      /got in touch$/,
      /A decision (was|is) due/,
      /^Ask for a decision$/,
      'She came to school hungry again.',
    ],
  },
  {
    // The text box for the words, while somebody speaks.
    name: 'somebody-calls',
    route: '/front-door/:worryId/words',
    facts: [{ field: 'What do they say, in their own words?' }],
  },
  {
    // Who hands over to whom, when and why, and whether the child was told.
    name: 'handover',
    route: '/children/:personId/handovers/:handoverId',
    facts: [
      / hands over to .* on 6 April 2026/,
      /nothing to do with you/,
      /^Still to do$/,
      /Child not yet told/,
    ],
  },
  {
    // The promise in its words, to whom, by when, and that the day has passed.
    name: 'promises',
    route: '/children/:personId/promises',
    facts: [/I will bring the photo album/, /^By 20 March 2026/, /^The day has passed$/],
  },
  {
    // What changed, as the child sees it.
    name: 'star',
    route: '/children/:personId/star',
    facts: [/^As Ava sees it\. Of \d+ areas: \d+ went up, \d+ went down$/, 'Add a reading'],
  },
  {
    // What the child wants or shows, and whether somebody answered.
    name: 'wishes',
    route: '/children/:personId/wishes',
    facts: ['Reaches for the photograph of the dog', /^Waits for a reply/, /A reply is due by/],
  },
  {
    // What this worker has begun, and when it was last saved.
    name: 'unfinished',
    route: '/unfinished',
    state: 1,
    facts: [/^A visit to /, /last saved/],
  },
  {
    // The first page: how many children, and where they live.
    name: 'first-page',
    route: '/our-children',
    state: 2,
    facts: [/of your children (are|is) in our care$/, /live in a family$/],
  },
];
