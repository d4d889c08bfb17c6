import type { Database, Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import { todayIn } from '../../../platform/dates/instant.ts';
import type { Instant, PlainDate } from '../../../platform/dates/plain-date.ts';
import { addDays } from '../../../platform/dates/plain-date.ts';
import { chooseDay, monthEndsTo } from '../figures/day-rules.ts';
import { findNewestStart } from '../figures/figure-queries.ts';
import { waysToPart } from './group-words.ts';
import { listMeasures } from './list-measures.ts';
import type { Measure } from './measure.ts';
import { isAboutChildren } from './measure.ts';
import { definitionOf } from './measure-definition.ts';
import { listPopulations } from './measure-queries.ts';
import type { ChildPopulation, Counted } from './measure-rules.ts';
import { populationOn, valueOf, valueOfGroup } from './measure-rules.ts';

/** Quarters two years back, and the one that the first of them is compared with, lie in so many months. */
const monthsKept = 27;

/** As the role that counts: nobody is counted whose record is restricted to named people (ADR 16). */
const counter = { account: null, role: 'counter' } as const;

type Clock = { readonly now: () => Instant };

/**
 * Keeps every measure of the day before, of today and of the ends of the last 27 months, where a fact has changed since they
 * were kept. For the night: at the size of a county a day takes some seconds.
 * @returns the days that were kept anew
 */
export async function keepMeasures(database: Database, { now }: Clock): Promise<readonly PlainDate[]> {
  const today = todayIn('Europe/London', now());
  const days = await database.transaction(counter, today, async (db) => {
    await db.run(sql`select insight.forget_counted_otherwise()`);
    return listDays(db, today);
  });
  const kept: PlainDate[] = [];
  for (const day of days) {
    if (await database.transaction(counter, today, (db) => keepDay(db, day))) kept.push(day);
  }
  return kept;
}

/**
 * The same by day, if nothing was kept yet, a return was loaded since (its past months are to be seen at once) or it changed
 * who is counted (what was kept then tells of whom).
 */
export async function keepMeasuresOfLoad(database: Database, clock: Clock): Promise<readonly PlainDate[]> {
  const found = await database.transaction(counter, null, (db) =>
    db.first(sql<{ loaded: boolean }>`select insight.is_loaded_since_night() as loaded`),
  );
  return found?.loaded === true ? keepMeasures(database, clock) : [];
}

/** Newest first, and before all the day that pages open on; none while nobody is recorded. */
async function listDays(db: Write, today: PlainDate): Promise<readonly PlainDate[]> {
  const found = await db.first(
    sql<{ any: boolean }>`select exists (select from reporting.ssd_person) as any`,
  );
  if (found?.any !== true) return [];
  const { day } = chooseDay(undefined, today, await findNewestStart(db, today));
  return [...new Set([day, today, addDays(today, -1), ...[...monthEndsTo(day, monthsKept)].reverse()])];
}

/** Keeps every measure of one day, in one transaction; false where it was kept since the last change. */
export async function keepDay(db: Write, day: PlainDate): Promise<boolean> {
  await db.query(sql`select pg_advisory_xact_lock(hashtext('insight.measure_day'))`);
  const found = await db.first(sql<{ kept: boolean }>`select insight.is_night_kept(${day}) as kept`);
  if (found?.kept === true) return false;
  // What changes from here on is seen by some of the counts and not by others: then the day is kept again.
  await db.query(sql`select insight.mark_night(${day})`);
  const population = populationOn(await listPopulations(db), day);
  const [children, others] = [true, false].map((about) =>
    listMeasures().filter((one) => isAboutChildren(one) === about),
  );
  await keepAll(db, children ?? [], { day, population, ways: ['all', ...waysToPart] });
  await keepAll(db, others ?? [], { day, population, ways: ['all'] });
  return true;
}

type Question = {
  readonly day: PlainDate;
  readonly population: ChildPopulation | undefined;
  readonly ways: readonly string[];
};

type Group = { readonly by: string; readonly group: string; readonly counts: readonly Counted[] };

async function keepAll(db: Write, measures: readonly Measure[], question: Question): Promise<void> {
  const ids = measures.map(({ id }) => id);
  const found = await db.query(
    sql<Group & { measure: string }>`select measure, by, "group", counts
      from insight.count_groups(${ids}::text[], ${question.day}, ${[...question.ways]}::text[])`,
  );
  for (const measure of measures)
    await keepOne(db, measure, { ...question, found: found.filter((one) => one.measure === measure.id) });
}

async function keepOne(
  db: Write,
  measure: Measure,
  { day, population, found }: Question & { readonly found: readonly Group[] },
): Promise<void> {
  const whole = found.find(({ by }) => by === 'all') ?? { by: 'all', group: 'all', counts: [] };
  const rows = [whole, ...found.filter(({ by }) => by !== 'all')].map((one) => ({
    ...one,
    ...(one.by === 'all' ? valueOf(measure, one.counts, population) : valueOfGroup(measure, one.counts)),
  }));
  const definition = definitionOf(measure);
  await db.run(sql`delete from insight.measure_day
    where measure = ${measure.id} and day = ${day} and definition = ${definition}`);
  await db.run(sql`insert into insight.measure_day (measure, day, by, "group", numerator, denominator, value, counts, definition)
    select ${measure.id}, ${day}, r.by, r."group", r.numerator, r.denominator, r.value, r.counts, ${definition}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as r (by text, "group" text, numerator numeric, denominator numeric, value numeric, counts jsonb)`);
}
