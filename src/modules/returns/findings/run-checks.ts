import type { Database, Write } from '../../../platform/database/database.ts';
import { todayIn } from '../../../platform/dates/instant.ts';
import type { Instant, PlainDate } from '../../../platform/dates/plain-date.ts';
import { listCurrentYears } from '../years/year-rules.ts';
import { compareFindings, keepRowNumbers } from './compare-rules.ts';
import type { CheckReason, Wanted, YearOfForm } from './check-queries.ts';
import {
  listAlike,
  listOpen,
  saveComparison,
  saveRun,
  takeWanted,
  takeWantedApart,
  wantCheck,
  wantWhereCountedOtherwise,
} from './check-queries.ts';
import { checkedForms } from './finding.ts';
import type { CheckedForm, FormRun } from './finding.ts';
import { projectCensus } from './live-census.ts';
import { projectLive, traceOnce } from './live-return.ts';
import type { TraceYear } from './live-return.ts';
import { runCin } from './run-cin.ts';
import { runSsda903 } from './run-ssda903.ts';

const asLoader = { account: null, role: 'loader' } as const;
/** What is found is shown to many: whose record is kept to named people is not compared with anybody's (ADR 16). */
const asCounter = { account: null, role: 'counter' } as const;

/** The two clocks of a run: what time it is, and how long things take. */
export type RunClock = { readonly now: () => Instant; readonly ticks: () => number };

/**
 * Does the checks that are wanted, until none is. Safe to call at any time and in several processes: one works at a time,
 * and what it takes is done and written in one transaction. A failure leaves all as it was, to be tried again.
 */
export async function runWantedChecks(database: Database, clock: RunClock): Promise<void> {
  await database.transaction(asLoader, null, wantWhereCountedOtherwise);
  for (;;) {
    const apart = await database.transaction(asLoader, todayOf(clock), (db) => runApart(db, clock));
    const done = await database.transaction(asCounter, todayOf(clock), async (db) => {
      const wanted = await takeWanted(db);
      if (wanted.length > 0) await runChecks(db, wanted, clock);
      return wanted.length;
    });
    if (done + apart === 0) return;
  }
}

/**
 * Checks those whose records are kept to named people, for these: apart from everybody's, so that no finding about another
 * child, no count and no figure tells of them. Gives how many of them were waited for by themselves.
 */
async function runApart(db: Write, clock: RunClock): Promise<number> {
  const { people, waitedFor } = await takeWantedApart(db);
  if (people.length > 0) await runFor(db, people, await listAlike(db, people), clock);
  return waitedFor;
}

/** Notes that everybody is to be checked after what was loaded; the worker does it within a minute. */
export function askForCheck(database: Database): Promise<void> {
  return database.transaction(asLoader, null, (db) => wantCheck(db, 'import'));
}

/** Checks everybody, as each night does. */
export async function checkEverybody(database: Database, clock: RunClock, why: CheckReason): Promise<void> {
  await database.transaction(asLoader, null, (db) => wantCheck(db, why));
  await runWantedChecks(database, clock);
}

async function runChecks(db: Write, wanted: readonly Wanted[], clock: RunClock): Promise<void> {
  const everybody = wanted.find(({ personId }) => personId === null);
  if (everybody) return runAll(db, everybody.why === 'change' ? 'asked' : everybody.why, clock);
  const people = [...new Set(wanted.flatMap(({ personId }) => personId ?? []))];
  await runSome(db, people, clock);
}

const todayOf = (clock: RunClock) => todayIn('Europe/London', clock.now());

function listRuns(today: PlainDate): readonly YearOfForm[] {
  const years = listCurrentYears(today);
  return checkedForms.flatMap((form) => years.map((year) => ({ form, year })));
}

async function runAll(db: Write, why: Exclude<CheckReason, 'change'>, clock: RunClock): Promise<void> {
  const scope = { trace: traceOnce(db) };
  for (const of of listRuns(todayOf(clock))) {
    const [now, start] = [clock.now(), clock.ticks()];
    const run = await runners[of.form](db, { year: of.year, today: todayOf(clock), now }, scope);
    await saveComparison(db, of, compareFindings(await listOpen(db, of, undefined), run.found), now);
    await saveRun(db, { ...of, why, run, now, tookMs: clock.ticks() - start });
  }
}

/**
 * Checks these people at once. A rule against two children with the same number looks at others too, so those who share
 * one with them are checked beside them, and those who share one with those are read.
 */
async function runSome(db: Write, people: readonly string[], clock: RunClock): Promise<void> {
  const checked = await listAlike(db, people);
  await runFor(db, checked, await listAlike(db, checked), clock);
}

/** Writes down what is found about `checked`; `alike` are read beside them. */
async function runFor(
  db: Write,
  checked: readonly string[],
  alike: readonly string[],
  clock: RunClock,
): Promise<void> {
  const scope = { trace: traceOnce(db, alike), people: alike };
  for (const of of listRuns(todayOf(clock))) {
    const at = { year: of.year, today: todayOf(clock), now: clock.now() };
    const { found } = await runners[of.form](db, at, scope);
    const theirs = found.filter(({ personId }) => personId !== null && checked.includes(personId));
    const open = await listOpen(db, of, checked);
    await saveComparison(db, of, compareFindings(open, keepRowNumbers(open, theirs)), clock.now());
  }
}

type RunAt = { readonly year: number; readonly today: PlainDate; readonly now: Instant };

/** Whose rows are looked at, everybody's where nobody is named; and what several runs share. */
type Scope = { readonly trace: TraceYear; readonly people?: readonly string[] };

/** Each form's own runner. */
const runners: Readonly<Record<CheckedForm, (db: Write, at: RunAt, scope: Scope) => Promise<FormRun>>> = {
  ssda903: async (db, at, { trace }) => runSsda903(await projectLive(db, at, trace)),
  cin: async (db, at, { people }) => runCin(await projectCensus(db, at, people)),
};
