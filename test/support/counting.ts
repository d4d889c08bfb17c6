import type { Person } from './journey.ts';

/** Counts what somebody does: a click, a tap or one text entry counts 1; a date is three entries. */
export function counting(person: Person): { readonly person: Person; readonly count: () => number } {
  let done = 0;
  const counted =
    <A extends readonly unknown[]>(act: (...given: A) => Promise<void>) =>
    (...given: A) => {
      done += 1;
      return act(...given);
    };
  const { follows, presses, types, chooses, selects } = person;
  const acts = {
    follows: counted(follows),
    presses: counted(presses),
    types: counted(types),
    chooses: counted(chooses),
    selects: counted(selects),
  };
  return { person: { ...person, ...acts }, count: () => done };
}
