import { SaxesParser } from 'saxes';
import { detectEncoding } from '../csv/decode-text.ts';

/** How much of a document is read before it is refused. All of them are far above any real return. */
export type XmlLimits = {
  /** Size of the whole file in bytes (of text: in characters). */
  readonly bytes: number;
  /** Elements within elements. */
  readonly depth: number;
  /** Characters in one value; a longer one is cut and reported. */
  readonly textLength: number;
  /** Problems that are told one by one; the rest are counted. */
  readonly problems: number;
  /** Rows of one child in one table. Rules look at them in pairs, so this is what keeps their time in proportion. */
  readonly rowsOfChild: number;
};

export const xmlLimits: XmlLimits = {
  bytes: 512 * 1024 * 1024,
  depth: 40,
  textLength: 10_000,
  problems: 10_000,
  rowsOfChild: 2_000,
};

/** What is told of a document as it is read. `line` counts from 1. */
export type XmlListener = {
  readonly open: (name: string, line: number, attributes: readonly string[]) => void;
  readonly text: (text: string, line: number) => void;
  readonly close: (line: number) => void;
};

/** Pieces of text this long are parsed at a time. */
const PIECE = 1 << 18;

/**
 * Reads a document from beginning to end without holding it as a tree. A document type declaration is refused, and
 * with it every entity but the five of XML itself: no census needs one, and entities that hold entities are how a
 * small file is made to fill a machine (CWE-776).
 * @returns why the document was refused, or undefined when it was read to its end
 */
export function readXml(
  source: Uint8Array | string,
  listener: XmlListener,
  limits: XmlLimits = xmlLimits,
): string | undefined {
  if (source.length > limits.bytes) return `larger than ${Math.round(limits.bytes / 1024 / 1024)} MB`;
  try {
    parse(source, listener, limits);
    return undefined;
  } catch (error) {
    if (error instanceof Refused) return error.message;
    throw error;
  }
}

class Refused extends Error {}

function parse(source: Uint8Array | string, listener: XmlListener, limits: XmlLimits): void {
  const parser = new SaxesParser({ xmlns: false, position: true });
  let depth = 0;
  parser.on('error', (error) => refuse(`not well-formed XML: ${withoutPlace(error)}`, parser.line));
  parser.on('doctype', () =>
    refuse('has a document type declaration (DTD), which no census needs', parser.line),
  );
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    if (depth > limits.depth) refuse(`more than ${limits.depth} elements within each other`, parser.line);
    listener.open(name, parser.line, Object.keys(attributes));
  });
  parser.on('text', (text) => listener.text(text, parser.line));
  parser.on('cdata', (text) => listener.text(text, parser.line));
  parser.on('closetag', () => {
    depth -= 1;
    listener.close(parser.line);
  });
  for (const piece of decodeXml(source)) parser.write(piece);
  parser.close();
}

function refuse(problem: string, line: number): never {
  throw new Refused(`${problem} (line ${line})`);
}

/** The parser begins its messages with line and column. */
function withoutPlace(error: Error): string {
  return error.message.replace(/^[\d:]+ /, '').replace(/\.$/, '');
}

/** Encodings by the names that a document may give, and what we read them as. ASCII is part of both. */
const encodings: Readonly<Record<string, string>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'windows-1252',
  ascii: 'windows-1252',
  'iso-8859-1': 'windows-1252',
  'latin-1': 'windows-1252',
  latin1: 'windows-1252',
  'windows-1252': 'windows-1252',
};

/** The text of a document in pieces, without its byte order mark. */
function* decodeXml(source: Uint8Array | string): Generator<string> {
  if (typeof source === 'string') return yield* splitText(source);
  const decoder = new TextDecoder(findEncoding(source), { fatal: true });
  for (let at = 0; at < source.length; at += PIECE) {
    yield decode(() => decoder.decode(source.subarray(at, at + PIECE), { stream: true }));
  }
  yield decode(() => decoder.decode());
}

function* splitText(text: string): Generator<string> {
  for (let at = text.startsWith('\uFEFF') ? 1 : 0; at < text.length; at += PIECE) {
    yield text.slice(at, at + PIECE);
  }
}

function decode(piece: () => string): string {
  try {
    return piece();
  } catch {
    throw new Refused('has bytes that are no text in the encoding it says it has (UTF-8 when it says none)');
  }
}

function findEncoding(bytes: Uint8Array): string {
  const marked = detectEncoding(bytes.subarray(0, 4));
  if (marked !== 'utf-8' && marked !== 'windows-1252') return marked === 'utf-8-bom' ? 'utf-8' : marked;
  const start = String.fromCharCode(...bytes.subarray(0, 200));
  const named = /^<\?xml[^>]*encoding\s*=\s*["']([\w.-]+)["']/.exec(start)?.[1] ?? 'utf-8';
  const encoding = encodings[named.toLowerCase()];
  if (encoding === undefined) throw new Refused(`the encoding ${named} is not one that is read here`);
  return encoding;
}
