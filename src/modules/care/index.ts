export * from './load/load-care.ts';
export { correctCare, listContested, settleContested, viewCare } from './permissions.ts';
export { nextReview } from './reviews/review-rules.ts';
export type { ReviewDue } from './reviews/review-rules.ts';
export { getLifeInCare } from './story/life-in-care-queries.ts';
export type {
  CarePeriod,
  HealthYear,
  HomeStay,
  LeavingCareYear,
  LegalStatusSpell,
  LifeInCare,
  MissingEpisode,
  Review,
} from './story/life-in-care-queries.ts';
export { careTeller } from './passages/tell-care.ts';
