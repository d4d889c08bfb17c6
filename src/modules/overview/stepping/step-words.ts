import { labelOfCinCode } from '../../../formats/cin/codes.ts';
import type { CinCodeListName } from '../../../formats/cin/structure.ts';
import { formatDate } from '../../../platform/dates/format-date.ts';
import {
  grounds,
  isSaidByFamily,
  offers,
  partners,
  stepDecisions,
  suspectedHarms,
} from '../../practice/index.ts';
import type { HelpStep, StepKind } from '../../practice/index.ts';

/**
 * What a step says, line by line: what was decided, who took part, who agreed, the reasons. Words that the reader may not see are left
 * out as if nobody had written them (docs/adr/0016).
 */
export function wordsOf({ kind, on, said, words }: HelpStep): readonly string[] {
  const lines = [
    ...saidWords(kind, said),
    labelled(answeredBy[kind] ?? 'Agreed by', words['agreed by']),
    // Steps that were recorded before this was asked do not say it.
    said.agreedOn && said.agreedOn !== on
      ? labelled('They answered on', formatDate(said.agreedOn))
      : undefined,
    labelled('In their words', words['their words']),
    labelled('Put into words by', words['through']),
    labelled('They were told', words['family told']),
    labelled('Took part', said.tookPart.map((one) => partners[one]).join(', ')),
    labelled('Somebody was not there, because', words['absent']),
    words['discussion'],
    isSaidByFamily(kind) ? labelled('In their words', words['reasons']) : words['reasons'],
    labelled('Not agreed', words['not taken']),
    labelled('Taken back', words['taken back']),
  ];
  return lines.flatMap((line) => line || []);
}

const answeredBy: Readonly<Partial<Record<StepKind, string>>> = {
  'agreement declined': 'Asked, and said no',
  'agreement withdrawn': 'Withdrawn by',
};

const labelled = (label: string, words: string | null | undefined) => words && `${label}: ${words}`;

function saidWords(kind: StepKind, said: HelpStep['said']): readonly (string | null | undefined)[] {
  const coded = (list: CinCodeListName, code: string | null) =>
    code === null ? undefined : (labelOfCinCode(list, code) ?? code);
  return [
    labelled('Harm that is suspected', said.harms.map((one) => suspectedHarms[one]).join('; ')),
    labelled('What it rests on', said.grounds.map((one) => grounds[one]).join('; ')),
    labelled('Which help', said.offered && offers[said.offered]),
    decisionWords(kind, said.decision),
    said.support === 'short breaks' ? 'Short breaks: a disabled child is in need by definition' : undefined,
    labelled('Category', coded('abuseCategory', said.category)),
    labelled('Main need', coded('primaryNeed', said.primaryNeed)),
    labelled('The child was seen in the assessment', said.childSeen),
    labelled('The assessment found', said.factors.map((code) => coded('assessmentFactor', code)).join('; ')),
    coded('closureReason', said.reasonClosed),
  ];
}

function decisionWords(kind: StepKind, decision: string | null): string | undefined {
  const words: Readonly<Record<string, string>> | undefined = Object.entries(stepDecisions).find(
    ([name]) => name === kind,
  )?.[1];
  return decision === null ? undefined : words?.[decision];
}
