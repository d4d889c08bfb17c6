import { addWorkingDays } from '../../../../../platform/dates/england-working-days.ts';
import { fromDayNumber } from '../../../../../platform/dates/plain-date.ts';
import { toDay } from '../../frame/index.ts';
import type { CinFinding } from '../check-cin.ts';
import type { CinReturn } from '../tables.ts';
import type { RuleCase } from './rule-cases.ts';

/** A finding that only one of the two has. */
type Test = (all: CinReturn, finding: CinFinding) => boolean;

/** Where we find something else than csc-validator-be-cin (0.1.9) in a whole return, on purpose. */
type Difference = {
  readonly reason: string;
  /** Whether a finding of ours alone is one that the reason explains; never where left out. */
  readonly ours?: Test;
  /** Whether a finding of the tool alone is one that the reason explains; never where left out. */
  readonly theirs?: Test;
};

const always: Test = () => true;

const differences: Readonly<Record<string, Difference>> = {
  4003: {
    reason:
      'The rule does not ask whether the child protection plan has ended; the tool looks at those only.',
    ours: ({ protection, reviews, cinPlans }, { table, row }) => {
      const child = { Reviews: reviews, CINplanDates: cinPlans, ChildProtectionPlans: protection }[
        table as 'Reviews'
      ];
      return protection.someOf(child.child[row] ?? 0, (plan) => protection.CPPendDate.isBlank(plan));
    },
  },
  8540: { reason: 'The tool takes row numbers of one table for those of another.', ours: always },
  8565: { reason: 'The tool looks at a plan of its own in the place of those of the return.', ours: always },
  '8569Q': {
    reason:
      'A referral on the last working day before the period is still in time; the tool counts no such day.',
    theirs: ({ details, start }, { row }) =>
      details.CINreferralDate.day(row) >= toDay(addWorkingDays(fromDayNumber(start), -1)),
  },
  8614: { reason: 'The tool stops with a fault when it finds one.', ours: always },
  8740: {
    reason: 'The word false means 0; the tool knows the number only here.',
    ours: ({ section47 }, { row }) => section47.ICPCnotRequired.text(row) === 'false',
  },
  8832: {
    reason: 'The tool takes row numbers of one table for those of the other.',
    ours: always,
    theirs: ({ details, protection }, { table, row }) => {
      const [rows, others] = table === 'CINdetails' ? [details, protection] : [protection, details];
      const episode = rows.byEpisode.child[row] ?? 0;
      const isBoth = others.byEpisode.has(episode);
      const referral = details.ReferralNFA.text(details.byEpisode.rowOf(episode));
      return !isBoth || (referral !== 'true' && referral !== '1');
    },
  },
  8869: { reason: 'The tool compares a list of factors with a text and never finds one.', ours: always },
  '8870Q': { reason: 'The tool reads the date in the wrong order and never finds one.', ours: always },
  '8873Q': {
    reason:
      'The rule is on the only assessment of a closed episode, when completed; the tool looks at every assessment.',
    theirs: ({ details, assessments }, { table, row }) => {
      const rows = table === 'CINdetails' ? details : assessments;
      const episode = rows.byEpisode.child[row] ?? 0;
      const isOpen = details.CINclosureDate.isBlank(details.byEpisode.rowOf(episode));
      const isUnfinished = (one: number): boolean => assessments.AssessmentAuthorisationDate.isBlank(one);
      const isSeveral = assessments.byEpisode.countOf(episode) > 1;
      return isOpen || isSeveral || assessments.byEpisode.someOf(episode, isUnfinished);
    },
  },
  '8897Q': { reason: 'The tool stops with a fault when it finds more than an empty list.', ours: always },
  8898: { reason: 'The tool stops with a fault when it looks at factors.', ours: always },
  8935: {
    reason:
      'The rule is on all plans of the child; the tool compares those with the same place in their episode.',
    ours: always,
  },
  '8945Q': { reason: 'The tool compares a list of factors with a text and never finds one.', ours: always },
  '8950Q': { reason: 'The tool compares a list of factors with a text and never finds one.', ours: always },
};

/** Return-level rules on which we differ on purpose, and why. */
export const returnDifferences: Readonly<Record<string, string>> = {
  '2887Q': 'The tool counts rows coded NONE instead of different disabilities.',
};

/** Whether a finding of ours alone is explained. */
export function isOurs(all: CinReturn, finding: CinFinding): boolean {
  return differences[finding.rule]?.ours?.(all, finding) ?? false;
}

/** Whether a finding of the tool alone is explained. */
export function isTheirs(all: CinReturn, finding: CinFinding): boolean {
  return differences[finding.rule]?.theirs?.(all, finding) ?? false;
}

/** The rules that differ somewhere; each says so in its declaration. */
export const differingRules: readonly string[] = [
  ...Object.keys(differences),
  ...Object.keys(returnDifferences),
];

/** What we find in a case of the tool's own tests, where we differ from it on purpose. */
export function differencesOf({ rule }: RuleCase): { readonly finds: readonly string[] } | undefined {
  return caseDifferences[rule];
}

const caseDifferences: Readonly<
  Record<string, { readonly finds: readonly string[]; readonly reason: string }>
> = {
  8736: {
    reason:
      'The tool leaves out assessments without an episode, which no file can hold; ours counts row 5, which has no start.',
    finds: [1, 3, 4, 5].flatMap((row) => [
      `Assessments AssessmentActualStartDate ${row}`,
      `Assessments AssessmentAuthorisationDate ${row}`,
    ]),
  },
  8869: {
    reason:
      'Rows 0 and 1, and 5 and 6, are one assessment each, of which the case has a row for every factor.',
    finds: [0, 1, 5, 6].map((row) => `Assessments AssessmentFactors ${row}`),
  },
  8935: {
    reason: 'Row 2 is a third open plan of its child, with another place in its episode.',
    finds: [0, 1, 2, 4, 5].map((row) => `ChildProtectionPlans CPPendDate ${row}`),
  },
};
