import { TableBuilder } from './build-tables.ts';
import { cinMessage, findChildElement } from './structure.ts';
import type { CinElement, CinTable } from './structure.ts';
import type { CinTables } from './tables.ts';
import { readXml, xmlLimits } from './xml.ts';
import type { XmlLimits, XmlListener } from './xml.ts';

/** One thing in a file that is not read as it stands. `line` counts from 1; `path` is 'Message/Children/Child/…'. */
export type CinProblem = { readonly line: number; readonly path: string; readonly problem: string };

export type CinFile = {
  readonly ok: true;
  readonly tables: CinTables;
  readonly problems: readonly CinProblem[];
  /** How many problems there were beyond those listed. */
  readonly moreProblems: number;
};

/**
 * Reads a children in need census file. Nothing is thrown: a file that is no such document, too large, or unsafe
 * comes back with the reason. An element that the census does not have is reported and left out with all that is in
 * it; so is the second of an element that may be there once only. Every Child has one row in ChildIdentifiers and one
 * in ChildCharacteristics, whether it has these elements or not. `also` is told of the document in the same reading,
 * such as a `SchemaCheck`.
 */
export function readCinFile(
  file: { readonly name: string; readonly bytes: Uint8Array | string },
  limits: XmlLimits = xmlLimits,
  also?: XmlListener,
): CinFile | { readonly ok: false; readonly problem: string } {
  const reader = new CinReader(limits);
  const stopped = readXml(file.bytes, also ? tellBoth(reader, also) : reader, limits);
  const refused = stopped ?? reader.refused;
  if (refused !== undefined) return { ok: false, problem: `${file.name}: ${refused}` };
  return { ok: true, tables: reader.finish(), problems: reader.problems, moreProblems: reader.moreProblems };
}

function tellBoth(one: XmlListener, other: XmlListener): XmlListener {
  return {
    open(name, line, attributes) {
      one.open(name, line, attributes);
      other.open(name, line, attributes);
    },
    text(text, line) {
      one.text(text, line);
      other.text(text, line);
    },
    close(line) {
      one.close(line);
      other.close(line);
    },
  };
}

/** An element that is open, and the table whose newest row its values go to. */
type Open = { readonly element: CinElement; readonly table: CinTable | undefined };

/** Rows of these begin with the Child or the file, not with their own element. */
const alwaysThere: ReadonlySet<CinTable> = new Set(['Header', 'ChildIdentifiers', 'ChildCharacteristics']);

/** Turns what is told of a document into rows. */
class CinReader implements XmlListener {
  readonly problems: CinProblem[] = [];
  moreProblems = 0;
  refused: string | undefined;

  private readonly builder = new TableBuilder();
  private readonly stack: Open[] = [];
  /** How many elements are open within one that is left out, itself included. */
  private skipped = 0;
  private value = '';
  private child = -1;
  private sources = 0;
  private readonly rowsOfChild = new Map<CinTable, number>();
  private counts = { details: 0, assessments: 0, plans: 0 };
  private keys: Record<string, string> = {};
  private readonly limits: XmlLimits;

  constructor(limits: XmlLimits) {
    this.limits = limits;
    this.builder.addRow('Header', -1, {});
  }

  open(name: string, line: number): void {
    const element = this.skipped > 0 ? undefined : this.find(name);
    if (element) this.enter(element);
    else this.skip(name, line);
  }

  text(text: string, line: number): void {
    if (this.skipped > 0) return;
    if (this.stack.at(-1)?.element.type) this.value += text;
    else if (text.trim() !== '') this.report(line, 'text where only elements belong is left out');
  }

  close(line: number): void {
    if (this.skipped > 0) {
      this.skipped -= 1;
      return;
    }
    const open = this.stack.at(-1);
    if (open?.element.type && open.table) this.take(open.table, open.element.name, line);
    this.stack.pop();
  }

  private find(name: string): CinElement | undefined {
    const parent = this.stack.at(-1);
    if (parent) return findChildElement(parent.element, name);
    return name === cinMessage.name ? cinMessage : undefined;
  }

  private skip(name: string, line: number): void {
    if (this.stack.length === 0 && this.skipped === 0)
      this.refused = `the outermost element is ${cut(name)}, not Message`;
    else if (this.skipped === 0) this.report(line, `the element ${cut(name)} is not known here and left out`);
    this.skipped += 1;
  }

  private enter(element: CinElement): void {
    this.value = '';
    this.count(element.name);
    const { table } = element;
    if (table && !alwaysThere.has(table)) this.addRow(table);
    this.stack.push({ element, table: table ?? this.stack.at(-1)?.table });
  }

  private addRow(table: CinTable): void {
    const rows = (this.rowsOfChild.get(table) ?? 0) + 1;
    this.rowsOfChild.set(table, rows);
    if (rows > this.limits.rowsOfChild) this.refused ??= `a child has more than ${rows - 1} rows of ${table}`;
    else this.builder.addRow(table, this.child, this.keys);
  }

  /** Counts what later rows are keyed by, and begins the rows that are there whatever the document has. */
  private count(name: string): void {
    if (name === 'Child') this.beginChild();
    else if (name === 'CINdetails') this.beginDetails();
    else if (name === 'Assessments') this.keys['AssessmentID'] = String((this.counts.assessments += 1));
    else if (name === 'ChildProtectionPlans') this.keys['CPPID'] = String((this.counts.plans += 1));
    else if (name === 'Source' && (this.sources += 1) > 1) this.builder.addRow('Header', -1, {});
  }

  private beginChild(): void {
    this.child += 1;
    this.counts.details = 0;
    this.rowsOfChild.clear();
    this.builder.addRow('ChildIdentifiers', this.child, {});
    this.builder.addRow('ChildCharacteristics', this.child, {});
  }

  private beginDetails(): void {
    this.counts = { details: this.counts.details + 1, assessments: 0, plans: 0 };
    this.keys = { CINdetailsID: String(this.counts.details) };
  }

  private take(table: CinTable, column: string, line: number): void {
    const { textLength } = this.limits;
    const text = this.value.trim();
    if (text.length > textLength)
      this.report(line, `longer than ${textLength} characters; the rest is left out`);
    if (text === '') return;
    if (!this.builder.fill(table, column, text.slice(0, textLength)))
      this.report(line, `${column} is there a second time; the first is kept`);
  }

  private report(line: number, problem: string): void {
    if (this.problems.length >= this.limits.problems) {
      this.moreProblems += 1;
      return;
    }
    this.problems.push({ line, path: this.stack.map(({ element }) => element.name).join('/'), problem });
  }

  finish(): CinTables {
    return this.builder.finish();
  }
}

/** A name from the file, short enough to be told. */
function cut(name: string): string {
  return name.length > 60 ? `${name.slice(0, 60)}…` : name;
}
