/** The mean width of a letter against the font's size, measured on English text in Atkinson Hyperlegible Next. */
const letterWidth = 0.53;

/** How wide a text will be, near enough to decide whether it fits (there is no browser here to ask). */
export function estimateWidth(text: string, fontSize: number): number {
  return text.length * fontSize * letterWidth;
}

/**
 * Breaks a text into lines no wider than `width`, at spaces. A word that is too wide alone stays whole.
 * @returns at least one line, which may be empty
 */
export function wrapText(text: string, width: number, fontSize: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    const longer = line ? `${line} ${word}` : word;
    if (line && estimateWidth(longer, fontSize) > width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...lines, line];
}

/** The lines of a text in a box, or undefined when it does not fit there. */
export function fitText(
  text: string,
  box: { readonly width: number; readonly lines: number },
  fontSize: number,
): readonly string[] | undefined {
  const lines = wrapText(text, box.width, fontSize);
  const fits = lines.length <= box.lines && lines.every((line) => estimateWidth(line, fontSize) <= box.width);
  return fits ? lines : undefined;
}
