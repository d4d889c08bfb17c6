import {
  isXml,
  looksLikeWorkbook,
  readCinFile,
  readPostcodeDirectory,
  readProviderList,
  readSsda903File,
  readSsda903Xml,
} from '../../formats/index.ts';
import { formatCount } from './format-count.ts';
import type { Place, Recognised } from './messages.ts';

/** A file by name and content; of a postcode directory the beginning is enough. */
export type Opened = { readonly name: string; readonly bytes: Uint8Array };

/** What a file is, by its content, and whether it can be what it was handed over as. Never throws. */
export function recogniseFile(file: Opened, place: Place): Recognised {
  if (file.bytes.length === 0) return { ok: false, problem: 'The file is empty.' };
  if (place === 'postcodes') return recognisePostcodes(file);
  return place === 'providers' ? recogniseProviders(file) : recogniseReturn(file);
}

function recogniseReturn(file: Opened): Recognised {
  if (looksLikeWorkbook(file.bytes)) return refuse('This is a workbook. Save its sheets as CSV files first.');
  if (isXml(file.bytes)) return isCensus(file.bytes) ? recogniseCensus(file) : recogniseDocument(file);
  const read = readSsda903File(file);
  if (!read.ok) return refuse(toSentence(read.problem, file));
  return {
    ok: true,
    form: 'ssda903',
    what: `${read.table}, ${formatCount(read.rows, 'row')}`,
    tables: [read.table],
  };
}

/** The outermost element of a census is Message; other documents are left to the reader of the return. */
function isCensus(bytes: Uint8Array): boolean {
  const start = new TextDecoder().decode(bytes.subarray(0, 4000)).replace(/<!--[\s\S]*?-->/g, '');
  return /<Message[\s/>]/.test(start);
}

function recogniseCensus(file: Opened): Recognised {
  const read = readCinFile(file);
  if (!read.ok) return refuse(toSentence(read.problem, file));
  const children = formatCount(read.tables.ChildIdentifiers.rows, 'child', 'children');
  return { ok: true, form: 'cin', what: `CIN census, ${children}`, tables: [] };
}

function recogniseDocument(file: Opened): Recognised {
  const read = readSsda903Xml(file);
  if (!read.ok) return refuse(toSentence(read.problem, file));
  const children = formatCount(read.tables.Header['CHILD']?.length ?? 0, 'child', 'children');
  return {
    ok: true,
    form: 'ssda903',
    what: `SSDA903 in one document, ${children}`,
    tables: Object.keys(read.tables),
  };
}

function recognisePostcodes({ bytes }: Opened): Recognised {
  if (looksLikeWorkbook(bytes)) return refuse('This is a workbook. The directory is read as CSV.');
  const read = readPostcodeDirectory(bytes);
  return read.ok
    ? { ok: true, form: 'lookup', what: 'Postcode directory', tables: [] }
    : refuse(`${read.problem}.`);
}

function recogniseProviders({ bytes }: Opened): Recognised {
  const read = readProviderList(bytes);
  if (!read.ok) return refuse(`${read.problem}.`);
  if (read.rows === 0) return refuse('The list has no provider with a URN.');
  return {
    ok: true,
    form: 'lookup',
    what: `Provider list, ${formatCount(read.rows, 'provider')}`,
    tables: ['ProviderList'],
  };
}

function refuse(problem: string): Recognised {
  return { ok: false, problem };
}

/** Readers begin what they say with the file's name, which stands beside it here. */
function toSentence(problem: string, { name }: Opened): string {
  const plain = problem.startsWith(`${name}: `) ? problem.slice(name.length + 2) : problem;
  const ended = /[.!?)]$/.test(plain) ? plain : `${plain}.`;
  return ended.charAt(0).toUpperCase() + ended.slice(1);
}
