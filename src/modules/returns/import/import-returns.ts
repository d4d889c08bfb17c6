import type { PostcodeDirectory, ProviderList } from '../../../formats/index.ts';
import { sql } from '../../../platform/database/database.ts';
import type { Actor, Database, Read, Write } from '../../../platform/database/database.ts';
import { gatherStatistics } from '../../../platform/database/gather-statistics.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import type { FactTable } from '../../../platform/facts/index.ts';
import { applyFacts, prepareFacts } from '../../../platform/facts/index.ts';
import { loadPostcodes, loadProviders } from '../../homes/index.ts';
import { loadLikelySame, localIdentifierFacts } from '../../people/index.ts';
import type { ReturnForm } from '../plan/return-form.ts';
import { countUnchanged, isSaidBefore } from '../plan/plan-children.ts';
import type { Job, KnownChild } from '../plan/plan-children.ts';
import { planNobody } from '../plan/plan-nobody.ts';
import { Plan } from '../plan/plan.ts';
import type { ReturnSet } from '../plan/return-set-rules.ts';
import type { ImportReport } from './import-report.ts';
import { hasSerious, rejectAll, ReportBuilder } from './import-report.ts';
import { findTarget, fixTarget } from './installation.ts';
import { toKnownLine } from './known-children.ts';
import type { ChunkRun } from './plan-chunk.ts';
import { hasRows, planChunk } from './plan-chunk.ts';
import { readSets } from './read-sets.ts';
import type { GivenFile, ReadSets } from './read-sets.ts';
import {
  addFileSet,
  addLines,
  countLoads,
  displaceLines,
  keepCounts,
  listChildrenOf,
  listHiddenFromImporter,
  listNobodysLines,
  prepareLines,
  supersedeLines,
} from './return-queries.ts';

export type ImportOptions = {
  /** The authority's ONS code; needed the first time. */
  readonly la?: string;
  /** The collection year, instead of the one that the dates say. */
  readonly year?: number;
  readonly dryRun?: boolean;
  /** Load nothing when anything is wrong. */
  readonly strict?: boolean;
  /** Files for showing: into a fresh database, which becomes a demonstration. */
  readonly demoCopy?: boolean;
  readonly postcodes?: PostcodeDirectory;
  readonly providers?: ProviderList;
  /** Planned and written together: fewer let other work of the process in between. */
  readonly childrenAtATime?: number;
};

/** On whose behalf, and on which day. */
export type ImportBy = { readonly account: string | null; readonly today: PlainDate };

/** How far the work is: children done of all. */
export type Progress = (step: string, done: number, total: number) => void;

/** Bounds what is held of what is already known. */
const usualChunk = 2000;

/** Two imports wait for each other. */
const importLock = 5_484_903;

/**
 * Loads files of the return: all of the given sets in one transaction or, when anything fails, nothing. One bad row never
 * costs the good ones unless `strict`. Loading the same files again changes nothing.
 * @throws ImportRefused when it cannot be done as asked (which authority, which year, a demonstration)
 */
export async function importReturns(
  database: Database,
  files: readonly GivenFile[],
  { options, by, progress }: { options: ImportOptions; by: ImportBy; progress: Progress },
): Promise<ImportReport> {
  const read = readSets(files, options.year);
  const actor: Actor = { account: by.account, role: 'loader' };
  const report = await database.transaction(actor, by.today, async (db) => {
    if (options.dryRun) return planImport(db, read, { options, progress });
    await db.run(sql`select pg_advisory_xact_lock(${importLock})`);
    if (options.strict) {
      const report = await planImport(db, read, { options, progress });
      if (hasSerious(report)) return rejectAll(report);
    }
    return loadSets(db, read, { options, progress });
  });
  if (!options.dryRun) await gatherStatistics(database, countNew(report));
  return report;
}

const countNew = ({ files }: ImportReport) => files.reduce((sum, { loaded }) => sum + loaded, 0);

type Settings = { readonly options: ImportOptions; readonly progress: Progress };

/** What an import of these files would do. Writes nothing. */
export async function planImport(
  db: Read,
  read: ReadSets,
  { options, progress }: Settings,
): Promise<ImportReport> {
  const { authority } = await findTarget(db, options);
  return runPlans(db, read, {
    authority,
    progress,
    chunk: options.childrenAtATime ?? usualChunk,
    write: async () => undefined,
  });
}

async function loadSets(db: Write, read: ReadSets, { options, progress }: Settings): Promise<ImportReport> {
  const target = await findTarget(db, options);
  await fixTarget(db, target);
  if (options.postcodes) await loadPostcodes(db, options.postcodes);
  if (options.providers) await loadProviders(db, options.providers);
  await prepareLines(db);
  for (const fact of listFacts(read.form)) await prepareFacts(db, fact);
  const fileSets = new Map<ReturnSet, string>();
  const touched = new Set<string>();
  const write = (set: ReturnSet, plan: Plan) => {
    for (const { personId } of plan.lines) if (personId !== null) touched.add(personId);
    return writePlan(db, { set, plan, fileSets, authority: target.authority });
  };
  const report = await runPlans(db, read, {
    authority: target.authority,
    progress,
    chunk: options.childrenAtATime ?? usualChunk,
    write,
  });
  for (const [set, id] of fileSets)
    await keepCounts(
      db,
      id,
      report.files.filter(({ year }) => year === set.year),
    );
  if (touched.size > 0) await loadLikelySame(db, [...touched]);
  return report;
}

