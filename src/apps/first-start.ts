import { tellFamilies, writeNorthmoor } from '../demo/index.ts';
import { addDemonstrationAccounts, isDemonstration, listStaffAccounts } from '../modules/access/index.ts';
import type { Role } from '../modules/access/index.ts';
import { askForCheck } from '../modules/returns/index.ts';
import { seatAccount, seatManager } from '../modules/workforce/index.ts';
import type { Database, Write } from '../platform/database/database.ts';
import { sql } from '../platform/database/database.ts';
import { todayIn } from '../platform/dates/instant.ts';
import type { Instant, PlainDate } from '../platform/dates/plain-date.ts';

type FirstStart = {
  readonly empty: boolean;
  readonly now: Instant;
  readonly progress: (text: string) => void;
};

/** How many children are in care in the Northmoor that a first start opens on, and the seed it grows from. */
const northmoor = { children: 300, seed: 1 };

/** With nothing in the database and nothing said, Kith opens on Northmoor. Later starts find everything in place. */
export async function prepareFirstStart(
  database: Database,
  { empty, now, progress }: FirstStart,
): Promise<void> {
  const today = todayIn('Europe/London', now);
  const isFirst = !empty && (await isUnused(database));
  if (isFirst) {
    progress('Nothing is loaded yet: making Northmoor, a county whose people are all invented …');
    await writeNorthmoor(database, { ...northmoor, endDate: today });
    await askForCheck(database);
  }
  await prepareDemonstration(database, today);
  if (isFirst) await tellDesk(database, today);
}

/** What the social worker of the demonstration wrote down lately, so that no page of theirs is bare. */
async function tellDesk(database: Database, today: PlainDate): Promise<void> {
  const holder = await database.transaction({ account: null, role: 'loader' }, today, async (db) =>
    (await listStaffAccounts(db)).find(({ roles }) => roles.includes('social worker')),
  );
  if (holder) await tellFamilies(database, { account: holder.id, today });
}

/** In a demonstration database: an account for every role, and a desk with children for those who see only their own. */
export function prepareDemonstration(database: Database, today: PlainDate): Promise<void> {
  return database.transaction({ account: null, role: 'loader' }, today, async (db) => {
    if (!(await isDemonstration(db))) return;
    await addDemonstrationAccounts(db, today);
    await giveDesks(db);
  });
}

const withDesk = ['social worker', 'personal adviser'] as const satisfies readonly Role[];

async function giveDesks(db: Write): Promise<void> {
  const accounts = await listStaffAccounts(db);
  const holderOf = (role: Role) => accounts.find(({ roles }) => roles.includes(role));
  for (const job of withDesk) {
    const holder = holderOf(job);
    if (holder) await seatAccount(db, { account: holder.id, job });
  }
  const [manager, worker] = [holderOf('team manager'), holderOf('social worker')];
  if (manager && worker) await seatManager(db, { account: manager.id, name: manager.name, of: worker.id });
}

async function isUnused(database: Database): Promise<boolean> {
  const found = await database.transaction({ account: null, role: 'loader' }, null, (db) =>
    db.first(sql`select from platform.installation`),
  );
  return found === undefined;
}
