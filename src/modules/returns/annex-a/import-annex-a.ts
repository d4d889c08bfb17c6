import { getAnnexASpec, readAnnexA } from '../../../formats/index.ts';
import type { AnnexAFile, AnnexAList, AnnexAProblem, AnnexARead } from '../../../formats/index.ts';
import { sql } from '../../../platform/database/database.ts';
import type { Actor, Database, Write } from '../../../platform/database/database.ts';
import { yearEndingMarch } from '../../../platform/dates/plain-date.ts';
import type { PlainDate } from '../../../platform/dates/plain-date.ts';
import { applyFacts, prepareFacts } from '../../../platform/facts/index.ts';
import type { FactChanges, FactTable } from '../../../platform/facts/index.ts';
import { episodeFacts, inspectionStatementFacts } from '../../care/index.ts';
import { loadLikelySame, localIdentifierFacts, personFacts } from '../../people/index.ts';
import type { ImportBy } from '../import/import-returns.ts';
import { findTarget, fixTarget } from '../import/installation.ts';
import { listEpisodes } from './list-episodes.ts';
import { compareLists, listMembership } from './compare-lists.ts';
import type { ComparedLists, Difference } from './compare-lists.ts';
import { factSources, listStated } from './fact-sources.ts';
import type { FactSource, StatedFact } from './fact-sources.ts';
import { listFromRecord } from './list-annex-a.ts';
import { findPeople, listChildren, planIdentifiers, planPeople } from './people-of-lists.ts';
import { planFacts } from './plan-facts.ts';
import type { Unplaced } from './plan-facts.ts';
import { planStatements } from './plan-statements.ts';
import { listStandingOf } from './standing-queries.ts';

export type AnnexAImport = {
  /** The date of the lists: the workbook does not say it. */
  readonly asOf: PlainDate;
  /** The authority's ONS code; needed the first time. */
  readonly la?: string;
  readonly demoCopy?: boolean;
  /** Says what would come in, and loads nothing. */
  readonly dryRun?: boolean;
  /** Loads nothing when anything is wrong. */
  readonly strict?: boolean;
  readonly by: ImportBy;
};

/** What loading lists did, or would have done. */
export type AnnexAImportReport = {
  readonly loaded: boolean;
  readonly asOf: PlainDate;
  readonly lists: readonly {
    readonly list: AnnexAList;
    readonly title: string;
    readonly rows: number;
    readonly unplaced: number;
    readonly beyond: number;
  }[];
  readonly children: number;
  readonly newChildren: number;
  /** New facts and facts that say more than before, by kind. */
  readonly facts: Readonly<Record<string, { readonly added: number; readonly changed: number }>>;
  readonly statements: number;
  readonly differences: readonly Difference[];
  readonly problems: readonly AnnexAProblem[];
};

/** As the import of other returns, and waiting for it: one at a time. */
const importLock = 5_484_903;

/**
 * Loads lists of Annex A (a workbook, or CSV of a list each) into facts, in one transaction or not at all; what no fact can
 * say exactly is kept as what the list said (docs/adr/0012). Loading the same lists again changes nothing.
 * @throws ImportRefused when the database is not the files' authority's
 */
export async function importAnnexA(
  database: Database,
  files: readonly AnnexAFile[],
  options: AnnexAImport,
): Promise<AnnexAImportReport> {
  const read = readAnnexA(files);
  const actor: Actor = { account: options.by.account, role: 'loader' };
  try {
    return await database.transaction(actor, options.by.today, async (db) => {
      await db.run(sql`select pg_advisory_xact_lock(${importLock})`);
      const target = await findTarget(db, options);
      await fixTarget(db, target);
      const report = await new Load(db, read, { asOf: options.asOf, authority: target.authority }).run();
      if (options.dryRun || (options.strict && isWrong(report))) throw new NotLoaded(report);
      return report;
    });
  } catch (error) {
    if (error instanceof NotLoaded) return { ...error.report, loaded: false };
    throw error;
  }
}

/** Takes everything back that a load did, and keeps what it would have been. */
class NotLoaded extends Error {
  constructor(readonly report: AnnexAImportReport) {
    super('Nothing was loaded.');
  }
}

/** Whether a cell could not be read or a row could not be loaded. List 11 is never loaded, and no fault of the file. */
export function isWrong({ lists, problems }: AnnexAImportReport): boolean {
  return problems.length > 0 || lists.some(({ list, unplaced }) => list !== 11 && unplaced > 0);
}

