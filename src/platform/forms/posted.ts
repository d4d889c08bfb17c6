/** A posted form after the HTTP layer took it apart: names with one text or several. Anything else in it is ignored. */
export type Posted = Readonly<Record<string, unknown>>;

/** What was typed, by posted name, to print the form again with nothing lost. */
export type Typed = Readonly<Record<string, string | readonly string[]>>;

/** Takes whatever arrived as a form; what is no object holds no answers. */
export function toPosted(body: unknown): Posted {
  return isRecord(body) ? body : {};
}

/** All texts posted under a name, in order; empty when there are none. */
export function findPosted(body: Posted, name: string): readonly string[] {
  const value = Object.hasOwn(body, name) ? body[name] : undefined;
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/**
 * The first text posted under a name, as it may be stored: trimmed, line ends as \n, in composed Unicode, without control
 * characters or broken surrogates (PostgreSQL holds neither NUL nor half a character). '' when there is none.
 */
export function postedText(body: Posted, name: string): string {
  return cleanText(findPosted(body, name)[0] ?? '');
}

/** As `postedText`, on one line. */
export function postedLine(body: Posted, name: string): string {
  return postedText(body, name).replace(/\s+/g, ' ');
}

/** What was typed under these names, as it came. */
export function keepTyped(body: Posted, names: readonly string[]): Typed {
  return Object.fromEntries(names.flatMap((name) => keptUnder(body, name)));
}

function keptUnder(body: Posted, name: string): [string, string | readonly string[]][] {
  const [first, ...rest] = findPosted(body, name);
  if (first === undefined) return [];
  return [[name, rest.length === 0 ? first : [first, ...rest]]];
}

function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .normalize('NFC')
    .trim();
}

function isRecord(value: unknown): value is Posted {
  return typeof value === 'object' && value !== null;
}
