import { askTogether } from '../../../platform/database/ask-together.ts';
import type { Read } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';

/** A fact of help and protection; `id` leads to where it is put right. */
type Known = { readonly id: string };

export type Contact = Known & { readonly receivedOn: PlainDate; readonly source: string | null };
export type EarlyHelp = Known & {
  readonly starts: PlainDate;
  readonly completedOn: PlainDate | null;
  readonly organisation: string | null;
};
export type Involvement = Known & {
  readonly opened: PlainDate;
  readonly source: string | null;
  readonly primaryNeed: string | null;
  readonly noFurtherAction: boolean | null;
  readonly closed: PlainDate | null;
  readonly reasonClosed: string | null;
  readonly conferenceOn: PlainDate | null;
};
export type Assessment = Known & {
  readonly starts: PlainDate;
  readonly authorisedOn: PlainDate | null;
  readonly childSeen: boolean | null;
  /** Codes of what it found. */
  readonly factors: readonly string[];
};
export type NeedPlan = Known & { readonly starts: PlainDate; readonly ends: PlainDate | null };
export type Enquiry = Known & {
  readonly starts: PlainDate;
  readonly conferenceOn: PlainDate | null;
  readonly conferenceNotRequired: boolean | null;
};
export type ProtectionPlan = NeedPlan & {
  readonly initialCategory: string | null;
  readonly latestCategory: string | null;
};
export type ProtectionReview = Known & { readonly heldOn: PlainDate };
export type Visit = Known & {
  readonly visitedOn: PlainDate;
  readonly kind: string;
  readonly seen: boolean | null;
  readonly seenAlone: boolean | null;
};

/** Everything known of help and protection, oldest first. Empty lists where nothing is recorded. */
export type HelpAndProtection = {
  readonly contacts: readonly Contact[];
  readonly earlyHelp: readonly EarlyHelp[];
  readonly involvements: readonly Involvement[];
  readonly assessments: readonly Assessment[];
  readonly plans: readonly NeedPlan[];
  readonly enquiries: readonly Enquiry[];
  readonly protectionPlans: readonly ProtectionPlan[];
  readonly protectionReviews: readonly ProtectionReview[];
  readonly visits: readonly Visit[];
};

/** The help and protection of one person, whatever records (aliases) it is spread over. */
export function getHelpAndProtection(db: Read, ids: readonly string[]): Promise<HelpAndProtection> {
  const of = sql`person_id = any(${ids}::uuid[])`;
  return askTogether(db, {
    contacts: sql<Contact>`select id, received_on as "receivedOn", contact_source as source
      from practice.contact where ${of} order by received_on`,
    earlyHelp: sql<EarlyHelp>`select id, starts, completed_on as "completedOn", organisation
      from practice.early_help_assessment where ${of} order by starts`,
    involvements: sql<Involvement>`select id, opened, referral_source as source, primary_need as "primaryNeed",
      no_further_action as "noFurtherAction", closed, reason_closed as "reasonClosed", conference_on as "conferenceOn"
      from practice.involvement where ${of} order by opened`,
    assessments: sql<Assessment>`select a.id, a.starts, a.authorised_on as "authorisedOn", a.child_seen as "childSeen",
      array(select f.code from practice.assessment_factor f where f.assessment_id = a.id order by f.code) as factors
      from practice.assessment a where a.${of} order by a.starts`,
    plans: sql<NeedPlan>`select id, starts, ends from practice.child_in_need_plan where ${of} order by starts`,
    enquiries: sql<Enquiry>`select id, starts, conference_on as "conferenceOn",
      conference_not_required as "conferenceNotRequired" from practice.section_47_enquiry where ${of} order by starts`,
    protectionPlans: sql<ProtectionPlan>`select id, starts, ends, initial_category as "initialCategory",
      latest_category as "latestCategory" from practice.child_protection_plan where ${of} order by starts`,
    protectionReviews: sql<ProtectionReview>`select id, held_on as "heldOn"
      from practice.protection_review where ${of} order by held_on`,
    visits: sql<Visit>`select id, visited_on as "visitedOn", kind, seen, seen_alone as "seenAlone"
      from practice.visit where ${of} order by visited_on`,
  });
}
