import { sql, type Read } from '../platform/database/database.ts';
import type { PlainDate } from '../platform/dates/plain-date.ts';

/** Somebody whom a visitor of the demonstration can be. `children` are those with whom the worker works on the day. */
export type DemoWorker = {
  readonly id: string;
  readonly name: string;
  readonly job: string;
  readonly team: string;
  readonly children: number;
};

/** Workers in post on a day, those with most children first, within each kind of job at most `perJob`. */
export async function listDemoWorkers(db: Read, on: PlainDate, perJob = 3): Promise<readonly DemoWorker[]> {
  return db.query<DemoWorker>(sql`
    with counted as (
      select w.id, w.name, w.job, t.name as team, count(a.id)::int as children
        from workforce.worker w
        join workforce.team t on t.id = w.team_id
        left join workforce.allocation a on a.worker_id = w.id and a.starts <= ${on} and (a.ends is null or a.ends > ${on})
       where w.starts <= ${on} and (w.ends is null or w.ends > ${on})
       group by w.id, t.name
    ), ranked as (
      select *, row_number() over (partition by job order by children desc, id) as place from counted
    )
    select id, name, job, team, children from ranked where place <= ${perJob} order by job, place`);
}
