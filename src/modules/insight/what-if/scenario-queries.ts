import type { Read, Write } from '../../../platform/database/database.ts';
import { sql } from '../../../platform/database/database.ts';
import type { Instant } from '../../../platform/dates/plain-date.ts';
import { newId } from '../../../platform/ids/ids.ts';
import type { NamedChoices } from './choices-form.ts';
import type { ScenarioResult } from './result.ts';
import type { Scenario } from './scenario.ts';
import { parseChoices, parseResult } from './scenario.ts';

type Row = Omit<Scenario, 'choices' | 'result'> & { readonly choices: unknown; readonly result: unknown };

const columns = sql`s.id, s.name, s.choices, s.result, s.saved_at as "savedAt", s.saved_by as "savedBy", s.removed_at is not null as removed,
  (select n.id from insight.scenario n where n.replaces = s.id) as "replacedBy"`;

/** The scenarios that stand, the newest first: neither replaced nor removed. At most `limit`. */
export async function listScenarios(db: Read, limit = 100): Promise<readonly Scenario[]> {
  const rows = await db.query(sql<Row>`select ${columns} from insight.scenario s
    where s.removed_at is null and not exists (select from insight.scenario n where n.replaces = s.id)
    order by s.saved_at desc, s.id desc limit ${limit}`);
  return rows.flatMap(readRow);
}

/** A scenario, also one that was replaced or removed; undefined where there is none or it cannot be read. */
export async function findScenario(db: Read, id: string): Promise<Scenario | undefined> {
  const row = await db.first(sql<Row>`select ${columns} from insight.scenario s where s.id = ${id}`);
  return row && readRow(row)[0];
}

function readRow(row: Row): readonly Scenario[] {
  const choices = parseChoices(row.choices);
  const result = parseResult(row.result);
  return choices && result ? [{ ...row, choices, result }] : [];
}

/** Choices with what they come to. */
export type WorkedOut = NamedChoices & { readonly result: ScenarioResult };

/** Saves a scenario; with `replaces` in place of an earlier one. Undefined where somebody else replaced that one first. */
export async function saveScenario(
  db: Write,
  worked: WorkedOut,
  replaces?: string,
): Promise<string | undefined> {
  const saved = await db.first(sql<{
    id: string;
  }>`insert into insight.scenario (id, replaces, name, choices, result)
    values (${newId()}, ${replaces ?? null}, ${worked.name}, ${JSON.stringify(worked.choices)}, ${JSON.stringify(worked.result)})
    on conflict (replaces) do nothing returning id`);
  return saved?.id;
}

/** Removes a scenario from the list, or puts it back. */
export async function setRemoved(db: Write, id: string, removed: Instant | null): Promise<void> {
  await db.run(sql`update insight.scenario set removed_at = ${removed},
    removed_by = case when ${removed}::timestamptz is null then null else platform.actor() end where id = ${id}`);
}
