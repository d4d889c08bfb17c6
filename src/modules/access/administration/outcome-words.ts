import type { AccountOutcome } from './administer-account.ts';

/** What an outcome means to the administrator who asked; undefined where there is nothing to say. */
const words: Readonly<Record<AccountOutcome, string>> = {
  done: 'Saved.',
  granted: 'The role is given.',
  asked: 'Asked for. Another administrator has to agree before it holds.',
  refused: 'The role was not given.',
  'own account': 'You cannot do this to your own account. Ask another administrator.',
  'own request': 'You asked for this role yourself. Another administrator has to agree.',
  'last administrator': 'This is the only administrator who is left. Give the role to somebody else first.',
  'closed already': 'The account is closed already.',
  'open already': 'The account is open already.',
  'not locked': 'The account is not locked.',
  taken: 'Another open account has this e-mail address.',
  closed: 'The account is closed. Open it again first.',
  'has it': 'The account has this role already in some of these days.',
  'asked already': 'This role has been asked for already and waits for another administrator.',
  'decided already': 'Somebody else has decided this already.',
  'ended already': 'The role has ended by then already.',
  'not there': 'That is not there any more.',
};

export const outcomeWords = (outcome: AccountOutcome): string => words[outcome];

/** Outcomes that are known as such, for a word that came in an address. */
export function findOutcome(text: string | undefined): AccountOutcome | undefined {
  return Object.keys(words)
    .filter(isOutcome)
    .find((one) => one === text);
}

function isOutcome(text: string): text is AccountOutcome {
  return text in words;
}

/** Whether what was asked for came to pass. */
export function hasWorked(outcome: AccountOutcome): boolean {
  return ['done', 'granted', 'asked', 'refused'].includes(outcome);
}
