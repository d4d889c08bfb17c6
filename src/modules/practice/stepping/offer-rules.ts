/** Help that rests on agreement, and that a family may decline. */
export const offers = {
  'family help': 'Family help',
  'child in need': 'A child in need plan',
  'short breaks': 'Short breaks',
  assessment: 'An assessment',
} as const;
export type Offer = keyof typeof offers;
export const offerNames = Object.keys(offers) as readonly Offer[];
