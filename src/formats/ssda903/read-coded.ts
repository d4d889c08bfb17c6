import { csvLimits } from '../csv/limits.ts';
import type { CsvLimits } from '../csv/limits.ts';
import { ColumnCoder } from './coded-column.ts';
import type { CodedColumn } from './coded-column.ts';
import { cleanName, openSsda903File, toProblem } from './read.ts';
import type { Ssda903Problem } from './read.ts';
import type { Ssda903Table } from './specs.ts';

/** A table of the return read for checking: values trimmed and in upper case, each kept once. */
export type CodedFile = {
  readonly ok: true;
  readonly table: Ssda903Table;
  readonly columns: Readonly<Record<string, CodedColumn>>;
  readonly rows: number;
  readonly problems: readonly Ssda903Problem[];
};

/**
 * Reads one CSV file of the return as `readSsda903File` does, but straight into coded columns: a third of the time and
 * the memory, for checks that look at all of England. How values were written before they were cleaned is not kept.
 */
export function readCodedFile(
  file: { readonly name: string; readonly bytes: Uint8Array | string },
  limits: CsvLimits = csvLimits,
): CodedFile | { readonly ok: false; readonly problem: string } {
  const opened = openSsda903File(file, limits);
  if (!opened.ok) return opened;
  const { csv, table } = opened;
  const coders = csv.header.map(() => new ColumnCoder());
  const outcome = csv.read((values) => {
    for (let i = 0; i < coders.length; i++) coders[i]?.push(values[i] ?? '');
  });
  if (!outcome.ok) return { ok: false, problem: `${file.name}: ${outcome.problem}` };
  const columns = Object.fromEntries(
    csv.header.map((name, i) => [cleanName(name), (coders[i] ?? new ColumnCoder()).finish()]),
  );
  return { ok: true, table, columns, rows: outcome.rows, problems: csv.problems.map(toProblem) };
}
