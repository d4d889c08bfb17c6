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

/** Breaks a text at spaces, and after hyphens. */
function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/(?<=-)|\s+/)) {
    const before = lines.at(-1);
    const joined = before === undefined ? word : before.endsWith('-') ? before + word : `${before} ${word}`;
    if (before === undefined || joined.length * letters * letterWidth > width) lines.push(word);
    else lines[lines.length - 1] = joined;
  }
  return lines;
}
