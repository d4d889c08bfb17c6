/** How wide a letter of bold type is against its size, near enough to break lines. */
const letterWidth = 0.58;
/** The size of the words under a shape, in pixels. */
export const letters = 15;

type Labelled = {
  readonly name: string;
  readonly role: string;
  readonly more: string;
  readonly isIndex: boolean;
};

export type LabelLine = { readonly text: string; readonly isName: boolean };

/** The words under a shape, no wider than its place where words allow it. */
export function labelLines({ name, role, more, isIndex }: Labelled, width: number): readonly LabelLine[] {
  const named = wrap(name, width - 4).map((text) => ({ text, isName: true }));
  const others = [isIndex || name.toLowerCase().startsWith(`${role} (`) ? '' : role, more];
  return [
    ...named,
    ...others
      .filter((text) => text !== '')
      .flatMap((text) => wrap(text, width - 4))
      .map((text) => ({ text, isName: false })),
  ];
}

/** Breaks a text at spaces, and after hyphens; a word that is wider than its place, in the middle. */
function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  const words = text.split(/(?<=-)|\s+/).flatMap((word) => breakWord(word, width));
  for (const word of words) {
    const before = lines.at(-1);
    const joined = before === undefined ? word : before.endsWith('-') ? before + word : `${before} ${word}`;
    if (before === undefined || joined.length * letters * letterWidth > width) lines.push(word);
    else lines[lines.length - 1] = joined;
  }
  return lines;
}

/** How many letters may stand out into the gap between two places: seldom are all as wide as is reckoned. */
const overhang = 2;

/** 'Balasubramaniam' does not stand over its neighbour's name: pieces of one length, a hyphen behind all but the last. */
function breakWord(word: string, width: number): readonly string[] {
  const most = Math.max(4, Math.floor(width / (letters * letterWidth)));
  const signs = [...word];
  if (signs.length <= most + overhang) return [word];
  const pieces = Math.ceil(signs.length / (most - 1));
  const size = Math.ceil(signs.length / pieces);
  return Array.from({ length: pieces }, (_, index) => {
    const piece = signs.slice(index * size, (index + 1) * size).join('');
    return index < pieces - 1 ? `${piece}-` : piece;
  });
}
