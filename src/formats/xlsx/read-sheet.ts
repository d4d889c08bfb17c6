import type { NumberKind } from './date-cells.ts';
import { showIso, showSerial } from './date-cells.ts';
import { WorkbookRefused } from './limits.ts';
import type { WorkbookLimits } from './limits.ts';
import type { Attributes } from './parse-xml.ts';
import { parseXml } from './parse-xml.ts';
import { TextReader, unescapeText } from './read-parts.ts';

/** What the cells of every sheet of a workbook are read with. */
export type SheetContext = {
  readonly strings: readonly string[];
  readonly styles: readonly NumberKind[];
  readonly from1904: boolean;
  readonly limits: WorkbookLimits;
};

/** Reads the rows of a sheet; a row ends with its last cell that holds something. @throws WorkbookRefused */
export function readSheet(bytes: Uint8Array, context: SheetContext): string[][] {
  const reader = new SheetReader(context);
  parseXml(bytes, reader);
  return reader.rows;
}

class SheetReader {
  readonly rows: string[][] = [];
  private row: string[] = [];
  private rowNumber = 0;
  private column = 0;
  private cells = 0;
  private type = 'n';
  private style = 0;
  private value = '';
  private inValue = false;
  private inCell = false;
  private readonly inline: TextReader;

  constructor(private readonly context: SheetContext) {
    this.inline = new TextReader(context.limits);
  }

  open = (tag: string, attributes: Attributes): void => {
    if (tag === 'row') this.openRow(attributes);
    else if (tag === 'c') this.openCell(attributes);
    else if (tag === 'v') this.inValue = this.inCell;
    else if (this.inCell) this.inline.open(tag, attributes);
  };

  close = (tag: string): void => {
    if (tag === 'row') this.closeRow();
    else if (tag === 'c') this.closeCell();
    else if (tag === 'v') this.inValue = false;
    else this.inline.close(tag);
  };

  text = (text: string): void => {
    if (!this.inValue) return this.inCell ? this.inline.text(text) : undefined;
    this.value += text;
    if (this.value.length > this.context.limits.text)
      throw new WorkbookRefused(`A cell holds more than ${this.context.limits.text} characters`);
  };

  private openRow({ r }: Attributes): void {
    const number = r === undefined ? this.rowNumber + 1 : Number(r);
    // Rows stand in order; one that does not would let a small file ask for the same rows again and again.
    if (!Number.isInteger(number) || number <= this.rowNumber)
      throw new WorkbookRefused('The file is damaged: rows out of order');
    if (number > this.context.limits.rows)
      throw new WorkbookRefused(`A sheet has more than ${this.context.limits.rows} rows`);
    this.rowNumber = number;
    this.row = [];
    this.column = 0;
  }

  private openCell({ r, t, s }: Attributes): void {
    const at = r === undefined ? this.column : columnOf(r);
    if (at === undefined || at < this.column)
      throw new WorkbookRefused('The file is damaged: cells out of order');
    if (at >= this.context.limits.columns)
      throw new WorkbookRefused(`A sheet has more than ${this.context.limits.columns} columns`);
    this.column = at;
    this.type = t ?? 'n';
    this.style = Number(s ?? 0);
    this.value = '';
    this.inCell = true;
    this.inline.begin();
  }

  private closeCell(): void {
    this.inCell = false;
    const text = this.show();
    if (text !== '') {
      while (this.row.length < this.column) this.row.push('');
      this.row.push(text);
    }
    this.column++;
  }

  /** What the cell shows, by its type (ECMA-376 part 1, 18.18.11). */
  private show(): string {
    if (this.type === 'inlineStr') return this.inline.take();
    if (this.value === '') return '';
    switch (this.type) {
      case 's':
        return this.context.strings[Number(this.value)] ?? '';
      case 'b':
        return this.value === '1' ? 'TRUE' : 'FALSE';
      case 'd':
        return showIso(this.value);
      case 'str':
        return unescapeText(this.value);
      case 'n':
        return this.showNumber();
      default:
        return this.value;
    }
  }

  private showNumber(): string {
    const { styles, from1904 } = this.context;
    const kind = styles[this.style] ?? 'number';
    return kind === 'number' ? this.value : (showSerial(Number(this.value), from1904) ?? this.value);
  }

  private closeRow(): void {
    if (this.row.length === 0) return;
    this.cells += this.row.length;
    if (this.cells > this.context.limits.cells)
      throw new WorkbookRefused(`A sheet has more than ${this.context.limits.cells} cells`);
    while (this.rows.length < this.rowNumber - 1) this.rows.push(noCells);
    this.rows.push(this.row);
  }
}

/** One array for all rows between others that hold nothing. */
const noCells: string[] = [];

/** 'A7' is 0, 'AB3' is 27. */
function columnOf(reference: string): number | undefined {
  const [, letters] = /^\$?([A-Za-z]{1,3})\$?\d+$/.exec(reference) ?? [];
  if (letters === undefined) return undefined;
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
