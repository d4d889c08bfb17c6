/** How the bytes of a text file were read. */
export type Encoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** The bytes of a file: whole, already text, or in pieces (for files too large to hold). */
export type TextSource = Uint8Array | string | Iterable<Uint8Array>;

/** Small enough that no piece of decoded text is kept alive for long, large enough to be read fast. */
const PIECE = 1 << 20;

/**
 * The encoding of a file: by its byte order mark; UTF-16 without one when every other of the first four
 * bytes is zero; UTF-8 when the bytes are valid UTF-8; else Windows-1252, which Excel on Windows writes.
 */
export function detectEncoding(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8-bom';
  const wide = detectWide(bytes);
  if (wide) return wide;
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}

function detectWide([a = 0, b = 0, c = 0, d = 0]: Uint8Array): Encoding | undefined {
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  const zeros = [a, b, c, d].map((byte) => (byte === 0 ? '0' : 'x')).join('');
  return { x0x0: 'utf-16le' as const, '0x0x': 'utf-16be' as const }[zeros];
}

function isUtf8(bytes: Uint8Array): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for (const piece of splitBytes(bytes)) decoder.decode(piece);
    return true;
  } catch {
    return false;
  }
}

/** Decodes a source piece by piece, without its byte order mark; `encoding` is known from the start. */
export function decodeText(source: TextSource): { encoding: Encoding; pieces: Iterable<string> } {
  if (typeof source === 'string') return { encoding: 'utf-8', pieces: splitText(source) };
  if (source instanceof Uint8Array) {
    const encoding = detectEncoding(source);
    const utf8 = encoding === 'utf-8' || encoding === 'utf-8-bom';
    return { encoding, pieces: utf8 ? decodeUtf8(source) : decodePieces(encoding, splitBytes(source)) };
  }
  return decodeStream(source);
}

/** Pieces that arrive one by one cannot all be looked at first: a byte order mark decides, else UTF-8. */
function decodeStream(source: Iterable<Uint8Array>): { encoding: Encoding; pieces: Iterable<string> } {
  const rest = source[Symbol.iterator]();
  const first = rest.next();
  if (first.done) return { encoding: 'utf-8', pieces: [] };
  const marked = detectEncoding(first.value.subarray(0, 4));
  const encoding = marked === 'windows-1252' ? 'utf-8' : marked;
  return { encoding, pieces: decodePieces(encoding, chain(first.value, rest)) };
}

function* chain(first: Uint8Array, rest: Iterator<Uint8Array>): Generator<Uint8Array> {
  yield first;
  for (let next = rest.next(); !next.done; next = rest.next()) yield next.value;
}

function* splitText(text: string): Generator<string> {
  for (let at = text.startsWith('\uFEFF') ? 1 : 0; at < text.length; at += PIECE) {
    yield text.slice(at, at + PIECE);
  }
}

/** Cuts only where a UTF-8 character begins (a byte that is not 10xxxxxx). */
function* splitBytes(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length;) {
    let end = at + PIECE;
    while (end > at + PIECE - 4 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end--;
    yield bytes.subarray(at, end);
    at = end;
  }
}

/** Each piece by itself, not as a stream: that gives one-byte strings, which take half the memory. */
function* decodeUtf8(bytes: Uint8Array): Generator<string> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  for (const piece of splitBytes(marked ? bytes.subarray(3) : bytes)) yield decoder.decode(piece);
}

function* decodePieces(encoding: Encoding, pieces: Iterable<Uint8Array>): Generator<string> {
  if (encoding === 'windows-1252') {
    for (const piece of pieces) yield decodeWindows1252(piece);
    return;
  }
  const decoder = new TextDecoder(encoding === 'utf-8-bom' ? 'utf-8' : encoding);
  for (const piece of pieces) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}

/** Bytes 0x80 to 0x9f of Windows-1252 (WHATWG Encoding, index windows-1252); the others are Latin-1. */
const HIGH =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

/** Our own, because some releases of Node read this label as Latin-1 (nodejs/node issue 56542). */
function decodeWindows1252(bytes: Uint8Array): string {
  const codes = Uint16Array.from(bytes, (byte) =>
    byte >= 0x80 && byte < 0xa0 ? HIGH.charCodeAt(byte - 0x80) : byte,
  );
  let text = '';
  for (let at = 0; at < codes.length; at += 8192) {
    text += String.fromCharCode(...codes.subarray(at, at + 8192));
  }
  return text;
}
