import { strToU8, zipSync } from 'fflate';
import type { PlainDate } from '../../platform/dates/plain-date.ts';
import { toSerial } from './date-cells.ts';

/** A cell: text stays text whatever it begins with, a number is a number, a date a date, null blank. */
export type WorkbookCell = string | number | { readonly date: PlainDate } | null;

/** A sheet to write: the header stands still when one scrolls. `widths` in characters; worked out where not given. */
export type SheetToWrite = {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly WorkbookCell[])[];
  readonly widths?: readonly number[];
};

/** Styles by their place in `STYLES`. */
const HEADER = 1;
const DATE = 2;
const TEXT = 3;
const QUOTED = 4;

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const LONGEST = 32_767;

/**
 * Writes an .xlsx workbook that holds no formula: text is stored as text, and text that begins like a formula is marked
 * (quotePrefix) so that it stays text when somebody edits the cell. The same sheets give the same bytes.
 */
export function writeWorkbook(sheets: readonly SheetToWrite[]): Uint8Array {
  const names = nameSheets(sheets);
  const files: Record<string, string> = {
    '[Content_Types].xml': contentTypes(sheets.length),
    '_rels/.rels': relations([[`${RELATIONS}/officeDocument`, 'xl/workbook.xml']]),
    'xl/workbook.xml': workbook(names),
    'xl/_rels/workbook.xml.rels': relations([
      ...sheets.map((_, i) => [`${RELATIONS}/worksheet`, `worksheets/sheet${i + 1}.xml`] as const),
      [`${RELATIONS}/styles`, 'styles.xml'],
    ]),
    'xl/styles.xml': STYLES,
  };
  for (const [i, sheet] of sheets.entries()) files[`xl/worksheets/sheet${i + 1}.xml`] = worksheet(sheet);
  const packed = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]));
  return zipSync(packed, { mtime: '1980-01-01T00:00:00', level: 6 });
}

const STYLES = `${XML}<styleSheet xmlns="${MAIN}">
<numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" quotePrefix="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>
<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" quotePrefix="1"/></cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

function contentTypes(sheets: number): string {
  const part = (name: string, type: string) =>
    `<Override PartName="/xl/${name}.xml" ContentType="${TYPE}.${type}+xml"/>`;
  const each = Array.from({ length: sheets }, (_, i) => part(`worksheets/sheet${i + 1}`, 'worksheet'));
  return `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('workbook', 'sheet.main')}${part('styles', 'styles')}${each.join('')}</Types>`;
}

function relations(links: readonly (readonly [type: string, target: string])[]): string {
  const each = links.map(
    ([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${type}" Target="${target}"/>`,
  );
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`;
}

function workbook(names: readonly string[]): string {
  const each = names.map(
    (name, i) => `<sheet name="${escapeXml(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
  );
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><bookViews><workbookView/></bookViews><sheets>${each.join('')}</sheets></workbook>`;
}

function worksheet({ header, rows, widths }: SheetToWrite): string {
  const columns = header.map((name, i) => {
    const width = widths?.[i] ?? Math.min(40, Math.max(12, name.length));
    return `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`;
  });
  const head = row(
    0,
    header.map((name, i) => textCell(reference(0, i), name, HEADER)),
  );
  const body = rows.map((values, r) =>
    row(
      r + 1,
      values.map((value, c) => cell(reference(r + 1, c), value)),
    ),
  );
  const frozen = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  return `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">${frozen}</sheetView></sheetViews>${columns.length > 0 ? `<cols>${columns.join('')}</cols>` : ''}<sheetData>${head}${body.join('')}</sheetData></worksheet>`;
}

function row(number: number, cells: readonly string[]): string {
  return `<row r="${number + 1}">${cells.join('')}</row>`;
}

function cell(at: string, value: WorkbookCell): string {
  if (value === null || value === '') return '';
  if (typeof value === 'string') return textCell(at, value, FORMULA_START.test(value) ? QUOTED : TEXT);
  if (typeof value === 'number') return Number.isFinite(value) ? `<c r="${at}"><v>${value}</v></c>` : '';
  const serial = toSerial(value.date);
  return serial === undefined
    ? textCell(at, value.date, TEXT)
    : `<c r="${at}" s="${DATE}"><v>${serial}</v></c>`;
}

const FORMULA_START = /^[=+\-@\t\r\n'\uFF1D\uFF0B\uFF0D\uFF20]/;

function textCell(at: string, text: string, style: number): string {
  const shown = text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(shown)}</t></is></c>`;
}

const XML_CHARACTERS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** What XML cannot hold is written as _xHHHH_, and what looks like that already has its underscore written so. */
function escapeXml(text: string): string {
  return text
    .replace(LONE_SURROGATE, '\uFFFD')
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(
      /[\u0000-\u0008\u000B\u000C\u000D\u000E-\u001F\uFFFE\uFFFF]/g,
      (c) => `_x${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    )
    .replace(/[&<>"]/g, (c) => XML_CHARACTERS[c] ?? c);
}

/** The reference of a cell, both counted from 0: (0, 0) is A1, (2, 27) is AB3. */
function reference(rowNumber: number, column: number): string {
  let letters = '';
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return `${letters}${rowNumber + 1}`;
}

/** Names as spreadsheets allow them: 31 characters, none of []:*?/\, no two alike whatever their case. */
function nameSheets(sheets: readonly SheetToWrite[]): readonly string[] {
  const taken = new Set<string>();
  return sheets.map(({ name }, i) => {
    const plain =
      name
        .replace(/[[\]:*?/\\]/g, ' ')
        .replace(/^'+|'+$/g, '')
        .trim()
        .slice(0, 31) || `Sheet ${i + 1}`;
    const free = taken.has(plain.toLowerCase()) ? `${plain.slice(0, 26)} (${i + 1})` : plain;
    taken.add(free.toLowerCase());
    return free;
  });
}
