/* Steps of help beside the rules of index.ts: a family's answers, the harm that is suspected before section 47, taking back (docs/adr/0026). */
export { answerWords, listStandingAnswers, offerWords, saidOf } from './stepping/agreement-rules.ts';
export type { FamilyAnswer } from './stepping/agreement-rules.ts';
export { offerNames, offers } from './stepping/offer-rules.ts';
export type { Offer } from './stepping/offer-rules.ts';
export { isSaidByFamily, questionsOf } from './stepping/step-questions.ts';
export { grounds, suspectedHarms } from './stepping/suspicion-rules.ts';
export { takeBackStep } from './stepping/take-back-step.ts';
