/** As much of HTML as our own pages use, read into a tree: enough to find forms, labels and what can be read. */
export type Element = {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly parent: Element | undefined;
  readonly children: (Element | string)[];
};

const token =
  /<!--.*?-->|<!doctype[^>]*>|<(\/?)([a-z][a-z0-9-]*)((?:\s+[^\s"'>/=]+(?:="[^"]*")?)*)\s*\/?>|[^<]+/gis;
const attribute = /([^\s"'>/=]+)(?:="([^"]*)")?/g;
const voids = new Set(['br', 'hr', 'img', 'input', 'link', 'meta']);
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

/** Reads a page that our renderer wrote: every element closed, every attribute in double quotes. */
export function parseHtml(html: string): Element {
  const root: Element = { tag: '', attributes: {}, parent: undefined, children: [] };
  let place = root;
  for (const [text, slash, name, attributes] of html.matchAll(token)) {
    if (name === undefined) place.children.push(text.startsWith('<') ? '' : decode(text));
    else if (slash) place = place.parent ?? root;
    else place = open(place, name.toLowerCase(), attributes ?? '', text);
  }
  return root;
}

function open(parent: Element, tag: string, attributes: string, text: string): Element {
  const element = { tag, attributes: readAttributes(attributes), parent, children: [] };
  parent.children.push(element);
  return voids.has(tag) || text.endsWith('/>') ? parent : element;
}

function readAttributes(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(attribute)].map(([, name = '', value]) => [name.toLowerCase(), decode(value ?? '')]),
  );
}

function decode(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi, (whole, decimal, hex, name) => {
    if (decimal) return String.fromCodePoint(Number(decimal));
    return hex ? String.fromCodePoint(parseInt(hex, 16)) : (entities[name] ?? whole);
  });
}

/** Every element below this one that fits. */
export function findAll(from: Element, fits: (element: Element) => boolean): Element[] {
  return from.children.flatMap((child) =>
    typeof child === 'string' ? [] : [...(fits(child) ? [child] : []), ...findAll(child, fits)],
  );
}

/** What stands in an element, as somebody would read it aloud. */
export function textOf(element: Element): string {
  return rawText(element).replace(/\s+/g, ' ').trim();
}

const silent = new Set(['script', 'style', 'head']);
const inline = new Set(['a', 'abbr', 'b', 'span', 'strong', 'time', 'text', 'tspan']);

function rawText(element: Element): string {
  if (silent.has(element.tag)) return '';
  const inside = element.children
    .map((child) => (typeof child === 'string' ? child : rawText(child)))
    .join('');
  return inline.has(element.tag) ? inside : ` ${inside} `;
}

/** The nearest element around this one with that tag. */
export function closest(element: Element | undefined, tag: string): Element | undefined {
  return !element || element.tag === tag ? element : closest(element.parent, tag);
}
