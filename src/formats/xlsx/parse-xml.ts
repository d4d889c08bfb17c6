import { SaxesParser } from 'saxes';
import { WorkbookRefused } from './limits.ts';

const DEEPEST = 64;
const MOST_ATTRIBUTES = 200;
const PIECE = 1 << 16;

export type Attributes = Readonly<Record<string, string>>;

/** What is told of an XML text as it is read; names come without their prefix. */
export type XmlHandlers = {
  readonly open: (name: string, attributes: Attributes) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
};

/**
 * Reads XML, told piece by piece. Document types are refused, so there are no entities beyond the five of XML and nothing
 * outside the file is ever asked for.
 * @throws WorkbookRefused when it is no well-formed XML, or too deep
 */
export function parseXml(bytes: Uint8Array, handlers: XmlHandlers): void {
  const parser = prepareParser(handlers);
  const decoder = new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8');
  for (let at = 0; at < bytes.length; at += PIECE)
    parser.write(decoder.decode(bytes.subarray(at, at + PIECE), { stream: true }));
  parser.write(decoder.decode()).close();
}

function prepareParser({ open, close, text }: XmlHandlers): SaxesParser {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let depth = 0;
  let attributes = 0;
  parser.on('error', () => refuse('The file is damaged: a part of it is not XML'));
  parser.on('doctype', () => refuse('The file has a document type, which no workbook has'));
  parser.on('opentagstart', () => void (attributes = 0));
  parser.on('attribute', () => {
    if (++attributes > MOST_ATTRIBUTES) refuse('The file is not a plain workbook: an element is too long');
  });
  parser.on('opentag', (tag) => {
    if (++depth > DEEPEST) refuse('The file is not a plain workbook: its parts are nested too deep');
    open(withoutPrefix(tag.name), tag.attributes);
  });
  parser.on('closetag', (tag) => {
    depth--;
    close?.(withoutPrefix(tag.name));
  });
  if (text) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  return parser;
}

function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function refuse(problem: string): never {
  throw new WorkbookRefused(problem);
}
