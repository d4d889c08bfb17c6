import type { AnnexAList } from '../../../formats/index.ts';
import { addDays, addMonths, parsePlainDate } from '../../../platform/dates/plain-date.ts';
import { workingDaysBetween } from '../../../platform/dates/england-working-days.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { Cells } from './cell-rules.ts';

/** Whether a row is one that is looked for; 'unknown' where the record does not say; undefined where it is not. */
export type Answer = 'found' | 'unknown' | undefined;

/** Something that a lead inspector looks for first, and where its measure comes from. */
export type Question = {
  readonly key: string;
  readonly name: string;
  readonly source: string;
  readonly list: AnnexAList;
  /** The column whose date stands beside each child. */
  readonly shown: string;
  readonly ask: (cells: Cells, asOf: PlainDate) => Answer;
};

const local = 'Local measure.';
const workingTogether = 'Working Together to Safeguard Children (unverified).';

/** The questions, in the order in which a case is read: from the front door to after care. Pure. */
export const questions: readonly Question[] = [
  {
    key: 'referred-again',
    name: 'Referred again within 12 months',
    source: local,
    list: 3,
    shown: 'referredOn',
    ask: (cells) => atLeast(cells['referrals'], 2),
  },
  {
    key: 'long-assessments',
    name: 'Assessment over 45 working days',
    source: workingTogether,
    list: 4,
    shown: 'starts',
    ask: (cells, asOf) => over(cells['starts'], cells['authorisedOn'] ?? asOf, 45),
  },
  {
    key: 'late-conferences',
    name: 'Section 47 enquiry without a conference in 15 working days',
    source: workingTogether,
    list: 5,
    shown: 'starts',
    ask: (cells, asOf) =>
      cells['conferenceNotRequired'] === 'Yes'
        ? undefined
        : over(cells['starts'], cells['conferenceOn'] ?? asOf, 15),
  },
  {
    key: 'not-seen',
    name: 'Child in need not seen for six weeks',
    source: local,
    list: 6,
    shown: 'lastSeenOn',
    ask: (cells, asOf) =>
      cells['closed'] === null ? before(cells['lastSeenOn'], addDays(asOf, -42)) : undefined,
  },
  {
    key: 'long-plans',
    name: 'Protection plan for more than two years',
    source: local,
    list: 7,
    shown: 'starts',
    ask: (cells, asOf) =>
      cells['ends'] === null ? before(cells['starts'], addMonths(asOf, -24)) : undefined,
  },
  {
    key: 'repeat-plans',
    name: 'Second or later protection plan',
    source: local,
    list: 7,
    shown: 'starts',
    ask: (cells) => (cells['ends'] === null ? atLeast(cells['previousPlans'], 1) : undefined),
  },
  {
    key: 'late-reviews',
    name: 'In care without a review in six months',
    source: 'Care Planning Regulations 2010, regulation 33 (unverified).',
    list: 8,
    shown: 'reviewedOn',
    ask: (cells, asOf) =>
      isInCareSince(cells, addMonths(asOf, -6))
        ? before(cells['reviewedOn'], addMonths(asOf, -6))
        : undefined,
  },
  {
    key: 'many-moves',
    name: 'Three or more placements in 12 months',
    source: local,
    list: 8,
    shown: 'placedFrom',
    ask: (cells) => (cells['ceased'] === null ? atLeast(cells['placements'], 3) : undefined),
  },
  {
    key: 'no-interview',
    name: 'Went missing, and no return interview was offered',
    source: 'Statutory guidance on children who run away or go missing from home or care (unverified).',
    list: 8,
    shown: 'starts',
    ask: (cells) =>
      Number(cells['missing'] ?? '0') > 0 ? answered(cells['interviewOffered'], 'No') : undefined,
  },
  {
    key: 'no-health-assessment',
    name: 'In care without a health assessment in 12 months',
    source: 'Care Planning Regulations 2010, regulation 7 (unverified; every six months under five).',
    list: 8,
    shown: 'healthOn',
    ask: (cells, asOf) =>
      isInCareSince(cells, addMonths(asOf, -12))
        ? before(cells['healthOn'], addMonths(asOf, -12))
        : undefined,
  },
  {
    key: 'not-in-touch',
    name: 'Care leaver with whom we are not in touch',
    source: local,
    list: 9,
    shown: 'contactOn',
    ask: (cells) =>
      cells['inTouch'] === 'c) Not recorded' ? 'unknown' : answered(cells['inTouch'], 'b) Not in touch'),
  },
  {
    key: 'unsuitable',
    name: 'Care leaver whose home is not suitable',
    source: local,
    list: 9,
    shown: 'contactOn',
    ask: (cells) => answered(cells['suitability'], 'b) Not suitable'),
  },
];

function atLeast(number: string | null | undefined, least: number): Answer {
  if (number === null || number === undefined) return 'unknown';
  return Number(number) >= least ? 'found' : undefined;
}

function answered(answer: string | null | undefined, looked: string): Answer {
  if (answer === null || answer === undefined) return 'unknown';
  return answer === looked ? 'found' : undefined;
}

function before(day: string | null | undefined, limit: PlainDate): Answer {
  const date = parsePlainDate(day);
  if (date === undefined) return 'unknown';
  return date < limit ? 'found' : undefined;
}

function over(from: string | null | undefined, to: string, days: number): Answer {
  const [starts, ends] = [parsePlainDate(from), parsePlainDate(to)];
  if (starts === undefined || ends === undefined) return 'unknown';
  return workingDaysBetween(starts, ends) > days ? 'found' : undefined;
}

function isInCareSince(cells: Cells, day: PlainDate): boolean {
  return cells['ceased'] === null && (cells['starts'] ?? '9999') <= day;
}
