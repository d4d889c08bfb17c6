import { sql } from '../../../platform/database/database.ts';
import type { Write } from '../../../platform/database/database.ts';

type Seat = { readonly account: string; readonly job: string };

/**
 * In a demonstration: gives an account the desk of the worker of that job ('social worker') with the most children today,
 * so that whoever stands in these shoes sees that worker's children. Without such a worker, or with a desk already,
 * nothing changes. Runs as loader.
 */
export async function seatAccount(db: Write, { account, job }: Seat): Promise<void> {
  await db.run(sql`
    update workforce.worker set account_id = ${account}
     where not exists (select from workforce.worker where account_id = ${account})
       and id = (select w.id from workforce.worker w join workforce.allocation a on a.worker_id = w.id
                  where lower(w.job) = ${job} and w.account_id is null and a.during @> platform.today()
                  group by w.id order by count(*) desc, w.id limit 1)`);
}

type Manager = { readonly account: string; readonly name: string; readonly of: string };

/** In a demonstration: seats an account as the manager of the team that another account's worker is in. Runs as loader. */
export async function seatManager(db: Write, { account, name, of }: Manager): Promise<void> {
  const desk = await db.first(sql<{ id: string }>`
    insert into workforce.worker (id, name, job, team_id)
    select gen_random_uuid(), ${name}, 'Team manager', w.team_id
      from workforce.worker w
     where w.account_id = ${of} and w.team_id is not null
       and not exists (select from workforce.worker where account_id = ${account})
    returning id`);
  // What an account sees follows from changes of its desk (migration 0023), not from a desk that is new.
  if (desk) await db.run(sql`update workforce.worker set account_id = ${account} where id = ${desk.id}`);
}
