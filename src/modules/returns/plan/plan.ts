import type {
  ChangedFact,
  ContestedFact,
  EarlierFact,
  FactChanges,
  FactTable,
  NewFact,
  RemovedFact,
} from '../../../platform/facts/index.ts';
import type { Notation } from './cell-rules.ts';
import type { Part } from './return-form.ts';
import { placeOf } from './return-set-rules.ts';
import type { ReturnTable } from './return-set-rules.ts';
import type { Decision, PriorLine } from './standing.ts';

/** Something that a person should look at. `row` counts from 0 below the header; null where it is not one row. */
export type Problem = {
  readonly file: string;
  readonly row: number | null;
  readonly field: string | null;
  readonly value: string | null;
  readonly problem: string;
  /** False for what was loaded all the same and may well be right. */
  readonly serious: boolean;
};

/** What became of a row, part by part. */
export type RowResult = {
  readonly table: ReturnTable;
  readonly row: number;
  readonly ways: Set<Decision['kind']>;
};

export type FileCounts = {
  rows: number;
  loaded: number;
  unchanged: number;
  updated: number;
  contested: number;
  rejected: number;
};

/** Where a line of the return goes. */
export type PlannedLine = {
  readonly table: string;
  readonly row: number;
  /** The row above it, in a nested return. */
  readonly within: number | null;
  readonly part: string;
  readonly personId: string | null;
  readonly factId: string | null;
  readonly version: number | null;
  readonly contestedId: string | null;
  readonly notation: Notation;
  readonly fingerprint: string;
};

export type Changes = {
  readonly fact: FactTable;
  readonly added: NewFact[];
  readonly changed: ChangedFact[];
  readonly removed: RemovedFact[];
  readonly earlier: EarlierFact[];
  readonly contested: ContestedFact[];
  readonly outdated: { readonly contested: string[]; readonly facts: string[] };
};

/** What loading one file set (or the part of it about some of the children) would do. */
export class Plan {
  readonly lines: PlannedLine[] = [];
  readonly problems: Problem[] = [];
  readonly counts = new Map<string, FileCounts>();
  /** People whose lines in these files are given anew; null for rows without a child id. */
  readonly superseded: (string | null)[] = [];
  /** Facts that make room, and what for. */
  readonly displaced: [factId: string, byFactId: string][] = [];
  private readonly changes = new Map<string, Changes>();

  changesOf(fact: FactTable): Changes {
    const known = this.changes.get(fact.label);
    if (known) return known;
    const empty = {
      fact,
      added: [],
      changed: [],
      removed: [],
      earlier: [],
      contested: [],
      outdated: { contested: [], facts: [] },
    };
    this.changes.set(fact.label, empty);
    return empty;
  }

  /** What to write, by fact table. */
  listChanges(year: number): (FactChanges & { readonly fact: FactTable })[] {
    return [...this.changes.values()].map((changes) => ({ ...changes, year }));
  }

  /** Lines of an earlier load that this one does not repeat: what was open about them has no source any more. */
  drop(part: Part, lines: readonly PriorLine[]): void {
    if (lines.length === 0) return;
    const { outdated } = this.changesOf(part.fact);
    for (const { factId, contestedId } of lines) {
      if (contestedId !== null) outdated.contested.push(contestedId);
      else if (factId !== null) outdated.facts.push(factId);
    }
  }

  count({ table, row, ways }: RowResult): void {
    const counts = this.countsOf(placeOf(table, row).file);
    counts[nameResult(ways)] += 1;
  }

  /** The counts of one file, to add to. */
  countsOf(file: string): FileCounts {
    const known = this.counts.get(file);
    if (known) return known;
    const none = { rows: 0, loaded: 0, unchanged: 0, updated: 0, contested: 0, rejected: 0 };
    this.counts.set(file, none);
    return none;
  }
}

/** One word for a row: the most that happened to any part of it. */
export function nameResult(
  ways: ReadonlySet<Decision['kind']>,
): 'loaded' | 'unchanged' | 'updated' | 'contested' {
  if (ways.has('contested')) return 'contested';
  if (ways.has('changed')) return 'updated';
  const isNew = ways.has('new') || ways.has('earlier');
  if (!isNew) return 'unchanged';
  return ways.has('same') || ways.has('before') ? 'updated' : 'loaded';
}