/** Every table of facts that a return fills: those about the person first, then each before what leads to it. */
function listFacts({ kinds }: ReturnForm): FactTable[] {
  const facts = kinds.flatMap(({ parts }) => parts.map((part) => part.fact));
  return [...new Map([...facts, localIdentifierFacts].map((fact) => [fact.label, fact])).values()];
}

type Run = {
  readonly authority: string;
  readonly progress: Progress;
  readonly chunk: number;
  readonly write: (set: ReturnSet, plan: Plan) => Promise<void>;
};

/** Plans all sets for some children at a time, the oldest year first, and hands each plan to `write`. */
async function runPlans(
  db: Read,
  { form, sets, problems, evidence }: ReadSets,
  { authority, progress, chunk, write }: Run,
): Promise<ImportReport> {
  const loads = await countLoads(db);
  const hidden = await listHiddenFromImporter(db);
  const job: Job = { authority, loadsOf: (year) => loads.get(year) ?? 0 };
  const report = new ReportBuilder(form);
  for (const problem of problems) report.addProblem(problem);
  const children = listChildren(sets);
  for (let from = 0; from < children.length; from += chunk) {
    progress('children', from, children.length);
    await planChunk(db, sets, children.slice(from, from + chunk), { form, job, report, write, hidden });
  }
  await planNobodies(db, sets, { report, write });
  for (const set of sets) if (job.loadsOf(set.year) > 0) await tellAbsent(db, set, { report, hidden });
  progress('children', children.length, children.length);
  return report.build(sets, evidence);
}

/** Children whom the year's return named when it was loaded before and these files do not: what it said of them stays. */
async function tellAbsent(
  db: Read,
  set: ReturnSet,
  { report, hidden }: Pick<ChunkRun, 'report' | 'hidden'>,
): Promise<void> {
  const tables = set.tables.map(({ kind }) => kind.table);
  const before = await listChildrenOf(db, { year: set.year, tables, but: [...hidden] });
  for (const value of before.filter((child) => !hasRows(set, child))) {
    const problem = 'This child was in this return before and is not any more. What it said is kept';
    report.addProblem({
      file: set.folder,
      row: null,
      field: set.form.childColumn,
      value,
      problem,
      serious: false,
    });
  }
}

function listChildren(sets: readonly ReturnSet[]): string[] {
  const children = new Set<string>();
  for (const { tables } of sets) {
    for (const { rowsOf } of tables)
      for (const child of rowsOf.children()) if (child !== null) children.add(child);
  }
  return [...children];
}

/** Rows without a child id, after all others. */
async function planNobodies(
  db: Read,
  sets: readonly ReturnSet[],
  { report, write }: Pick<ChunkRun, 'report' | 'write'>,
): Promise<void> {
  for (const set of sets) {
    const lines = (await listNobodysLines(db, set.year)).map(toKnownLine);
    const rows = set.tables.some(({ rowsOf }) => rowsOf.of(null).length > 0);
    if (!rows && lines.length === 0) continue;
    const plan = new Plan();
    const known: KnownChild = {
      personId: '',
      isNew: false,
      birthDates: new Set(),
      standing: new Map(),
      lines,
    };
    if (isSaidBefore(set, null, [known])) countUnchanged(set, null, plan);
    else planNobody(set, lines, plan);
    report.add(plan);
    await write(set, plan);
  }
}

type Writing = {
  readonly set: ReturnSet;
  readonly plan: Plan;
  readonly fileSets: Map<ReturnSet, string>;
  readonly authority: string;
};

async function writePlan(db: Write, { set, plan, fileSets, authority }: Writing): Promise<void> {
  if (plan.lines.length === 0 && plan.superseded.length === 0) return;
  const id = fileSets.get(set) ?? (await addFileSet(db, set, authority));
  fileSets.set(set, id);
  const order = new Map(listFacts(set.form).map(({ label }, i) => [label, i]));
  const place = ({ fact }: { fact: FactTable }) => order.get(fact.label) ?? order.size;
  const changes = plan.listChanges(set.year).sort((a, b) => place(a) - place(b));
  for (const change of changes) await applyFacts(db, change.fact, change);
  const tables = set.tables.map(({ kind }) => kind.table);
  await displaceLines(db, plan.displaced);
  await supersedeLines(db, { id, year: set.year }, tables, plan.superseded);
  await addLines(db, { id, year: set.year }, plan.lines);
}
