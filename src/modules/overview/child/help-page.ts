import { labelOfCinCode } from '../../../formats/cin/codes.ts';
import type { CinCodeListName } from '../../../formats/cin/structure.ts';
import { formatDate, formatRange } from '../../../platform/dates/format-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { HelpAndProtection } from '../../practice/index.ts';

/** One step of help or protection: what, when, what is known of it, and which fact says so. */
export type HelpRow = {
  readonly what: string;
  readonly when: string;
  readonly detail: string;
  readonly kind: string;
  readonly id: string;
  /** The day on which it began, for putting rows in order. */
  readonly from: PlainDate;
};

type Dated = HelpRow;

/** How many of the latest visits are shown; the others are counted. */
const visitsShown = 5;

/** What the child's page prints about help and protection, the latest first. Empty where nothing is recorded. */
export function helpRows(help: HelpAndProtection): readonly HelpRow[] {
  const steps: readonly Dated[] = [
    ...help.contacts.map(toContact),
    ...help.earlyHelp.map(toEarlyHelp),
    ...help.involvements.map(toInvolvement),
    ...help.assessments.map(toAssessment),
    ...help.plans.map(({ id, starts, ends }) =>
      toStretch('Family help plan', 'child_in_need_plan', { id, starts, ends }),
    ),
    ...help.enquiries.map(toEnquiry),
    ...help.protectionPlans.map(toProtectionPlan),
    ...help.protectionReviews.map(({ id, heldOn }) =>
      toDay('Safety meeting', 'protection_review', {
        id,
        on: heldOn,
        detail: 'The plan to keep safe was reviewed',
      }),
    ),
    ...listVisits(help),
  ];
  return [...steps].sort((a, b) => (a.from === b.from ? 0 : a.from < b.from ? 1 : -1));
}

type Day = { readonly id: string; readonly on: PlainDate; readonly detail: string };

function toDay(what: string, kind: string, { id, on, detail }: Day): Dated {
  return { what, when: formatDate(on), detail, kind, id, from: on };
}

type Stretch = { readonly id: string; readonly starts: PlainDate; readonly ends: PlainDate | null };

function toStretch(
  what: string,
  kind: string,
  { id, starts, ends }: Stretch,
  said: readonly string[] = [],
): Dated {
  return { what, when: formatRange(starts, ends), detail: said.join(' · '), kind, id, from: starts };
}

function toContact({ id, receivedOn, source }: HelpAndProtection['contacts'][number]): Dated {
  return toDay('Somebody got in touch', 'contact', {
    id,
    on: receivedOn,
    detail: coded('referralSource', source),
  });
}

function toEarlyHelp({
  id,
  starts,
  completedOn,
  organisation,
}: HelpAndProtection['earlyHelp'][number]): Dated {
  return toStretch('Early help assessment', 'early_help_assessment', { id, starts, ends: completedOn }, [
    organisation ?? 'By whom is not recorded',
  ]);
}

function toInvolvement(one: HelpAndProtection['involvements'][number]): Dated {
  const { id, opened, closed } = one;
  const what = one.noFurtherAction ? 'Help was asked for; no more was done' : 'Help was asked for';
  const ended = one.reasonClosed === null ? [] : [`Ended: ${coded('closureReason', one.reasonClosed)}`];
  const met = one.conferenceOn === null ? [] : [`First safety meeting ${formatDate(one.conferenceOn)}`];
  const asked = `Asked by: ${coded('referralSource', one.source)}`;
  const need = one.primaryNeed === null ? [] : [coded('primaryNeed', one.primaryNeed)];
  return toStretch(what, 'involvement', { id, starts: opened, ends: closed }, [
    asked,
    ...need,
    ...met,
    ...ended,
  ]);
}

function toAssessment({
  id,
  starts,
  authorisedOn,
  childSeen,
  factors,
}: HelpAndProtection['assessments'][number]): Dated {
  const seen = childSeen === null ? [] : [childSeen ? 'Child seen' : 'Child not seen'];
  const found = factors.map((code) => coded('assessmentFactor', code));
  return toStretch('Assessment', 'assessment', { id, starts, ends: authorisedOn }, [...seen, ...found]);
}

function toEnquiry({ id, starts, ...one }: HelpAndProtection['enquiries'][number]): Dated {
  const met =
    one.conferenceOn !== null
      ? `First safety meeting ${formatDate(one.conferenceOn)}`
      : one.conferenceNotRequired
        ? 'No safety meeting was needed'
        : 'No safety meeting is recorded';
  return toDay('Finding out whether the child is safe (section 47)', 'section_47_enquiry', {
    id,
    on: starts,
    detail: met,
  });
}

function toProtectionPlan(one: HelpAndProtection['protectionPlans'][number]): Dated {
  const [first, latest] = [one.initialCategory, one.latestCategory].map((code) =>
    coded('abuseCategory', code),
  );
  const why = first === latest ? `Because of ${first}` : `Because of ${first}, later ${latest}`;
  return toStretch('Plan to keep safe (child protection)', 'child_protection_plan', one, [why]);
}

function listVisits({ visits }: HelpAndProtection): Dated[] {
  const latest = visits.slice(-visitsShown);
  const more = visits.length - latest.length;
  return latest.map(({ id, visitedOn, kind, seen, seenAlone }, i) => {
    const met =
      seen === null ? 'Whether seen is not recorded' : !seen ? 'Not seen' : seenAlone ? 'Seen alone' : 'Seen';
    const before = i === 0 && more > 0 ? ` · ${more} earlier visits are not shown` : '';
    return toDay(`Visit (${kind})`, 'visit', { id, on: visitedOn, detail: `${met}${before}` });
  });
}

function coded(list: CinCodeListName, code: string | null): string {
  return code === null ? 'not recorded' : (labelOfCinCode(list, code) ?? code);
}
