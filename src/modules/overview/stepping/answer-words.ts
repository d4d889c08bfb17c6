import { answerWords, listStandingAnswers, offerWords } from '../../practice/index.ts';
import type { FamilyAnswer, HelpState, HelpStep } from '../../practice/index.ts';
import { formatDate } from '../../../platform/dates/format-date.ts';

type Standing = {
  readonly steps: readonly HelpStep[];
  readonly state: Pick<HelpState, 'familyHelp' | 'needPlan' | 'assessment'>;
};

/** The answers of a family that are a no, where that help does not go on now. */
export function listRefusals({ steps, state }: Standing): readonly FamilyAnswer[] {
  const isOpen: Readonly<Record<FamilyAnswer['offer'], boolean>> = {
    'family help': state.familyHelp !== null,
    'child in need': state.needPlan !== null,
    'short breaks': state.needPlan !== null,
    assessment: state.assessment !== null,
  };
  return listStandingAnswers(steps).filter(({ answer, offer }) => answer !== 'agreed' && !isOpen[offer]);
}

/** A no, as the record says it. */
export const refusalWords = (answer: FamilyAnswer): string => `${answerWords(answer)}.`;

/** The same, said to the family. */
export function refusalToFamily({ offer, answer, on }: FamilyAnswer): string {
  const did = answer === 'declined' ? 'you said no to' : 'you told us that you no longer wanted';
  return `On ${formatDate(on)} ${did} ${offerWords(offer)}. That is yours to decide, and it is not held against you. You can change your mind whenever you like.`;
}
