import type { FactValue } from '../../../platform/facts/index.ts';
import type { Notation } from '../plan/cell-rules.ts';
import type { Part } from '../plan/return-form.ts';

/** One row of a file, column → text. */
export type Row = Record<string, string | null>;

/** One version of a fact. */
export type Version = {
  readonly version: number;
  readonly stands: boolean;
  readonly fromKith: boolean;
  readonly values: readonly FactValue[];
};

/**
 * What a line says today: what its return said, with what a person has since put right in Kith. A person's correction is
 * the difference between the newest version of a return and the one that stands, so a correction of one field leaves all
 * others of an older return as that return had them.
 */
export function correct(said: readonly FactValue[], versions: readonly Version[]): readonly FactValue[] {
  const standing = versions.find(({ stands }) => stands);
  if (!standing?.fromKith) return said;
  const base = findNewest(versions.filter(({ fromKith }) => !fromKith))?.values ?? said;
  return said.map((value, i) => (standing.values[i] === base[i] ? value : (standing.values[i] ?? null)));
}

function findNewest(versions: readonly Version[]): Version | undefined {
  return versions.reduce<Version | undefined>(
    (best, one) => (best && best.version > one.version ? best : one),
    undefined,
  );
}

/** The cells of one part of a row. */
export function writeCells(part: Part, values: readonly FactValue[], year: number, notation: Notation): Row {
  const row: Row = {};
  for (const { column, field, rule } of part.cells) {
    const value = values[field] ?? null;
    row[column] = value === null ? null : rule.write(value, year, notation);
  }
  return row;
}

/** What had not ended by the end of the year is written as going on: its end and what is said of it come in the next return. */
export function leaveOpen(part: Part, values: readonly FactValue[], year: number): readonly FactValue[] {
  if (!part.period) return values;
  const { ends } = part.period;
  const end = values[ends] ?? null;
  if (end === null || end <= `${year}-03-31`) return values;
  const blank = new Set([ends, ...part.saidOfEnd]);
  return values.map((value, field) => (blank.has(field) ? null : value));
}
