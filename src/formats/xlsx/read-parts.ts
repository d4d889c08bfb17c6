import { kindOfBuiltIn, kindOfFormat } from './date-cells.ts';
import type { NumberKind } from './date-cells.ts';
import { WorkbookRefused } from './limits.ts';
import type { WorkbookLimits } from './limits.ts';
import type { Parts } from './open-archive.ts';
import { parseXml } from './parse-xml.ts';
import type { Attributes, XmlHandlers } from './parse-xml.ts';

/** A sheet as the workbook lists it; `part` is where its cells are. */
export type SheetEntry = { readonly name: string; readonly hidden: boolean; readonly part: string };

export type Book = {
  readonly sheets: readonly SheetEntry[];
  readonly from1904: boolean;
  /** Where the strings and the styles are, if there are any. */
  readonly strings: string | undefined;
  readonly styles: string | undefined;
};

type Link = { readonly id: string; readonly type: string; readonly part: string };

/** Reads what sheets there are and where. @throws WorkbookRefused */
export function readBook(parts: Parts, limits: WorkbookLimits): Book {
  const main = findMain(parts);
  const links = readLinks(parts, main);
  const sheets: SheetEntry[] = [];
  let from1904 = false;
  parseXml(get(parts, main), {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = isTrue(attributes['date1904']);
      if (name === 'sheet') sheets.push(toSheet(attributes, links));
      if (sheets.length > limits.sheets)
        throw new WorkbookRefused(`The file has more than ${limits.sheets} sheets`);
    },
  });
  const partOf = (type: string) => links.find((link) => link.type === type)?.part;
  return { sheets, from1904, strings: partOf('sharedStrings'), styles: partOf('styles') };
}

function findMain(parts: Parts): string {
  const link = readLinks(parts, '').find(({ type }) => type === 'officeDocument');
  const main = link?.part ?? 'xl/workbook.xml';
  if (parts[main] === undefined)
    throw new WorkbookRefused('The file is an archive, but not an .xlsx workbook');
  return main;
}

function toSheet(attributes: Attributes, links: readonly Link[]): SheetEntry {
  // The name of the attribute has a prefix of the file's own choosing, usually 'r:id'.
  const key = Object.keys(attributes).find((name) => /(^|:)id$/.test(name)) ?? '';
  const link = links.find(({ id }) => id === attributes[key]);
  return {
    name: attributes['name'] ?? '',
    hidden: (attributes['state'] ?? 'visible') !== 'visible',
    part: link?.part ?? '',
  };
}

/** Where the parts are that a part refers to. Only parts of the same archive: anything outside is left out. */
function readLinks(parts: Parts, part: string): readonly Link[] {
  const slash = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, slash);
  const bytes = parts[`${folder}_rels/${part.slice(slash)}.rels`];
  const links: Link[] = [];
  if (bytes === undefined) return links;
  parseXml(bytes, {
    open(name, { Id, Type, Target, TargetMode }) {
      if (name !== 'Relationship' || TargetMode === 'External') return;
      const type = (Type ?? '').split('/').at(-1) ?? '';
      links.push({ id: Id ?? '', type, part: resolvePart(folder, Target ?? '') });
    },
  });
  return links;
}

function resolvePart(folder: string, target: string): string {
  const path = target.startsWith('/') ? target.slice(1) : folder + target;
  const kept: string[] = [];
  for (const step of path.split('/')) {
    if (step === '..') kept.pop();
    else if (step !== '.' && step !== '') kept.push(step);
  }
  return kept.join('/');
}

/** A part that must be there. @throws WorkbookRefused */
export function get(parts: Parts, name: string): Uint8Array {
  const bytes = Object.hasOwn(parts, name) ? parts[name] : undefined;
  if (bytes === undefined)
    throw new WorkbookRefused(`The file is damaged: its part ${name || 'of a sheet'} is missing`);
  return bytes;
}

/** For each style of the workbook, how it shows a number. */
export function readStyles(parts: Parts, name: string | undefined): readonly NumberKind[] {
  const own = new Map<string, NumberKind>();
  const kinds: NumberKind[] = [];
  let inCells = false;
  if (name === undefined) return kinds;
  parseXml(get(parts, name), {
    open(tag, attributes) {
      if (tag === 'numFmt')
        own.set(attributes['numFmtId'] ?? '', kindOfFormat(attributes['formatCode'] ?? ''));
      if (tag === 'cellXfs') inCells = true;
      const format = attributes['numFmtId'] ?? '0';
      if (tag === 'xf' && inCells) kinds.push(own.get(format) ?? kindOfBuiltIn(Number(format)));
    },
    close(tag) {
      if (tag === 'cellXfs') inCells = false;
    },
  });
  return kinds;
}

/** The strings that cells refer to by number. */
export function readStrings(
  parts: Parts,
  name: string | undefined,
  limits: WorkbookLimits,
): readonly string[] {
  const strings: string[] = [];
  if (name === undefined) return strings;
  const reader = new TextReader(limits);
  parseXml(get(parts, name), {
    open(tag, attributes) {
      if (tag === 'si') reader.begin();
      reader.open(tag, attributes);
    },
    close(tag) {
      reader.close(tag);
      if (tag === 'si') strings.push(reader.take());
    },
    text: (text) => reader.text(text),
  });
  return strings;
}

/** The text of an item with runs of their own look joined, and pronunciation (rPh) left out. */
export class TextReader implements Required<XmlHandlers> {
  private value = '';
  private inText = false;
  private inPronunciation = false;

  constructor(private readonly limits: WorkbookLimits) {}

  begin(): void {
    this.value = '';
  }

  open = (tag: string, attributes: Attributes): void => {
    void attributes;
    if (tag === 'rPh') this.inPronunciation = true;
    if (tag === 't') this.inText = !this.inPronunciation;
  };

  close = (tag: string): void => {
    if (tag === 'rPh') this.inPronunciation = false;
    if (tag === 't') this.inText = false;
  };

  text = (text: string): void => {
    if (!this.inText) return;
    this.value += text;
    if (this.value.length > this.limits.text)
      throw new WorkbookRefused(`A cell holds more than ${this.limits.text} characters`);
  };

  take(): string {
    return unescapeText(this.value);
  }
}

/** Characters that XML cannot hold stand as _xHHHH_ (ECMA-376 part 1, 22.9.2.19). */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}
