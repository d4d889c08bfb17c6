/** Words of the office that children asked us not to use, with what to say instead (domain reference, words to use). */
const instead: Readonly<Record<string, string>> = {
  placement: 'home',
  contact: 'family time, seeing each other',
  siblings: 'brothers and sisters',
  sibling: 'brother or sister',
  respite: 'a break, staying with somebody',
  lac: 'children in our care',
  assessment: 'finding out',
  intervention: 'help',
  engage: 'talk with, take part',
  appropriate: 'right, good',
  facilitate: 'help to happen',
  arrangements: 'plans',
  professionals: 'people who help you',
  unfortunately: 'sorry, but',
};

/** The longest sentence that reads easily at nine, in words. From general knowledge (GK), not checked. */
export const easySentence = 15;

/**
 * What in a text may be hard to read for a child: long sentences, words of the office. A hint and no rule: nothing is refused.
 * @returns a sentence for each, none where nothing was found
 */
export function hardToRead(text: string): readonly string[] {
  const long = text
    .split(/[.!?:;\n]+/)
    .filter((sentence) => sentence.trim().split(/\s+/).length > easySentence);
  const words = [...new Set(text.toLowerCase().match(/[a-z]+/g) ?? [])];
  const hard = words.flatMap((word) => {
    const better = instead[word];
    return better === undefined ? [] : [`“${word}”: say ${better}`];
  });
  const sentences = long.length === 1 ? 'One sentence is' : `${long.length} sentences are`;
  return [...(long.length === 0 ? [] : [`${sentences} longer than ${easySentence} words`]), ...hard];
}
