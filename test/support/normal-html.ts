/** Turns HTML into lines that are equal where two documents mean the same: attribute order, entities and layout do not count. */

const token =
  /<!--.*?-->|<(\/?)([a-z][a-z0-9-]*)((?:\s+[^\s"'>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+))?)*)\s*\/?>|[^<]+|</gis;
const attribute = /([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+)))?/g;
const voids = new Set(['br', 'hr', 'img', 'input', 'link', 'meta', 'path', 'source']);
/** Elements in a line of text, where a space before or after them is seen and heard. */
const inline = new Set(['a', 'abbr', 'b', 'span', 'strong', 'time']);
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ctdot: '⋯',
};

/** One line per tag or text. Spaces count only between text and the elements in its line. */
export function normalHtml(html: string): readonly string[] {
  const lines = [...html.matchAll(token)].map(normalToken).filter((line) => line !== '');
  return lines
    .map((line, index) => trimText(line, lines[index - 1], lines[index + 1]))
    .filter((line) => line !== '');
}

function normalToken([all, slash, name, attributes]: RegExpMatchArray): string {
  if (all.startsWith('<!--')) return '';
  if (name === undefined) return decode(all).replace(/\s+/g, ' ');
  const tag = name.toLowerCase();
  if (slash) return voids.has(tag) ? '' : `</${tag}>`;
  return `<${[tag, ...normalAttributes(attributes ?? '')].join(' ')}>`;
}

function normalAttributes(text: string): string[] {
  return [...text.matchAll(attribute)]
    .map(([, name = '', double, single, bare]) => {
      const value = decode(double ?? single ?? bare ?? '').trim();
      return `${name.toLowerCase()}="${name === 'class' ? value.replace(/\s+/g, ' ') : value}"`;
    })
    .sort();
}

function decode(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi, (whole, decimal, hex, name) => {
    if (decimal) return String.fromCodePoint(Number(decimal));
    if (hex) return String.fromCodePoint(parseInt(hex, 16));
    return entities[name] ?? whole;
  });
}

function trimText(line: string, before: string | undefined, after: string | undefined): string {
  if (line.startsWith('<') && line.endsWith('>')) return line;
  const left = isInlineEnd(before) ? line : line.trimStart();
  return isInlineStart(after) ? left : left.trimEnd();
}

function isInlineEnd(line: string | undefined): boolean {
  return inline.has(/^<\/([a-z]+)>$/.exec(line ?? '')?.[1] ?? '');
}

function isInlineStart(line: string | undefined): boolean {
  return inline.has(/^<([a-z]+)/.exec(line ?? '')?.[1] ?? '');
}
