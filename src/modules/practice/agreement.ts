/* What others may call of a family's answers to help, and of the harm that is suspected before section 47 (docs/adr/0026). */
export { answerWords, listStandingAnswers, offerWords, saidOf } from './stepping/agreement-rules.ts';
export type { FamilyAnswer } from './stepping/agreement-rules.ts';
export { offerNames, offers } from './stepping/offer-rules.ts';
export type { Offer } from './stepping/offer-rules.ts';
export { isSaidByFamily, questionsOf } from './stepping/step-questions.ts';
export { grounds, suspectedHarms } from './stepping/suspicion-rules.ts';