class Load {
  private readonly facts: Record<string, { added: number; changed: number }> = {};
  private readonly problems: AnnexAProblem[];
  private readonly year: number;

  constructor(
    private readonly db: Write,
    private readonly read: AnnexARead,
    private readonly on: { readonly asOf: PlainDate; readonly authority: string },
  ) {
    this.problems = [...read.problems];
    this.year = yearEndingMarch(on.asOf);
  }

  async run(): Promise<AnnexAImportReport> {
    const { lists } = this.read;
    const children = listChildren(lists);
    const people = await findPeople(this.db, this.on.authority, children);
    const ids = [...people.personOf.values()];
    const standing = await listStandingOf(this.db, personFacts, ids);
    await this.apply(personFacts, planPeople(children, people, { standing, year: this.year }));
    await this.apply(localIdentifierFacts, planIdentifiers(this.on.authority, people, this.year));
    for (const source of factSources) await this.loadKind(source, listStated(source, lists), people.personOf);
    await this.loadEpisodes(people.personOf);
    const on = { asOf: this.on.asOf, personOf: people.personOf };
    await this.loadStatements(listMembership(lists, on), ids, { keepOthers: true });
    const compared = compareLists(lists, await listFromRecord(this.db, this.on.asOf), on);
    await this.loadStatements(compared.statements, ids, { keepOthers: false });
    if (people.fresh.length > 0)
      await loadLikelySame(
        this.db,
        people.fresh.map(({ child }) => people.personOf.get(child) ?? ''),
      );
    return this.report(compared, { children: children.length, newChildren: people.fresh.length });
  }

  private async loadKind(
    source: FactSource,
    stated: readonly StatedFact[],
    personOf: ReadonlyMap<string, string>,
  ): Promise<void> {
    const standing = await listStandingOf(this.db, source.fact, [...personOf.values()]);
    const plan = planFacts(source, {
      year: this.year,
      stated,
      standing,
      personOf: (child) => personOf.get(child),
    });
    await this.apply(source.fact, plan.changes);
    for (const one of plan.unplaced) this.tell(one);
  }

  /** Only of children of whom no episode is known: what a list groups never stands in for what a return says exactly. */
  private async loadEpisodes(personOf: ReadonlyMap<string, string>): Promise<void> {
    const known = await listStandingOf(this.db, episodeFacts, [...personOf.values()]);
    const withEpisodes = new Set(known.map(({ personId }) => personId));
    const { stated, unplaced } = listEpisodes(
      this.read.lists,
      (child) => !withEpisodes.has(personOf.get(child) ?? ''),
    );
    for (const one of unplaced) this.tell(one);
    await this.loadKind({ fact: episodeFacts, key: ['starts'], from: [] }, stated, personOf);
  }

  private async loadStatements(
    said: ComparedLists['statements'],
    ids: readonly string[],
    { keepOthers }: { keepOthers: boolean },
  ): Promise<void> {
    const standing = await listStandingOf(this.db, inspectionStatementFacts, ids);
    const plan = planStatements(said, standing, { asOf: this.on.asOf, year: this.year });
    await this.apply(inspectionStatementFacts, keepOthers ? { ...plan, removed: [] } : plan);
  }

  private async apply(fact: FactTable, changes: FactChanges): Promise<void> {
    const { added, changed, removed } = changes;
    if (added.length + changed.length + removed.length === 0) return;
    if (!(fact.label in this.facts)) await prepareFacts(this.db, fact);
    await applyFacts(this.db, fact, changes);
    const before = this.facts[fact.label] ?? { added: 0, changed: 0 };
    this.facts[fact.label] = { added: before.added + added.length, changed: before.changed + changed.length };
  }

  private tell({ stated: { list, row, child }, because }: Unplaced): void {
    this.problems.push({
      list,
      row,
      column: null,
      value: child,
      problem: `Not loaded: ${because.toLowerCase()}`,
    });
  }

  private report(
    compared: ComparedLists,
    counts: { children: number; newChildren: number },
  ): AnnexAImportReport {
    const lists = this.read.given.map((list) => ({
      list,
      title: getAnnexASpec(list).title,
      rows: this.read.lists[list].rows,
      unplaced:
        list === 11 ? this.read.lists[11].rows : compared.unplaced.filter((one) => one.list === list).length,
      beyond: compared.beyond[list],
    }));
    const { differences, statements } = compared;
    const { asOf } = this.on;
    return {
      loaded: true,
      asOf,
      lists,
      ...counts,
      facts: this.facts,
      statements: statements.length,
      differences,
      problems: this.problems,
    };
  }
}
