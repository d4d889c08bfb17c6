/** The pages of the front door. */
export const paths = {
  list: '/front-door',
  worry: '/front-door/:worryId',
  words: '/front-door/:worryId/words',
  children: '/front-door/:worryId/children',
  checks: '/front-door/:worryId/checks',
  answers: '/front-door/:worryId/answers',
  advice: '/front-door/:worryId/advice',
  handOver: '/front-door/:worryId/hand-over',
  decision: '/front-door/:worryId/decision',
  reply: '/front-door/:worryId/reply',
  letter: '/front-door/:worryId/letter',
} as const;
