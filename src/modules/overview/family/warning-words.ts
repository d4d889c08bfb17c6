import type { Warning, WarningAct } from '../../practice/index.ts';
import { nextWarningActs } from '../../practice/index.ts';

export const stateWords: Readonly<Record<Warning['state'], string>> = {
  stands: 'It stands',
  over: 'It is over',
  mistake: 'It was a mistake',
};

/** What each act is called as a link, and above its form. */
export const actWords: Readonly<Record<WarningAct, string>> = {
  still: 'It is still true',
  right: 'Put it right',
  over: 'It is over',
  mistake: 'It was a mistake',
  stands: 'It stands again',
};

/** What can be said of a warning by a form of its own; that it is still true is one press. */
export const actLinks = (warning: Warning): readonly (readonly [WarningAct, string])[] =>
  nextWarningActs(warning)
    .filter((act) => act !== 'still')
    .map((act) => [act, actWords[act]]);
