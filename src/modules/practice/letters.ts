// The letter that explains a decision to a family: what the module offers of it (index.ts).
export { giveLetters, readLetters, writeLetters } from './permissions.ts';
export { composeLetter, howToDisagree } from './letters/compose-letter.ts';
export type { LetterFrom } from './letters/compose-letter.ts';
export {
  changeLetter,
  getLetter,
  holdLetter,
  listLetters,
  wasLetterFormSaved,
} from './letters/keep-letter.ts';
export { givenWays, letterSchema, notGivenWords, parseLetterAct } from './letters/letter-form.ts';
export type { LetterChange } from './letters/letter-form.ts';
export {
  letterActs,
  letterStamp,
  letterState,
  letterStates,
  nextLetterActs,
  openDisagreement,
  standingLetterTurns,
} from './letters/letter-rules.ts';
export type { Letter, LetterAct, LetterState, LetterTurn } from './letters/letter-rules.ts';
