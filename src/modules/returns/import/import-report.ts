import type { FileCounts, Plan, Problem } from '../plan/plan.ts';
import type { ReturnForm } from '../plan/return-form.ts';
import type { ReturnSet } from '../plan/return-set-rules.ts';

export type FileReport = {
  readonly name: string;
  readonly kind: string;
  readonly year: number;
} & Readonly<FileCounts>;

/** What an import did, or a dry run would do. `problems` count rows from 0 below the header. */
export type ImportReport = {
  readonly form: ReturnForm['name'];
  readonly files: readonly FileReport[];
  /** People whom the files are about; children: those of them with an episode; episodes that the rows lead to. */
  readonly people: number;
  readonly children: number;
  readonly episodes: number;
  /** Rows that were kept contested, wholly or in a cell, by this import. */
  readonly contested: number;
  readonly problems: readonly Problem[];
  /** Why each set was taken for its year, in sentences. */
  readonly years: readonly { readonly year: number; readonly why: readonly string[] }[];
};

/** Of one kind of warning in one file, so many are told one by one. */
const toldOneByOne = 100;

/** Gathers what the plans of all sets and children came to. */
export class ReportBuilder {
  private readonly counts = new Map<string, FileCounts>();
  private readonly problems: Problem[] = [];
  private readonly told = new Map<string, { example: Problem; count: number }>();
  readonly people = new Set<string>();
  readonly children = new Set<string>();
  readonly episodes = new Set<string>();

  constructor(private readonly form: ReturnForm) {}

  add(plan: Plan): void {
    for (const [file, counts] of plan.counts) this.addCounts(file, counts);
    for (const problem of plan.problems) this.addProblem(problem);
    for (const { table, personId, factId } of plan.lines) this.addLine(table, personId, factId);
  }

  /** What a line leads to, for the totals. */
  addLine(table: string, personId: string | null, factId: string | null): void {
    if (personId === null) return;
    this.people.add(personId);
    if (table !== this.form.episodes) return;
    this.children.add(personId);
    if (factId !== null) this.episodes.add(factId);
  }

  addProblem(problem: Problem): void {
    if (problem.serious || problem.row === null) this.problems.push(problem);
    else this.addWarning(problem);
  }

  private addWarning(problem: Problem): void {
    const key = `${problem.file}|${problem.field}|${problem.problem}`;
    const told = this.told.get(key) ?? { example: problem, count: 0 };
    this.told.set(key, { ...told, count: told.count + 1 });
    if (told.count < toldOneByOne) this.problems.push(problem);
  }

  private addCounts(file: string, counts: FileCounts): void {
    const sum = this.counts.get(file);
    if (!sum) this.counts.set(file, { ...counts });
    else
      for (const key of ['loaded', 'unchanged', 'updated', 'contested', 'rejected'] as const)
        sum[key] += counts[key];
  }

  build(sets: readonly ReturnSet[], evidence: ReadonlyMap<number, readonly string[]>): ImportReport {
    const files = sets.flatMap((set) => this.listFiles(set));
    const order = new Map(files.map(({ name }, i) => [name, i]));
    const more = [...this.told.values()]
      .filter(({ count }) => count > toldOneByOne)
      .map(({ example, count }) => summarise(example, count));
    const problems = [...this.problems, ...more].sort(
      (a, b) => (order.get(a.file) ?? -1) - (order.get(b.file) ?? -1) || (a.row ?? -1) - (b.row ?? -1),
    );
    const contested = files.reduce((sum, file) => sum + file.contested, 0);
    return {
      files,
      form: this.form.name,
      people: this.people.size,
      children: this.children.size,
      episodes: this.episodes.size,
      contested,
      problems,
      years: sets.map(({ year }) => ({ year, why: evidence.get(year) ?? [] })),
    };
  }

  private listFiles({ tables, year }: ReturnSet): FileReport[] {
    return tables.flatMap(({ kind, files, rows }) =>
      files.map(({ name, from }, i) => ({
        name,
        kind: kind.table,
        year,
        ...(this.counts.get(name) ?? { loaded: 0, unchanged: 0, updated: 0, contested: 0, rejected: 0 }),
        rows: (files[i + 1]?.from ?? rows) - from,
      })),
    );
  }
}

function summarise({ file, field, problem }: Problem, count: number): Problem {
  const more = count - toldOneByOne;
  return {
    file,
    row: null,
    field,
    value: null,
    problem: `${problem}: ${more} more rows like this, ${count} in all`,
    serious: false,
  };
}

/** Whether something was wrong enough to end with "problems found". */
export function hasSerious({ problems }: ImportReport): boolean {
  return problems.some(({ serious }) => serious);
}

/** The report when nothing was loaded because of a problem. */
export function rejectAll(report: ImportReport): ImportReport {
  const files = report.files.map((file) => ({
    ...file,
    loaded: 0,
    unchanged: 0,
    updated: 0,
    contested: 0,
    rejected: file.rows,
  }));
  return { ...report, files, contested: 0 };
}
