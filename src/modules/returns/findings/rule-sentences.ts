import { censusSentences } from './census-words.ts';
import type { CheckedForm } from './finding.ts';

/**
 * What to put right, in words that need no code, for the rules that are met most. Each follows the child's name and a
 * colon, and says what to do or what is missing. The rules' own meaning stands in their declarations.
 */
export const ruleSentences: Readonly<Record<string, string>> = {
  '101': 'the sex is missing, or is not one the return knows',
  '102': 'the date of birth is missing, or is no real date',
  '103': 'the ethnicity is missing, or is not one the return knows',
  '142': 'a time in one home is followed by another, but when or why it ended is missing',
  '147': 'the day this time in one home ended is no real date',
  '148': 'when this time in one home ended is recorded without why, or why without when',
  '151': 'only some of what the return asks about the adoption is recorded',
  '157': 'there is no strengths and difficulties score, and the reason given does not fit the age',
  '158': 'help with drugs or alcohol was received, so whether it was offered stays blank',
  '159': 'say whether help with drugs or alcohol was offered',
  '167': 'say how they took part in this review',
  '168': 'the pupil number is not a real one',
  '169': 'the postcode of this home is not known, so nobody can tell which authority it is in',
  '179': 'the postcode of this home is not known, so nobody can tell whether it is in our area',
  '184': 'adoption was decided on before the date of birth: one of the two days is wrong',
  '191': 'immunisations, teeth, health assessment or drugs and alcohol are not recorded for the year',
  '202': 'the sex is not the one in last year’s return',
  '208': 'the pupil number is not the one in last year’s return',
  '209': 'they are old enough for school, but the pupil number says that they are too young',
  '226': 'this was a short stay, so the reason for a change of home stays blank',
  '301': 'the date of birth is in the future',
  '359': 'they are past their 18th birthday, but their time in care has not ended',
  '370': 'they were too young for living independently on the day this home began',
  '392c': 'a postcode, of the family home or of this home, is not a real one',
  '393': 'say whether she is a mother',
  '442': 'the pupil number is missing: give it, or say why there is none',
  '501': 'this time in one home begins before the one before it ended',
  '502': 'the day this time in one home began is not the one in last year’s return',
  '504': 'why they came into care changed from one home to the next, and it never does',
  '550': 'who runs the home does not fit the kind of home',
  '551': 'they live with people who will adopt them, but the decision for adoption is missing',
  '601': 'they were adopted, but something the return asks about it is missing',
  '607': 'she left care: say whether she is a mother',
  '611': 'she is a mother: her child’s date of birth is missing',
  '612': 'her child’s date of birth is recorded, but not that she is a mother',
  '628': 'they have left care, so whether she is a mother is not asked again',
  '630': 'they came into care this year: say whether they had a permanent home before',
  '634': 'a permanent home before is recorded, and is only asked of those who came into care this year',
  '1012': 'something is recorded for the year, but no time in care in it',
  SW11bSTG2: 'the last social worker ended just before the end of the year, and nobody followed',
  SW12STG2: 'no social worker is recorded from the day care began',
  SW17STG2: 'the last social worker ended, and nobody followed',
  EPI: 'they are in the return, but with no time in care and nothing about leaving care',
};

const byForm: Readonly<Record<CheckedForm, Readonly<Record<string, string>>>> = {
  ssda903: ruleSentences,
  cin: censusSentences,
};

/** The sentence of a rule that has words of its own. Returns give the same code to different rules. */
export function findSentence(form: CheckedForm, code: string): string | undefined {
  return byForm[form][code];
}
