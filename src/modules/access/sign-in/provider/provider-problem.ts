/** Why a sign-in with the provider came to nothing; the page and the trail say the same. */
export type ProviderProblem =
  | 'unreachable'
  | 'lost'
  | 'declined'
  | 'not confirmed'
  | 'not strong enough'
  | 'too long ago'
  | 'not linked'
  | 'somebody else';

type Said = { readonly status: number; readonly heading: string; readonly text: string };

/** What each problem is called to the person, and what they can do. */
export const saidOf: Readonly<Record<ProviderProblem, Said>> = {
  unreachable: {
    status: 503,
    heading: 'Your council’s sign-in cannot be reached',
    text: 'Kith asked it and had no answer that it could read. Try again in a minute. If it stays so, tell whoever runs your council’s sign-in.',
  },
  lost: {
    status: 400,
    heading: 'Start signing in again',
    text: 'This sign-in was not begun in this browser, was used before, or took longer than ten minutes.',
  },
  declined: {
    status: 403,
    heading: 'Your council’s sign-in said no',
    text: 'It was given up, or your account may not use Kith there. Try again, or ask whoever runs your council’s sign-in.',
  },
  'not confirmed': {
    status: 400,
    heading: 'Your sign-in could not be confirmed',
    text: 'What your council’s sign-in answered did not pass Kith’s checks, so nobody was signed in. Try again. If it stays so, tell whoever runs Kith.',
  },
  'not strong enough': {
    status: 403,
    heading: 'A second step is needed',
    text: 'Your council’s sign-in did not say that you showed a second factor, such as an app or a key. Kith needs that. Sign in there with it, then come back.',
  },
  'too long ago': {
    status: 403,
    heading: 'Your sign-in was not fresh',
    text: 'Kith asked your council’s sign-in to ask you again, and it did not. Try again. If it stays so, tell whoever runs your council’s sign-in.',
  },
  'not linked': {
    status: 403,
    heading: 'No Kith account belongs to this sign-in',
    text: 'Your council knows you, but nobody has linked you to an account in Kith yet. Ask an administrator of Kith for a code.',
  },
  'somebody else': {
    status: 403,
    heading: 'That was somebody else',
    text: 'You are signed in to Kith as one person and showed that you are another. Nothing was changed.',
  },
};
