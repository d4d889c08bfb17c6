import type { PersonSummary } from '../../modules/people/index.ts';
import { getPersonSummary, listRelationships, siblingLabels } from '../../modules/people/index.ts';
import type { Database, Read } from '../../platform/database/database.ts';
import { sql } from '../../platform/database/database.ts';
import type { PlainDate } from '../../platform/dates/plain-date.ts';
import { instantOn } from './told-days.ts';
import type { AsWorker, ToldChild } from './told-family.ts';
import { tellChild } from './tell-child.ts';
import { tellVisits } from './tell-visits.ts';

type Desk = { readonly account: string; readonly today: PlainDate };

/**
 * Tells what happened lately to the families of one worker's desk, as that worker: visits, plans, promises, wishes, stars and
 * what children want known first. Everything is invented, and goes the way of what a person types. Only in a demonstration
 * database; where anything was told already, nothing changes. Gives how many children were told of.
 */
export async function tellFamilies(database: Database, { account, today }: Desk): Promise<number> {
  const asWorker: AsWorker = (at, work) =>
    database.transaction({ account, role: 'app' }, today, async (db) => {
      await db.query(sql`select set_config('kith.now', ${at}, true)`);
      return work(db);
    });
  const now = instantOn(today, 0, 8);
  const families = await asWorker(now, (db) => listFamilies(db, account));
  const worker = { account, name: await asWorker(now, (db) => nameOf(db, account)) };
  for (const [place, family] of families.entries()) {
    await tellVisits(asWorker, { family, today, isUnfinished: place === 1 });
    for (const child of family) await tellChild(asWorker, { child, worker, today, warned: place });
  }
  return families.flat().length;
}

async function nameOf(db: Read, account: string): Promise<string> {
  const found = await db.first(
    sql<{ name: string }>`select name from workforce.worker where account_id = ${account}::uuid`,
  );
  return found?.name ?? 'Social worker';
}

/** The children of the desk who are under 18, brothers and sisters together, and none where something was told before. */
async function listFamilies(db: Read, account: string): Promise<readonly (readonly ToldChild[])[]> {
  const rows = await db.query(sql<{ id: string; since: PlainDate }>`
    select a.person_id as id, min(a.starts) as since from workforce.allocation a join workforce.worker w on w.id = a.worker_id
     where w.account_id = ${account}::uuid and a.during @> platform.today()
       and exists (select from platform.installation where kind = 'demonstration') and not exists (select from practice.entry)
     group by a.person_id order by a.person_id`);
  const people = await getPersonSummary(
    db,
    rows.map(({ id }) => id),
  );
  const ties = await listRelationships(db, [...people.keys()]);
  const children = rows.flatMap(({ id, since }) => toChild(people.get(id), since));
  const areTogether = (one: ToldChild, other: ToldChild) =>
    ties.some(
      ({ personId, relativeId, relativeIs }) =>
        personId === one.id && relativeId === other.id && siblingLabels.includes(relativeIs),
    );
  return children.reduce<ToldChild[][]>((families, child) => {
    const family = families.find((some) => some.some((one) => areTogether(one, child)));
    family?.push(child);
    return family ? families : [...families, [child]];
  }, []);
}

function toChild(person: PersonSummary | undefined, since: PlainDate): readonly ToldChild[] {
  const isYoung = person && (person.age === null || person.age < 18) && person.diedOn === null;
  return isYoung && person.given ? [{ id: person.id, name: person.given, age: person.age, since }] : [];
}
