const spell = (name: string) => name.trim().replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

const says = (words: string, name: string, after = '') =>
  new RegExp(`(?<![\\p{L}\\p{N}])${spell(name)}${after}(?![\\p{L}\\p{N}])`, 'iu').test(words);

/**
 * Whether a place, a group or a space is called after somebody of these names: by the name alone, by the whole name, or as theirs
 * ("Ben’s house"). A place that has a first name in it is called so by everybody: Victoria Park is no Victoria’s.
 */
export const isCalledAfter = (called: string, names: readonly string[]): boolean =>
  names
    .filter((name) => name.trim() !== '')
    .some(
      (name) =>
        called.trim().toLowerCase() === name.trim().toLowerCase() ||
        says(called, name, "['’]s?") ||
        (name.trim().includes(' ') && says(called, name)),
    );

/** Words without what the context is called: who says "Victoria Park" names nobody. */
export const withoutCalled = (words: string, called: string): string =>
  called.trim() === ''
    ? words
    : words.replace(new RegExp(`(?<![\\p{L}\\p{N}])${spell(called)}(?![\\p{L}\\p{N}])`, 'giu'), ' ');
