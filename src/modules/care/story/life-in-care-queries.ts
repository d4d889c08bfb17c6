import { askTogether } from '../../../platform/database/ask-together.ts';
import type { Read } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';

/** A dated stretch; `ends` is the first day that no longer belongs to it, null while it goes on. */
type During = { readonly starts: PlainDate; readonly ends: PlainDate | null };

export type CarePeriod = During & {
  readonly reasonEnded: string | null;
  readonly categoryOfNeed: string | null;
  readonly shortBreaks: boolean;
};
export type HomeStay = During & {
  readonly episodeId: string;
  readonly placementType: string | null;
  readonly provider: string | null;
  readonly postcode: string | null;
  /** Whether where it is must not reach whoever reads: then there is neither postcode, nor number, nor distance. */
  readonly isKept: boolean;
  readonly urn: string | null;
  /** Why the child moved on; null where nobody wrote it down. */
  readonly reasonLeft: string | null;
  /** Straight line from home, where both postcodes are in the directory. */
  readonly miles: number | null;
};
export type LegalStatusSpell = During & { readonly legalStatus: string | null };
export type Review = { readonly heldOn: PlainDate; readonly participation: string | null };
export type MissingEpisode = During & { readonly kind: string | null };
export type HealthYear = {
  readonly year: number;
  readonly sdqScore: number | null;
  readonly sdqReason: string | null;
  readonly healthAssessment: boolean | null;
  readonly teethCheck: boolean | null;
  readonly immunisations: boolean | null;
};
export type LeavingCareYear = {
  readonly year: number;
  readonly inTouch: string | null;
  readonly activity: string | null;
  readonly accommodation: string | null;
};

/** Everything known of a life in care, oldest first. Empty lists where nothing is recorded. */
export type LifeInCare = {
  readonly periods: readonly CarePeriod[];
  readonly homes: readonly HomeStay[];
  readonly legalStatuses: readonly LegalStatusSpell[];
  readonly reviews: readonly Review[];
  readonly missing: readonly MissingEpisode[];
  readonly health: readonly HealthYear[];
  readonly leavingCare: readonly LeavingCareYear[];
};

/** When somebody was in our care, and when that was reviewed: of a life in care what a page of several children tells. */
export type CareTimes = Pick<LifeInCare, 'periods' | 'reviews'>;

/** The life in care of one person, whatever records (aliases) it is spread over. */
export function getLifeInCare(db: Read, ids: readonly string[]): Promise<LifeInCare> {
  return askTogether(db, {
    periods: listPeriods(ids),
    homes: listHomes(ids),
    legalStatuses: listLegalStatuses(ids),
    reviews: listReviews(ids),
    missing: listMissing(ids),
    health: listHealth(ids),
    leavingCare: listLeavingCare(ids),
  });
}

/** The care times of several people, each with all their records, in the order given: one statement for any number of them. */
export async function listCareTimes(
  db: Read,
  people: readonly (readonly string[])[],
): Promise<readonly CareTimes[]> {
  const ids = people.flat();
  const { periods, reviews } = await askTogether(db, {
    periods: listPeriods(ids),
    reviews: listReviews(ids),
  });
  return people.map((records) => ({
    periods: periods.filter(({ personId }) => records.includes(personId)),
    reviews: reviews.filter(({ personId }) => records.includes(personId)),
  }));
}

/** A row, and of which record it is. */
type Of<T> = T & { readonly personId: string };

const listPeriods = (ids: readonly string[]) =>
  sql<
    Of<CarePeriod>
  >`select person_id as "personId", starts, ends, reason_ended as "reasonEnded", category_of_need as "categoryOfNeed",
      short_breaks as "shortBreaks"
    from care.care_period where person_id = any(${ids}::uuid[]) order by starts`;

const listHomes = (ids: readonly string[]) =>
  sql<HomeStay>`select s.starts, s.ends, s.first_episode_id as "episodeId", s.placement_type as "placementType",
      s.placement_provider as provider, s.placement_postcode as postcode, s.is_kept as "isKept", s.urn, s.reason_left as "reasonLeft",
      round((sqrt(power(h.easting - p.easting, 2) + power(h.northing - p.northing, 2)) / 1000 / 1.6093)::numeric, 1)::float8 as miles
    from care.home_stay s
    left join homes.located h on h.postcode = replace(s.home_postcode, ' ', '')
    left join homes.located p on p.postcode = replace(s.placement_postcode, ' ', '')
   where s.person_id = any(${ids}::uuid[]) order by s.starts`;

const listLegalStatuses = (ids: readonly string[]) =>
  sql<LegalStatusSpell>`select starts, ends, legal_status as "legalStatus"
    from care.legal_status_spell where person_id = any(${ids}::uuid[]) order by starts`;

const listReviews = (ids: readonly string[]) =>
  sql<Of<Review>>`select person_id as "personId", held_on as "heldOn", participation from care.review
    where person_id = any(${ids}::uuid[]) order by held_on`;

const listMissing = (ids: readonly string[]) =>
  sql<MissingEpisode>`select starts, ends, kind from care.missing_episode
    where person_id = any(${ids}::uuid[]) order by starts`;

const listHealth = (ids: readonly string[]) =>
  sql<HealthYear>`select year, sdq_score as "sdqScore", sdq_reason as "sdqReason", health_assessment as "healthAssessment",
      teeth_check as "teethCheck", immunisations
    from care.health_year where person_id = any(${ids}::uuid[]) order by year`;

const listLeavingCare = (ids: readonly string[]) =>
  sql<LeavingCareYear>`select year, in_touch as "inTouch", activity, accommodation
    from care.leaving_care_year where person_id = any(${ids}::uuid[]) order by year`;
