import { planAdoption, planDecisions, type Adoption, type AdoptionDecision } from './adoption.ts';
import type { CareChild } from './care-child.ts';
import { collectionYear, type Day } from './days.ts';
import { planHealth, type HealthYear } from './health.ts';
import { planLeavingCare, type LeavingCareYear } from './leaving-care.ts';
import { planMissing, type MissingEpisode } from './missing.ts';
import {
  planDeprivations,
  planMotherhood,
  planPermanence,
  type Deprivation,
  type Motherhood,
  type PreviousPermanence,
} from './other-facts.ts';
import type { Random } from './random.ts';
import { planReviews, type Review } from './reviews.ts';

/** What is recorded of a child beside where and under which status: only what had happened by the end date. */
export type CareFacts = {
  readonly reviews: readonly Review[];
  /** The last one may go on past the end date. */
  readonly missing: readonly MissingEpisode[];
  readonly health: readonly HealthYear[];
  readonly leavingCare: readonly LeavingCareYear[];
  /** A reversal may lie after the end date. */
  readonly decisions: readonly AdoptionDecision[];
  readonly adoption: Adoption | null;
  readonly permanence: readonly PreviousPermanence[];
  readonly deprivations: readonly Deprivation[];
  readonly motherhood: Motherhood | null;
  /** A child who came alone is one until 18: written from the first return on (check 205B). */
  readonly unaccompaniedUntil: Day | null;
};

type Span = { readonly fromDay: Day; readonly endDay: Day; readonly adulthood: Day };

export function planFacts(random: Random, child: CareChild, { fromDay, endDay, adulthood }: Span): CareFacts {
  const years = { first: collectionYear(fromDay), last: lastFullYear(endDay) };
  const adoption = planAdoption(random, child);
  return {
    reviews: planReviews(random, child, endDay),
    missing: planMissing(random, child).filter(({ from }) => from <= endDay),
    health: planHealth(random, child, years),
    leavingCare: planLeavingCare(random, child, years),
    decisions: planDecisions(random, child).filter(({ decided }) => decided <= endDay),
    adoption: adoption !== null && adoption.on <= endDay ? adoption : null,
    permanence: planPermanence(random, child),
    deprivations: planDeprivations(random, child).filter(({ from }) => from <= endDay),
    motherhood: planMotherhood(random, child, endDay),
    unaccompaniedUntil: child.unaccompanied ? adulthood : null,
  };
}

/** Yearly facts are known once the year is over. */
function lastFullYear(endDay: Day): number {
  return collectionYear(endDay + 1) - 1;
}
