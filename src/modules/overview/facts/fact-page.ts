import { cinColumns } from '../../../formats/index.ts';
import { formatInstantInFull } from '../../../platform/dates/instant.ts';
import { parseInstant } from '../../../platform/dates/instant.ts';
import type { Contradiction } from './contradiction.ts';
import type { Contested, FactVersion } from '../../../platform/facts/index.ts';
import { showField, showValue } from './fact-form.ts';
import type { FactKind } from './fact-kinds.ts';

/** One version of a fact as a line of its history: who said it, when we learnt it, and what it changed. */
export type VersionLine = {
  readonly who: string;
  readonly when: string;
  readonly changes: readonly string[];
};

/** The history of a fact, newest first. The oldest version lists what it said from the start. */
export function versionLines(
  kind: FactKind,
  versions: readonly FactVersion[],
  names: ReadonlyMap<string, string>,
): VersionLine[] {
  return versions.map((version, index) => ({
    who: whoSaid(version, names),
    when: formatWhen(version.recordedAt),
    changes: changesOf(kind, version, versions[index + 1]),
  }));
}

function whoSaid(
  { source, sourceYear, recordedBy }: FactVersion,
  names: ReadonlyMap<string, string>,
): string {
  if (source === 'kith') return names.get(recordedBy ?? '') ?? 'A member of staff';
  return source === 'return' ? `The ${sourceYear ?? ''} return`.replace('  ', ' ') : 'Northmoor (made up)';
}

function formatWhen(at: string): string {
  const moment = parseInstant(new Date(at).toISOString());
  return moment ? formatInstantInFull(moment) : at;
}

function changesOf(kind: FactKind, version: FactVersion, before: FactVersion | undefined): string[] {
  return Object.entries(kind.fields).flatMap(([name, { label }]) => {
    const [now, then] = [version.values[name] ?? null, before?.values[name] ?? null];
    if (now === then) return [];
    const value = showValue(kind, name, now);
    return [before ? `${label}: ${showValue(kind, name, then)} → ${value}` : `${label}: ${value}`];
  });
}

/** What a return said and what stands, side by side. */
export type Comparison = {
  readonly heading: string;
  readonly source: string;
  readonly why: string;
  readonly rows: readonly ComparedRow[];
  /** What stands in the way beside what is compared: it gives way too if the return is right. */
  readonly alsoInTheWay: number;
  readonly anythingStands: boolean;
  /** Whether the return's value can be taken as it is: a value that could not be read cannot. */
  readonly canAccept: boolean;
};

export type ComparedRow = {
  readonly field: string;
  readonly stands: string;
  readonly said: string;
  readonly differs: boolean;
};

/** Compares a contradiction with what stands. */
export function compare({ kind, contested, stands, said }: Contradiction): Comparison {
  const fields = Object.entries(kind.fields).filter(
    ([name]) => contested.field === null || contested.field === name,
  );
  const rows = fields.map(([name, { label }]) => {
    const now = stands[0] ? showField(kind, name, stands[0]) : 'Nothing';
    const value = said[name];
    const then = value === undefined ? sourceWords(contested) : showValue(kind, name, value);
    return { field: label, stands: now, said: then, differs: now !== then };
  });
  return {
    heading: headingOf(kind, contested),
    source: sourceOf(contested),
    why: contested.because,
    rows,
    alsoInTheWay: Math.max(0, stands.length - 1),
    anythingStands: stands.length > 0,
    canAccept: Object.values(said).some((value) => value !== null && value !== undefined),
  };
}

const sourceWords = ({ sourceText }: Contested) => Object.values(sourceText).join(' ') || 'Empty';

function headingOf(kind: FactKind, { field }: Contested): string {
  const words = field === null ? undefined : kind.fields[field];
  return words ? `${words.label}: ${kind.title}` : kind.title.slice(0, 1).toUpperCase() + kind.title.slice(1);
}

/** Names of the census; those of the looked-after return have no small letters. */
const censusColumns: ReadonlySet<string> = new Set(Object.values(cinColumns).flat());
const isOfCensus = (columns: readonly string[]) =>
  columns.every((column) => censusColumns.has(column)) && columns.some((column) => /[a-z]/.test(column));

export function sourceOf({ sourceYear, sourceRow, sourceText }: Contested): string {
  const cells = Object.entries(sourceText).map(([column, text]) => `${column} ${text ?? 'empty'}`);
  // Rows of a document are counted from the first.
  if (isOfCensus(Object.keys(sourceText))) {
    const row = sourceRow === null ? '' : `, row ${sourceRow + 1}`;
    return `The ${sourceYear ?? ''} census${row}: ${cells.join(', ')}`;
  }
  // As a spreadsheet counts: the header is line 1.
  const row = sourceRow === null ? '' : `, line ${sourceRow + 2}`;
  return `The ${sourceYear ?? ''} return${row}: ${cells.join(', ')}`;
}
