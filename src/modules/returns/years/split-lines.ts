/**
 * The lines of a written file, each with what ends it left off; a line end within quotes belongs to its cell. Joined with
 * '\r\n' and ended by one they are the file again.
 */
export function splitLines(text: string): readonly string[] {
  const lines: string[] = [];
  let start = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '"') quoted = !quoted;
    if (quoted || text[at] !== '\r' || text[at + 1] !== '\n') continue;
    lines.push(text.slice(start, at));
    start = at + 2;
  }
  if (start < text.length) lines.push(text.slice(start));
  return lines;
}

/** The file of these lines. */
export function joinLines(lines: readonly string[]): string {
  return lines.map((line) => `${line}\r\n`).join('');
}
