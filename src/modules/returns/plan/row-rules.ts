import type { FactValue } from '../../../platform/facts/index.ts';
import type { Cell, Impossible, Part } from './return-form.ts';
import { cellOf, writtenIn } from './return-set-rules.ts';
import type { ReturnTable } from './return-set-rules.ts';

/** A cell that is kept as it came beside the fact. */
export type CellProblem = {
  readonly column: string;
  readonly field: string;
  readonly text: string | null;
  readonly problem: string;
};

/** What a row says for one part. */
export type RowReading = {
  readonly values: readonly (FactValue | undefined)[];
  readonly problems: readonly CellProblem[];
  readonly refused?: string;
};

/** Reads the cells of one part of a row; undefined when the part is optional and the row says nothing for it. */
export function readRow(
  part: Part,
  table: ReturnTable,
  row: number,
  { year, above }: { readonly year: number; readonly above?: string | null | undefined },
): RowReading | undefined {
  const { values, problems, filled } = readCells(part, table, row);
  if (part.optional && !filled) return undefined;
  if (part.year !== undefined) values[part.year] = String(year);
  if (part.link) values[part.link.field] = above ?? null;
  checkTogether(part, table, row, { values, problems });
  for (const one of part.impossible) checkImpossible(part, one, { values, problems });
  const refused = findRefusal(part, values);
  return refused === undefined ? { values, problems } : { values, problems, refused };
}

function readCells(part: Part, table: ReturnTable, row: number) {
  const values = new Array<FactValue | undefined>(part.fact.fields.length).fill(null);
  for (const field of part.unsaid) values[field] = undefined;
  const problems: CellProblem[] = [];
  let filled = false;
  for (const cell of part.cells) {
    const text = cellOf(table, cell.column, row);
    if (text === null) continue;
    filled = true;
    if (typeof values[cell.field] === 'string') problems.push(tellSecond(part, cell, text));
    else values[cell.field] = readCell(part, cell, text, problems);
  }
  return { values, problems, filled };
}

function readCell(part: Part, cell: Cell, text: string, problems: CellProblem[]): FactValue | undefined {
  const { rule } = cell;
  const value = rule.read(text);
  if (value === undefined || (value !== null && !rule.isPlain(text, value))) {
    problems.push({
      column: cell.column,
      field: fieldName(part, cell.field),
      text,
      problem: `It is not ${rule.what}`,
    });
  }
  return value;
}

/** Some cells mean nothing without another (a reason for ending without an end): they are kept, but do not stand. */
function checkTogether(
  part: Part,
  table: ReturnTable,
  row: number,
  { values, problems }: { values: (FactValue | undefined)[]; problems: CellProblem[] },
): void {
  if (!part.together) return;
  const { given, needs } = part.together;
  const needed = values[needs];
  if (typeof needed === 'string' || typeof values[given] !== 'string') return;
  const [column, other] = [columnOf(part, given), columnOf(part, needs)];
  const problem =
    needed === null ? `It is given without ${other}` : `It is given with a ${other} that cannot be read`;
  problems.push({ column, field: fieldName(part, given), text: cellOf(table, column, row), problem });
  values[given] = needed;
}

function findRefusal(part: Part, values: readonly (FactValue | undefined)[]): string | undefined {
  if (part.link?.required && values[part.link.field] === null)
    return 'It is part of a row that is contested, so it is not known what it belongs to';
  if (part.needed.some((field) => typeof values[field] !== 'string')) return 'Nothing in it can be read';
  const missing = part.key.find((field) => typeof values[field] !== 'string');
  if (missing !== undefined) {
    const what = values[missing] === null ? 'blank' : `not ${ruleOf(part, missing)}`;
    return `${columnOf(part, missing)} is ${what}, so it is not known which one this is`;
  }
  return endsBefore(part, values) ? 'It ends before it begins' : undefined;
}

function endsBefore({ period }: Part, values: readonly (FactValue | undefined)[]): boolean {
  const [starts, ends] = [values[period?.starts ?? -1], values[period?.ends ?? -1]];
  return Boolean(starts && ends && ends < starts);
}

/** Two columns that fill one field: the first that is filled stands. */
function tellSecond(part: Part, { column, field }: Cell, text: string): CellProblem {
  const problem = `It is given beside ${part.cells.find((one) => one.field === field)?.column ?? 'another'}`;
  return { column, field: fieldName(part, field), text, problem };
}

function checkImpossible(
  part: Part,
  { column, test, problem }: Impossible,
  { values, problems }: { values: (FactValue | undefined)[]; problems: CellProblem[] },
): void {
  const cell = part.cells.find((one) => one.column === column);
  const said = cell && values[cell.field];
  const valueOf = (name: string) => values[part.fact.fields.findIndex((one) => one.name === name)] ?? null;
  if (!cell || typeof said !== 'string' || !test(valueOf)) return;
  const text = cell.rule.write(said, 0, null);
  problems.push({ column, field: fieldName(part, cell.field), text, problem });
  values[cell.field] = undefined;
}

function ruleOf(part: Part, field: number): string {
  return part.cells.find((cell) => cell.field === field)?.rule.what ?? 'readable';
}

/** The words of a row for one part, and of what it repeats of the header: column → text. */
export function quoteRow(part: Part, table: ReturnTable, row: number): Record<string, string | null> {
  const columns = [...table.kind.repeats, ...part.cells.map(({ column }) => column)];
  return Object.fromEntries(columns.map((column) => [column, writtenIn(table, column, row)]));
}

/** The same words made again from a fact, for one that came from a return but has to make room. */
export function quoteFact(
  part: Part,
  values: readonly FactValue[],
  year: number,
): Record<string, string | null> {
  const write = ({ field, rule }: Cell) => {
    const value = values[field] ?? null;
    return value === null ? null : rule.write(value, year, null);
  };
  return Object.fromEntries(part.cells.map((cell) => [cell.column, write(cell)]));
}

export function columnOf(part: Part, field: number): string {
  return part.cells.find((cell) => cell.field === field)?.column ?? 'year';
}

export function fieldName(part: Part, field: number): string {
  return part.fact.fields[field]?.name ?? '';
}
