import { labelOfCinCode } from '../../../formats/cin/codes.ts';
import type { CinCodeListName } from '../../../formats/cin/structure.ts';
import { labelOf } from '../../../formats/ssda903/code-sets.ts';
import type { CodeSet } from '../../../formats/ssda903/code-sets.ts';

type Words = (code: string) => string | undefined;

const inCare = (set: CodeSet) => (code: string) => labelOf(set, code);
const inNeed = (list: CinCodeListName) => (code: string) => labelOfCinCode(list, code);

/** Lists of codes that a measure's file may split by (`-- parts: NAME`); their words are those of the returns. */
const lists = {
  'reason that care ended (REC)': inCare('rec'),
  'kind of home': inCare('placement_type'),
  'reason that a home ended': inCare('reason_place_change'),
  'reason that the worker changed': inCare('sw_reason'),
  'part that the child took in the review': inCare('review_code'),
  'source of the referral': inNeed('referralSource'),
  'primary need': inNeed('primaryNeed'),
  'reason that the case was closed': inNeed('closureReason'),
  'category of abuse': inNeed('abuseCategory'),
  'factor found in the assessment': inNeed('assessmentFactor'),
} satisfies Readonly<Record<string, Words>>;

/** The name of a list of codes, as a measure's file says it. */
export type PartList = keyof typeof lists;

export function isPartList(name: string): name is PartList {
  return Object.hasOwn(lists, name);
}

/** What the list calls a code, or undefined when it has none such. */
export function wordsOfPart(list: PartList, code: string): string | undefined {
  return lists[list](code);
}
